"""The last minute before a prompt, played as a moving figure, with the rule that it came from.

For who says that a prompt was a false alarm: to see what was measured, which rule that
touched, and to loosen that one rule, or to leave it.
"""

from __future__ import annotations

import re
from time import monotonic

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from posturecoach.coaching.state import Prompt
from posturecoach.desktop.figure_painter import Sketch, Stage, paint_neutral, paint_now
from posturecoach.desktop.fired_rule import FiredRule, Rules, fired_rule
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.sixty_seconds import LAST_S, NOTHING, Recording
from posturecoach.desktop.strip import Strip, StripLine
from posturecoach.desktop.words import MINUS
from posturecoach.posture.figure import best_view, figure_of, parts_to_show
from posturecoach.posture.figure_parts import Figure, Part, both_frames
from posturecoach.posture.measure import Person
from posturecoach.posture.neutral import Neutral

LOOSEN, KEEP, CLOSE = "loosen", "keep", "close"
_EVERY_MS = 100
_PER_S = 10  # steps of the slider
_STEP = _PER_S  # by an arrow key: a second
_FASTER = 3.0  # it is played so many times as fast: nobody wants to wait a minute
_USUAL = frozenset(Part) - {Part.LEGS}


class Player(QWidget):
    """Show one moment of a recording as a figure over the own neutral. Decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._mirror = False
        self._recording: Recording | None = None
        self._neutral: Neutral | None = None
        self._measure = ""
        self._base: Sketch | None = None
        self._now: Sketch | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("You in the last 60 seconds, as a figure"))

    def play(
        self, recording: Recording, neutral: Neutral | None, measure: str, *, mirror: bool
    ) -> None:
        """Get ready to show `recording` from where `measure` is best seen."""
        self._recording, self._neutral, self._measure = recording, neutral, measure
        if neutral is not None:
            drawn = best_view(neutral, measure)
            self._parts = _USUAL | parts_to_show(measure)
            self._base = Sketch(figure_of(neutral, drawn=drawn))
            self._mirror = mirror and not self._base.figure.typical
            self._frame = self._base.figure.frame_about(self._parts)
            for figure in self._few(recording, neutral):
                self._frame = both_frames(self._frame, figure.frame_about(self._parts))

    def _few(self, recording: Recording, neutral: Neutral) -> list[Figure]:
        """Return a figure for every second or so, to find out how much room it takes."""
        drawn = best_view(neutral, self._measure)
        return [
            figure_of(neutral, recording.measures(at), drawn=drawn)
            for at in range(0, len(recording), _PER_S // 2)
        ]

    def show_time(self, time_s: float) -> None:
        """Show the moment `time_s` before the end (negative)."""
        self._now, self._words = None, self.tr("nothing was recorded here")
        at = None if self._recording is None else self._recording.nearest(time_s)
        if at is not None and self._recording is not None:
            there = self._recording.persons[at]
            measures = self._recording.measures(at)
            if there is Person.ABSENT:
                self._words = self.tr("nobody to be seen")
            elif not measures:
                self._words = self.tr("not to be seen well enough")
            elif self._neutral is not None:
                drawn = best_view(self._neutral, self._measure)
                self._now = Sketch(figure_of(self._neutral, measures, drawn=drawn), self._parts)
                self._words = ""
        if self._neutral is None:
            self._words = self.tr("there is no neutral to draw you by")
        self.setAccessibleDescription(self._words or self.tr("you were seen"))
        self.update()

    def said(self) -> str:
        """Return why there is no figure at this moment; "" where there is one."""
        return self._words

    def unseen(self) -> frozenset[Part]:
        """Return the parts that are drawn dashed at this moment."""
        return frozenset() if self._now is None else self._now.figure.unseen

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for a figure."""
        line = self.fontMetrics().height()
        return QSize(16 * line, 15 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least at which a figure can be read."""
        line = self.fontMetrics().height()
        return QSize(9 * line, 8 * line)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the neutral and the moment; in words where there is none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self._base is not None:
            stage = Stage(self._frame, room, mirrored=self._mirror)
            painter.setClipRect(room)
            paint_neutral(painter, stage, self._base, self._colours)
            if self._now is not None:
                thick = max(1.8, self.fontMetrics().height() / 7.0)
                paint_now(painter, stage, self._now, self._colours, thick)
        if self._words:
            painter.setPen(self._colours.text)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words)


class Replay(QDialog):
    """Play the minute before a prompt, say which rule it came from, and ask what to do.

    Parameters
    ----------
    prompt
        The one that was a false alarm.
    recording
        The minute before it; None where nothing was recorded.
    neutral
        The person's own; None without one.
    rules
        Those it came from, and how far each is loosened.
    mirror
        Whether the person sees themselves mirrored.

    """

    decided = Signal(str, str)
    """The prompt's id, and ``"loosen"``, ``"keep"`` or ``"close"``: exactly once."""

    def __init__(
        self,
        prompt: Prompt,
        recording: Recording | None,
        neutral: Neutral | None,
        rules: Rules,
        *,
        mirror: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._prompt = prompt
        self._recording = NOTHING if recording is None else recording
        self._rule = fired_rule(prompt, self._recording, rules)
        self._decided = False
        self._began = (0.0, 0.0)  # by the computer's clock, and in the recording
        self.setWindowTitle(self.tr("The minute before this prompt"))
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self._tick)
        self.player, self.strip = Player(), Strip()
        self._make_controls()
        self._make_words()
        self._make_buttons()
        self._lay_out()
        self.player.play(self._recording, neutral, self._rule.measure, mirror=mirror)
        self.strip.show_line(_strip_line(self._recording, self._rule), self._strip_words())
        self.strip.pointed.connect(self._point)
        self._slide(self.slider.value())
        self.play_button.setFocus()

    def rule(self) -> FiredRule:
        """Return the rule that is shown."""
        return self._rule

    def is_playing(self) -> bool:
        """Return whether the figure moves."""
        return self._clock.isActive()

    def time_s(self) -> float:
        """Return the moment that is shown, in seconds before the prompt: -60 to 0."""
        return self.slider.value() / _PER_S - LAST_S

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.player.set_colours(colours)
        self.strip.set_colours(colours)

    def play(self) -> None:
        """Play on, or from the beginning when at the end."""
        if not len(self._recording):
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._began = monotonic(), self.time_s()
        self._clock.start()
        self._name_play()

    def pause(self) -> None:
        """Stop at this moment."""
        self._clock.stop()
        self._name_play()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space plays and pauses; arrows go by a second; Home and End to the ends."""
        value, last = self.slider.value(), self.slider.maximum()
        goes = {
            Qt.Key.Key_Left: value - _STEP,
            Qt.Key.Key_Right: value + _STEP,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._toggle()
        elif key in goes:
            self.pause()
            self.slider.setValue(max(0, min(last, goes[key])))
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; whatever was not decided is left as it is."""
        self._decide(CLOSE)
        super().done(result)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop: nobody looks."""
        self.pause()
        super().hideEvent(event)

    def _decide(self, what: str) -> None:
        if self._decided:
            return
        self._decided = True
        self.pause()
        self.decided.emit(self._prompt.id, what)
        if what != CLOSE:
            self.accept()

    def _toggle(self) -> None:
        if self.is_playing():
            self.pause()
        else:
            self.play()

    def _tick(self) -> None:
        """Go on as far as time has: a computer that is slow plays coarser, not slower."""
        began_s, from_s = self._began
        time_s = min(0.0, from_s + _FASTER * (monotonic() - began_s))
        self.slider.setValue(round(_PER_S * (time_s + LAST_S)))
        if time_s >= 0.0:
            self.pause()

    def _point(self, time_s: float) -> None:
        self.pause()
        self.slider.setValue(round(_PER_S * (time_s + LAST_S)))

    def _slide(self, _value: int) -> None:
        time_s = self.time_s()
        self.player.show_time(time_s)
        self.strip.show_time(time_s)
        self._time.setText(
            self.tr("at the prompt")
            if time_s >= 0.0
            else self.tr("{0} s").format(f"{MINUS}{-time_s:.0f}")
        )

    def _make_controls(self) -> None:
        self.play_button = QPushButton()
        self.play_button.setAutoDefault(False)
        self.play_button.clicked.connect(self._toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, int(_PER_S * LAST_S))
        self.slider.setValue(self.slider.maximum())
        self.slider.setSingleStep(_STEP)
        self.slider.setAccessibleName(self.tr("Moment of the last 60 seconds"))
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderPressed.connect(self.pause)
        self._time = plain_label("muted", wraps=False)
        there = len(self._recording) > 0
        for widget in (self.play_button, self.slider, self.player, self.strip, self._time):
            widget.setVisible(there)
        self._name_play()

    def _name_play(self) -> None:
        words = self.tr("Pause") if self.is_playing() else self.tr("Play")
        self.play_button.setText(words)

    def _make_words(self) -> None:
        rule = self._rule
        self._quote = plain_label("heading")
        self._quote.setText(f"\u201c{self._prompt.text}\u201d")
        nothing = self.tr(
            "Nothing was recorded: the camera was off, or the program has just begun. Of the "
            "last minute there are only numbers, in memory, and never pictures."
        )
        legend = self.tr(
            "Filled: your own neutral. Lines: you. Dashed or hatched: not measured. Only "
            "numbers were kept, in memory, and never pictures."
        )
        texts = [
            ("prose", "" if len(self._recording) else nothing),
            ("prose", rule.seen),
            ("prose", rule.words),
            ("detail", rule.source),
            ("heading", self._offer_heading()),
            ("prose", self._offer()),
            ("detail", legend if len(self._recording) else ""),
        ]
        self._labels = []
        for name, words in texts:
            if words:
                label = plain_label(name)
                label.setText(_unbroken(words))
                self._labels.append(label)

    def words(self) -> str:
        """Return all that is said, line by line."""
        lines = "\n".join(label.text() for label in (self._quote, *self._labels))
        return lines.replace("\N{NO-BREAK SPACE}", " ")

    def _offer_heading(self) -> str:
        if not self._rule.now:
            return ""
        if not self._rule.loosened:
            return self.tr("This rule is as loose as it can be")
        return self.tr("What loosening would change")

    def _offer(self) -> str:
        rule = self._rule
        if not rule.now:
            return ""
        if not rule.loosened:
            return self.tr("It stays at: {0}.").format(rule.now)
        words = self.tr("Now: {0}.\nLoosened: {1}.\nEvery other rule stays as it is.")
        return words.format(rule.now, rule.loosened)

    def _make_buttons(self) -> None:
        self.loosen = QPushButton(self.tr("Loosen this rule"))
        self.loosen.setObjectName("main")
        self.loosen.setEnabled(bool(self._rule.loosened))
        self.loosen.setAccessibleDescription(self._offer())
        self.keep = QPushButton(self.tr("Keep the rule, it was a false alarm"))
        self.keep.setAccessibleDescription(self.tr("It is counted, and nothing changes"))
        self.leave = QPushButton(self.tr("Close"))
        self.leave.setAccessibleDescription(self.tr("Nothing is counted, and nothing changes"))
        for button, what in ((self.loosen, LOOSEN), (self.keep, KEEP)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, what=what: self._decide(what))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self.play_button)
        controls.addWidget(self.slider, 1)
        controls.addWidget(self._time)
        left = QVBoxLayout()
        left.addWidget(self.player, 1)
        left.addLayout(controls)
        left.addWidget(self.strip)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, 3)
        body.addWidget(self._text_column(), 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.loosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(self._quote)
        layout.addLayout(body, 1)
        layout.addLayout(buttons)

    def _text_column(self) -> QScrollArea:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(10)
        for label in self._labels:
            layout.addWidget(label)
        layout.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(18 * self.fontMetrics().height())
        area.setWidget(column)
        return area

    def _strip_words(self) -> str:
        limits = "; ".join(limit.name for limit in self._rule.limits)
        return " ".join(filter(None, (self._rule.seen, self._rule.words, limits)))


def _unbroken(words: str) -> str:
    """Return `words` with every number kept beside its unit and its ±."""
    return re.sub(r"(?<=[\d°]) (?=±|min\b|s\b|h\b|cm\b|%)|(?<=±) ", "\N{NO-BREAK SPACE}", words)


def _strip_line(recording: Recording, rule: FiredRule) -> StripLine:
    seen = np.array([person is Person.PRESENT for person in recording.persons], dtype=bool)
    if not rule.measure:
        return StripLine(recording.times_s, None, None, seen)
    numbers, pm = recording.line(rule.measure, change=rule.change)
    return StripLine(recording.times_s, numbers, pm, seen, rule.unit, rule.limits, rule.change)
