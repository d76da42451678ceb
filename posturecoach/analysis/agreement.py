"""RULA and REBA from pixels against RULA and REBA from true angles, through the same tables.

Both get the same answers for what no camera sees, and the same time: held for over a
minute. The truth is asked twice: for the angles that a view can show, which tests the
camera, and for everything, the far arm and every box of the form included, which says how
much a score of one view leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from posturecoach.analysis.evaluate import Seen, Truth
from posturecoach.ergonomics.assessment import Method
from posturecoach.ergonomics.live import STATIC_S
from posturecoach.ergonomics.seen import Angle, Key, Score, Times, angles_of, score
from posturecoach.ergonomics.work import Work
from posturecoach.rulebook import method

ANSWERS = Work(
    legs_supported=True,
    wrist_straight=True,
    wrist_twisted=False,
    arms_by_side=True,  # counts from the front alone: from the side the near arm is seen
    arm_support=False,
    backrest=False,
    load_kg=0.0,
)
HELD = Times(static_s=STATIC_S + 1.0, per_min=0.0)
# The rendered truth has no number for it, nor for the arms that a front view sees.
_NO_TRUTH: frozenset[Key] = frozenset(
    {("upper_arm", "shoulder_raised"), ("upper_arm", "abduction_deg"), ("trunk", "hip_trunk_deg")}
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well one method's score from pixels agrees with the true one, in one view.

    Attributes
    ----------
    method, view
        ``"RULA"`` or ``"REBA"``; ``"front"`` or ``"side"``.
    of
        ``"stills"`` or ``"sequences"``: thousands of looks at one movement are no more
        evidence than one.
    n
        Frames in which the person was found.
    not_enough
        Share of them with a range too wide to say anything. All other shares are of the
        rest; None where there is none.
    inside
        Share whose range holds the true score.
    single, exact_single
        Share whose range is one score; and of all, the share in which that is the truth.
    exact, within_1
        Of one number per frame: the score of the angles as they were read, or the lower
        end of the range where unseen steps leave that open.
    kappa
        Cohen's, quadratic weights, of that number and the truth; None where one of them
        is always the same.
    width
        Mean of highest minus lowest score.
    inside_whole, within_1_whole
        `inside` and `within_1` against the truth of everything.
    pairs
        True score, lowest, highest and the one number, for each frame that has one.

    """

    method: str
    view: str
    of: str
    n: int
    not_enough: float
    inside: float | None
    single: float | None
    exact_single: float | None
    exact: float | None
    within_1: float | None
    kappa: float | None
    width: float | None
    inside_whole: float | None
    within_1_whole: float | None
    pairs: tuple[tuple[int, int, int, int], ...]

    def to_json(self) -> dict[str, Any]:
        """Return it without the pairs, rounded to three digits."""
        row: dict[str, Any] = {}
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if name != "pairs":
                row[name] = round(value, 3) if isinstance(value, float) else value
        return row


def agreement(frames: Sequence[Seen]) -> tuple[Agreement, ...]:
    """Return how the scores of `frames`, from `evaluate`, agree; calibrating ones left out."""
    found = []
    for view in ("front", "side"):
        for of, moving in (("stills", False), ("sequences", True)):
            there = [
                frame
                for frame in frames
                if frame.truth["view"] == view
                and bool(frame.truth.get("seq")) == moving
                and frame.sight is not None
                and not frame.calibrates
            ]
            if there:
                found += [_agreement(method(name), view, of, there) for name in ("rula", "reba")]
    return tuple(found)


def _agreement(of_method: Method, view: str, of: str, frames: Sequence[Seen]) -> Agreement:
    pairs, whole = [], []
    for frame in frames:
        seen = {k: a for k, a in angles_of(frame.reading).items() if k not in _NO_TRUTH}
        read = score(of_method, seen, ANSWERS, HELD)
        if not read.assessment.enough_seen:
            continue
        low, high = read.assessment.range
        one = low if read.likely is None else read.likely
        pairs.append((_true(of_method, frame, all_=False), low, high, one))
        whole.append((_true(of_method, frame, all_=True), low, high, one))
    table, every = np.array(pairs).reshape(-1, 4), np.array(whole).reshape(-1, 4)
    true, low_, high_, one_ = table.T

    def share(of_frames: Any) -> float | None:  # noqa: ANN401 - an array of numpy's
        return float(np.mean(of_frames)) if pairs else None

    single = low_ == high_
    return Agreement(
        of_method.NAME,
        view,
        of,
        len(frames),
        1.0 - len(pairs) / len(frames),
        share((low_ <= true) & (true <= high_)),
        share(single),
        share(single & (low_ == true)),
        share(one_ == true),
        share(abs(one_ - true) <= 1),
        weighted_kappa([(int(a), int(b)) for a, b in zip(true, one_, strict=True)]),
        share(high_ - low_),
        share((low_ <= every[:, 0]) & (every[:, 0] <= high_)),
        share(abs(one_ - every[:, 0]) <= 1),
        tuple(pairs),
    )


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return Cohen's kappa with quadratic weights of pairs of scores.

    1 for agreement, 0 for what chance gives, below for less. None for no pairs, and where
    either side is always the same score: there is nothing to agree on.

    Notes
    -----
    Cohen, Psychological Bulletin 70 (1968) 213-220.

    """
    if not pairs:
        return None
    table = np.array(pairs, dtype=float)
    if np.any(table.std(axis=0) == 0.0):
        return None
    seen = np.mean((table[:, 0] - table[:, 1]) ** 2)
    chance = np.mean((table[:, :1] - table[:, 1][np.newaxis]) ** 2)
    return float(1.0 - seen / chance)


def _true(of_method: Method, frame: Seen, *, all_: bool) -> int:
    """Return the true score; `all_` with what the view of this frame cannot show."""
    truth = true_angles(frame.truth, frame.neutral_truth)
    if not all_:
        truth = {key: truth[key] for key in _SHOWN[str(frame.truth["view"])]}
        if frame.truth["view"] == "front":
            # Only a change can be seen: it stands for the angle against the vertical.
            usual = float(frame.neutral_truth["angles"]["trunk_incl"])
            lean = truth["trunk", "deg"]
            truth["trunk", "deg"] = replace(lean, value=lean.value - usual)
    return _single(score(of_method, truth, ANSWERS, HELD))


_SHOWN: Mapping[str, tuple[Key, ...]] = {
    "front": (
        ("neck", "deg"),
        ("neck", "twist_deg"),
        ("neck", "side_bend_deg"),
        ("trunk", "deg"),
        ("trunk", "twist_deg"),
        ("trunk", "side_bend_deg"),
    ),
    "side": (("neck", "deg"), ("trunk", "deg"), ("upper_arm", "deg"), ("lower_arm", "deg")),
}


def _single(found: Score) -> int:
    if found.assessment.score is None:
        raise AssertionError(found)  # exact angles and whole answers leave nothing open
    return found.assessment.score


def true_angles(truth: Truth, neutral: Truth) -> dict[Key, Angle]:
    """Return the true angles of a frame as RULA and REBA count them, with a ± of 0.

    Degrees, signs as in rula.toml. Turns and bends of head and shoulders count from the
    neutral, as they do for the program; the arm is the one nearer to the camera.
    """
    now, then = truth["angles"], neutral["angles"]

    def change(name: str) -> float:
        return float(now[name]) - float(then[name])

    found: dict[Key, float] = {
        ("neck", "deg"): change("neck_incl") - change("trunk_incl"),
        ("neck", "twist_deg"): change("head_yaw") - change("shoulder_yaw"),
        # The truth's roll is + left ear down, the tilt of the shoulders + left higher.
        ("neck", "side_bend_deg"): -change("head_roll") - change("shoulder_tilt"),
        ("trunk", "deg"): float(now["trunk_incl"]),
        ("trunk", "twist_deg"): change("shoulder_yaw"),
        ("trunk", "side_bend_deg"): change("trunk_lat"),
    }
    found |= dict(_arm(truth))
    return {key: Angle(value, 0.0, ("truth",)) for key, value in found.items()}


def _arm(truth: Truth) -> Iterator[tuple[Key, float]]:
    points = truth["points_world_m"]
    depth = {side: truth["points_cam_m"][f"shoulder_{side}"][2] for side in "lr"}
    near = min(depth, key=depth.__getitem__)
    shoulder, hip, elbow, wrist = (
        np.array(points[f"{name}_{near}"]) for name in ("shoulder", "hip", "elbow", "wrist")
    )

    def forward(line: Any) -> float:  # noqa: ANN401 - an array of numpy's
        """Degrees against straight down, in the sagittal plane; the front is -y, up is z."""
        return float(np.degrees(np.arctan2(-line[1], -line[2])))

    upper, lower = elbow - shoulder, wrist - elbow
    turned = forward(upper) - forward(hip - shoulder)
    yield ("upper_arm", "deg"), (turned + 180.0) % 360.0 - 180.0
    cosine = float(np.dot(upper, lower) / (np.linalg.norm(upper) * np.linalg.norm(lower)))
    yield ("lower_arm", "deg"), float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
