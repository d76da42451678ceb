"""Which neutral holds now: by the place, and while the camera stands where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from posturecoach.posture.body import Sight
from posturecoach.posture.clamp import NeutralRules, check_plausible
from posturecoach.posture.drift import Drift
from posturecoach.posture.measure import Reading
from posturecoach.posture.moved import CameraWatch, Moved, Shift
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.places import (
    Chooser,
    Kept,
    Workplace,
    drifted,
    keep,
    keep_moved,
    replaced,
)
from posturecoach.posture.view import SIDES

BACK_SHARE = 0.012  # of the picture's width: the background is where it was, give or take this
BACK_SCALE = 0.03
BACK_ROLL_DEG = 0.8
TAPE_ROOM = 0.35  # a distance that was told and one that was seen may differ by so much


class Bearings:
    """Keep track of where somebody sits, and of which neutral holds there.

    Parameters
    ----------
    rules
        What a neutral may be, and how far it may go.
    places
        All known places, to choose among; None: `neutral` alone holds, everywhere.
    camera
        The name of the camera; None for clips and pictures.
    neutral
        The one to compare with where there are no places to choose among.

    Attributes
    ----------
    places
        All known places, as they are now; None as above.
    moved
        What has moved, if anything has; while it lasts no neutral holds.

    """

    def __init__(
        self,
        rules: NeutralRules,
        *,
        places: Sequence[Workplace] | None = None,
        camera: str | None = None,
        neutral: Neutral | None = None,
    ) -> None:
        self.places = None if places is None else tuple(places)
        self.moved: Moved | None = None
        self._rules = rules
        self._camera = camera
        self._watch = CameraWatch()
        self._shift: Shift | None = None
        self._before: tuple[Workplace, Shift] | None = None  # until the camera moved
        self._drift: Drift | None = None
        self._chooser = Chooser(self.places or (), camera)
        if neutral is not None:
            self._chooser.use(Workplace(neutral, neutral))
        self._arrive()

    @property
    def here(self) -> Workplace | None:
        """The place where somebody is, also while the camera has moved; None if not known."""
        return self._chooser.here

    @property
    def neutral(self) -> Neutral | None:
        """The neutral that holds now; None where none does."""
        return None if self.moved is not None or self.here is None else self.here.neutral

    @property
    def elsewhere(self) -> bool:
        """Whether somebody is at a place that is none of the known ones."""
        return self._chooser.elsewhere

    @property
    def deciding(self) -> bool:
        """Whether it is being found out which of several places this is."""
        return self.here is None and self._chooser.deciding

    def see(self, sight: Sight, reading: Reading, shift: Shift | None) -> bool:
        """Take a look at somebody into account; return whether another place was found.

        Then the background is to be watched anew, for it belongs to that place.
        """
        self._shift = shift
        self.moved = self._watch.update(sight, reading, shift)
        if self.moved is None:
            self._chooser.put_back()
        elif self._put_back(sight.width):
            return True
        else:
            self._chooser.moved()
        if self._chooser.look(sight, reading):
            self._arrive()
            return True
        return False

    def ease(self, sight: Sight, reading: Reading, day: date, *, at_ease: bool) -> bool:
        """Let the neutral follow somebody `at_ease`, slowly; return whether it has gone on.

        Then `here` and `places` are new, with what has changed written down for `day`.
        """
        place, drift = self.here, self._drift
        if place is None or drift is None or self.places is None:
            return False
        neutral = place.neutral
        same = (neutral.width, neutral.height) == (sight.width, sight.height) and (
            reading.view is neutral.view or not {reading.view, neutral.view} & {*SIDES}
        )
        counts = at_ease and same and self.moved is None
        new = drift.update(reading.time_s, reading.features if counts else None)
        if new is None:
            return False
        went = drifted(place, new, day)
        self.places = replaced(self.places, went)
        self._chooser.known = self.places
        self._chooser.learned(self.places, went)
        self._watch_over(went.neutral)
        return True

    def learn(self, learned: Neutral) -> str | None:
        """Take over a neutral that was just `learned` here.

        Returns
        -------
        str or None
            The measure whose limit kept it from going all the way from the first neutral
            of its place; None where it was free.

        Raises
        ------
        NeutralError
            If nobody sits like that who sits at ease.

        """
        check_plausible(learned, self._rules)
        learned = _with_believable_distance(replace(learned, camera=self._camera))
        was, shift, width = self.here, self._shift, 2 * learned.width  # twice the usual room
        if self.moved is not None and was is not None:
            kept = keep_moved(self.places or (was,), was, learned, self._rules)
            # A chair leaves the background where it was: that cannot tell when it is back.
            plain = shift is not None and not _undoes(shift, replace(shift, **_NOWHERE), width)
            self._before = (was, shift) if shift is not None and plain else None
        elif self.places is None:
            kept = Kept((), Workplace(learned, learned), None)
        else:
            kept = keep(self.places, learned, self._rules)
        if self.moved is None:
            self._before = None
        if self.places is not None:
            self.places = kept.places
        self._chooser.learned(self.places or (), kept.place)
        self._arrive()
        return kept.held_by

    def stand_still(self) -> None:
        """Be told that nothing has moved: the present state is the right one."""
        self.moved = None
        self._watch.reset()

    def know(self, places: Sequence[Workplace]) -> bool:
        """Take over places that were renamed or forgotten; return whether this one was."""
        self.places = tuple(places)
        old = self.here
        here = None if old is None else next((p for p in places if _same(p, old)), None)
        if here is not None:
            self._chooser.learned(self.places, here)
            return False
        self._chooser = Chooser(self.places, self._camera)
        self._before = None
        self._arrive()
        return True

    def use(self, neutral: Neutral | None) -> None:
        """Compare with `neutral`, everywhere; None: with nothing."""
        self.places = None
        self._chooser = Chooser((), self._camera)
        if neutral is not None:
            self._chooser.use(Workplace(neutral, neutral))
        self._before = None
        self._arrive()

    def _arrive(self) -> None:
        """Begin at the place where somebody is now."""
        self.moved = self._shift = None
        here = self.here
        self._watch_over(None if here is None else here.neutral)
        self._drift = None if here is None else Drift(here.anchor, here.neutral, self._rules)

    def _watch_over(self, neutral: Neutral | None) -> None:
        self._watch.neutral = neutral

    def _put_back(self, width: int) -> bool:
        """Return to the neutral from before the camera moved, if it is back where it was."""
        if self._before is None or self._shift is None:
            return False
        place, there = self._before
        if not _undoes(self._shift, there, width):
            return False
        self._before = None
        self._chooser.use(place)
        self._arrive()
        return True


_NOWHERE = {"dx_px": 0.0, "dy_px": 0.0, "scale": 1.0, "roll_deg": 0.0}


def _undoes(shift: Shift, there: Shift, width: int) -> bool:
    """Return whether `shift` brings the background back from where `there` had taken it."""
    room = BACK_SHARE * width + shift.pm_px + there.pm_px
    return (
        abs(shift.dx_px + there.dx_px) <= room
        and abs(shift.dy_px + there.dy_px) <= room
        and abs(shift.scale * there.scale - 1.0) <= BACK_SCALE
        and abs(shift.roll_deg + there.roll_deg) <= BACK_ROLL_DEG
    )


def _with_believable_distance(neutral: Neutral) -> Neutral:
    """Return `neutral` without a distance that was told for some other place."""
    seen_mm = neutral.values.get("viewing_distance")
    told_mm = neutral.distance_mm
    if seen_mm is None or told_mm is None or abs(told_mm / seen_mm - 1.0) <= TAPE_ROOM:
        return neutral
    return replace(neutral, distance_mm=None)


def _same(place: Workplace, other: Workplace) -> bool:
    """Return whether both are one place, whatever they are called."""
    return place.anchor.made == other.anchor.made and place.neutral.made == other.neutral.made
