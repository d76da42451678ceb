"""A small timer for a break, which can be ignored, put off or answered by an exercise."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.away import BRIEF_S, Away
from posturecoach.desktop.floating import Corner, announce
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.ring import Ring

TICK_MS = 1000
FAREWELL_MS = 5000  # for which the last sentence stays
LINGER_S = 300.0  # for which an unseen break waits to be told of
_MINUTE_S = 60.0
_WIDE = 400  # pixels, for letters of ordinary size


class Break(StrEnum):
    """The sorts of break."""

    MICRO = "micro"  # in the chair: let go, stretch
    MOVE = "move"
    STAND = "stand"
    EYES = "eyes"  # 20 seconds into the distance


SECONDS = {Break.MICRO: 30.0, Break.MOVE: 180.0, Break.STAND: 180.0, Break.EYES: 20.0}
"""How long each lasts unless told otherwise."""

_AWAY = (Break.MOVE, Break.STAND)  # those for which one leaves the chair


class BreakTimer(Corner):
    """Count a break, and say honestly what the camera saw of it.

    Leaving the chair for `break_s` at a stretch is a break. Whoever comes back sooner hears
    how long it was, and nothing more. Exactly one signal ends each break.

    Parameters
    ----------
    break_s
        Seconds away from the chair that count: the coach's number of that name.
    clock
        Seconds from any beginning, which never go back.
    beside
        The main window.

    """

    finished = Signal(str, float)
    """Sort of the break, and the longest stretch away from the chair that was seen, in seconds.

    Told by "Done", by what was seen, or, where nobody has to get up, by the time that passed.
    """
    postponed = Signal(str)
    exercise_asked = Signal(str)
    ignored = Signal(str)

    def __init__(
        self,
        break_s: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(beside)
        self._break_s = break_s
        self._clock = clock
        self._kind: Break | None = None
        self._away = Away(clock)
        self._length_s = self._began_s = 0.0
        self._present: bool | None = None
        self._back_after_s: float | None = None  # who came back early
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._look)
        self._farewell = QTimer(self)
        self._farewell.setSingleShot(True)
        self._farewell.setInterval(FAREWELL_MS)
        self._farewell.timeout.connect(lambda: self.fade_away(self.hide))
        self.setWindowTitle(self.tr("Posture Coach: a break"))
        self._make_parts()
        self._lay_out()

    def start(self, kind: str, seconds: float | None = None) -> None:
        """Begin a break of one of the sorts in `Break`, in place of one that runs.

        Raises
        ------
        ValueError
            If there is no such sort, or `seconds` is not above 0.

        """
        sort = Break(kind)
        length_s = SECONDS[sort] if seconds is None else seconds
        if length_s <= 0.0:
            raise ValueError(f"expected more than 0 seconds, got {seconds}")
        self._end(self.ignored.emit)
        self.stay()
        self._farewell.stop()
        self._kind, self._length_s = sort, length_s
        self._began_s, self._back_after_s = self._clock(), None
        self._away.begin()
        self._buttons.show()
        title, what = self._words_of(sort)
        self._title.setText(title)
        self._what.setText(what)
        self.setAccessibleName(f"{title}. {what}")
        self._look()
        if self.isVisible():
            self.choose_screen()
        else:
            self.show()
        self._tick.start()
        announce(self, self.accessibleName())

    def running(self) -> bool:
        """Return whether a break is counted."""
        return self._kind is not None

    def ticking(self) -> bool:
        """Return whether it wakes up every second."""
        return self._tick.isActive()

    def elapsed_s(self) -> float:
        """Return the seconds since the break began; 0 when none runs."""
        return self._clock() - self._began_s if self._kind is not None else 0.0

    def away_s(self) -> float:
        """Return the longest stretch away from the chair that was seen, in seconds."""
        return self._away.longest_s()

    def words(self) -> str:
        """Return what is said of what the camera sees, or at the end; "" when hidden."""
        return self._note.text() if self.isVisible() else ""

    def note_person(self, present: bool | None) -> None:  # noqa: FBT001 - one fact, and a signal's
        """Take what the camera sees: somebody, nobody, or None while it is off or unsure.

        May be told at every look; whether a break runs or not.
        """
        stretch_s = self._away.note(present)
        if self._kind is None or present is self._present:
            self._present = present
            return
        self._present = present
        self._tick.start()
        if stretch_s is not None and stretch_s >= self._break_s:
            self._say_farewell(
                self.tr("Welcome back. You were up for {0}: the break counts.").format(
                    self._time_words(stretch_s)
                )
            )
            return
        self._back_after_s = stretch_s if stretch_s and stretch_s >= BRIEF_S else None
        self._look()

    def restyle(self) -> None:
        """Let the ring follow the theme as well."""
        super().restyle()
        self._ring.set_colours(self._colours)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Wake up no more; a break that was taken away from outside was ignored."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._tick.stop()
            self._farewell.stop()
            self._end(self.ignored.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Escape ignore the break."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _make_parts(self) -> None:
        self._ring = Ring(self)
        self._title = plain_label("heading")
        self._what = plain_label("prose")
        self._note = plain_label("detail")
        self.done = QPushButton(self.tr("Done"))
        self.done.setObjectName("main")
        self.later = QPushButton(self.tr("In 5 minutes"))
        self.exercise = QPushButton(self.tr("A small exercise"))
        self.close_button = QPushButton("×")
        self.close_button.setObjectName("close")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close"))
        self.done.clicked.connect(self._done)
        self.later.clicked.connect(lambda: self._leave(self.postponed.emit))
        self.exercise.clicked.connect(lambda: self._leave(self.exercise_asked.emit))
        self.close_button.clicked.connect(self.hide)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self._title, self._what, self._note):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 6, 0, 0)
        for button in (self.done, self.later, self.exercise):
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 12, 14)
        whole.addLayout(row)
        whole.addWidget(self._buttons)

    def wide(self) -> int:
        """Return the width that ring, words and buttons need, in ordinary letters."""
        return _WIDE

    def _words_of(self, kind: Break) -> tuple[str, str]:
        match kind:
            case Break.MICRO:
                return (
                    self.tr("A short break"),
                    self.tr("Let your arms hang, roll your shoulders, and breathe out slowly."),
                )
            case Break.MOVE:
                return (
                    self.tr("Time to move"),
                    self.tr("Get up and walk a little; a glass of water is a good reason."),
                )
            case Break.STAND:
                return (
                    self.tr("Time to stand"),
                    self.tr("Stand up, stretch tall, and let your legs do some work."),
                )
            case Break.EYES:
                return (
                    self.tr("Rest your eyes"),
                    self.tr("Look at something far away, six metres or more, and blink."),
                )

    def _look(self) -> None:
        """Show how far it is, and end what is over."""
        if self._kind is None:
            return
        passed_s = self.elapsed_s()
        left_s = max(0.0, self._length_s - passed_s)
        words = _clock_words(left_s)
        self._ring.set_progress(passed_s / self._length_s, words, self.tr("{0} left").format(words))
        self._say_seen()
        if left_s <= 0.0:
            self._time_over(passed_s - self._length_s)

    def _say_seen(self) -> None:
        """Say what the camera sees of it, or that it sees nothing."""
        if self._away.going_on() and self.away_s() < self._break_s:
            words = self.tr("I see that you got up.")
        elif self._away.going_on():
            words = self.tr("I see that you got up: the break counts.")
        elif self._kind not in _AWAY:
            words = ""
        elif self._away.blind():
            words = self.tr("I can't see, so I count the time you tell me.")
        elif self._back_after_s is not None:
            words = self.tr("Welcome back. You were up for {0}.").format(
                self._time_words(self._back_after_s)
            )
        else:
            words = self.tr("Take the time you like.")
        self._note_words(words)

    def _note_words(self, words: str) -> None:
        if words != self._note.text():
            self._note.setText(words)
            self._note.setVisible(bool(words))
            self.fit()

    def _time_over(self, over_s: float) -> None:
        if self._away.going_on():
            # Still out: who comes back shall read it. Once it counts, nothing changes till then.
            if self.away_s() >= self._break_s and self._present is False:
                self._tick.stop()
        elif self.away_s() >= self._break_s:
            self._say_farewell(self.tr("I saw that you got up: the break counts."))
        elif self._kind not in _AWAY:
            self._say_farewell(self.tr("That's it. Thank you."))
        elif self._away.blind() and over_s < LINGER_S:
            self._note_words(self.tr("That's the time. Tell me when you are back."))
        else:
            self._leave(self.ignored.emit)

    def _done(self) -> None:
        away_s = self.away_s()
        self._leave(lambda kind: self.finished.emit(kind, away_s))

    def _leave(self, tell: Callable[[str], None]) -> None:
        self._end(tell)
        self.hide()

    def _say_farewell(self, words: str) -> None:
        """End the break, and say so for a moment."""
        away_s = self.away_s()
        self._tick.stop()
        self._ring.set_progress(1.0, "✓", words)
        self._note_words(words)
        self._buttons.hide()
        self.fit()
        self._farewell.start()
        announce(self, words)
        self._end(lambda kind: self.finished.emit(kind, away_s))

    def _end(self, tell: Callable[[str], None]) -> None:
        if self._kind is not None:
            kind, self._kind = self._kind, None
            tell(str(kind))

    def _time_words(self, seconds: float) -> str:
        if seconds < _MINUTE_S:
            return self.tr("%n seconds", "", max(1, int(seconds)))
        if seconds < 2 * _MINUTE_S:
            return self.tr("a minute")
        return self.tr("%n minutes", "", int(seconds // _MINUTE_S))


def _clock_words(seconds: float) -> str:
    """Return a time as a clock shows it: "2:05"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
