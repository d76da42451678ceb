"""The page of one exercise: how it moves, what for, how, how much, when to stop, and Start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.demonstration_view import DemonstrationView
from posturecoach.desktop.move_start import StartCard
from posturecoach.desktop.move_state import MoveState
from posturecoach.desktop.move_words import DOT, Book, kind_words, level_words
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import empty_card, plain_label, scrolling
from posturecoach.desktop.texts import said as translated
from posturecoach.exercise_book import exercises, safety_rules
from posturecoach.exercises.gate import Effect
from posturecoach.exercises.library import LEVELS, STOP_ALWAYS, Exercise, Mode
from posturecoach.exercises.plan_words import dose_words

_VIEW_LINES = 15  # least height of the moving figure, in lines of letters


class ExerciseView(QWidget):
    """Show one exercise."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = ""
        self.back = QPushButton(self.tr("Back"))
        self.back.clicked.connect(self.left)
        self._title, self._kind = plain_label("title"), plain_label("muted")
        self.figure = DemonstrationView(self)
        self.still = QPushButton(self.tr("Stand still"))
        self.still.setCheckable(True)
        self.still.toggled.connect(lambda still: self.figure.set_playing(not still))
        self.start = StartCard()
        self._purpose = plain_label("prose")
        self._parts = {
            name: _Part(words)
            for name, words in (
                ("steps", self.tr("How it goes")),
                ("levels", self.tr("How much")),
                ("stop", ""),
                ("ask", self.tr("Who asks a clinician first")),
                ("camera", self.tr("What the camera can tell")),
                ("norm", self.tr("What is usual")),
            )
        }
        self._lay_out()

    def _lay_out(self) -> None:
        head, names = QHBoxLayout(), QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._kind)
        head.setSpacing(14)
        head.addLayout(names, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        shown, card = empty_card()
        card.addWidget(self.figure, 1)
        card.addWidget(self.still, 0, Qt.AlignmentFlag.AlignHCenter)
        card.addWidget(self._purpose)
        left, right, across = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(shown)
        for name in ("camera", "norm"):
            left.addWidget(self._parts[name])
        right.addWidget(self.start)
        for name in ("steps", "levels", "stop", "ask"):
            right.addWidget(self._parts[name])
        for column, share in ((left, 5), (right, 7)):
            column.setSpacing(12)
            column.addStretch(1)
            across.addLayout(column, share)
        across.setSpacing(12)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(across)
        layout.addStretch(1)
        self._scroll = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    @property
    def exercise(self) -> str:
        """The id of what is shown; empty before anything was."""
        return self._exercise

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.figure.set_colours(colours)

    def words(self) -> str:
        """Return all that is said, for tests."""
        labels = self.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_exercise(self, id_: str, state: MoveState, said: Book) -> None:
        """Show the exercise `id_` and whether it is open."""
        one, words = exercises()[id_], said.words.exercises[id_]
        level = state.levels.get(id_, 1)
        self._title.setText(words.name)
        self._kind.setText(kind_words(id_, said))
        self._purpose.setText(words.purpose)
        if id_ != self._exercise:
            self.figure.setMinimumHeight(_VIEW_LINES * self.fontMetrics().height())
            self.figure.show_exercise(id_, level, language=said.language)
            self.still.setChecked(False)
            self._scroll.verticalScrollBar().setValue(0)
        self._exercise = id_
        steps = "\n".join(f"{n}.  {step}" for n, step in enumerate(words.steps, 1))
        self._parts["steps"].say(steps)
        self._parts["levels"].say(self._levels(one, level, state, said))
        stops = [said.line(f"stop.{sign}") for sign in dict.fromkeys((*one.stop, *STOP_ALWAYS))]
        self._parts["stop"].say(_list(stops), said.line("general.stop_title"))
        asks = self._asks(one, said)
        self._parts["ask"].say(_list(asks))
        self._parts["ask"].setVisible(bool(asks))
        self._parts["camera"].say(_camera_words(one, said))
        source = self.tr("Source: {0}").format(translated(one.source))
        self._parts["norm"].say(words.norm, faint=source)
        self.start.show_exercise(id_, state, said)

    def take_focus(self) -> None:
        """Put the keyboard on the first question."""
        self.start.take_focus()

    def _levels(self, one: Exercise, now: int, state: MoveState, said: Book) -> str:
        lines = []
        for level in LEVELS:
            here = state.open(one.id) is not None and level == now
            mark = self.tr(" (you are here)") if here else ""
            dose = dose_words(one.dose(level), said.language)
            if one.per_side:
                dose = self.tr("{0} on each side").format(dose)
            told = said.words.exercises[one.id].levels[level - 1]
            lines.append(f"{level_words(level)}{mark}: {dose}\n{told}")
        return "\n\n".join(lines)

    def _asks(self, one: Exercise, said: Book) -> list[str]:
        """Return the conditions that hold this exercise back, those for all of them aside."""
        found = [c for c in safety_rules().conditions.values() if c.concerns(one)]
        return [
            f"{said.care(f'condition.{c.id}')}: {said.care(f'effect.{c.effect}')}"
            for c in found
            if not c.everything and c.effect is not Effect.REQUIRED
        ] + [said.care("effect.required") for c in found if c.effect is Effect.REQUIRED]


class _Part(QFrame):
    """A card with a heading and text."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._heading, self._text = plain_label("heading"), plain_label("prose")
        self._faint = plain_label("muted")
        self._heading.setText(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for label in (self._heading, self._text, self._faint):
            layout.addWidget(label)

    def say(self, words: str, heading: str = "", *, faint: str = "") -> None:
        self._text.setText(words)
        self._faint.setText(faint)
        self._faint.setVisible(bool(faint))
        if heading:
            self._heading.setText(heading)


def _list(lines: list[str]) -> str:
    return "\n".join(f"•  {line}" for line in lines)


def _camera_words(one: Exercise, said: Book) -> str:
    """Return what the camera can and can't tell, how sure it is, and that it estimates."""
    lines = [said.words.exercises[one.id].camera]
    best = one.cameras[0]
    lines.append(DOT.join((said.line(f"mode.{best.mode}"), _sure(best.mode, one, said))))
    lines.append(said.line("general.estimate"))
    return "\n".join(line.rstrip(DOT) for line in lines)


def _sure(mode: Mode, one: Exercise, said: Book) -> str:
    return "" if mode is Mode.TIMER else said.line(f"confidence.{one.cameras[0].confidence}")
