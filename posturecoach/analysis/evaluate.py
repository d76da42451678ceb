"""Hold the program against ground truth: per view and measure, how far off and how sure.

The data set is a folder with ``truth.jsonl`` as the rendered one has it: sessions of
stills whose neutral frame calibrates them, and sequences whose first second does. The
very path of the program is taken: finder, neutral learner, reader. It is told what a
user could tell it: the camera's field of view, and, unless `tape` is false, the viewing
distance of the neutral.

The fits are split by body. The shipped ones saw every body of the rendered sets; where a
data set holds any of those, the ones fitted on the training bodies alone are used, and
the result names the bodies that even these have seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan, degrees, dist, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from posturecoach.errors import NeutralError, SourceError
from posturecoach.posture.body import Keypoint, Sight
from posturecoach.posture.fits import Fits
from posturecoach.posture.measure import Reading, View
from posturecoach.posture.neutral import Neutral, NeutralLearner
from posturecoach.posture.reader import Reader
from posturecoach.posture.view import SIDES
from posturecoach.rulebook import fits
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame
from posturecoach.vision.models import PoseModel
from posturecoach.vision.pictures import read_picture

Truth = Mapping[str, Any]
NEUTRAL_SEQUENCE_S = 1.0
ENOUGH = 3  # fewer frames than this say nothing about limits of agreement

K = Keypoint


@dataclass(frozen=True, slots=True)
class Score:
    """How well one measure does in one view.

    Attributes
    ----------
    view, id, unit
        ``"front"`` or ``"side"``; the measure and its unit.
    kind
        ``"change"`` from the session's neutral, or ``"absolute"``.
    n
        Frames in which it was measured.
    coverage
        `n` over all frames of that view.
    coverage_visible
        The same share of the frames in which the parts it needs were found. A measure
        may be given without them, too: `n` counts those frames, this does not.
    mae, bias, loa95, r
        Mean absolute error, mean error (measured minus true), 95 % limits of agreement
        (mean ± 1.96 standard deviations), Pearson's correlation; None where `n` is too
        small to say.
    within_pm
        Share of frames whose truth lies within the stated ±.
    median_pm
        The usual ± stated.
    pairs
        Shape (n, 2): true and measured, for plots.

    """

    view: str
    id: str
    unit: str
    kind: str
    n: int
    coverage: float
    coverage_visible: float | None
    mae: float | None
    bias: float | None
    loa95: tuple[float, float] | None
    r: float | None
    within_pm: float | None
    median_pm: float | None
    pairs: tuple[tuple[float, float], ...] = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the row of interface.md, numbers rounded to three digits."""
        row: dict[str, Any] = {"view": self.view, "id": self.id, "unit": self.unit}
        row |= {"n": self.n, "kind": self.kind}
        for name in ("coverage", "coverage_visible", "mae", "bias", "r", "within_pm", "median_pm"):
            number = getattr(self, name)
            row[name] = None if number is None else round(number, 3)
        row["loa95"] = None if self.loa95 is None else [round(limit, 3) for limit in self.loa95]
        return row


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a data set says about the program.

    Attributes
    ----------
    dataset, model, bodies, frames
        What was looked at, with what; frames that calibrate are not counted.
    person_found
        Share of the frames with a head in them in which the person was found.
    view_right
        Share of those whose view was told right.
    fits
        ``"shipped"``, or ``"held_out"`` where the shipped ones have seen these bodies.
    seen_by_fits
        Bodies of the data set that the fits were trained on: these make it look better.
    scores
        One per view, measure and kind.
    seen
        Every frame with what was read of it, the calibrating ones included.

    """

    dataset: str
    model: str
    bodies: tuple[str, ...]
    frames: int
    person_found: float
    view_right: float
    fits: str
    seen_by_fits: tuple[str, ...]
    scores: tuple[Score, ...]
    seen: tuple[Seen, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the result of interface.md."""
        return {
            "dataset": self.dataset,
            "model": self.model,
            "bodies": list(self.bodies),
            "frames": self.frames,
            "person_found": round(self.person_found, 3),
            "view_right": round(self.view_right, 3),
            "fits": self.fits,
            "seen_by_fits": list(self.seen_by_fits),
            "measures": [score.to_json() for score in self.scores],
        }


def evaluate(
    folder: Path,
    model: PoseModel,
    *,
    tape: bool = True,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Evaluation:
    """Measure every frame of the data set in `folder` and compare it with the truth.

    Parameters
    ----------
    folder
        Holds ``truth.jsonl`` and the pictures it names.
    model
        Size of the pose network.
    tape
        Whether the viewing distance of each neutral is told, as with a tape measure.
    progress
        Called with how many frames are done, of how many.

    Raises
    ------
    SourceError
        If there is no such data set, or a picture of it cannot be read.

    """
    rows = _rows(folder)
    bodies = tuple(sorted({str(row["body"]) for row in rows}))
    held_out = not set(bodies).isdisjoint(fits().bodies)
    used = fits(held_out=held_out)
    seen: list[Seen] = []
    for one in _sessions(rows):
        for frame in _session(folder, one, model, used, tape=tape):
            seen.append(frame)
            progress(len(seen), len(rows))
    judged = [frame for frame in seen if not frame.calibrates]
    scores = [
        score
        for view in ("front", "side")
        for score in _scores(view, [f for f in judged if f.truth["view"] == view])
    ]
    found = [f for f in judged if f.sight is not None]
    right = [f for f in found if _view_is(f.reading.view, str(f.truth["view"]))]
    return Evaluation(
        str(folder),
        model,
        bodies,
        len(judged),
        len(found) / max(1, sum(_head_in_frame(f.truth) for f in judged)),
        len(right) / max(1, len(found)),
        "held_out" if held_out else "shipped",
        tuple(body for body in bodies if body in used.bodies),
        tuple(scores),
        tuple(seen),
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """One frame: what is true, what was true of its neutral, and what was read.

    Attributes
    ----------
    truth, neutral_truth
        Rows of ``truth.jsonl``.
    sight, reading
        What was found, None where nobody was, and what was read of it.
    alone
        The same without the neutral: an absolute value has a ± of its own.
    calibrates
        Whether the neutral was learned from it.

    """

    truth: Truth
    neutral_truth: Truth
    sight: Sight | None
    reading: Reading
    alone: Reading
    calibrates: bool


def _rows(folder: Path) -> list[Truth]:
    path = folder / "truth.jsonl"
    if not path.is_file():
        raise SourceError(
            f"There is no data set in {folder}: truth.jsonl is missing.",
            try_="name a folder that holds truth.jsonl and the pictures it lists.",
        )
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{path} is not a data set with ground truth: {error}.",
            try_="name a folder that holds truth.jsonl and the pictures it lists.",
        ) from None
    if not rows:
        raise SourceError(f"{path} is empty.", try_="name a folder with pictures and their truth.")
    needed = {"image", "view", "session", "angles", "focal_px", "camera"}
    for number, row in enumerate(rows, 1):
        if missing := needed - row.keys():
            raise SourceError(
                f"{path}, line {number}: {', '.join(sorted(missing))} missing.",
                try_="see the README of the rendered data set for the format.",
            )
    return rows


def _sessions(rows: Sequence[Truth]) -> Iterator[list[Truth]]:
    """Yield the frames that share camera and person: stills, and each sequence."""
    together: dict[str, list[Truth]] = {}
    for row in rows:
        together.setdefault(f"{row['session']} {row.get('seq') or ''}", []).append(row)
    for frames in together.values():
        yield sorted(frames, key=lambda row: int(row["frame"]))


def _session(
    folder: Path, rows: Sequence[Truth], model: PoseModel, used: Fits, *, tape: bool
) -> Iterator[Seen]:
    moving = bool(rows[0].get("seq"))
    calibrating = [row for row in rows if _calibrates(row, rows[0])]
    first = calibrating[0] if calibrating else rows[0]
    width = float(first["camera"]["res"][0])
    hfov_deg = 2.0 * degrees(atan(width / 2.0 / float(first["focal_px"])))
    distance_mm = _eyes_mm(first) if tape else None
    reader = Reader(hfov_deg=hfov_deg, distance_mm=distance_mm, fits=used)
    alone = Reader(hfov_deg=hfov_deg)
    learner = NeutralLearner(seconds=0.0, min_looks=1)
    with Finder(model, stills=not moving) as finder:
        # The neutral first, wherever it stands.
        for row in sorted(rows, key=lambda row: not _calibrates(row, rows[0])):
            calibrates = _calibrates(row, rows[0])
            if reader.neutral is None and not calibrates:
                reader.neutral = _learned(learner)
            if not moving:
                reader.reset()
                alone.reset()
            sight, reading, plain = _read(finder, folder, row, reader, alone)
            if calibrates and sight is not None:
                learner.add(sight, reading)
            yield Seen(row, first, sight, reading, plain, calibrates)


def _read(
    finder: Finder, folder: Path, row: Truth, reader: Reader, alone: Reader
) -> tuple[Sight | None, Reading, Reading]:
    picture = read_picture(folder / str(row["image"]))
    time_s = float(row.get("time_s") or 0.0)
    sight = finder.find(Frame(time_s, picture)).sight
    height, width = picture.shape[:2]
    looked = sight or Sight(time_s, width, height, None, None)
    return sight, reader.read(looked), alone.read(looked)


def _calibrates(row: Truth, first: Truth) -> bool:
    if row.get("seq"):
        return float(row["time_s"]) - float(first["time_s"]) < NEUTRAL_SEQUENCE_S
    return bool(row.get("neutral"))


def _learned(learner: NeutralLearner) -> Neutral | None:
    try:
        return learner.finish(made="2030-01-01T00:00:00")
    except NeutralError:
        return None  # nobody was found there: every change of this session is absent


def _scores(view: str, frames: Sequence[Seen]) -> Iterator[Score]:
    for (of_view, id_), compare in COMPARED.items():
        if of_view != view:
            continue
        for kind in ("change", "absolute"):
            score = _score(view, id_, kind, frames, compare)
            if score is not None:
                yield score


def _score(
    view: str, id_: str, kind: str, frames: Sequence[Seen], compare: Compare
) -> Score | None:
    if kind == "absolute" and not compare.absolute:
        return None
    pairs, within, stated, visible, given, unit = [], [], [], 0, 0, ""
    for frame in frames:
        seen = frame.sight is not None and compare.needs(frame.sight)
        visible += seen
        found = _number(frame, id_, kind, compare)
        if found is None:
            continue
        given += seen
        measured, pm, unit = found
        true = compare.truth(frame.truth)
        if kind == "change":
            true -= compare.truth(frame.neutral_truth)
        pairs.append((true, measured))
        within.append(abs(measured - true) <= pm)
        stated.append(pm)
    if not frames or (not pairs and not visible):
        return None
    errors = np.array([measured - true for true, measured in pairs])
    enough = len(pairs) >= ENOUGH
    bias, spread = (float(errors.mean()), float(errors.std())) if enough else (0.0, 0.0)
    return Score(
        view,
        id_,
        unit,
        kind,
        len(pairs),
        len(pairs) / len(frames),
        given / visible if visible else None,
        float(np.abs(errors).mean()) if enough else None,
        bias if enough else None,
        (bias - 1.96 * spread, bias + 1.96 * spread) if enough else None,
        _correlation(pairs) if enough else None,
        float(np.mean(within)) if enough else None,
        float(np.median(stated)) if enough else None,
        tuple(pairs),
    )


def _number(frame: Seen, id_: str, kind: str, compare: Compare) -> tuple[float, float, str] | None:
    """Return measured number, its ± and unit; None where it is absent."""
    if kind == "change":
        measure = frame.reading.measures.get(id_)
        number = None if measure is None else measure.from_neutral
    else:
        measure = (frame.reading if compare.with_neutral else frame.alone).measures.get(id_)
        number = None if measure is None else measure.value
    if measure is None or number is None or measure.pm is None:
        return None
    return number, measure.pm, measure.unit


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    table = np.array(pairs)
    if np.any(table.std(axis=0) == 0.0):
        return None
    return float(np.corrcoef(table[:, 0], table[:, 1])[0, 1])


def _view_is(view: View, truth: str) -> bool:
    return view in SIDES if truth == "side" else view in {View.FRONT, View.OBLIQUE}


def _head_in_frame(row: Truth) -> bool:
    inside = row.get("in_frame") or {}
    return bool(inside.get("nose", True)) or bool(inside.get("tragus_l", False))


# What is true of a frame, in our measures' units and signs ---------------------------


def _angle(name: str, sign: float = 1.0) -> Callable[[Truth], float]:
    return lambda row: sign * float(row["angles"][name])


def _eyes_mm(row: Truth) -> float:
    return 10.0 * float(row["angles"]["eye_dist_cm"])


def _near(row: Truth) -> str:
    """Return the side that faces the camera, as the truth names its points."""
    points = row["points_cam_m"]
    return "l" if points["shoulder_l"][2] < points["shoulder_r"][2] else "r"


def _near_cva(row: Truth) -> float:
    return float(row["angles"][f"cva_{_near(row)}"])


def _bend(row: Truth) -> float:
    # Ours is head roll minus shoulder tilt, + own left eye higher; the truth's roll is
    # + left ear down.
    return -float(row["angles"]["head_roll_cam"]) - float(row["angles"]["shoulder_tilt_image"])


def _joint(first: str, middle: str, last: str) -> Callable[[Truth], float]:
    def angle(row: Truth) -> float:
        points, side = row["points_world_m"], _near(row)
        a, b, c = (np.array(points[f"{name}_{side}"]) for name in (first, middle, last))
        cosine = float(np.dot(a - b, c - b)) / (dist(a, b) * dist(c, b))
        return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))

    return angle


def _lower_mm(row: Truth) -> float:
    points = row["points_world_m"]
    return -1000.0 * float(points["eye_l"][2] + points["eye_r"][2]) / 2.0


def _sideways(row: Truth) -> float:
    points = row["points_world_m"]
    right, left = np.array(points["shoulder_r"]), np.array(points["shoulder_l"])
    return float(right[0] + left[0]) / 2.0 / sqrt(float(((left - right) ** 2).sum()))


# What each measure needs to be found -------------------------------------------------


def _face(sight: Sight) -> bool:
    return sight.face is not None


def _points(*keypoints: Keypoint) -> Callable[[Sight], bool]:
    return lambda sight: sight.body is not None and sight.body.sees(*keypoints)


def _near_points(*names: str) -> Callable[[Sight], bool]:
    """Return a test for one side's points: whichever side is seen whole."""
    left = [Keypoint[f"LEFT_{name}"] for name in names]
    right = [Keypoint[f"RIGHT_{name}"] for name in names]
    return lambda sight: (
        sight.body is not None and (sight.body.sees(*left) or sight.body.sees(*right))
    )


_head_and_shoulders = _points(K.NOSE, K.LEFT_SHOULDER, K.RIGHT_SHOULDER)


@dataclass(frozen=True, slots=True)
class Compare:
    """How one measure is compared: with what truth, where, and as what.

    Attributes
    ----------
    truth
        The true number in the measure's own unit and sign.
    needs
        Whether the landmarkers found the parts that the measure needs.
    absolute
        Whether its value means the same as the truth's; else only its change does.
    with_neutral
        Whether the absolute value is the one after the neutral.

    """

    truth: Callable[[Truth], float]
    needs: Callable[[Sight], bool]
    absolute: bool = False
    with_neutral: bool = False


COMPARED: Mapping[tuple[str, str], Compare] = {
    ("front", "head_pitch"): Compare(_angle("head_pitch_cam"), _face),
    ("front", "head_yaw"): Compare(_angle("head_yaw_cam"), _face, absolute=True),
    ("front", "head_roll"): Compare(_angle("head_roll_cam", -1.0), _face, absolute=True),
    ("front", "cva"): Compare(_angle("cva"), _head_and_shoulders),
    ("front", "neck_inclination"): Compare(_angle("neck_incl"), _head_and_shoulders),
    ("front", "trunk_inclination"): Compare(_angle("trunk_incl"), _head_and_shoulders),
    ("front", "cervical_lateral_bend"): Compare(_bend, _head_and_shoulders),
    ("front", "shoulder_tilt"): Compare(_angle("shoulder_tilt"), _head_and_shoulders),
    ("front", "trunk_rotation"): Compare(_angle("shoulder_yaw"), _head_and_shoulders),
    ("front", "trunk_lateral_lean"): Compare(
        _angle("trunk_lat"), _points(K.LEFT_HIP, K.RIGHT_HIP, K.LEFT_SHOULDER, K.RIGHT_SHOULDER)
    ),
    ("front", "lateral_shift"): Compare(_sideways, _head_and_shoulders),
    ("front", "slump"): Compare(_lower_mm, _face),
    ("front", "viewing_distance"): Compare(_eyes_mm, _face, absolute=True, with_neutral=True),
    ("side", "cva"): Compare(_near_cva, _near_points("EAR", "SHOULDER")),
    ("side", "ear_shoulder_angle"): Compare(
        lambda row: 90.0 - float(row["angles"]["neck_incl"]),
        _near_points("EAR", "SHOULDER"),
        absolute=True,
    ),
    ("side", "neck_inclination"): Compare(
        _angle("neck_incl"), _near_points("EAR", "SHOULDER"), absolute=True
    ),
    ("side", "head_inclination"): Compare(_angle("head_pitch"), _near_points("EAR", "EYE_OUTER")),
    ("side", "trunk_inclination"): Compare(
        _angle("trunk_incl"), _near_points("SHOULDER", "HIP"), absolute=True, with_neutral=True
    ),
    ("side", "slump"): Compare(_lower_mm, _near_points("EAR", "EYE_OUTER")),
    ("side", "elbow_inner_angle"): Compare(
        _joint("shoulder", "elbow", "wrist"),
        _near_points("SHOULDER", "ELBOW", "WRIST"),
        absolute=True,
    ),
    ("side", "hip_angle"): Compare(
        _joint("shoulder", "hip", "knee"), _near_points("SHOULDER", "HIP", "KNEE"), absolute=True
    ),
}
"""Which truth belongs to which measure: the table in the rendered data set's README."""
