"""What the day held so far: time by zone, time away, breaks. Looks in, seconds out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Person
from posturecoach.record.period import DaySummary
from posturecoach.session import Look

BREAK_S = 60.0  # being away for so long is a break; a shorter absence is not


class Seen(Enum):
    """What one look adds its time to."""

    EASY = "easy"
    SOME = "some"
    MORE = "more"
    UNJUDGED = "unjudged"  # someone sits there, but nothing could be judged
    AWAY = "away"
    UNSURE = "unsure"  # no picture, or nobody can say whether someone is there

    @property
    def sitting(self) -> bool:
        """Whether the person certainly sat there."""
        return self not in (Seen.AWAY, Seen.UNSURE)


def seen_in(look: Look) -> Seen:
    """Return what the time of `look` counts as."""
    if look.trouble is not None or look.person is Person.UNCERTAIN:
        return Seen.UNSURE
    if look.person is Person.ABSENT:
        return Seen.AWAY
    zones = {finding.zone for finding in look.findings.values()}
    if Zone.BAD in zones:
        return Seen.MORE
    if Zone.CAUTION in zones:
        return Seen.SOME
    return Seen.EASY if zones else Seen.UNJUDGED


@dataclass(slots=True)
class DayTally:
    """Add up looks by their own clock.

    Attributes
    ----------
    seconds
        Time of each kind, in seconds.
    breaks
        How often the person was away for `BREAK_S` or longer, counted once each, at
        the moment it becomes a break.
    stretch_s, longest_s
        The present and the longest stretch of sitting, in seconds, from break to break.

    Notes
    -----
    The time between two looks belongs to the earlier one. A gap longer than `gap_s`
    (a pause, a sleeping computer) is counted as nothing, and ends the stretch: what
    nobody watched is not claimed. An absence shorter than a break ends no stretch and
    adds nothing to it. Unsure moments neither make a break nor end one.

    """

    gap_s: float = 3.0
    seconds: dict[Seen, float] = field(default_factory=lambda: dict.fromkeys(Seen, 0.0))
    breaks: int = 0
    stretch_s: float = 0.0
    longest_s: float = 0.0
    _last: tuple[float, Seen] | None = None
    _away_s: float = 0.0

    def add(self, time_s: float, seen: Seen) -> None:
        """Count the time up to `time_s`, seconds on the source's clock, which shows `seen`."""
        last, self._last = self._last, (time_s, seen)
        if last is None:
            return
        step_s = time_s - last[0]
        if step_s <= 0:
            return
        if step_s > self.gap_s:
            self.interrupt()
            self._last = (time_s, seen)
            return
        self.seconds[last[1]] += step_s
        if last[1].sitting:
            self._sat(step_s)
        elif last[1] is Seen.AWAY:
            self._was_away(step_s)

    def begin_day(self) -> None:
        """Forget what was counted; a stretch of sitting goes on over midnight."""
        self.seconds = dict.fromkeys(Seen, 0.0)
        self.breaks = 0
        self.longest_s = self.stretch_s

    def take_in(self, day: DaySummary) -> None:
        """Add what is known of this day from before the program was started."""
        sums = day.sums
        for seen, spent in (
            (Seen.EASY, sums.neutral_s),
            (Seen.SOME, sums.caution_s),
            (Seen.MORE, sums.bad_s),
            (Seen.UNJUDGED, sums.unjudged_s),
            (Seen.AWAY, sums.absent_s),
            (Seen.UNSURE, sums.uncertain_s),
        ):
            self.seconds[seen] += spent
        bouts = [bout.seconds for bout in day.bouts if bout.seconds > 0]
        self.breaks += max(0, len(bouts) - 1)
        self.longest_s = max([self.longest_s, *map(float, bouts)])

    def interrupt(self) -> None:
        """Nobody watches now: end the stretch; the next look starts anew."""
        self._last = None
        self._away_s = 0.0
        self.stretch_s = 0.0

    @property
    def sitting_s(self) -> float:
        """Time in which the person certainly sat there, in seconds."""
        return sum(spent for seen, spent in self.seconds.items() if seen.sitting)

    def _sat(self, step_s: float) -> None:
        self._away_s = 0.0
        self.stretch_s += step_s
        self.longest_s = max(self.longest_s, self.stretch_s)

    def _was_away(self, step_s: float) -> None:
        before_s, self._away_s = self._away_s, self._away_s + step_s
        if before_s < BREAK_S <= self._away_s:
            self.breaks += 1
            self.stretch_s = 0.0
