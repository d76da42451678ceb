"""The part of Settings about the coach: how and when it speaks, and what it was told was wrong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from posturecoach.desktop.fields import button, choice_field, form_card, note
from posturecoach.desktop.languages import told
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.words import measure_name
from posturecoach.settings import CoachSettings

_LETTERS = 44  # the width of a field for text


class CoachCard(QObject):
    """Show what was chosen, and ask for other choices. Writes nothing itself."""

    changed = Signal()
    login_asked = Signal(bool)  # whether to start at login
    restore_asked = Signal(str)  # a rule that was loosened

    def __init__(self) -> None:
        super().__init__()
        self._wishes = CoachSettings()
        self._showing = False
        self._hotkey_problem = ""
        self._make_fields()
        self._loosened = QWidget()
        self._rows = QGridLayout(self._loosened)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.card, self.grid = form_card(
            self.tr("Coach"),
            (self.tr("Quiet cue"), self.edge),
            ("", self.why_no_edge),
            (self.tr("In the long run"), self.cues),
            (self.tr("Prompts"), self.prompts),
            (self.tr("Shown by"), self.notifications),
            (self.tr("Eyes"), self.eyes),
            (self.tr("Quiet hours"), self.quiet),
            ("", self._quiet_note),
            (self.tr("Keys that pause"), self.hotkey),
            ("", self._hotkey_note),
            (self.tr("At login"), self.login),
            ("", self._login_note),
            (self.tr("Loosened rules"), self._loosened),
        )
        self._connect()
        self.show_edge("")
        self.show_hotkey("")
        self.show_login(on=False, problem="")
        self.show_loosened({})

    def show_wishes(self, wishes: CoachSettings) -> None:
        """Show `wishes` in every field."""
        self._wishes = wishes
        self._showing = True
        self.edge.setCurrentIndex(self.edge.findData(wishes.edge))
        self.cues.setCurrentIndex(self.cues.findData(wishes.cues))
        self.prompts.setChecked(wishes.prompts)
        self.notifications.setCurrentIndex(self.notifications.findData(wishes.notifications))
        self.eyes.setChecked(wishes.eyes)
        self.quiet.setText(", ".join(wishes.quiet_hours))
        self.hotkey.setText(wishes.hotkey or "")
        self.show_hotkey(self._hotkey_problem)
        self._quiet_note.setText(self.tr("Such as 12:00-13:00, 22:00-07:00."))
        self._showing = False

    def wishes(self) -> CoachSettings:
        """Return what the fields say; what can't be followed stays as it was."""
        wishes = replace(
            self._wishes,
            edge=self.edge.currentData(),
            cues=self.cues.currentData(),
            prompts=self.prompts.isChecked(),
            notifications=self.notifications.currentData(),
            eyes=self.eyes.isChecked(),
        )
        hours = tuple(part.strip() for part in self.quiet.text().split(",") if part.strip())
        try:
            wishes = replace(wishes, quiet_hours=hours)
            self._quiet_note.setText(self.tr("Such as 12:00-13:00, 22:00-07:00."))
        except ValueError:
            self._quiet_note.setText(
                self.tr("Not understood: write it such as 12:00-13:00, 22:00-07:00.")
            )
        try:
            wishes = replace(wishes, hotkey=self.hotkey.text().strip() or None)
            # What keeps these keys from working is so until there are others, or they work.
            changed = wishes.hotkey != self._wishes.hotkey
            self.show_hotkey("" if changed else self._hotkey_problem)
        except ValueError:
            self._hotkey_note.setText(self.tr("Not understood: write it such as Ctrl+Alt+P."))
        self._wishes = wishes
        return wishes

    def show_edge(self, why_not: str) -> None:
        """Say why there can be no shade at an edge here; "" where there can."""
        self.why_no_edge.setText(why_not)
        self.why_no_edge.setVisible(bool(why_not))

    def show_hotkey(self, problem: str) -> None:
        """Say why the keys do nothing; "" where they work."""
        self._hotkey_problem = problem
        self._hotkey_note.setText(
            told(problem) or self.tr("Such as Ctrl+Alt+P; from every program.")
        )

    def show_login(self, *, on: bool, problem: str) -> None:
        """Show whether the program starts at login, and why it can't."""
        self._showing = True
        self.login.setChecked(on)
        self._login_note.setText(told(problem))
        self._login_note.setVisible(bool(problem))
        self._showing = False

    def show_loosened(self, loosened: dict[str, int]) -> None:
        """List the rules that "that was wrong" has loosened, each with a way back."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        rules = [rule for rule, steps in loosened.items() if steps]
        if not rules:
            self._rows.addWidget(note(self.tr("None so far.")), 0, 0)
        for at, rule in enumerate(rules):
            words = plain_label("", wraps=False)
            words.setText(self._rule_words(rule, loosened[rule]))
            back = button(
                self.tr("Put back"), self.tr("Lets this rule be as it was before it was loosened")
            )
            back.clicked.connect(lambda _on=False, rule=rule: self.restore_asked.emit(rule))
            self._rows.addWidget(words, at, 0)
            self._rows.addWidget(back, at, 1)
        self._rows.setColumnStretch(2, 1)

    def _rule_words(self, rule: str, steps: int) -> str:
        kind, _, what = rule.partition(":")
        if kind == "zone":
            name = measure_name(what)
        elif kind == "hold":
            parts = {
                "head": self.tr("head"),
                "trunk": self.tr("upper body"),
                "upper_arm": self.tr("upper arm"),
            }
            name = self.tr("Holding time: {0}").format(parts.get(what, what))
        else:
            name = {
                "still": self.tr("Sitting still"),
                "sitting": self.tr("Sitting long"),
                "eyes": self.tr("Resting the eyes"),
            }.get(kind, kind)
        return self.tr("{0}, %n step(s)", "", steps).format(name)

    def _make_fields(self) -> None:
        self.edge = choice_field(
            self.tr("Quiet cue"),
            ("right", self.tr("a shade at the right edge of the screen")),
            ("left", self.tr("a shade at the left edge")),
            ("top", self.tr("a shade at the top edge")),
            ("bottom", self.tr("a shade at the bottom edge")),
            ("none", self.tr("the sign in the tray alone")),
        )
        self.why_no_edge = note("")
        self.cues = choice_field(
            self.tr("In the long run"),
            ("fading", self.tr("cues fade over four weeks")),
            ("always", self.tr("cues stay as they are")),
        )
        self.prompts = QCheckBox(self.tr("Now and then in words"))
        self.notifications = choice_field(
            self.tr("Shown by"),
            ("desktop", self.tr("the desktop's notifications, where they can be answered")),
            ("own", self.tr("a small window of this program")),
        )
        self.eyes = QCheckBox(self.tr("Remind me to look into the distance"))
        self.quiet = QLineEdit()
        self.quiet.setAccessibleName(self.tr("Quiet hours"))
        self._quiet_note = note("")
        self.hotkey = QLineEdit()
        self.hotkey.setAccessibleName(self.tr("Keys that pause"))
        self.hotkey.setPlaceholderText(self.tr("none"))
        for line in (self.quiet,):
            line.setMinimumWidth(_LETTERS * line.fontMetrics().averageCharWidth())
        self._hotkey_note = note("")
        self.login = QCheckBox(self.tr("Start in the tray"))
        self._login_note = note("")

    def _connect(self) -> None:
        for box in (self.edge, self.cues, self.notifications):
            box.activated.connect(self._ask)
        for switch in (self.prompts, self.eyes):
            switch.toggled.connect(self._ask)
        for line in (self.quiet, self.hotkey):
            line.editingFinished.connect(self._ask)
        self.login.toggled.connect(self._ask_login)

    def _ask(self) -> None:
        if not self._showing:
            self.changed.emit()

    def _ask_login(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not self._showing:
            self.login_asked.emit(on)
