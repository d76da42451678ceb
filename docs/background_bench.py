"""What a day in the background costs: the window hidden, a camera running, somebody at a desk.

    QT_QPA_PLATFORM=offscreen python docs/background_bench.py [--minutes 10] [--model full]

A process of its own sends the sample clip's person as a 720p stream of motion JPEG, 30 pictures
a second with a camera's noise: mostly still, a small movement every 8 s, another posture every
three minutes, away for a tenth of the time. The program's own window looks at it, hidden.
Printed: processor time of the program as a share of one core, how many pictures were looked at
with the networks, and what the bare networks would cost for as many; how long after a change
of posture began a zone was another one; memory. Ratios matter; look at nothing else meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np

from posturecoach.samples import sample_clip
from posturecoach.vision.opencv import cv2
from posturecoach.vision.reel import Reel

PER_S = 30.0
CHANGE_S, SMALL_S, AWAY_S = 180.0, 8.0, 600.0
QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 80]  # some 100 kB, as a webcam sends
MOVE_S = 2.0  # so long a change of posture takes
EASY, SLUMPED = 8, 75  # pictures of the sample clip, ten a second


def script(time_s: float) -> tuple[int | None, str]:
    """Return which picture of the clip is shown, and what happens; None: nobody."""
    if time_s % AWAY_S > 0.9 * AWAY_S:
        return None, "away"
    phase = time_s % (2 * CHANGE_S)
    since = phase % CHANGE_S
    slumped = phase >= CHANGE_S
    if slumped and since < MOVE_S:
        return round(20 + (SLUMPED - 20) * since / MOVE_S), "change"
    if not slumped and time_s >= CHANGE_S and since < MOVE_S:
        return round(90 + 27 * since / MOVE_S), "change back"
    rest = SLUMPED if slumped else EASY
    small = time_s % SMALL_S
    return rest + (round(6 * np.sin(np.pi * small)) if small < 1.0 else 0), "rest"


class Film:
    """The pictures as JPEG, each with one of four kinds of noise."""

    def __init__(self) -> None:
        self._jpegs: dict[tuple[int | None, int], bytes] = {}
        with closing(Reel(Path(sample_clip()))) as reel:
            self._raw = [reel.at(n / 10)[1] for n in range(120)]
        rows, columns = self._raw[0].shape[:2]
        edge = self._raw[0][:, : columns // 5]
        self._empty = cv2.resize(edge, (columns, rows))
        rng = np.random.default_rng(1)
        self._noise = [rng.normal(0.0, 2.0, (720, 1280, 3)) for _ in range(4)]

    def jpeg(self, at: int | None, number: int) -> bytes:
        """Return one as JPEG."""
        key = (at, number % 4)
        if key not in self._jpegs:
            raw = self._empty if at is None else self._raw[max(0, min(119, at))]
            # Cut, not stretched or padded: in a wide picture a face takes as much of it.
            large = cv2.resize(raw, (1280, 960), interpolation=cv2.INTER_CUBIC)[180:900]
            shaken = np.clip(large + self._noise[key[1]], 0, 255).astype(np.uint8)
            self._jpegs[key] = cv2.imencode(".jpg", shaken, QUALITY)[1].tobytes()
        return self._jpegs[key]


def serve() -> None:
    """Send the film to whoever asks; say the port, and when it began."""
    film = Film()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=--x")
            self.end_headers()
            number = 0
            try:
                while True:
                    at, _ = script(max(0.0, time.monotonic() - began()))
                    body = film.jpeg(at, number)
                    head = f"--x\r\nContent-Type: image/jpeg\r\nContent-Length: {len(body)}\r\n\r\n"
                    self.wfile.write(head.encode() + body + b"\r\n")
                    number += 1
                    time.sleep(1 / PER_S)
            except OSError:
                return

    start = time.monotonic() + 45.0  # the program starts and learns a neutral meanwhile

    def began() -> float:
        return start

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(json.dumps({"port": server.server_port, "began": start}), flush=True)
    server.serve_forever()


def bare_ms(model: str) -> float:
    """Return processor milliseconds of the bare networks for one picture."""
    from posturecoach.vision.bare import BareLandmarker
    from posturecoach.vision.frame import Frame

    with closing(Reel(Path(sample_clip()))) as reel:
        frames = [Frame(n / 10, reel.at(n / 10)[1]) for n in range(60)]
    with BareLandmarker(model) as landmarker:
        for frame in frames[:20]:
            landmarker.call(*landmarker.ready([frame]))
        before = time.process_time()
        for frame in frames[20:]:
            later = replace(frame, time_s=frame.time_s + 100)
            landmarker.call(*landmarker.ready([later]))
        return 1000 * (time.process_time() - before) / 40


def memory_mb() -> float:
    """Return what is resident now, in 10^6 bytes."""
    words = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(one for one in words.splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6


def watch(minutes: float, model: str) -> dict[str, object]:
    """Look at the stream with the hidden window; return what it cost."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["POSTURECOACH_HOME"] = home
        from posturecoach.desktop.keeper import Keeper
        from posturecoach.desktop.opening import application
        from posturecoach.desktop.window import MainWindow, Wishes
        from posturecoach.rulebook import zone_rules

        sender = subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE)
        told = json.loads(sender.stdout.readline())
        _app = application()
        keeper = Keeper(Path(home) / "settings.toml", Path(home) / "neutral.toml")
        keeper.change(replace(keeper.settings, agreed="2026-01-01T00:00:00+00:00", model=model))
        url = f"http://127.0.0.1:{told['port']}/"
        window = MainWindow(keeper, zone_rules(None), Wishes(source=url), senses=list)
        looks: list[tuple[float, dict[str, str]]] = []

        def see(shown: object) -> None:
            zones = {k: str(f.zone) for k, f in shown.look.findings.items()}
            looks.append((time.monotonic() - told["began"], zones))

        window.looking.shown.connect(see)
        learned: list[object] = []
        window.looking.learned.connect(lambda neutral, _: learned.append(neutral))
        window.show()
        window.begin()
        spin(told["began"] - 35.0)
        window.looking.learn(12.0)
        spin(told["began"] - 5.0)
        if not learned:
            raise RuntimeError("no neutral was learned from the stream: nothing is measured")
        window.hide()
        spin(told["began"])
        stats = Counted(window.looking._thread._opened[0])
        cpu, wall, threads = time.process_time(), time.monotonic(), by_thread()
        first_mb = memory_mb()
        spin(told["began"] + 60 * minutes)
        spent, lasted = time.process_time() - cpu, time.monotonic() - wall
        more = {name: now - threads.get(name, 0.0) for name, now in by_thread().items()}
        found = {
            "model": model,
            "minutes": round(lasted / 60, 2),
            "share_of_one_core": round(spent / lasted, 4),
            "by_thread": {k: round(v / lasted, 4) for k, v in more.items() if v > lasted / 2000},
            "glances": stats.glances,
            "looks": stats.looks,
            "memory_mb": round(memory_mb(), 1),
            "memory_first_mb": round(first_mb, 1),
            "delays_s": delays(looks, 60 * minutes),
        }
        window.close()
        window.wait(10)
        sender.kill()
        return found


def by_thread() -> dict[str, float]:
    """Return processor seconds of each thread so far, by name; those without are Qt's, or C's."""
    names = {one.native_id: one.name for one in threading.enumerate()}
    spent: dict[str, float] = {}
    tick = os.sysconf("SC_CLK_TCK")
    for task in Path("/proc/self/task").iterdir():
        words = (task / "stat").read_text(encoding="ascii", errors="replace")
        after = words.rpartition(")")[2].split()
        name = names.get(int(task.name), words[words.index("(") + 1 : words.rindex(")")])
        spent[name] = spent.get(name, 0.0) + (int(after[11]) + int(after[12])) / tick
    return spent


class Counted:
    """How many frames were handed out, and how many were decoded."""

    def __init__(self, source: object) -> None:
        self.glances = self.looks = 0
        inner = source._frame

        def frame(*args: object, **kwargs: object) -> object:
            made = inner(*args, **kwargs)
            self.glances += 1
            self.looks += not made.still
            return made

        source._frame = frame


def spin(until_s: float) -> None:
    """Let the window live until a moment of the monotonic clock; wake for events alone."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(max(0, round(1000 * (until_s - time.monotonic()))), loop.quit)
    loop.exec()


def delays(looks: list[tuple[float, dict[str, str]]], end_s: float) -> list[float | None]:
    """Return, for each change of posture, after how many seconds a zone was another one."""
    found: list[float | None] = []
    at = CHANGE_S
    while at + 30 < end_s:
        before = [zones for time_s, zones in looks if time_s < at and zones]
        later = (t for t, z in looks if t > at and z and before and z != before[-1])
        first = next(later, None)
        if script(at - 1.0)[1] != "away" and script(at + 1)[1] != "away":
            found.append(None if first is None else round(first - at, 2))
        at += CHANGE_S
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--model", default="full")
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--bare", action="store_true")
    asked = parser.parse_args()
    if asked.serve:
        serve()
        return
    if asked.bare:
        print(bare_ms(asked.model))
        return
    command = [sys.executable, __file__, "--bare", "--model", asked.model]
    bare = float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    found = watch(asked.minutes, asked.model)
    seconds = 60 * found["minutes"]
    found["bare_ms"] = round(bare, 1)
    found["looks_times_bare_share"] = round(found["looks"] * bare / 1000 / seconds, 4)
    print(json.dumps(found, indent=1))
    os._exit(0)


if __name__ == "__main__":
    main()
