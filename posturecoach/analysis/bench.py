"""What the program costs on this machine, as ratios to the bare landmarkers in one run.

Milliseconds differ from machine to machine and from hour to hour; a ratio of two
things measured in turn on the same frames does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from posturecoach.analysis.bench_journal import journal_costs
from posturecoach.analysis.cost import Cost
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Session
from posturecoach.vision.bare import BareLandmarker
from posturecoach.vision.clips import write_enlarged
from posturecoach.vision.frame import Frame, Trouble
from posturecoach.vision.models import PoseModel
from posturecoach.vision.sources import open_source

ROUNDS = 2
LAUNCHES = 3
MOST_ADDED = 0.15
LATEST_FIRST_LOOK_S = 2.0
MOST_MEMORY_MB = 235.0
MOST_WINDOW = 1.5
LONGEST_BLOCK_MS = 50.0
LIVE_SIZE = (1280, 720)
LIVE_PER_S = 30.0
LIVE_S = 12.0
WARM_UP_LOOKS = 30  # networks run slower at first, and caches fill


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds for all frames once: on the processors (every thread), and on the wall."""

    cpu_s: float
    wall_s: float


def bench(model: PoseModel) -> Iterator[Cost]:
    """Yield the costs of this machine, as they become known; about three minutes.

    Look at nothing else meanwhile: other programs make every number worse.
    """
    # Each in processes of their own, and first: before this one grows.
    yield from _launch(model)
    yield from _window(model)
    yield from _looking(model)
    yield from journal_costs()


def _launch(model: PoseModel) -> Iterator[Cost]:
    """From launch to first look, and the largest memory, in fresh processes."""
    command = [sys.executable, "-m", "posturecoach", "watch", "--demo", "--json", "--model", model]
    firsts, peaks = zip(*(_watched(command) for _ in range(LAUNCHES)), strict=True)
    what = "from launch to the first look, models included"
    yield Cost("first_look_s", what, median(firsts), "s", LATEST_FIRST_LOOK_S)
    _, bare_mb = _watched([sys.executable, "-c", _BARE_PROGRAM, model])
    watch_mb = None if None in peaks else max(peaks)
    yield Cost("peak_watch_mb", "largest memory of watch", watch_mb, "MB", MOST_MEMORY_MB)
    yield Cost("peak_bare_mb", "the same of the bare landmarkers with OpenCV", bare_mb, "MB")


# Looks at the sample clip with the bare landmarkers and says a line at each picture, as
# `watch --json` does.
_BARE_PROGRAM = "import sys; from posturecoach.analysis.bench import bare; bare(sys.argv[1])"


def bare(model: PoseModel) -> None:
    """Call the bare landmarkers on the sample clip: the program whose memory is compared."""
    source = open_source(str(sample_clip()))
    with BareLandmarker(model) as landmarker:
        for item in source:
            if isinstance(item, Frame):
                landmarker.call(*landmarker.ready([item]))
                print("{}", flush=True)  # noqa: T201 - read by `_watched`
    source.close()


def _watched(command: list[str]) -> tuple[float, float | None]:
    """Run `command`; return the seconds to its first line, and its peak memory in MB."""
    began_s = perf_counter()
    first_s, peak_mb = None, None
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own
        if process.stdout is None:
            raise AssertionError(command)
        for _ in process.stdout:
            if first_s is None:
                first_s = perf_counter() - began_s
            # Asked again and again, for at the end there is nobody left to ask.
            peak_mb = _peak_mb(process.pid) or peak_mb
    if process.returncode != 0 or first_s is None:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return first_s, peak_mb


def _peak_mb(pid: int) -> float | None:
    """Return the largest memory of a running process; None where the system does not say.

    Not `getrusage`: on Linux its number starts with what the parent held at the fork.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    kilobytes = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(kilobytes[0]) * 1024 / 1e6 if kilobytes else None


def _window(model: PoseModel) -> Iterator[Cost]:
    """Compare the window with `watch`: the same 720p clip at 30 looks a second, in turn."""
    with TemporaryDirectory() as folder:
        clip = Path(folder) / "live.mp4"
        write_enlarged(sample_clip(), clip, LIVE_SIZE, LIVE_PER_S)
        watch = _asked(_WATCH_PROGRAM, clip, model)
        window = _asked(_WINDOW_PROGRAM, clip, model)
    share = None
    if watch and window:
        share = (window["cpu_s"] / window["looks"]) / (watch["cpu_s"] / watch["looks"])
    what = "processor time of the window, of that of watch, per look at 720p"
    yield Cost("window_share", what, share, "", MOST_WINDOW)
    block_ms = window["gui_block_ms_max"] if window else None
    what = "longest time that the window's thread was blocked"
    yield Cost("gui_block_ms", what, block_ms, "ms", LONGEST_BLOCK_MS)
    rate = window["looks"] / window["wall_s"] if window else None
    yield Cost("window_looks_per_s", "looks per second in the window, of 30", rate, "/s")


# The rooms above this one are not imported but run, as a user would run them.
_WATCH_PROGRAM = (
    "import sys; from posturecoach.analysis.bench import watch_cost;"
    "watch_cost(sys.argv[1], sys.argv[2])"
)
_WINDOW_PROGRAM = (
    "import json, sys; from posturecoach.desktop.cost import measure_window;"
    f"print(json.dumps(measure_window(sys.argv[1], {LIVE_S}, looks_per_s={LIVE_PER_S},"
    " model=sys.argv[2])))"
)


def watch_cost(spec: str, model: PoseModel) -> None:
    """Look as `watch --json` does, and print what that cost after the first second."""
    source = open_source(spec, looks_per_s=LIVE_PER_S, realtime=True)
    spent, looks = _stopwatch(), 0
    for number, look in enumerate(Session(source, model=model, rules=zone_rules()).looks()):
        json.dumps(look.to_json())
        if number == WARM_UP_LOOKS:
            spent = _stopwatch()
        elif number > WARM_UP_LOOKS:
            looks += 1
            if spent().wall_s > LIVE_S:
                break
    print(json.dumps({"cpu_s": spent().cpu_s, "looks": looks}))  # noqa: T201 - read by `_asked`


def _asked(program: str, clip: Path, model: PoseModel) -> dict[str, float] | None:
    """Run `program`; return the JSON it prints, or None where it cannot run (no display)."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program, str(clip), model],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return None
    answer: dict[str, float] = json.loads(done.stdout)
    return answer if answer["looks"] else None


def _looking(model: PoseModel) -> Iterator[Cost]:
    """Compare a look with the bare landmarkers, in turn on each decoded frame.

    Medians over the frames: another program that runs for a moment makes some looks
    dearer, of both, but not half of them. The first look, at which everybody in the
    picture is looked for, is therefore not in them; `first_look_s` holds it.
    """
    began_s = process_time()
    frames = _decoded()
    decode_s = process_time() - began_s
    bare, ours = [], []
    for _ in range(ROUNDS):
        for one, other in _in_turn(frames, model):
            bare.append(one)
            ours.append(other)
    bare_ms, ours_ms = (1000.0 * median(s.cpu_s for s in spent) for spent in (bare, ours))
    what = "what we add to the landmarkers' processor time at each look"
    yield Cost("added_share", what, ours_ms / bare_ms - 1.0, "", MOST_ADDED)
    yield Cost("bare_ms", "processor time of the bare landmarkers per look", bare_ms, "ms")
    yield Cost("look_ms", "processor time of a whole look", ours_ms, "ms")
    decode_ms = 1000.0 * decode_s / len(frames)
    yield Cost("decode_ms", "decoding a picture of the clip, not in it", decode_ms, "ms")
    fastest = 1.0 / median(spent.wall_s for spent in ours)
    yield Cost("looks_per_s", "looks per second, if nothing slows it", fastest, "/s")


def _in_turn(frames: Sequence[Frame], model: PoseModel) -> Iterator[tuple[Spent, Spent]]:
    """Yield what each frame cost the bare landmarkers and us."""
    looks = Session(_Again(frames), model=model, rules=zone_rules()).looks()
    with BareLandmarker(model) as landmarker:
        for image in landmarker.ready(frames):
            spent = _stopwatch()
            landmarker.call(image)
            bare = spent()
            spent = _stopwatch()
            next(looks)
            yield bare, spent()
    looks.close()


def _decoded() -> list[Frame]:
    source = open_source(str(sample_clip()))
    try:
        return [item for item in source if isinstance(item, Frame)]
    finally:
        source.close()


class _Again:
    """Hand decoded frames over again."""

    name = "the sample clip, decoded"
    live = False
    stills = False

    def __init__(self, frames: Sequence[Frame]) -> None:
        self.looks_per_s: float | None = None
        self.total: int | None = len(frames)
        self._frames = frames

    def __iter__(self) -> Iterator[Frame | Trouble]:
        yield from self._frames

    def close(self) -> None:
        """Do nothing: nothing is held."""


def _stopwatch() -> Callable[[], Spent]:
    """Return what tells how much has been spent since now."""
    cpu_s, wall_s = process_time(), perf_counter()
    return lambda: Spent(process_time() - cpu_s, perf_counter() - wall_s)
