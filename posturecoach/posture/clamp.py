"""Keep a neutral within what is plausible, and near the first one learned at its place.

Else an hour of slumping, learned or drifted into, would be the norm that everything is
compared with, and nothing would ever be said again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from posturecoach.errors import NeutralError
from posturecoach.posture import front, side
from posturecoach.posture.geometry import DEFAULT_HFOV_DEG, focal_px
from posturecoach.posture.head import mesh_focal_px
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.spec import Features, Kind, Optics, Spec, Taken
from posturecoach.posture.view import SIDES

HALVINGS = 24  # of the way between two neutrals: finer than any number is shown


@dataclass(frozen=True, slots=True)
class Plausible:
    """What a neutral's own number may be; beyond, it is refused.

    Attributes
    ----------
    measure, view
        As in the table of measures; ``"front"``, ``"side"`` or ``"both"``.
    least, most
        In the unit of the measure.
    what, try_
        What is the matter, to follow on "Your neutral could not be learned:", and what
        to do about it.
    basis, cite
        Where the numbers come from.

    """

    measure: str
    view: str
    least: float
    most: float
    what: str
    try_: str
    basis: str
    cite: str


@dataclass(frozen=True, slots=True)
class Follow:
    """How far a later neutral may go from the first one of its place.

    Attributes
    ----------
    measure, view
        As in `Plausible`.
    limit
        In the unit of the measure, to either side.
    camera
        Whether the measure depends on where the camera stands; then it says nothing
        once the camera has been moved.
    basis, cite
        Where the number comes from.

    """

    measure: str
    view: str
    limit: float
    camera: bool
    basis: str
    cite: str


@dataclass(frozen=True, slots=True)
class NeutralRules:
    """What a neutral may be. Both tables come from neutral.toml, see `rulebook`."""

    plausible: tuple[Plausible, ...]
    follow: tuple[Follow, ...]


@dataclass(frozen=True, slots=True)
class Clamped:
    """A later neutral, as near to the first as it has to be.

    Attributes
    ----------
    neutral
        What may be used.
    share
        How much of the way from the first to the one that was learned it has gone, 0 to 1.
    held_by
        The measure that went to its limit first; None where the whole way was allowed.

    """

    neutral: Neutral
    share: float
    held_by: str | None


def check_plausible(neutral: Neutral, rules: NeutralRules) -> None:
    """Refuse a `neutral` that nobody sits in who sits at ease before a well-placed camera.

    Raises
    ------
    NeutralError
        Naming the first thing that is out of range, and what to try.

    """
    for rule in rules.plausible:
        number = _own(neutral, rule.measure) if _is_for(rule.view, neutral) else None
        if number is not None and not rule.least <= number <= rule.most:
            raise NeutralError(f"Your neutral could not be learned: {rule.what}.", try_=rule.try_)


def clamp(
    anchor: Neutral, learned: Neutral, rules: NeutralRules, *, camera_moved: bool = False
) -> Clamped:
    """Return `learned`, or as much of it as lies within the limits around `anchor`.

    Where a limit is passed all features go back towards the anchor by the same share, so
    that what comes out is still one posture and not pieces of two.

    Parameters
    ----------
    anchor
        The first neutral of the place.
    learned
        Another one, of the same family of views and the same shape of picture; where it
        is not, nothing can be compared and it comes back as it is.
    rules
        The limits.
    camera_moved
        Only the limits that do not depend on where the camera stands count.

    """
    follow = tuple(
        rule
        for rule in rules.follow
        if _is_for(rule.view, learned) and not (camera_moved and rule.camera)
    )
    before = anchor.features(learned.width, learned.height)
    if before is None or (anchor.view in SIDES) != (learned.view in SIDES):
        return Clamped(learned, 1.0, None)
    held_by = _beyond(before, learned.scales, learned, follow)
    if held_by is None:
        return Clamped(learned, 1.0, None)
    share, step = 0.0, 0.5
    for _ in range(HALVINGS):
        tried = blend(before, learned.scales, share + step)
        beyond = _beyond(before, tried, learned, follow)
        if beyond is None:
            share += step
        else:
            held_by = beyond
        step /= 2.0
    return Clamped(_between(anchor, before, learned, share), share, held_by)


def changes(before: Neutral, after: Neutral) -> dict[str, float]:
    """Return how far `after` differs from `before` in each measure that both show.

    In the unit of each measure, by the plain formulas; empty where pictures of another
    shape or view cannot be compared.
    """
    usual = before.features(after.width, after.height)
    if usual is None or (before.view in SIDES) != (after.view in SIDES):
        return {}
    found = {id_: _change(id_, usual, after.scales, after) for id_ in _specs(after)}
    return {id_: change for id_, change in found.items() if change is not None}


def blend(one: Features, other: Features, share: float) -> dict[str, float]:
    """Return the features between two sets: `one` at 0, `other` at 1.

    Angles go the short way round. What only one of them has stays as it is there.
    """
    found = {**one, **other}
    for name in one.keys() & other.keys():
        step = other[name] - one[name]
        if name.endswith("_deg"):
            step = (step + 180.0) % 360.0 - 180.0
        found[name] = one[name] + share * step
    return found


def _between(anchor: Neutral, before: Features, learned: Neutral, share: float) -> Neutral:
    values = {
        id_: anchor.values[id_] + share * (number - anchor.values[id_])
        if id_ in anchor.values
        else number
        for id_, number in learned.values.items()
    }
    return replace(learned, scales=blend(before, learned.scales, share), values=values)


def _beyond(
    before: Features, after: Features, neutral: Neutral, follow: tuple[Follow, ...]
) -> str | None:
    """Return the measure that is farthest beyond its limit, as a share of it; None if none is."""
    worst, most = None, 1.0 + 1e-9
    for rule in follow:
        change = _change(rule.measure, before, after, neutral)
        if change is not None and abs(change) / rule.limit > most:
            worst, most = rule.measure, abs(change) / rule.limit
    return worst


def _change(id_: str, before: Features, after: Features, neutral: Neutral) -> float | None:
    spec = _specs(neutral).get(id_)
    if spec is None:
        return None
    taken = spec.take(after, before, _optics(neutral))
    if not isinstance(taken, Taken):
        return None
    if spec.kind is not Kind.ABSOLUTE:
        return taken.number - spec.base
    usual = spec.take(before, before, _optics(neutral))
    return taken.number - usual.number if isinstance(usual, Taken) else None


def _own(neutral: Neutral, id_: str) -> float | None:
    """Return the number of the neutral itself, as its own formula reads it."""
    spec = _specs(neutral).get(id_)
    if spec is None:
        return None
    taken = spec.take(neutral.scales, neutral.scales, _optics(neutral))
    return taken.number if isinstance(taken, Taken) else None


def _specs(neutral: Neutral) -> Mapping[str, Spec]:
    return side.SPECS if neutral.view in SIDES else front.SPECS


def _is_for(view: str, neutral: Neutral) -> bool:
    return view == "both" or (view == "side") == (neutral.view in SIDES)


def _optics(neutral: Neutral) -> Optics:
    hfov = DEFAULT_HFOV_DEG if neutral.hfov_deg is None else neutral.hfov_deg
    return Optics(
        focal_px(neutral.width, hfov),
        mesh_focal_px(neutral.height),
        neutral.hfov_deg is not None,
        neutral.distance_mm,
    )
