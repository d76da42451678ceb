"""The coach on the page Today: what it said, whether it helped, and why it is quiet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from posturecoach.coach import Coach
from posturecoach.coaching.effect import false_alarm_share
from posturecoach.coaching.rules import Kind, Silence
from posturecoach.coaching.state import State
from posturecoach.coaching.watching import FADED
from posturecoach.desktop.pieces import empty_card, plain_label

_LEAST_S = 600.0  # judged; a share of less says nothing
_ROWS = ("today", "helped", "wrong", "fading", "week", "quiet")


class CoachToday(QFrame):
    """Show what the coach has done. Decides nothing."""

    cues_asked = Signal()  # let cues go on after they have faded

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        card, layout = empty_card()
        card.setObjectName("")
        heading = plain_label("heading")
        heading.setText(self.tr("The coach"))
        layout.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._values = {}
        names = {
            "today": self.tr("Prompts today"),
            "helped": self.tr("Followed by a change"),
            "wrong": self.tr("Said to be wrong"),
            "fading": self.tr("Quiet cues"),
            "week": self.tr("This week"),
            "quiet": self.tr("Quiet now, because"),
        }
        for at, key in enumerate(_ROWS):
            name, value = plain_label("muted", wraps=False), plain_label("")
            name.setText(names[key])
            value.setAccessibleName(names[key])
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
            self._values[key] = value
        layout.addLayout(grid)
        self.back = QPushButton(self.tr("Show every cue again"))
        self.back.clicked.connect(self.cues_asked)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def show_coach(self, coach: Coach, day: date) -> None:
        """Show how things stand with `coach` on `day`."""
        state = coach.state
        book = state.days.get(day.isoformat())
        said = 0 if book is None else book.prompts
        most = round(coach.policy["day_most"])
        self._values["today"].setText(self.tr("{0} of at most {1}").format(said, most))
        self._values["helped"].setText(_helped(state))
        self._values["wrong"].setText(_wrong(state))
        always = coach.wishes.cues
        self._values["fading"].setText(_fading(coach))
        self._values["week"].setText(_week(state))
        self.back.setVisible(not always and state.fading.step > 0)
        self._values["quiet"].setText(silence_words(state.silence))

    def words(self) -> dict[str, str]:
        """Return what is shown, by name, for tests."""
        return {key: label.text() for key, label in self._values.items()}


def silence_words(reasons: tuple[Silence, ...]) -> str:
    """Return in words why nothing is said, or that nothing is due."""
    if not reasons:
        return _translate("nothing is due")
    return _translate("; ").join(_silences()[reason] for reason in reasons)


def _helped(state: State) -> str:
    kinds = (Kind.HOLD, Kind.STILL, Kind.SITTING)
    worked = sum(state.counts.get(f"worked:{kind}", 0) for kind in kinds)
    tried = worked + sum(state.counts.get(f"unchanged:{kind}", 0) for kind in kinds)
    if not tried:
        return _translate("none to look at so far")
    return _translate("{0} of {1}, within a minute").format(worked, tried)


def _wrong(state: State) -> str:
    share = false_alarm_share(state)
    if share is None:
        return _translate("none so far")
    shown = sum(n for k, n in state.counts.items() if k.startswith("shown:") and "thanks" not in k)
    return _translate("{0} % of {1} cues and prompts so far").format(round(100 * share), shown)


def _fading(coach: Coach) -> str:
    if coach.wishes.cues:
        return _translate("all are shown, as you chose")
    step = coach.state.fading.step
    if step >= FADED:
        return _translate("faded; only a holding time that is used up still shows one")
    share = round(100 * coach.policy[f"fade_{step + 1}"])
    return _translate("week {0}: {1} % are shown").format(step + 1, share)


def _week(state: State) -> str:
    """Return the week so far, which is all that is said of it once the cues have faded."""
    fading = state.fading
    if fading.judged_s < _LEAST_S:
        return _translate("too little seen so far")
    share = round(100 * fading.bad_s / fading.judged_s)
    if fading.last_share is None:
        return _translate("{0} % of the time asked for more effort").format(share)
    return _translate("{0} % of the time asked for more effort; last week {1} %").format(
        share, round(100 * fading.last_share)
    )


def _silences() -> dict[Silence, str]:
    return {
        Silence.NOBODY: _translate("nobody is in the picture"),
        Silence.UNSURE: _translate("I can't make out who is there"),
        Silence.NOT_CALIBRATED: _translate("I don't know your neutral yet"),
        Silence.CAMERA_MOVED: _translate("the camera has moved"),
        Silence.SETTLING: _translate("I am finding out where you sit"),
        Silence.ELSEWHERE: _translate("this is a place I don't know"),
        Silence.CAMERA_OFF: _translate("the camera is off"),
        Silence.LEARNING: _translate("your neutral is being learned"),
        Silence.TROUBLE: _translate("there is no picture"),
        Silence.ON_BREAK: _translate("a break is being counted"),
        Silence.PAUSED: _translate("you asked for a pause"),
        Silence.QUIET_HOURS: _translate("these are your quiet hours"),
        Silence.PRESENTING: _translate("the screen is shared"),
        Silence.FULL_SCREEN: _translate("something fills the screen"),
        Silence.CALL: _translate("camera or microphone are in use: a call"),
        Silence.DO_NOT_DISTURB: _translate("the desktop was asked to keep quiet"),
        Silence.LOCKED: _translate("the screen is locked"),
        Silence.JUST_BACK: _translate("you have just come back"),
        Silence.TYPING: _translate("you are typing; it waits for a gap"),
        Silence.TOO_SOON: _translate("the last prompt was a short while ago"),
        Silence.HOUR_FULL: _translate("that was enough for this hour"),
        Silence.DAY_FULL: _translate("that was enough for today"),
        Silence.FADED: _translate("the cue has faded"),
        Silence.SETUP_ADVISED: _translate("it is the set-up that wants a change, as said"),
    }


def _translate(words: str) -> str:
    return QCoreApplication.translate("CoachToday", words)
