"""What is seen and said goes into the journal, in a thread of its own: a disk may take long.

Looks are handed over one after the other; a minute is written as soon as it is over, so that
a crash costs no more than the one that runs.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from posturecoach import __version__
from posturecoach.coach import Coach
from posturecoach.coaching.rules import Kind
from posturecoach.coaching.state import Prompt, Trial
from posturecoach.errors import PostureCoachError
from posturecoach.journal import Journal
from posturecoach.posture.neutral import Posture
from posturecoach.record.book import MinuteBook
from posturecoach.record.event import Event, EventKind
from posturecoach.record.happenings import Happenings
from posturecoach.record.minute import Minute, Moment
from posturecoach.rulebook import day_rules
from posturecoach.session import Look, local_now

log = logging.getLogger(__name__)
AGAIN_S = 60.0  # what could not be written is tried again so often, and said once
_CLOSE_S = 5.0  # for what waits to be written; a disk that hangs must not keep the program

Told = Callable[[PostureCoachError | str], None]
"""Is told what the user should know: an error, or a sentence about what was done."""


class Diary:
    """Keep a journal of one person's looks. Any thread may call it; it never waits for a disk.

    Parameters
    ----------
    path
        Of the journal.
    coach
        Whose prompts are noted with what came of them.
    tell
        Is called, in the thread of the diary, with what the user should know.
    grew
        Is called, in the thread of the diary, when something was written, amended or erased.
    keep_days
        For how many days minutes are kept; None: for ever.
    clock
        The local date-time, with its zone.

    """

    def __init__(
        self,
        path: Path,
        coach: Coach | None = None,
        *,
        tell: Told | None = None,
        grew: Callable[[], None] | None = None,
        keep_days: int | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        self.path = path
        self.keep_days = keep_days
        self._coach = coach
        self._tell = tell or (lambda _what: None)
        self._grew = grew or (lambda: None)
        self._clock = clock
        self._lock = threading.Lock()
        self._happenings = Happenings()
        self._book: MinuteBook | None = None
        self._cue_id = ""
        self._trial: Trial | None = None
        self._asked_of: dict[str, int] = {}
        self._work: queue.SimpleQueue[Callable[[Journal], None] | None] = queue.SimpleQueue()
        self._said: str | None = None
        self._tidied: date | None = None
        self._ready = threading.Event()
        self._failed = False
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="diary", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> bool:
        """Whether nothing is kept, because the journal could not be opened."""
        return self._failed

    def opened(self, timeout_s: float = 10.0) -> bool:
        """Wait until the journal is open, or could not be opened; return whether it is."""
        self._ready.wait(timeout_s)
        return not self._failed

    def start(self, camera: str | None) -> None:
        """Note that the program began to look."""
        named = {} if camera is None else {"camera": camera[:200]}
        self.note(EventKind.START, version=__version__, **named)

    def see(self, look: Look) -> None:
        """Take a look into account."""
        if self._failed or self._closed or look.when is None:
            return
        with self._lock:
            if self._book is None:
                return  # the journal is just being opened: a moment
            moment = moment_of(look, self._new(look.prompts))
            minutes, events = self._book.add(moment), self._happenings.add(moment)
            effects = self._effects()
        if minutes or events:
            self._write(minutes, events)
        for prompt_id, effect in effects:
            self._do(partial(_note_effect, prompt_id, effect))
        if minutes:
            self._tidy()

    def note(self, kind: EventKind, /, **data: Any) -> None:  # noqa: ANN401 - see `Event`
        """Note something that no look tells: an answer, a break, a setting, a note."""
        now = self._clock()
        self._write((), (Event(now.timestamp(), _offset_min(now), kind, data),))

    def answer(self, prompt_id: str, answer: str) -> None:
        """Note what somebody did with a prompt."""
        at_s = self._clock().timestamp()
        self._do(
            lambda journal: _amend(lambda i, a: journal.answer(i, a, at_s=at_s), prompt_id, answer)
        )

    def pause(self) -> None:
        """Close the minute that runs: looking stops for a while."""
        with self._lock:
            minutes = () if self._book is None else self._book.finish()
        if minutes:
            self._write(minutes, ())

    def ask(self, work: Callable[[Journal], None]) -> None:
        """Have `work` done with the journal, in the diary's thread: erase, prune, back up."""
        self._do(work)

    def forget(self) -> None:
        """Forget what was seen and not written yet, as before everything is erased."""
        with self._lock:
            if self._book is not None:
                self._book = MinuteBook(day_rules())
            self._happenings = Happenings()

    def close(self) -> None:
        """Write the running minute and let go of the file; waits for some seconds at most."""
        if self._closed:
            return
        self.pause()
        self.note(EventKind.STOP, reason="closed")
        self._closed = True
        self._work.put(None)
        self._thread.join(_CLOSE_S)

    # --- What looks say.

    def _new(self, prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
        """Return those that were not there at the last look, without thanks, which is no prompt."""
        found = []
        for prompt in prompts:
            if prompt.kind is Kind.THANKS:
                continue
            if prompt.kind is Kind.CUE:
                if prompt.id == self._cue_id:
                    continue
                self._cue_id = prompt.id
            found.append(prompt)
        return tuple(found)

    def _effects(self) -> list[tuple[str, str]]:
        """Return what came of a prompt whose effect was waited for until now."""
        if self._coach is None:
            return []
        was, state = self._trial, self._coach.state
        self._trial = state.trial
        if was is None or (state.trial is not None and state.trial.id == was.id):
            if was is None:
                self._asked_of = dict(state.counts)
            return []
        before, self._asked_of = self._asked_of, dict(state.counts)
        for effect in ("worked", "unchanged"):
            name = f"{effect}:{was.kind}"
            if state.counts.get(name, 0) > before.get(name, 0):
                return [(was.id, effect)]
        return []

    # --- The thread that writes.

    def _write(self, minutes: Iterable[Minute], events: Iterable[Event]) -> None:
        kept = tuple(minutes), tuple(events)
        self._do(lambda journal: journal.write(*kept))

    def _tidy(self) -> None:
        today = self._clock().date()
        if today != self._tidied:
            self._tidied = today
            self._do(lambda journal: journal.tidy(keep_days=self.keep_days))

    def _do(self, work: Callable[[Journal], None]) -> None:
        if not self._closed and not self._failed:
            self._work.put(work)

    def _run(self) -> None:
        try:
            journal = Journal(self.path)
            last = journal.last_minute()
        except PostureCoachError as error:
            self._failed = True
            self._ready.set()
            self._tell(error)
            return
        except Exception:
            self._failed = True
            self._ready.set()
            log.exception("the journal could not be opened")
            return
        with self._lock:
            self._book = MinuteBook(day_rules(), last)
        self._ready.set()
        self._say_notices(journal)
        try:
            self._keep_writing(journal)
        finally:
            self._let_go(journal)

    def _keep_writing(self, journal: Journal) -> None:
        while True:
            try:
                work = self._work.get(timeout=AGAIN_S if journal.waiting else None)
            except queue.Empty:
                work = _try_again
            if work is None:
                return
            try:
                work(journal)
                self._said = None
                self._grew()
            except PostureCoachError as error:
                self._say_once(error)
            except Exception:
                # A bug in what one entry holds must not end the keeping of all others.
                log.exception("something could not be written into the journal")
            self._say_notices(journal)

    def _let_go(self, journal: Journal) -> None:
        try:
            journal.close()
        except PostureCoachError as error:
            self._say_once(error)

    def _say_once(self, error: PostureCoachError) -> None:
        if error.what != self._said:
            self._said = error.what
            log.warning("%s", error.what)
            self._tell(error)

    def _say_notices(self, journal: Journal) -> None:
        notices, journal.notices = journal.notices, []
        for notice in notices:
            self._tell(notice)


def moment_of(look: Look, prompts: tuple[Prompt, ...] = ()) -> Moment:
    """Return what is remembered of `look`; `prompts`: those that are new at it."""
    assert look.when is not None  # noqa: S101 - stills have none, and are not remembered
    neutral = look.neutral
    off = None
    if look.trouble is not None:
        off = str(look.off) if look.resting and look.off is not None else "trouble"
    return Moment(
        look.when.timestamp(),
        _offset_min(look.when),
        look.time_s,
        look.person,
        look.view,
        look.place,
        look.calibrated,
        {**look.measures, **look.habits},
        look.findings,
        look.held,
        look.strain,
        prompts,
        off,
        standing=neutral is not None and neutral.posture is Posture.STANDING,
        moved=None if look.moved is None else str(look.moved.kind),
        learned=look.learned is not None,
    )


def changed_settings(was: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return what differs between two nested tables, by dotted name: before and after."""
    found: dict[str, tuple[Any, Any]] = {}
    for name in sorted({*was, *now}):
        before, after = was.get(name), now.get(name)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            inner = changed_settings(before, after)
            found |= {f"{name}.{key}": pair for key, pair in inner.items()}
        elif before != after:
            found[name] = before, after
    return found


def _try_again(journal: Journal) -> None:
    journal.write()


def _note_effect(prompt_id: str, effect: str, journal: Journal) -> None:
    _amend(journal.effect, prompt_id, effect)


def _amend(how: Callable[[str, str], bool], prompt_id: str, what: str) -> None:
    if not how(prompt_id, what):
        log.info("no prompt %s in the journal to note %r of", prompt_id, what)


def _offset_min(when: datetime) -> int:
    offset = when.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60.0)
