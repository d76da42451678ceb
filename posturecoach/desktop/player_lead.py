"""Looks in, what the player shows out: from where it is counted, and when nothing counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from posturecoach.exercises.gate import Permit
from posturecoach.exercises.library import Camera, Mode, Side
from posturecoach.exercises.player import Moment, Player, Result, Stage
from posturecoach.exercises.signals import camera_for, features_seen
from posturecoach.posture.measure import Person, View
from posturecoach.posture.spec import Features
from posturecoach.session import Look

GAP_S = 2.0  # looks farther apart tell nothing of the time between; the player knows it as lost
FIRST_S = 1.0  # the player's own clock begins here
TURN_AFTER_S = 1.5  # out of view for so long, somebody is asked to turn

_COUNTS = (Mode.COUNT, Mode.HOLD, Mode.RELOCATE, Mode.STANDS)
_SIDES = (View.SIDE_LEFT, View.SIDE_RIGHT)


class Hindrance(StrEnum):
    """Why nothing counts now."""

    CAMERA = "camera"  # lost, off, black: there is no picture
    UNSEEN = "unseen"  # nobody, or not enough of them
    TURN_FRONT = "turn_front"
    TURN_SIDE = "turn_side"


@dataclass(frozen=True, slots=True)
class Now:
    """What is to be shown after a look.

    Attributes
    ----------
    moment
        Of the player; None before anything could be seen from here.
    hindrance
        Why nothing counts, if so.
    words, try_
        What the session says of it, and what to try, in its own English; "" for nothing.
    better
        From where it would be counted, where from here only the clock leads.

    """

    moment: Moment | None = None
    hindrance: Hindrance | None = None
    words: str = ""
    try_: str = ""
    better: Hindrance | None = None


class Lead:
    """Lead through one exercise, look after look.

    Its clock stands still while it is paused, and while there is no picture.

    Parameters
    ----------
    permit, level, own_best
        As for `Player`.

    Raises
    ------
    TypeError
        For anything but a permit of the safety gate.
    ValueError
        For a level above the permitted.

    """

    def __init__(self, permit: Permit, level: int, own_best: float | None = None) -> None:
        if not isinstance(permit, Permit):
            raise TypeError(f"expected a permit of the safety gate, got {permit!r}")
        if not 1 <= level <= permit.most_level:
            raise ValueError(f"expected a level from 1 to {permit.most_level}, got {level}")
        self.permit, self.level, self.paused = permit, level, False
        self._own_best = own_best
        self._player: Player | None = None
        self._camera: Camera | None = None
        self._earlier: tuple[Result, ...] = ()
        self._moment: Moment | None = None
        self._last_s: float | None = None
        self._clock_s = FIRST_S
        self._astray_s = 0.0

    @property
    def camera(self) -> Camera | None:
        """What the camera does; None before somebody was seen."""
        return self._camera

    @property
    def moment(self) -> Moment | None:
        """What the player told last."""
        return self._moment

    @property
    def begun(self) -> bool:
        """Whether anything was done that is worth keeping: counted, tried or led."""
        result = self.result()
        if result is None:
            return False
        held = any(best > 0.0 for best in result.best.values())
        return bool(sum(result.reps.values()) or result.partial or held)

    def preview(self, look: Look) -> tuple[Camera | None, Hindrance | None]:
        """Return what the camera would do from where it is, and how to turn if it can't."""
        camera = camera_for(self.permit.exercise, look.view, _seen(look) or {})
        return camera, self._better(camera)

    def see(self, look: Look) -> Now:
        """Take a look into account; return what to show."""
        passed_s = 0.0 if self._last_s is None else max(0.0, look.time_s - self._last_s)
        self._last_s = look.time_s
        if self.paused:
            return Now(self._moment)
        if look.trouble is not None:
            return Now(self._moment, Hindrance.CAMERA, look.trouble.what, look.trouble.try_)
        seen = _seen(look)
        self._choose(look.view, seen)
        if self._player is None or self._camera is None:
            unseen = seen is None
            asked = Hindrance.UNSEEN if unseen else self._better(None)
            return Now(None, asked, (look.why_not or "") if unseen else "")
        away = self._camera.mode is Mode.AWAY
        self._clock_s += passed_s if away else min(passed_s, GAP_S)
        if away and seen is None and look.person is not Person.ABSENT:
            seen = {}  # somebody may be there: that is no walk
        self._moment = self._player.look(self._clock_s, seen)
        return self._now(look, seen, passed_s)

    def easier(self) -> bool:
        """Go on one level lower, with what was counted; return whether there is one."""
        if self.level <= 1:
            return False
        if self._player is not None:
            self._earlier = (*self._earlier, self._player.result())
        self.level -= 1
        self._player = self._camera = self._moment = None
        return True

    def result(self) -> Result | None:
        """Return what came of it so far, all levels together; None before it began."""
        parts: list[Result] = list(self._earlier)
        parts += [] if self._player is None else [self._player.result()]
        if not parts:
            return None
        found = parts[-1]
        for other in parts[:-1]:
            found = _joined(found, other)
        return replace(found, level=self.level)

    def _choose(self, view: View, seen: Features | None) -> None:
        """Take the camera that fits from here, as long as the start is not found."""
        started = self._moment is not None and self._moment.stage not in (Stage.READY, Stage.START)
        if started or (seen is None and self._player is not None):
            return
        camera = camera_for(self.permit.exercise, view, seen or {})
        if camera is None and self._player is not None and view not in (*_SIDES, View.FRONT):
            return  # turning: what was known may still hold
        if camera is not self._camera:
            self._camera, self._moment = camera, None
            self._player = None
            if camera is not None:
                self._player = Player(self.permit, self.level, camera, own_best=self._own_best)

    def _now(self, look: Look, seen: Features | None, passed_s: float) -> Now:
        """Return the moment with what hinders it, if anything does."""
        camera = self._camera
        if camera is None or camera.mode is Mode.AWAY or self._over():
            return Now(self._moment)
        if seen is None:
            self._astray_s = 0.0
            return Now(self._moment, Hindrance.UNSEEN, look.why_not or "")
        fits = look.view in {"front": (View.FRONT,), "side": _SIDES}.get(camera.view, tuple(View))
        self._astray_s = 0.0 if fits else self._astray_s + passed_s
        better = self._better(camera) if camera.mode is Mode.TIMER else None
        if self._astray_s > TURN_AFTER_S and camera.mode is not Mode.TIMER:
            return Now(self._moment, _TURN.get(camera.view))
        return Now(self._moment, better=better)

    def _over(self) -> bool:
        return self._moment is not None and self._moment.stage in (Stage.REST, Stage.DONE)

    def _better(self, camera: Camera | None) -> Hindrance | None:
        """Return how to turn to be counted; None where it is, or where no turning helps."""
        if camera is not None and camera.mode is not Mode.TIMER:
            return None
        views = [c.view for c in self.permit.exercise.cameras if c.mode in _COUNTS]
        views += [c.view for c in self.permit.exercise.cameras if camera is None]
        return next((_TURN[v] for v in views if v in _TURN), None)


_TURN = {"front": Hindrance.TURN_FRONT, "side": Hindrance.TURN_SIDE}


def _seen(look: Look) -> Features | None:
    """Return what a look tells of a movement; None where nobody is to be seen."""
    if look.reading is None or look.sight is None or look.sight.body is None:
        return None
    return features_seen(look.reading, look.sight)


def _joined(one: Result, other: Result) -> Result:
    """Return two results of the same exercise as one; that of `one` leads."""
    reps: Counter[Side | None] = Counter(one.reps)
    reps.update(other.reps)
    best = {
        side: max(r.best[side] for r in (one, other) if side in r.best)
        for side in (*one.best, *other.best)
    }
    return replace(
        one,
        reps=dict(reps),
        partial=dict(Counter(one.partial) + Counter(other.partial)),
        best=best,
        errors_deg=(*other.errors_deg, *one.errors_deg),
        lasted_s=one.lasted_s + other.lasted_s,
    )
