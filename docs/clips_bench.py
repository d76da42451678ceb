"""What `analyze` costs beyond its networks, and how much faster two processes are.

    python docs/clips_bench.py            # clips made of the sample clip; five minutes
    python docs/clips_bench.py CLIP... --folder FOLDER

Ratios of things measured in turn on this computer. Other programs at work on the same cores
make both ratios worse: let nothing else run. What is printed is told in docs/clips.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, time

from posturecoach.analysis.amounts import amounts
from posturecoach.analysis.inputs import Input, inputs
from posturecoach.samples import sample_clip
from posturecoach.vision.clips import write_enlarged

ROUNDS = 3
SIZES = {"720p": (1280, 720), "1080p": (1920, 1080)}
COPIES = 7  # of the sample clip, of different lengths, where no folder is named

# Decoding and both networks, one after the other, and nothing else; their loading included.
_BARE = """
import json, sys
from time import perf_counter
from posturecoach.vision.bare import BareLandmarker
from posturecoach.vision.sources import open_source
began = perf_counter()
decoding, count = 0.0, 0
source = open_source(sys.argv[1])
frames = iter(source)
with BareLandmarker(sys.argv[2]) as landmarker:
    while True:
        at = perf_counter()
        frame = next(frames, None)
        decoding += perf_counter() - at
        if frame is None:
            break
        landmarker.call(*landmarker.ready([frame]))
        count += 1
print(json.dumps({"frames": count, "s": perf_counter() - began, "decode_s": decoding}))
"""
# The same of `analyze` in one process, until its files are in place.
_OURS = """
import json, sys
from pathlib import Path
from time import perf_counter
from posturecoach.analysis.analyze import Manner, Measuring, Task
from posturecoach.analysis.inputs import Input
began = perf_counter()
out = Path(sys.argv[3])
task = Task(Input(Path(sys.argv[1]), "clip"), Manner(model=sys.argv[2]), out, out)
count = sum(1 for _ in Measuring(task)) - 1
print(json.dumps({"frames": count, "s": perf_counter() - began}))
"""


def main() -> None:
    """Print the numbers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("clips", nargs="*", type=Path, help="measured in one process")
    parser.add_argument("--folder", type=Path, help="measured by one process and by two")
    parser.add_argument("--model", default="full", choices=("lite", "full", "heavy"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    with TemporaryDirectory() as scratch:
        here = Path(scratch)
        print(f"load of this computer before: {os.getloadavg()[0]:.2f}")
        alone(asked.clips or enlarged(here), asked.model, asked.rounds, here)
        together(asked.folder or copies(here), asked.model, here)


def enlarged(here: Path) -> list[Path]:
    """Return the sample clip at 720p and 1080p."""
    clips = [sample_clip()]
    for name, size in SIZES.items():
        clips.append(here / f"{name}.mp4")
        write_enlarged(sample_clip(), clips[-1], size, 10.0)
    return clips


def copies(here: Path) -> Path:
    """Return a folder of clips, the longest last in their order of names."""
    folder = here / "clips"
    folder.mkdir()
    for number in range(1, COPIES + 1):
        write_enlarged(sample_clip(), folder / f"{number}.mp4", (640, 480), 2.0 * number, times=1)
    return folder


def alone(clips: Sequence[Path], model: str, rounds: int, here: Path) -> None:
    """Print what one process takes, as a ratio to decoding and inference, in turn."""
    print("\none process: analyze / (decoding + inference), seconds of the median round")
    for number, clip in enumerate(clips):
        out = here / f"alone{number}"
        out.mkdir()
        pairs = [(run(_BARE, clip, model), run(_OURS, clip, model, out)) for _ in range(rounds)]
        bare = median(b["s"] for b, _ in pairs)
        ours = median(o["s"] for _, o in pairs)
        ratio = median(o["s"] / b["s"] for b, o in pairs)
        decoding = median(b["decode_s"] for b, _ in pairs)
        count = pairs[0][1]["frames"]
        print(
            f"  {clip.parent.name}/{clip.name}: {count} frames, bare {bare:.2f} s "
            f"(decoding {decoding:.2f}), analyze {ours:.2f} s, ratio {ratio:.2f}"
        )


def together(folder: Path, model: str, here: Path) -> None:
    """Print what two processes take beside one, and what their order alone would allow."""
    things = inputs([folder])
    one = analyzed(folder, model, here / "one", 1)
    two = analyzed(folder, model, here / "two", 2)
    same = contents(here / "one") == contents(here / "two")
    each = spent(things, here / "one", one.began)
    known = amounts(things)
    print(f"\n{len(things)} inputs in {folder}")
    print(f"  one process: {one.wall_s:.1f} s, {one.cpu_s:.1f} s of processor time")
    print(f"  two: {two.wall_s:.1f} s, {two.cpu_s:.1f} s of processor time")
    print(f"  ratio of the wall times: {one.wall_s / two.wall_s:.2f}")
    for name, order in (
        ("as named", things),
        ("longest first, as estimated", sorted(things, key=lambda thing: -known[thing])),
        ("longest first, as it was", sorted(things, key=lambda thing: -each[thing])),
    ):
        ratio = sum(each.values()) / makespan([each[thing] for thing in order], 2)
        print(f"  ratio that the order allows ({name}): {ratio:.2f}")
    busy = two.cpu_s / two.wall_s
    print(f"  cores in use by two: {busy:.2f}; the same results: {same}")


class Ran:
    """One run of `analyze`: when it began, and what it took on the wall and the processors."""

    def __init__(self, command: Sequence[str]) -> None:
        before = os.times()
        self.began = time()
        start = perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        self.wall_s = perf_counter() - start
        after = os.times()
        self.cpu_s = sum(after[2:4]) - sum(before[2:4])


def analyzed(folder: Path, model: str, out: Path, jobs: int) -> Ran:
    """Run the command as a user would."""
    command = ["analyze", str(folder), "-o", str(out), "--jobs", str(jobs), "--model", model]
    return Ran([sys.executable, "-m", "posturecoach", *command])


def spent(things: Sequence[Input], out: Path, began: float) -> dict[Input, float]:
    """Return the seconds that each input took in one process: between ends of their files."""
    ends = {thing: (out / f"{thing.stem}.jsonl").stat().st_mtime for thing in things}
    found, last = {}, began
    for thing, end in sorted(ends.items(), key=lambda pair: pair[1]):
        found[thing], last = end - last, end
    return found


def makespan(each: Sequence[float], jobs: int) -> float:
    """Return how long `jobs` processes take that fetch the inputs in this order."""
    until = [0.0] * jobs
    for seconds in each:
        until[until.index(min(until))] += seconds
    return max(until)


def contents(out: Path) -> dict[str, bytes]:
    """Return the results."""
    return {path.name: path.read_bytes() for path in out.glob("*.*") if path.suffix != ".ndjson"}


def run(program: str, *arguments: object) -> dict[str, float]:
    """Return the numbers that a program prints."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    numbers: dict[str, float] = json.loads(done.stdout)
    return numbers


if __name__ == "__main__":
    main()
