"""What stands beside the figure of a demonstration: chair, desk, wall, band, doorway, box, dot.

All in shares of the body height, x to the right and y up from the floor, as `drawn` gives them.
"""

from __future__ import annotations

from collections.abc import Mapping

from posturecoach.exercises.demonstration import Demonstration, drawn, figure_at

Spot = tuple[float, float]
Path = tuple[Spot, ...]
"""A line from spot to spot."""

SEAT_BELOW = 0.035  # of the middle of the hips
DESK_TOP = 0.42
WALL_TOP = 1.12
DOT_TOP = 0.93  # the height of the eyes of who stands
DOT_AHEAD = 0.62
LEANS_DEG = 15.0


def standing_props(shown: Demonstration) -> tuple[Path, ...]:
    """Return the lines of what stands still, behind the figure."""
    points = drawn(figure_at(shown, 0.0), shown.view)
    side = shown.view == "side"
    lines: list[Path] = []
    if "chair" in shown.props:
        lines += _chair_from_side(points) if side else _chair_from_front(points)
    if "desk" in shown.props:
        lines += _desk_to_lean_on(shown) if _leans(shown) else _desk(points, side=side)
    if "wall" in shown.props:
        lines += _wall(points, side=side)
    if "doorway" in shown.props:
        lines += _doorway(shown)
    return tuple(lines)


def dot_of(shown: Demonstration) -> Spot | None:
    """Return where the dot on the wall is that the eyes rest on; None where there is none.

    From the front it is where the camera is, and can't be drawn.
    """
    if "dot" not in shown.props or shown.view == "front":
        return None
    return DOT_AHEAD, DOT_TOP


def held_props(shown: Demonstration, points: Mapping[str, Spot]) -> tuple[Path, ...]:
    """Return the lines of what is in the hands, for a figure as drawn."""
    left, right = points["left_hand"], points["right_hand"]
    lines: list[Path] = []
    if "band" in shown.props:
        lines.append((left, right))
    if "box" in shown.props:
        x, y = max(left[0], right[0]), (left[1] + right[1]) / 2.0
        a, b, c, d = x - 0.02, x + 0.14, y - 0.08, y + 0.06
        lines.append(((a, c), (b, c), (b, d), (a, d), (a, c)))
    return tuple(lines)


def _chair_from_side(points: Mapping[str, Spot]) -> list[Path]:
    x, y = points["hips"]
    seat, back = y - SEAT_BELOW, x - 0.085
    return [
        ((x + 0.14, seat), (back, seat), (back - 0.02, seat + 0.25)),
        ((x + 0.12, seat), (x + 0.13, 0.0)),
        ((back + 0.02, seat), (back, 0.0)),
    ]


def _chair_from_front(points: Mapping[str, Spot]) -> list[Path]:
    x, y = points["hips"]
    seat, wide = y - SEAT_BELOW, 0.13
    return [
        ((x - wide, seat), (x + wide, seat)),
        ((x - wide, seat), (x - wide, 0.0)),
        ((x + wide, seat), (x + wide, 0.0)),
        ((x - wide, seat), (x - wide, seat + 0.25), (x + wide, seat + 0.25), (x + wide, seat)),
    ]


def _desk(points: Mapping[str, Spot], *, side: bool) -> list[Path]:
    """Return a desk to rest a hand on: ahead, or from the front at the own right."""
    x = points["hips"][0]
    near, far = (x + 0.3, x + 0.62) if side else (x - 0.62, x - 0.3)
    legs = [((at, DESK_TOP), (at, 0.0)) for at in (near + 0.03, far - 0.03)]
    return [((near, DESK_TOP), (far, DESK_TOP)), *legs]


def _leans(shown: Demonstration) -> bool:
    """Return whether both hands come down to the desk."""
    return any(key.angles.get("trunk", 0.0) > LEANS_DEG for key in shown.keys)


def _desk_to_lean_on(shown: Demonstration) -> list[Path]:
    """Return a desk under the hands, where they are when the trunk is lowest."""
    lowest = max(shown.keys, key=lambda key: key.angles.get("trunk", 0.0))
    points = drawn(figure_at(shown, lowest.at_s), shown.view)
    x, top = points["left_hand"][0], points["left_hand"][1] - 0.02
    legs = [((at, top), (at, 0.0)) for at in (x, x + 0.2)]
    return [((x - 0.06, top), (x + 0.24, top)), *legs]


def _wall(points: Mapping[str, Spot], *, side: bool) -> list[Path]:
    x = points["hips"][0]
    if side:
        return [((x - 0.17, 0.0), (x - 0.17, WALL_TOP))]
    return [((x - 0.55, 0.0), (x - 0.55, WALL_TOP), (x + 0.55, WALL_TOP), (x + 0.55, 0.0))]


def _doorway(shown: Demonstration) -> list[Path]:
    """Return two posts, as wide as the elbow gets at its farthest."""
    steps = [figure_at(shown, shown.loop_s * n / 20.0) for n in range(20)]
    wide = max(drawn(at, shown.view)["left_elbow"][0] for at in steps) + 0.03
    return [((-wide, 0.0), (-wide, WALL_TOP), (wide, WALL_TOP), (wide, 0.0))]
