"""Measure the program's own jitter: ``python docs/jitter.py [--data DIR] [--toml FILE]``.

Prints the table of docs/measures.md. Every look comes out of a `Session` with all of its
smoothing and gates; nothing of what was looked at is kept, only the numbers printed.

Three kinds of pieces: the rendered sequences, less their truth, so that movement is no
noise; rendered stills that a camera with fresh noise looks at for 12 s, so that truly
nothing moves; and clips of real people, whose own small movements count as noise.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from posturecoach.analysis.evaluate import COMPARED
from posturecoach.ergonomics.zones import RuleState, Zone, rules_for
from posturecoach.errors import NeutralError
from posturecoach.posture.measure import Measure, Person
from posturecoach.posture.neutral import Neutral, NeutralLearner
from posturecoach.rulebook import zone_rules
from posturecoach.samples import AT_EASE_S, sample_clip
from posturecoach.session import Look, Session
from posturecoach.vision.frame import Frame
from posturecoach.vision.opencv import cv2
from posturecoach.vision.pictures import read_picture
from posturecoach.vision.sources import open_source

RATES = (1.0, 2.0, 10.0, 30.0)
SLOW_S = 2.0  # to either side: what a running median over this follows is no jitter
BRIEF_S = 0.5  # to either side: how fast somebody moves now
SLOW_LOOKS = 4  # and no fewer to either side
QUIET = 0.25  # of its ± a second: who moves faster shows no jitter of the program's
KINDS = ("still", "rendered", "real")
FAST = 10.0
FASTER = 1.3  # a clip of 24 pictures a second will do for 30
LEAST = 8  # looks; fewer say nothing
STILL_S = 12.0
CAMERA_SD = 3.0  # grey levels of noise in each picture anew, then JPEG, as a webcam sends it
JPEG = 80
# Of each clip the seconds in which somebody sits at ease, then all those in which a posture is
# kept: by eye, and by segments.csv where there is one. The others show movements.
REAL = {
    "face_pyfeat/face_noface.mov": ((0.0, 1.2), (0.0, 2.6)),
    "face_pyfeat/noface_face.mov": ((4.3, 5.2), (4.3, 6.0)),
    "face_pyfeat/single_face.mp4": ((0.0, 1.2), (0.0, 2.4)),
    "headturn_intel/head-pose-face-detection-male.gif": ((0.0, 2.5), (0.0, 5.2)),
    "side_jonz21/input.mp4": (
        (1.6, 3.7), (1.6, 3.7), (4.2, 5.7), (6.2, 7.7), (9.0, 10.7), (11.2, 12.7), (13.2, 14.8),
    ),
    "side_kitana_rot90/test_video.mp4": (
        (4.4, 6.6), (1.8, 3.2), (4.4, 6.6), (7.9, 9.6), (10.6, 12.5),
    ),
}  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """Something to look at.

    Attributes
    ----------
    frames
        Yields its frames, at most so many a second.
    lesson, easy
        Frames of the person at ease, to learn the neutral from, and the seconds of them.
    fps
        Pictures a second that it has.
    truth
        The truth of the neutral, and by time in ms that of each frame; None where unknown.
    kept
        The seconds in which a posture is kept, each to be looked at by itself.

    """

    name: str
    kind: str
    frames: Callable[[float], Iterator[Frame]]
    lesson: Callable[[float], Iterator[Frame]]
    easy: tuple[float, float]
    fps: float
    truth: tuple[Row, dict[int, Row]] | None = None
    kept: tuple[tuple[float, float], ...] = ((0.0, np.inf),)


@dataclass
class Series:
    """One measure over one piece at one rate."""

    unit: str
    time_s: list[float] = field(default_factory=list)
    number: list[float] = field(default_factory=list)
    pm: list[float] = field(default_factory=list)
    zone: list[Zone | None] = field(default_factory=list)
    missing: list[bool] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """What one measure showed in one piece at one rate; shares from 0 to 1.

    `sd` is the jitter's standard deviation; `tau_s` is where its autocorrelation falls below
    1/e; outliers lie beyond three `sd`, and `size` is their usual size in `sd`; `error` is the
    slow part of the error over what the ± says of it, as standard deviations.
    """

    kind: str
    n: int
    sd: float
    tau_s: float
    outliers: float
    size: float | None
    gaps: float
    gap_s: float
    pm: float
    error: float | None
    wrong: float | None


class Shown:
    """Frames as a source for a session."""

    live = stills = False
    total = None
    looks_per_s = None
    name = "frames"

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames

    def __iter__(self) -> Iterator[Frame]:
        """Yield the frames."""
        return self._frames

    def close(self) -> None:
        """Nothing is open."""


# --- What there is to look at.


def pieces(data: Path) -> Iterator[Piece]:
    """Yield every piece: sample clip, sequences, stills, real clips."""
    yield _clip(sample_clip(), "rendered", (0.0, AT_EASE_S))
    dev = data / "rendered" / "dev"
    rows = [json.loads(line) for line in (dev / "truth.jsonl").read_text().splitlines()]
    for name in ("slump", "turn_lean", "leave"):
        yield _sequence(dev, name, [row for row in rows if row.get("seq") == name])
    sessions: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.get("seq") and int(row["session"].split("_")[-1]) == 0:  # one of each body
            sessions[f"{row['view']} {row['session']}"].append(row)
    for session in sessions.values():
        for row in _kept(session):
            yield _still(dev, row, session[0])
    for name, (easy, *kept) in REAL.items():
        yield _clip(data / "real" / name, "real", easy, kept)


def _kept(session: Sequence[Row]) -> list[Row]:
    """Return the neutral and the posture of a session that is nearest to it."""

    def far(row: Row) -> float:
        return sum(
            abs(row["angles"][name] - session[0]["angles"][name])
            for name in ("head_pitch", "head_yaw", "neck_incl", "trunk_incl", "shoulder_yaw")
        )

    return sorted(session, key=far)[:2]


def _clip(
    path: Path,
    kind: str,
    easy: tuple[float, float],
    kept: Sequence[tuple[float, float]] = ((0.0, np.inf),),
) -> Piece:
    capture = cv2.VideoCapture(str(path))
    fps = float(capture.get(cv2.CAP_PROP_FPS))
    capture.release()

    def frames(looks_per_s: float) -> Iterator[Frame]:
        with closing(open_source(str(path), looks_per_s=looks_per_s)) as source:
            for frame in source:
                if isinstance(frame, Frame):
                    yield frame

    return Piece(path.name, kind, frames, frames, easy, fps, None, tuple(kept))


def _sequence(dev: Path, name: str, rows: Sequence[Row]) -> Piece:
    rows = sorted(rows, key=lambda row: float(row["time_s"]))
    fps = round(1.0 / (rows[1]["time_s"] - rows[0]["time_s"]), 3)

    def frames(looks_per_s: float) -> Iterator[Frame]:
        for row in rows[:: max(1, round(fps / looks_per_s))]:
            yield Frame(float(row["time_s"]), read_picture(dev / row["image"]))

    truth = {round(1000 * row["time_s"]): row for row in rows}
    return Piece(f"seq_{name}", "rendered", frames, frames, (0.0, 1.0), fps, (rows[0], truth))


def _still(dev: Path, row: Row, neutral: Row) -> Piece:
    def played(of: Row) -> Callable[[float], Iterator[Frame]]:
        def frames(looks_per_s: float) -> Iterator[Frame]:
            rng = np.random.default_rng(1)
            picture = read_picture(dev / of["image"]).astype(np.float32)
            for i in range(round(STILL_S * looks_per_s)):
                noisy = picture + rng.normal(0.0, CAMERA_SD, picture.shape)
                whole = np.clip(np.rint(noisy), 0, 255).astype(np.uint8)
                _, packed = cv2.imencode(".jpg", whole, [cv2.IMWRITE_JPEG_QUALITY, JPEG])
                yield Frame(i / looks_per_s, np.asarray(cv2.imdecode(packed, 1), np.uint8))

        return frames

    truth = defaultdict(lambda: row)
    return Piece(
        row["image"], "still", played(row), played(neutral), (0.0, 2.0), 10.0, (neutral, truth)
    )


# --- Looking.


def looks(frames: Iterator[Frame], neutral: Neutral | None) -> Iterator[Look]:
    """Yield the looks at `frames`."""
    with closing(Session(Shown(frames), neutral=neutral, rules=zone_rules()).looks()) as seen:
        yield from seen


def neutral_of(piece: Piece) -> Neutral:
    """Return the neutral of the person at ease."""
    learner = NeutralLearner(seconds=0.0, min_looks=3)
    first, last = piece.easy
    for look in looks(piece.lesson(10.0), None):
        if look.time_s > last:
            break
        if look.time_s >= first and look.sight is not None and look.reading is not None:
            learner.add(look.sight, look.reading)
    return learner.finish("2030-01-01T00:00:00")


def series_of(piece: Piece, neutral: Neutral, rate: float) -> dict[tuple[str, str], Series]:
    """Return every measure over the piece, by view and id, where somebody is there."""
    found: dict[tuple[str, str], Series] = {}
    side = neutral.view.startswith("side")
    rules = {rule.measure: rule for rule in rules_for(zone_rules(), side=side)}
    view = "side" if side else "front"
    for look in looks(piece.frames(rate), neutral):
        if look.person is not Person.PRESENT or look.settling:
            continue
        for id_, rule in rules.items():
            one = found.setdefault((view, id_), Series(rule.unit))
            measure, finding = look.measures[id_], look.findings.get(id_)
            one.time_s.append(look.time_s)
            one.number.append(_number(measure))
            one.pm.append(np.nan if measure.pm is None else measure.pm)
            one.zone.append(None if finding is None else finding.zone)
            one.missing.append(measure.absent is not None)
    return found


def _number(measure: Measure) -> float:
    number = measure.value if measure.from_neutral is None else measure.from_neutral
    return np.nan if number is None else number


# --- Reckoning.


def reckon(piece: Piece, view: str, id_: str, one: Series) -> Found | None:
    """Return what `one` shows; None where it is too little to say."""
    time, number = np.array(one.time_s), np.array(one.number)
    there = np.isfinite(number)
    if there.sum() < LEAST or there.sum() < 0.5 * (time[-1] - time[0]):
        return None
    truth = true_changes(piece, view, id_, time)
    error = number - truth if truth is not None else number
    pm = float(np.nanmedian(one.pm))
    slow, quiet = apart(piece, time, error, pm)
    if truth is not None:
        quiet &= np.abs(np.gradient(truth, time)) <= QUIET * pm
    if quiet.sum() < LEAST:
        return None
    left = np.where(quiet, error - slow, np.nan)
    sd = float(np.nanstd(left))
    wild = np.abs(left[quiet]) > 3.0 * sd
    missing = np.array(one.missing)
    return Found(
        piece.kind,
        int(quiet.sum()),
        sd,
        _tau_s(left, time),
        float(wild.mean()),
        float(np.median(np.abs(left[quiet][wild])) / sd) if wild.any() else None,
        float(missing.mean()),
        _gap_s(missing, time),
        pm,
        None if truth is None else float(1.96 * np.sqrt(np.nanmean(slow**2)) / pm),
        wrong_share(piece, id_, one, truth, side=view == "side"),
    )


def apart(
    piece: Piece, time: np.ndarray, error: np.ndarray, pm: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the slow part of `error`, and where it is slow enough for the rest to be jitter."""
    slow, quiet = np.full(len(time), np.nan), np.zeros(len(time), bool)
    reach = max(SLOW_S, SLOW_LOOKS * float(np.median(np.diff(time))))
    for first, last in piece.kept:
        inside = np.flatnonzero((time >= first) & (time <= last))
        if len(inside) < 3:  # noqa: PLR2004 - a slope takes so many
            continue
        t, e = time[inside], error[inside]
        slow[inside] = [_median(e[np.abs(t - now) <= reach + 1e-6]) for now in t]
        brief = np.array([_median(e[np.abs(t - now) <= BRIEF_S + 1e-6]) for now in t])
        quiet[inside] = np.isfinite(e) & (np.abs(np.gradient(brief, t)) <= QUIET * pm)
    return slow, quiet


def true_changes(piece: Piece, view: str, id_: str, time: np.ndarray) -> np.ndarray | None:
    """Return the true change from the neutral at each time; None where it is not known."""
    compared = COMPARED.get((view, id_))
    true = compared.truth if compared is not None else MORE.get((view, id_))
    if piece.truth is None or true is None:
        return None
    neutral, rows = piece.truth
    truths = np.array([true(rows[round(1000 * t)]) for t in time])
    # How many times as large the face is tells how far away it is.
    if id_ == "face_scale_ratio":
        return true(neutral) / truths - 1.0
    return truths - true(neutral)


def _upper_arm(row: Row) -> float:
    """Return the angle of the upper arm from the trunk, on the side of the camera."""
    points = row["points_cam_m"]
    near = "l" if points["shoulder_l"][2] < points["shoulder_r"][2] else "r"
    at = {name: np.array(row["points_world_m"][f"{name}_{near}"]) for name in ARM}
    trunk, arm = at["hip"] - at["shoulder"], at["elbow"] - at["shoulder"]
    cosine = trunk @ arm / np.linalg.norm(trunk) / np.linalg.norm(arm)
    return float(np.degrees(np.arccos(cosine)))


def _raised(row: Row) -> float:
    """Return 0 where no shoulder is raised; by how much of the neck one is has no truth."""
    by = max(abs(row["params"].get(name, 0.0)) for name in ("elevation_l", "elevation_r"))
    return 0.0 if by <= SHRUG_DEG else np.nan


SHRUG_DEG = 1.5
ARM = ("shoulder", "elbow", "hip")
MORE: dict[tuple[str, str], Callable[[Row], float]] = {
    ("front", "face_scale_ratio"): lambda row: float(row["angles"]["eye_dist_cm"]),
    ("front", "shoulder_elevation"): _raised,
    ("side", "upper_arm_elevation"): _upper_arm,
}
"""Truths that the evaluation does not compare."""


def wrong_share(
    piece: Piece, id_: str, one: Series, truth: np.ndarray | None, *, side: bool
) -> float | None:
    """Return the share of looks with a zone although the truth was easy for 4 s.

    Without truth only the seconds at ease are looked at: there every zone is wrong.
    """
    time = np.array(one.time_s)
    if truth is None:
        if piece.truth is not None:
            return None
        easy = (time >= piece.easy[0]) & (time <= piece.easy[1])
    else:
        rule = next(r for r in rules_for(zone_rules(), side=side) if r.measure == id_)
        state = RuleState(rule, 0.0)
        zones = []
        for t, change in zip(time, truth, strict=True):
            usual = 0.0 if rule.personal else np.nan
            value = None if np.isnan(usual) else change
            given = Measure(id_, one.unit, None, value, 0.0) if value is not None else None
            finding = None if given is None else state.update(float(t), given)
            zones.append(finding is None or finding.zone is Zone.NEUTRAL)
        if not rule.personal:
            return None
        neutral = np.array(zones)
        easy = np.array([neutral[(time <= t) & (time >= t - 4.0)].all() for t in time])
    judged = np.array([zone is not None for zone in one.zone]) & easy
    if not judged.any():
        return None
    said = np.array([zone not in {None, Zone.NEUTRAL} for zone in one.zone])
    return float((said & judged).sum() / judged.sum())


def _median(values: np.ndarray) -> float:
    values = values[np.isfinite(values)]
    return float(np.median(values)) if len(values) else np.nan


def _tau_s(left: np.ndarray, time: np.ndarray) -> float:
    step = float(np.median(np.diff(time)))
    calm = np.clip(left, *np.nanpercentile(left, [1, 99]))
    calm = calm - np.nanmean(calm)
    power = np.nanmean(calm**2)
    was = 1.0
    for lag in range(1, max(2, len(calm) // 3)):
        now = float(np.nanmean(calm[lag:] * calm[:-lag]) / power) if power > 0.0 else 0.0
        if now < np.exp(-1.0):
            return float(step * (lag - 1 + (was - np.exp(-1.0)) / (was - now)))
        was = now
    return float(step * lag)


def _gap_s(missing: np.ndarray, time: np.ndarray) -> float:
    """Return the usual length of a gap; 0 where there is none."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], missing.astype(int), [0]))))
    step = float(np.median(np.diff(time)))
    lengths = [(end - begin) * step for begin, end in edges.reshape(-1, 2)]
    return float(np.median(lengths)) if lengths else 0.0


# --- Telling.

Key = tuple[str, str, str, float]


def together(all_: Sequence[Found]) -> Row:
    """Return several pieces as one: looks count alike, whatever piece they are of."""

    def mean(name: str, power: int = 1) -> float | None:
        known = [(getattr(f, name), f.n) for f in all_ if getattr(f, name) is not None]
        rows = [(v**power, n) for v, n in known if np.isfinite(v)]
        looks = sum(n for _, n in rows)
        return (sum(v * n for v, n in rows) / looks) ** (1.0 / power) if rows else None

    return {
        "looks": sum(f.n for f in all_),
        "sd": mean("sd", 2),
        "tau_s": mean("tau_s"),
        "outliers": mean("outliers"),
        "size": mean("size"),
        "gaps": mean("gaps"),
        "gap_s": max((f.gap_s for f in all_), default=0.0),
        "pm": float(np.median([f.pm for f in all_])) if all_ else None,
        "pm_most": max((f.pm for f in all_), default=0.0),
        "error": mean("error", 2),
        "wrong": mean("wrong"),
    }


def for_the_week(found: dict[Key, list[Found]], view: str, id_: str) -> Row:
    """Return what the week of tests/coaching is made of.

    The jitter is that of the worst kind of piece; the rest is that of all looks.
    """
    mine = {key: all_ for key, all_ in found.items() if key[:2] == (view, id_)}
    told: Row = {}
    for rate in RATES:
        # Once a second few pieces are long enough: then twice a second says it too.
        of = (1.0, 2.0) if rate == RATES[0] else (rate,)
        sds = [together(all_)["sd"] for key, all_ in mine.items() if key[3] in of]
        if sds:
            told[f"sd_{rate:g}"] = max(sds)
    one = together([f for all_ in mine.values() for f in all_])
    fast = together([f for key, all_ in mine.items() if key[3] >= FAST for f in all_])
    told |= {"tau_s": fast["tau_s"], "gap_s": fast["gap_s"]}
    told |= {name: one[name] for name in ("outliers", "size", "gaps", "pm", "pm_most")}
    told["error"] = 1.0 if one["error"] is None else one["error"]  # else what the ± says
    return told


def print_table(found: dict[Key, list[Found]]) -> None:
    """Print what docs/measures.md shows: one line a view and measure."""
    print("| view | measure | looks | SD still / rendered / real | worst at 2, 10, 30/s | forgets "
          "| outliers | gaps | ± | error / ± | wrong zone |")  # fmt: skip
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for view, id_ in sorted({key[:2] for key in found}):
        told = for_the_week(found, view, id_)
        one = together([f for key, all_ in found.items() if key[:2] == (view, id_) for f in all_])
        kinds = [together(found.get((view, id_, kind, FAST), [])) for kind in KINDS]
        print(
            f"| {view} | {id_} | {one['looks']} | {' / '.join(_plain(k['sd']) for k in kinds)} | "
            f"{', '.join(_plain(told.get(f'sd_{rate:g}')) for rate in RATES[1:])} | "
            f"{told['tau_s']:.1f} s | {one['outliers']:.1%} | {one['gaps']:.1%} | "
            f"{_plain(one['pm'])} | {_plain(one['error'])} | {_percent(one['wrong'])} |"
        )


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.2g}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def write_toml(found: dict[Key, list[Found]], path: Path) -> None:
    """Write what the simulated week needs."""
    lines = [
        "# The program's own jitter, as docs/jitter.py measured it and wrote it here.",
        "# sd_N: standard deviation at N looks a second, of the worst of rendered sequences, noisy",
        "# stills and real clips; tau_s: after so long it is forgotten (1/e); outliers: share of",
        "# looks, their size in sd; gaps: share, the longest in s; pm: the ±, usual and most;",
        "# error: standard deviation of the slow error, over that which the ± states.",
    ]
    for view in ("front", "side"):
        for id_ in sorted({key[1] for key in found if key[0] == view}):
            lines += ["", f"[{view}.{id_}]"]
            told = for_the_week(found, view, id_).items()
            lines += [f"{name} = {value:.4g}" for name, value in told]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Measure, print the table, and write it as TOML where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--toml", type=Path)
    told = parser.parse_args()
    found: dict[Key, list[Found]] = defaultdict(list)
    for piece in pieces(told.data):
        print(f"looking at {piece.name}", file=sys.stderr)
        try:
            neutral = neutral_of(piece)
        except NeutralError as error:
            print(f"  left out: {error}", file=sys.stderr)
            continue
        for rate in RATES:
            if rate > FASTER * piece.fps:
                continue
            for (view, id_), one in series_of(piece, neutral, rate).items():
                result = reckon(piece, view, id_, one)
                if result is not None:
                    found[view, id_, piece.kind, rate].append(result)
    print_table(found)
    if told.toml is not None:
        write_toml(found, told.toml)


if __name__ == "__main__":
    main()
