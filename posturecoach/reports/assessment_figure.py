"""A person as a figure: what was found of the body, with the plumb line; over a picture or not."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from itertools import pairwise

from posturecoach.clinic.snapshot import Snapshot
from posturecoach.clinic.tools import plumb_anchor
from posturecoach.posture.geometry import Point
from posturecoach.reports.canvas import GREY, HAIR, NOW, QUIET, Canvas
from posturecoach.reports.clean import clean
from posturecoach.reports.document import Picture

WIDTH, HEIGHT = 118.0, 176.0
_MARGIN = 10.0
_CHAINS = (
    ("ear", "shoulder", "hip", "knee", "ankle"),
    ("shoulder", "elbow", "wrist"),
)
_ACROSS = ("shoulder", "hip")


def figure(snapshot: Snapshot, title: str, alt: str) -> Picture:
    """Return the figure alone, as large as fits; what was not seen is not drawn."""
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.rect(0, 0, WIDTH, HEIGHT, "#ffffff", edge=HAIR)
    points = [one.at for one in snapshot.landmarks.values() if one.seen]
    if points:
        _draw(canvas, snapshot, _fitted(points))
    return canvas.picture(alt, title)


def over_picture(snapshot: Snapshot, jpeg: bytes, title: str, alt: str) -> Picture:
    """Return a picture, which lies in the drawing itself, with the figure drawn over it."""
    setup = snapshot.setup
    scale = min(WIDTH / setup.width, HEIGHT / setup.height)
    wide, high = setup.width * scale, setup.height * scale
    canvas = Canvas(wide, high)
    _draw(canvas, snapshot, lambda at: (at[0] * scale, at[1] * scale))
    drawn = canvas.picture(alt, title)
    data = b64encode(jpeg).decode("ascii")
    image = f'<image x="0" y="0" width="{wide:.2f}" height="{high:.2f}" '
    image += f'preserveAspectRatio="none" href="data:image/jpeg;base64,{data}"/>'
    head = f"<title>{escape(clean(alt))}</title>"
    svg = drawn.svg.replace(head, head + image, 1)
    return Picture(svg, drawn.alt, wide, high, title)


def _draw(canvas: Canvas, snapshot: Snapshot, place: Callable[[Point], Point]) -> None:
    plumb = plumb_anchor(snapshot)
    if plumb is not None:
        x = place(plumb.at)[0]
        canvas.line([(x, 4.0), (x, canvas.height - 4.0)], QUIET, 1.0, dashed=True)
    for one, other in _bones(snapshot):
        canvas.line([place(one), place(other)], "#ffffff", 4.5)
        canvas.line([place(one), place(other)], NOW, 2.2)
    for name in ("nose", "left_ear", "right_ear", "c7", "tragus"):
        found = snapshot.seen(name)
        if found is not None:
            canvas.dot(place(found.at), 2.4, GREY if name == "nose" else NOW)


def _bones(snapshot: Snapshot) -> list[tuple[Point, Point]]:
    found = []
    for side in ("left", "right"):
        for chain in _CHAINS:
            for one, other in pairwise(chain):
                ends = snapshot.seen(f"{side}_{one}"), snapshot.seen(f"{side}_{other}")
                if ends[0] is not None and ends[1] is not None:
                    found.append((ends[0].at, ends[1].at))
    for part in _ACROSS:
        left, right = snapshot.seen(f"left_{part}"), snapshot.seen(f"right_{part}")
        if left is not None and right is not None:
            found.append((left.at, right.at))
    return found


def _fitted(points: list[Point]) -> Callable[[Point], Point]:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    room = WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN
    scale = min(room[0] / max(1.0, right - left), room[1] / max(1.0, bottom - top))
    x0 = WIDTH / 2 - scale * (left + right) / 2
    y0 = HEIGHT / 2 - scale * (top + bottom) / 2
    return lambda at: (x0 + scale * at[0], y0 + scale * at[1])
