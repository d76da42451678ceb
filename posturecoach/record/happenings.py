"""From looks to events: what began, ended or was said between one look and the next."""

from __future__ import annotations

from posturecoach.posture.measure import Person
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Moment

AWAY_S = 60.0  # who is back sooner was not away: as for a break
BACK_LEAST_S = 2.0  # a clock that goes back by less was only put right


class Happenings:
    """Take looks, one after the other; give the events that follow from them.

    What no look tells (a break, an exercise, a note, the answer to a prompt) is for whoever
    knows of it.
    """

    def __init__(self) -> None:
        self._before: Moment | None = None
        self._gone: Moment | None = None  # the first look at an empty chair
        self._told_away = False
        self._off: Moment | None = None

    def add(self, moment: Moment) -> tuple[Event, ...]:
        """Take a look into account; return what happened at it, oldest first."""
        before, self._before = self._before, moment
        found = [] if before is None else _of_the_clock(before, moment)
        found += self._of_the_camera(moment)
        found += self._of_the_chair(moment)
        if moment.moved is not None and (before is None or before.moved is None):
            found.append(_event(moment, EventKind.MOVED, what=moment.moved))
        if moment.learned:
            view = {"view": str(moment.view)}
            place = {} if moment.place is None else {"place": moment.place}
            found.append(_event(moment, EventKind.NEUTRAL, **view, **place))
        found += [
            _event(
                moment,
                EventKind.PROMPT,
                id=prompt.id,
                kind=str(prompt.kind),
                rule=prompt.rule,
                topic=prompt.topic,
                **({} if prompt.measure is None else {"measure": prompt.measure}),
            )
            for prompt in moment.prompts
        ]
        return tuple(found)

    def _of_the_camera(self, moment: Moment) -> list[Event]:
        was, self._off = self._off, moment if moment.off is not None else None
        if was is not None and moment.off == was.off:
            self._off = was  # since when it is so
            return []
        found = []
        if was is not None:
            found.append(_event(moment, EventKind.RESUME, after_s=_since(was, moment)))
        if moment.off is not None:
            found.append(_event(moment, EventKind.PAUSE, reason=moment.off))
        return found

    def _of_the_chair(self, moment: Moment) -> list[Event]:
        if moment.off is not None or moment.person is Person.UNCERTAIN:
            return []
        if moment.person is Person.ABSENT:
            self._gone = self._gone or moment
            if self._told_away or _since(self._gone, moment) < AWAY_S:
                return []
            self._told_away = True
            return [_event(self._gone, EventKind.AWAY)]
        gone, self._gone = self._gone, None
        told, self._told_away = self._told_away, False
        if gone is None or not told:
            return []
        return [_event(moment, EventKind.BACK, after_s=_since(gone, moment))]


def _of_the_clock(before: Moment, moment: Moment) -> list[Event]:
    found = []
    passed_s = max(0.0, moment.time_s - before.time_s)
    back_s = before.utc_s + passed_s - moment.utc_s
    if back_s >= BACK_LEAST_S:
        found.append(_event(moment, EventKind.CLOCK, back_s=round(back_s, 1)))
    if moment.offset_min != before.offset_min:
        was, now = before.offset_min, moment.offset_min
        found.append(_event(moment, EventKind.ZONE, was_min=was, now_min=now))
    return found


def _since(then: Moment, now: Moment) -> float:
    """Return the seconds from one look to another; a clock that went back gives none."""
    return round(max(0.0, now.utc_s - then.utc_s), 1)


def _event(moment: Moment, kind: EventKind, /, **data: object) -> Event:
    return Event(moment.utc_s, moment.offset_min, kind, data)
