"use strict";
// The cursor over the plots follows the clip; a click in a plot or on a picture leads it there.
(() => {
  const video = document.querySelector("video");
  const plots = Array.from(document.querySelectorAll(".plot"));
  if (!video || !plots.length) return;
  const {first, last, left, width} = document.body.dataset;
  const from = Number(first), reach = Number(last) - from || 1;
  const begin = Number(left), across = Number(width);
  const cursors = plots.map((plot) => {
    const line = document.createElement("span");
    line.className = "cursor";
    plot.append(line);
    plot.classList.add("live");
    plot.addEventListener("click", (event) => {
      const box = plot.getBoundingClientRect();
      const share = ((event.clientX - box.left) / box.width - begin) / across;
      video.currentTime = Math.min(1, Math.max(0, share)) * reach;
    });
    return line;
  });
  const follow = () => {
    const share = Math.min(1, Math.max(0, video.currentTime / reach));
    for (const line of cursors) line.style.left = 100 * (begin + across * share) + "%";
    if (!video.paused) requestAnimationFrame(follow);
  };
  for (const name of ["play", "seeking", "seeked", "timeupdate", "loadedmetadata"]) {
    video.addEventListener(name, follow);
  }
  for (const link of document.querySelectorAll("a[data-at]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      video.currentTime = Number(link.dataset.at) - from;
      video.scrollIntoView({block: "nearest"});
    });
  }
  document.querySelector(".hint").hidden = false;
  follow();
})();
