"""What is drawn over a picture: the skeleton, and arcs with the angles that are sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from posturecoach.analysis.writers.markers import seen_body
from posturecoach.analysis.writers.said import Said
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.body import Body, Keypoint
from posturecoach.posture.measure import Measure, View
from posturecoach.session import Look
from posturecoach.vision.annotating import (
    Colour,
    Point,
    draw_arc,
    draw_dot,
    draw_line,
    draw_words,
    pen_of,
)
from posturecoach.vision.frame import Picture

K = Keypoint

_CALM: Colour = (190, 214, 178)
_COLOURS: Mapping[Zone | None, Colour] = {
    None: _CALM,
    Zone.NEUTRAL: _CALM,
    Zone.CAUTION: (92, 190, 245),
    Zone.BAD: (216, 150, 206),
}
"""Blue, green, red, bright; never the only sign of a zone: the number stands beside it."""

_CHAINS = (
    (K.LEFT_SHOULDER, K.LEFT_ELBOW, K.LEFT_WRIST),
    (K.RIGHT_SHOULDER, K.RIGHT_ELBOW, K.RIGHT_WRIST),
    (K.LEFT_SHOULDER, K.LEFT_HIP, K.LEFT_KNEE, K.LEFT_ANKLE, K.LEFT_FOOT_INDEX),
    (K.RIGHT_SHOULDER, K.RIGHT_HIP, K.RIGHT_KNEE, K.RIGHT_ANKLE, K.RIGHT_FOOT_INDEX),
    (K.LEFT_SHOULDER, K.RIGHT_SHOULDER),
    (K.LEFT_HIP, K.RIGHT_HIP),
    (K.LEFT_EAR, K.LEFT_EYE, K.NOSE, K.RIGHT_EYE, K.RIGHT_EAR),
)
_LEFT = (
    *(K.LEFT_EAR, K.LEFT_SHOULDER, K.LEFT_HIP),
    *(K.LEFT_ELBOW, K.LEFT_WRIST, K.LEFT_KNEE, K.LEFT_ANKLE),
)
_RIGHT = (
    *(K.RIGHT_EAR, K.RIGHT_SHOULDER, K.RIGHT_HIP),
    *(K.RIGHT_ELBOW, K.RIGHT_WRIST, K.RIGHT_KNEE, K.RIGHT_ANKLE),
)
LISTED = ("head_pitch", "head_yaw", "cva", "slump", "viewing_distance")
"""What no line in the picture shows: written in the corner."""

_SURE_DEG = 15.0  # an angle is written into the picture if its ± is at most this ...
_SURE_SHARE = 0.5  # ... or this share of it: 95 ± 30 degrees is a bent elbow all the same
_LINE = 1.3  # of its height, from one line of words to the next


@dataclass(frozen=True, slots=True)
class Arc:
    """An angle in the picture: at `corner`, between the ways to `start` and `end`.

    `upright`: `start` is no point of the body but the vertical or level it is taken against.
    """

    measure: str
    corner: Point
    start: Point
    end: Point
    upright: bool = False


def arcs(look: Look) -> list[Arc]:
    """Return the angles to draw: of measures that stand, between points that were seen."""
    body = seen_body(look)
    if body is None:
        return []
    match look.view:
        case View.SIDE_LEFT:
            found = _from_side(body, _LEFT)
        case View.SIDE_RIGHT:
            found = _from_side(body, _RIGHT)
        case View.FRONT | View.OBLIQUE | View.UNKNOWN:
            found = _from_front(body)
    return [arc for arc in found if _stands(look.measures.get(arc.measure))]


def draw(picture: Picture, look: Look, said: Said) -> None:
    """Draw skeleton, arcs and numbers of `look` into `picture`, which has its size."""
    pen = pen_of(picture)
    size = 10.0 * pen
    body = seen_body(look)
    if body is not None:
        _draw_body(picture, body, pen)
    for arc in arcs(look):
        colour = _colour(look, arc.measure)
        if arc.upright:
            draw_line(picture, (arc.corner, arc.start), _CALM, pen, dotted=True)
        draw_line(picture, (arc.corner, arc.end), colour, 1.4 * pen)
        at = draw_arc(picture, arc.corner, (arc.start, arc.end), colour, 1.4 * pen)
        words = f"{said.short(arc.measure)} {number(look.measures[arc.measure], said)}"
        draw_words(picture, at, words, colour, size, left=at[0] < arc.corner[0])
    for line, (words, colour) in enumerate(_corner(look, said)):
        draw_words(picture, (size / 2, (1.2 + line * _LINE) * size), words, colour, size)


def number(measure: Measure, said: Said) -> str:
    """Return a measure as it is shown: its change from the neutral with a sign, else itself."""
    signed = measure.from_neutral is not None
    shown = measure.from_neutral if signed else measure.value
    return said.measured(shown, measure.pm, measure.unit, signed=signed)


def _draw_body(picture: Picture, body: Body, pen: float) -> None:
    for chain in _CHAINS:
        for one, other in pairwise(chain):
            if body.sees(one, other):
                draw_line(picture, (_xy(body, one), _xy(body, other)), _CALM, pen)
    for keypoint in {keypoint for chain in _CHAINS for keypoint in chain}:
        if body.sees(keypoint):
            draw_dot(picture, _xy(body, keypoint), _CALM, 1.8 * pen)


def _corner(look: Look, said: Said) -> Iterator[tuple[str, Colour]]:
    clock = said.clock(look.time_s)
    if seen_body(look) is None:
        yield f"{clock}  {said.say('nobody')}", _CALM
        return
    yield clock, _CALM
    changes = False
    for name in LISTED:
        measure = look.measures.get(name)
        if measure is None or not _stands(measure):
            continue
        changes = changes or measure.from_neutral is not None
        yield f"{said.short(name)} {number(measure, said)}", _colour(look, name)
    if changes or any(look.measures[arc.measure].from_neutral is not None for arc in arcs(look)):
        yield said.say("signs"), _CALM


def _from_side(body: Body, keys: tuple[Keypoint, ...]) -> Iterator[Arc]:
    ear, shoulder, hip, elbow, wrist, knee, ankle = keys
    leaning = (("neck_inclination", shoulder, ear), ("trunk_inclination", hip, shoulder))
    for name, low, high in leaning:
        if body.sees(low, high):
            yield _against_upright(name, _xy(body, low), _xy(body, high))
    for name, one, corner, other in (
        ("elbow_inner_angle", shoulder, elbow, wrist),
        ("hip_angle", shoulder, hip, knee),
        ("knee_angle", hip, knee, ankle),
    ):
        if body.sees(one, corner, other):
            yield Arc(name, _xy(body, corner), _xy(body, one), _xy(body, other))


def _from_front(body: Body) -> Iterator[Arc]:
    for name, one, other in (
        ("head_roll", K.RIGHT_EYE_OUTER, K.LEFT_EYE_OUTER),
        ("shoulder_tilt", K.RIGHT_SHOULDER, K.LEFT_SHOULDER),
    ):
        if body.sees(one, other):
            # From the lower point on, so that the arc opens where the tilt is seen.
            low, high = sorted((_xy(body, one), _xy(body, other)), key=lambda at: -at[1])
            yield Arc(name, low, (high[0], low[1]), high, upright=True)
    hips, shoulders = (K.LEFT_HIP, K.RIGHT_HIP), (K.LEFT_SHOULDER, K.RIGHT_SHOULDER)
    if body.sees(*hips, *shoulders):
        yield _against_upright("trunk_lateral_lean", _middle(body, hips), _middle(body, shoulders))


def _against_upright(name: str, low: Point, high: Point) -> Arc:
    length = ((high[0] - low[0]) ** 2 + (high[1] - low[1]) ** 2) ** 0.5
    return Arc(name, low, (low[0], low[1] - length), high, upright=True)


def _stands(measure: Measure | None) -> bool:
    """Return whether a measure is there, and sure enough to stand as a number in a picture."""
    if measure is None or measure.absent is not None or measure.pm is None:
        return False
    shown = measure.value if measure.from_neutral is None else measure.from_neutral
    if measure.unit != "deg":
        return True
    return measure.pm <= max(_SURE_DEG, _SURE_SHARE * abs(shown or 0.0))


def _colour(look: Look, name: str) -> Colour:
    finding = look.findings.get(name)
    return _COLOURS[None if finding is None else finding.zone]


def _middle(body: Body, both: tuple[Keypoint, Keypoint]) -> Point:
    (a, b), (c, d) = (_xy(body, one) for one in both)
    return ((a + c) / 2, (b + d) / 2)


def _xy(body: Body, keypoint: Keypoint) -> Point:
    x, y = body.at(keypoint)
    return float(x), float(y)
