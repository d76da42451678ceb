"""What is drawn over a picture: the skeleton, and arcs with the angles that are sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from posturecoach.analysis.writers.markers import seen_body
from posturecoach.analysis.writers.said import Said
from posturecoach.clinic.angles import Arc, arcs_of
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.body import Body, Keypoint
from posturecoach.posture.measure import Measure, View
from posturecoach.session import Look
from posturecoach.vision.annotating import (
    Box,
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
LISTED = ("head_pitch", "head_yaw", "cva", "slump", "viewing_distance")
"""What no line in the picture shows: written in the corner."""

_SURE_DEG = 15.0  # an angle is written into the picture if its ± is at most this ...
_SURE_SHARE = 0.5  # ... or this share of it: 95 ± 30 degrees is a bent elbow all the same
WORDS = 10.0  # pens; the height of words
_LINE = 1.3  # of its height, from one line of words to the next


def arcs(look: Look) -> list[Arc]:
    """Return the angles to draw: of measures that stand, between points that were seen."""
    body = seen_body(look)
    if body is None:
        return []

    def at(name: str) -> Point | None:
        keypoint = Keypoint.__members__.get(name.upper())  # a hand may mark what no network finds
        return None if keypoint is None or not body.sees(keypoint) else _xy(body, keypoint)

    side = "left" if look.view is View.SIDE_LEFT else "right"
    found = arcs_of(look.view, side, at)
    return [arc for arc in found if _stands(look.measures.get(arc.measure))]


def draw(picture: Picture, look: Look, said: Said, *, larger: float = 1.0) -> None:
    """Draw skeleton, arcs and numbers of `look` into `picture`, which has its size.

    `larger`: how many times the usual height words have, where the picture will be made small.
    """
    pen = pen_of(picture)
    size = WORDS * pen * larger
    body = seen_body(look)
    if body is not None:
        _draw_body(picture, body, pen)
    taken: list[Box] = []
    for line, (words, colour) in enumerate(_corner(look, said)):
        at = (size / 2, (1.2 + line * _LINE) * size)
        taken.append(draw_words(picture, at, words, colour, size))
    for arc in arcs(look):
        colour = _colour(look, arc.measure)
        if arc.upright:
            draw_line(picture, (arc.corner, arc.start), _CALM, pen, dotted=True)
        draw_line(picture, (arc.corner, arc.end), colour, 1.4 * pen)
        at = draw_arc(picture, arc.corner, (arc.start, arc.end), colour, 1.4 * pen)
        words = f"{said.short(arc.measure)} {number(look.measures[arc.measure], said)}"
        left = at[0] < arc.corner[0]
        taken.append(draw_words(picture, at, words, colour, size, left=left, taken=taken))


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
    clock = said.clock(look.time_s) if look.file is None else ""  # pictures have no time
    if seen_body(look) is None:
        yield f"{clock}  {said.say('nobody')}".strip(), _CALM
        return
    if clock:
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


def _xy(body: Body, keypoint: Keypoint) -> Point:
    x, y = body.at(keypoint)
    return float(x), float(y)
