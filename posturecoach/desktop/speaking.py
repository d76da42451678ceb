"""How the coach speaks: the shade at the edge, a prompt, a word of thanks, a break's timer.

What is said was decided elsewhere. Prompts go through the desktop's own notifications where
these can be answered, and through a small window of ours where not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from posturecoach.coaching.effect import Answer
from posturecoach.coaching.rules import Kind
from posturecoach.coaching.state import Prompt
from posturecoach.desktop.pause_menu import pauses
from posturecoach.settings import CoachSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from posturecoach.desktop.break_timer import BreakTimer
    from posturecoach.desktop.edge import EdgeCue
    from posturecoach.desktop.toast import Toast
    from posturecoach.surroundings.notices import Notice, Notices

POSTPONED_MS = 300_000
SHOW, WRONG, BREAK, WORKPLACE, PAUSE = "show", "wrong", "break", "workplace", "pause:"
_BREAKS = {Kind.STILL: "micro", Kind.SITTING: "move", Kind.EYES: "eyes"}


class Speaking(QObject):
    """Show what is said, and report what comes back. Widgets are made when first needed.

    Parameters
    ----------
    window
        The main window, beside whose screen all is shown.
    picture
        Returns the picture that goes with a prompt about a measure, or None.

    """

    answered = Signal(str, object)  # a prompt's id, Answer
    pause_asked = Signal(str)  # "10", "30", "60", "tomorrow", "app"
    show_asked = Signal(object)  # Prompt: own neutral and now, with the one difference
    wrong_asked = Signal(object)  # Prompt: the last minute, and the rule
    workplace_asked = Signal()
    exercise_asked = Signal()
    break_over = Signal(float, bool)  # seconds away from the chair that were seen; taken
    _notice_answered = Signal(str, str)  # from the thread of the notices

    def __init__(
        self, window: QWidget, picture: Callable[[Prompt], QWidget | None] | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._picture = picture
        self._wishes = CoachSettings()
        self._app: str | None = None
        self._prompts: dict[str, Prompt] = {}
        self._edge: EdgeCue | None = None
        self._toast: Toast | None = None
        self._break: BreakTimer | None = None
        self._notices: Notices | None = None
        self._break_s = 60.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(POSTPONED_MS)
        self._postponed = ""
        self._later.timeout.connect(lambda: self.start_break(self._postponed))
        self._notice_answered.connect(self._take_notice)

    @property
    def edge(self) -> EdgeCue:
        """The shade, made when it is first asked for."""
        if self._edge is None:
            from posturecoach.desktop.edge import EdgeCue  # noqa: PLC0415 - lazy, as below

            self._edge = EdgeCue(beside=self._window)
        return self._edge

    @property
    def toast(self) -> Toast:
        """Our own small window for prompts."""
        if self._toast is None:
            from posturecoach.desktop.toast import Toast  # noqa: PLC0415

            self._toast = Toast(self._window)
            self._toast.answered.connect(self._take)
        return self._toast

    @property
    def break_timer(self) -> BreakTimer:
        """The timer of a break."""
        if self._break is None:
            from posturecoach.desktop.break_timer import BreakTimer  # noqa: PLC0415

            self._break = BreakTimer(self._break_s, beside=self._window)
            self._break.postponed.connect(self._postpone)
            self._break.finished.connect(lambda _kind, away_s: self.break_over.emit(away_s, True))
            self._break.ignored.connect(lambda _kind: self.break_over.emit(0.0, False))
            self._break.exercise_asked.connect(lambda _kind: self.exercise_asked.emit())
        return self._break

    def begin(self) -> None:
        """Get ready: the desktop's service is asked what it can, which takes a moment."""
        if self._notices is None and self._wishes.notifications == "desktop":
            from posturecoach.surroundings.notices import Notices  # noqa: PLC0415

            self._notices = Notices(self._notice_answered.emit)

    def close(self) -> None:
        """Show nothing more."""
        self.hush()
        self._later.stop()
        if self._notices is not None:
            self._notices.close()
            self._notices = None
        for widget in (self._edge, self._toast, self._break):
            if widget is not None:
                widget.close()

    def follow(self, wishes: CoachSettings, break_s: float) -> None:
        """Follow what the user chose; a break counts from `break_s` seconds away on."""
        self._wishes, self._break_s = wishes, break_s
        if wishes.edge == "none":
            if self._edge is not None:
                self._edge.hide_cue()
        elif self._edge is not None:
            self._edge.set_edge(wishes.edge)

    def why_no_edge(self) -> str:
        """Return why there can be no shade at an edge of the screen; "" where there can."""
        from posturecoach.desktop.edge import EdgeCue  # noqa: PLC0415

        return "" if EdgeCue.possible() else self.edge.why_not()

    def show_cue(self, cue: Prompt | None) -> None:
        """Show the quiet cue as long as there is one."""
        if cue is not None and self._wishes.edge != "none":
            self.edge.set_edge(self._wishes.edge)
            self.edge.show_cue(cue.text)
        elif self._edge is not None:
            self._edge.hide_cue()

    def say(self, prompt: Prompt, app: str | None) -> None:
        """Show a prompt; `app`: the program in front, for the pause that lasts as long."""
        self._app = app
        if self._notices is not None:
            for old in self._prompts:
                self._notices.withdraw(old)  # its buttons would do nothing any more
        self._prompts = {prompt.id: prompt}
        wanted = self._wishes.notifications == "desktop"
        if wanted and self._notices is not None and self._notices.show(self._notice(prompt)):
            return
        self._show_toast(prompt)

    def in_break(self) -> bool:
        """Return whether a break runs: then nothing else is said in its corner."""
        return self._break is not None and self._break.running()

    def thank(self, prompt: Prompt) -> None:
        """Say for a moment that it worked."""
        if self._toast is None or self._toast.shown() is None:  # it may just be answered
            self.toast.show_thanks(prompt.text)

    def hush(self) -> None:
        """Take away whatever is said: a pause, a lock, another person."""
        self.show_cue(None)
        self._later.stop()  # what was put off must not come up in a call or a pause
        for id_ in self._prompts:
            if self._notices is not None:
                self._notices.withdraw(id_)
            if self._toast is not None:
                self._toast.withdraw(id_)
        self._prompts = {}

    def note_person(self, present: bool | None) -> None:  # noqa: FBT001 - one fact
        """Tell the timer of a break whether somebody is there; None where nobody can look."""
        if self._break is not None:
            self._break.note_person(present)

    def start_break(self, kind: str) -> None:
        """Begin a break: "micro", "move", "stand" or "eyes"."""
        self._later.stop()
        self.break_timer.start(kind)

    def _show_toast(self, prompt: Prompt) -> None:
        picture = self._picture(prompt) if self._picture is not None else None
        first = self._first(prompt)
        if picture is not None and first is not None and first[1] == SHOW:
            first = None  # it is shown already
        self.toast.show_prompt(
            prompt.id, prompt.text, primary=first, app=self._app, picture=picture
        )

    def _first(self, prompt: Prompt) -> tuple[str, str] | None:
        """Return what there is to do about a prompt, and what that reports."""
        match prompt.kind:
            case Kind.SETUP:
                return self.tr("Check the workplace"), WORKPLACE
            case Kind.SITTING:
                return self.tr("Start a break"), BREAK
            case Kind.STILL:
                return self.tr("Half a minute"), BREAK
            case Kind.EYES:
                return self.tr("Twenty seconds"), BREAK
            case Kind.HOLD:
                return self.tr("Show me"), SHOW
            case _:
                return None

    def _notice(self, prompt: Prompt) -> Notice:
        from posturecoach.surroundings.notices import Notice  # noqa: PLC0415

        first = self._first(prompt)
        minutes = dict(pauses(None))["30"]
        actions = [
            ("default", self.tr("Open")),
            *([(first[1], first[0])] if first is not None else []),
            (f"{PAUSE}30", self.tr("Not now: {0}").format(minutes)),
            (WRONG, self.tr("That was wrong")),
        ]
        return Notice(prompt.id, "Posture Coach", prompt.text, tuple(actions))

    def _take_notice(self, id_: str, what: str) -> None:
        from posturecoach.surroundings.notices import CLOSED, EXPIRED, LOST  # noqa: PLC0415

        prompt = self._prompts.get(id_)
        if prompt is None:
            return
        if what == LOST:
            self._show_toast(prompt)
        elif what == CLOSED:
            self._take(id_, "dismissed")
        elif what == EXPIRED:
            self._take(id_, "ignored")
        elif what == "default":
            # With all that can be answered: the rest of the pauses, and the picture.
            self._show_toast(prompt)
            self.toast.take_focus()
        else:
            self._take(id_, what)

    def _take(self, id_: str, what: str) -> None:
        """Pass on what somebody did with a prompt."""
        prompt = self._prompts.pop(id_, None)
        if prompt is None:
            return
        if what == WRONG:
            self.wrong_asked.emit(prompt)
        elif what == SHOW:
            self.show_asked.emit(prompt)
        elif what.startswith(PAUSE):
            self.pause_asked.emit(what.removeprefix(PAUSE))
        elif what == BREAK:
            self.answered.emit(id_, Answer.ACCEPTED)
            self.start_break(_BREAKS[prompt.kind])
        elif what == WORKPLACE:
            self.answered.emit(id_, Answer.ACCEPTED)
            self.workplace_asked.emit()
        elif what in ("accepted", "dismissed"):
            self.answered.emit(id_, Answer(what))

    def _postpone(self, kind: str) -> None:
        self._postponed = kind
        self._later.start()
