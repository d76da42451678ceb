"""From looks to what a model is fitted to: a look against its session's neutral."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from landmarks import BOTH, MIRRORED, PLAIN, WARPED, Look, rotation
from truth import true_front, true_side

from posturecoach.posture import fit_front, fit_side, mesh_pose
from posturecoach.posture.body import Body, Face, FloatArray, Keypoint
from posturecoach.posture.mesh_pose import HeadShape

Features = Mapping[str, float]
Numbers = npt.NDArray[Any]

MOVED = (50, 51)  # kinds of look: copies whose chair was moved; no change of posture
TILTED = (60,)  # kinds of look: copies after the camera was tilted
# Metres (standard deviation): to the side, up, and back, away from the camera.
_MOVED_SD = {"side": 0.05, "up": 0.04, "back": 0.09}
_BACK_LEAST, _BACK_MOST = -0.18, 0.20
# Kinds of look: plain and mirrored ones against a neutral whose face was not found. Rare,
# but a model that may use the neutral's face has to know what to do without.
BLIND = {PLAIN: 70, MIRRORED: 71}
_TILT_SD = (2.5, 0.7)  # degrees: up or down, and aside
_SEED = 5
_MEDIAPIPE_VFOV_DEG = 63.0  # of the camera that the face's matrix is told of
_INPUT_MOST = 400.0
_FACELESS_WEIGHT = 2.0
_NEUTRAL_WEIGHT = 6.0  # of a neutral against itself: costs the others nothing

# Whose true depth is known; every other point is taken to lie as deep as the eyes.
_DEPTHS = {
    Keypoint.NOSE: "nose",
    Keypoint.LEFT_EAR: "tragus_l",
    Keypoint.RIGHT_EAR: "tragus_r",
    **{
        Keypoint[f"{side.upper()}_{joint.upper()}"]: f"{joint}_{side[0]}"
        for side in ("left", "right")
        for joint in ("shoulder", "elbow", "wrist", "hip", "knee")
    },
}


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One look: what was measured (empty where nothing could be), and what is true."""

    look: Look
    features: Features
    true: Mapping[str, float]
    neutral: bool


_TWINS = (PLAIN, MIRRORED, BOTH)  # see the same picture
_TELLING = (PLAIN, MIRRORED, BOTH, *WARPED, *BLIND.values())

# By session and kind of look: a look is held against the neutral that was seen its way.
Sessions = dict[tuple[str, int], list[Seen]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one model is fitted to.

    Attributes
    ----------
    name
        In the file that is written.
    view
        "front" or "side".
    changes
        The inputs, from the features of a look and of its neutral.
    outputs, absolute
        What is estimated: changes from the neutral, and values of the look itself.
    unsure
        Inputs that say how large the error may be.
    odd
        Whether everything changes sign in a mirror (the model then has no constant).
    centres
        Of the kernel.
    face
        Whether a trusted face mesh is needed. If not, the half widths are those of
        pictures without one, for on the others the better model answers.
    held
        Share of looks at bodies left out whose error lies within the half width. A little
        above 0.95: the next people will be a little worse, above all where few were seen.

    """

    name: str
    view: str
    changes: Callable[[Features, Features], dict[str, float]]
    outputs: tuple[str, ...]
    unsure: tuple[str, ...]
    absolute: tuple[str, ...] = ()
    odd: bool = False
    centres: int = 350
    face: bool = False
    held: float = 0.965


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Looks against their neutrals, one a row.

    Attributes
    ----------
    names
        Of the inputs.
    inputs, true
        Shapes (n, inputs) and (n, outputs).
    bodies
        Shape (n,). Whose.
    kinds
        Shape (n,). Of the look.
    resting
        Shape (n,). Whether it is a look at the neutral still itself.
    asked
        Shape (n,). Whether the model is there for such a look; else another one answers.
    weights
        Shape (n,). How much it counts in the fit.
    neutral_mm
        Shape (n,). True distance of the eyes in the neutral; for tables.

    """

    names: tuple[str, ...]
    inputs: FloatArray
    true: FloatArray
    bodies: Numbers
    kinds: Numbers
    resting: Numbers
    asked: Numbers
    weights: FloatArray
    neutral_mm: FloatArray

    @property
    def counted(self) -> Numbers:
        """Whether it is no neutral, seen as stills are: one a picture tells the accuracy."""
        counted: Numbers = self.asked & ~self.resting & (self.kinds == BOTH)
        return counted

    @property
    def telling(self) -> Numbers:
        """Whether how wrong a model is may be learned from it: no copies by geometry."""
        telling: Numbers = self.asked & ~self.resting & np.isin(self.kinds, _TELLING)
        return telling

    def where(self, chosen: Numbers) -> Pairs:
        """Return the chosen rows."""
        rows = {name: getattr(self, name)[chosen] for name in self.__slots__ if name != "names"}
        return Pairs(self.names, **rows)


def front_sessions(looks: Iterable[Look], head: HeadShape) -> Sessions:
    """Return the looks from the front, and copies of the plain ones with the chair moved.

    The copies teach that somebody who rolls nearer has not changed posture. Their
    neutral is the unmoved one, and it is itself among them.
    """
    sessions: Sessions = {}
    front = [look for look in looks if look.truth["view"] == "front"]
    for look in front:
        seen = Seen(look, _front(look, head), true_front(look), look.truth["neutral"])
        sessions.setdefault((look.truth["session"], look.kind), []).append(seen)
    rng = np.random.default_rng(_SEED)
    for kind in (*MOVED, *TILTED):
        change = _moved if kind in MOVED else _tilted
        for look in front:
            if look.kind != PLAIN or look.sight.body is None:
                continue
            name = look.truth["session"]
            if (name, kind) not in sessions:
                sessions[name, kind] = [s for s in sessions[name, PLAIN] if s.neutral]
            copy = change(replace(look, kind=kind), rng)
            sessions[name, kind].append(Seen(copy, _front(copy, head), true_front(copy), False))
    for kind, blind in BLIND.items():
        for name in [name for name, of in sessions if of == kind]:
            sessions[name, blind] = [_blind(seen, blind, head) for seen in sessions[name, kind]]
    return sessions


def _blind(seen: Seen, kind: int, head: HeadShape) -> Seen:
    """Return `seen` as a look of `kind`; a neutral loses its face."""
    look = replace(seen.look, kind=kind)
    if not seen.neutral:
        return replace(seen, look=look)
    look = replace(look, sight=replace(look.sight, face=None))
    return replace(seen, look=look, features=_front(look, head))


def side_sessions(looks: Iterable[Look]) -> Sessions:
    """Return the looks from the side. Which way somebody faces is read from the neutral."""
    side = [look for look in looks if look.truth["view"] == "side"]
    facing = {
        (look.truth["session"], look.kind): fit_side.facing_right(look.sight.body)
        for look in side
        if look.truth["neutral"] and look.sight.body is not None
    }
    sessions: Sessions = {}
    for look in side:
        key, sight = (look.truth["session"], look.kind), look.sight
        features: Features = {}
        if sight.body is not None:
            features = fit_side.features(
                sight.body, sight.width, sight.height, look.focal_px, facing.get(key)
            )
        seen = Seen(look, features, true_side(look), look.truth["neutral"])
        sessions.setdefault(key, []).append(seen)
    return sessions


def pairs(sessions: Sessions, recipe: Recipe) -> Pairs:
    """Return what `recipe` is fitted to.

    A neutral against itself, and the plain against the mirrored one, are among it: they
    have not changed.
    """
    rows = []
    for (name, kind), seen in sessions.items():
        (neutral,) = (s for s in seen if s.neutral)
        if not _fit_for(recipe, neutral):
            continue
        twins = _TWINS if kind in _TWINS else (kind,)
        again = [s for twin in twins for s in sessions.get((name, twin), ()) if s.neutral]
        rows += [
            _row(recipe, s, neutral)
            for s in again + [s for s in seen if not s.neutral]
            if _fit_for(recipe, s)
        ]
    every_names, *columns = zip(*rows, strict=True)
    (names,) = set(every_names)
    inputs, *others = map(np.array, columns)
    inputs = np.clip(np.nan_to_num(inputs), -_INPUT_MOST, _INPUT_MOST)
    return Pairs(names, inputs, *others)


def _row(recipe: Recipe, seen: Seen, neutral: Seen) -> tuple[object, ...]:
    inputs = recipe.changes(seen.features, neutral.features)
    true = [seen.true[name] - neutral.true[name] for name in recipe.outputs]
    true += [seen.true[name] for name in recipe.absolute]
    faceless = recipe.view == "front" and not fit_front.trusted(seen.features)
    asked = recipe.view == "side" or faceless != recipe.face
    resting = bool(seen.look.truth["neutral"])
    return (
        tuple(inputs),
        list(inputs.values()),
        true,
        seen.look.truth["body"],
        seen.look.kind,
        resting,
        asked,
        _weight(seen, faceless=faceless),
        10 * neutral.look.truth["angles"]["eye_dist_cm"],
    )


def _weight(seen: Seen, *, faceless: bool) -> float:
    if seen.neutral:
        return _NEUTRAL_WEIGHT
    # Pictures without a face are what the models for them are there for; they are few.
    return _FACELESS_WEIGHT if faceless else 1.0


def _fit_for(recipe: Recipe, seen: Seen) -> bool:
    return fit_front.trusted(seen.features) if recipe.face else bool(seen.features)


def _front(look: Look, head: HeadShape) -> Features:
    sight = look.sight
    if sight.body is None:
        return {}
    return fit_front.features(
        sight.body, sight.face, sight.width, sight.height, look.focal_px, head
    )


def _moved(look: Look, rng: np.random.Generator) -> Look:
    """Return `look` as it would be with the chair rolled, raised and shifted a little."""
    back, up, side = rng.normal(size=3) * [_MOVED_SD[way] for way in ("back", "up", "side")]
    back = np.clip(back, _BACK_LEAST, _BACK_MOST)
    # The camera is pitched down, but a chair rolls level.
    down = np.radians(look.truth["camera"]["pitch_down_deg"])
    step = np.array(
        [side, -back * np.sin(down) - up * np.cos(down), back * np.cos(down) - up * np.sin(down)]
    )
    true = {name: np.array(at) for name, at in look.truth["points_cam_m"].items()}
    eyes = float((true["eye_l"] + true["eye_r"])[2] / 2)
    sight, body, face = look.sight, look.sight.body, look.sight.face
    middle = np.array([sight.width, sight.height]) / 2

    def shifted(points: FloatArray, depth: FloatArray) -> FloatArray:
        at = (points - middle) / look.focal_px * depth + step[:2]
        moved: FloatArray = middle + look.focal_px * at / (depth + step[2])
        return moved

    if body is not None:
        depth = np.full((len(body.points), 1), eyes)
        for keypoint, name in _DEPTHS.items():
            depth[keypoint] = true[name][2]
        body = Body(shifted(body.points, depth), body.visibility, body.world)
    if face is not None:
        matrix = _moved_matrix(face.matrix, step / eyes, sight.height, look.focal_px)
        face = Face(shifted(face.points, np.array([[eyes]])), matrix)
    pupils = (true["pupil_l"] + true["pupil_r"]) / 2 + step
    angles = {**look.truth["angles"], "eye_dist_cm": 100 * float(np.linalg.norm(pupils))}
    return replace(
        look,
        truth={**look.truth, "angles": angles},
        sight=replace(sight, body=body, face=face),
    )


def _tilted(look: Look, rng: np.random.Generator) -> Look:
    """Return `look` as it would be with the camera tilted a little: exact in the picture."""
    down, aside = np.radians(rng.normal(size=2) * _TILT_SD)
    turn = rotation(float(down), 0.0, float(aside))
    sight, body, face = look.sight, look.sight.body, look.sight.face
    middle = np.array([sight.width, sight.height]) / 2

    def turned(points: FloatArray) -> FloatArray:
        rays = np.column_stack([(points - middle) / look.focal_px, np.ones(len(points))]) @ turn.T
        seen: FloatArray = middle + look.focal_px * rays[:, :2] / rays[:, 2:]
        return seen

    if body is not None:
        body = Body(turned(body.points), body.visibility, body.world)
    if face is not None:
        head, place = mesh_pose.from_matrix(face.matrix, sight.height, look.focal_px)
        matrix = mesh_pose.to_matrix(turn @ head, turn @ place, sight.height, look.focal_px)
        face = Face(turned(face.points), matrix)
    return replace(look, turn=turn @ look.turn, sight=replace(sight, body=body, face=face))


def _moved_matrix(matrix: FloatArray, part: FloatArray, height: int, focal_px: float) -> FloatArray:
    """Return `matrix` after a step of `part` of the eyes' depth (camera's axes)."""
    told_px = height / 2 / np.tan(np.radians(_MEDIAPIPE_VFOV_DEG / 2))
    moved = matrix.copy()
    away = -matrix[2, 3] * focal_px / told_px
    moved[:3, 3] += away * part * [1.0, -1.0, -told_px / focal_px]
    return moved
