"""The page on which one tests how far one gets: best of three, to be read from two metres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.demonstration_view import DemonstrationView
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_lead import Hindrance, Now
from posturecoach.desktop.player_ring import MovementRing
from posturecoach.desktop.player_self import OwnView
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.player_words import hindrance_words
from posturecoach.desktop.range_words import (
    change_words,
    degrees_words,
    how_words,
    norm_words,
    result_words,
    shown_of,
    tries_spoken,
    tries_words,
)
from posturecoach.desktop.words import what_to_do
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.exercise_book import care_words, exercise_words, range_rules
from posturecoach.exercises.library import STOP_ALWAYS, Side, Words
from posturecoach.exercises.motion_range import RangeResult, RangeTest, RangeVerdict
from posturecoach.exercises.player import Moment, Stage
from posturecoach.exercises.signals import features_seen
from posturecoach.posture.measure import View
from posturecoach.session import Look

NO_LOOK_MS = 4_000  # so long without any look, and it is said


class RangePage(QWidget):
    """Test one movement, then show what came of it."""

    tested = Signal(str, object)  # movement, {Side or None: degrees}
    left = Signal()
    glass_changed = Signal(object)  # Glass: how large a picture is wanted
    full_screen_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._test: RangeTest | None = None
        self._movement = ""
        self._words: Words = exercise_words("en")
        self._full = self._told = False
        self._letters = Letters()
        self._make_parts()
        self._lay_out()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(NO_LOOK_MS)
        self._quiet.timeout.connect(self._no_look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        # Letters follow the room, and not the room the letters: it can be made small again.
        self.setMinimumSize(480, 320)

    # --- What the window does.

    def start(self, movement: str, language: str = "en") -> None:
        """Test `movement`, one of `range_rules().movements`; raises KeyError if there is none."""
        rules = range_rules()
        of = rules.movements[movement]
        self._test, self._movement, self._told = RangeTest(of, rules.tries), movement, False
        self._words = exercise_words(language)
        care = care_words(language)
        self.name.setText(care[f"range.{movement}"])
        lines = self._words.lines
        signs = (lines[f"stop.{sign}"] for sign in STOP_ALWAYS)
        self.stop_rules.setText(" ".join((lines["general.stop_title"], *signs)))
        how = how_words(movement, None)
        self.demonstration.show_demonstration(shown_of(movement), self.name.text(), how)
        self.demonstration.set_mirrored(shown_of(movement).view == "front")
        self.demonstration.set_playing(True)
        self.own.figure.show_look(None)
        for side, label in self.tries.items():
            label.setVisible(side in self._test.tries)
        self._show_running()
        self._show_now({}, Now())
        self._quiet.start()

    def see(self, shown: Shown | Look) -> None:
        """Take a look into account; once for each."""
        look = shown.look if isinstance(shown, Shown) else shown
        if self._test is None or self._told or self._stack.currentWidget() is not self._running:
            return
        self._quiet.start()
        self.own.see(shown)
        there = look.trouble is None and look.reading is not None and look.sight is not None
        seen = None
        if there and look.reading is not None and look.sight is not None and look.sight.body:
            seen = features_seen(look.reading, look.sight)
        found = self._test.look(look.time_s, seen)
        self._show_now(found, self._hindrance(look, found, seen=seen is not None))
        if self._test.done:
            self.enough()

    def show_results(self, results: Sequence[RangeResult]) -> None:
        """Show what the tries mean, after `tested`."""
        care = care_words(self._words.language)
        for labels, result in zip(self.results, results, strict=False):
            amount, change = labels
            amount.setText(result_words(result, self._words))
            change.setText(change_words(result, care))
            clear = result.verdict in (RangeVerdict.MORE, RangeVerdict.LESS)
            change.setObjectName("" if clear else "muted")
            change.style().unpolish(change)  # grey, where nothing is clear
            change.style().polish(change)
            amount.show()
            change.show()
        if results:
            self.norm.setText(norm_words(results[0], care))

    def enough(self) -> None:
        """End the test with the tries there are; without any, leave."""
        if self._test is None or self._told:
            return
        best = self._test.best()
        if not best:
            self.leave()
            return
        self._told = True
        self._show_over(self._words.lines["cue.done"])
        for (amount, change), (side, deg) in zip(self.results, best.items(), strict=False):
            name = "" if side is None else f"{self._words.lines[f'side.{side}']}: "
            amount.setText(f"{name}{degrees_words(deg)}")
            amount.show()
            change.hide()
        self.tested.emit(self._movement, dict(best))

    def leave(self) -> None:
        """End at once. Tries that were not yet told are forgotten."""
        if self._test is None:
            return
        self._test = None
        self._quiet.stop()
        self.demonstration.set_playing(False)
        self.own.figure.show_look(None)
        self.left.emit()

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; the window itself is the caller's."""
        self._full = full
        self.full_button.setText(self.tr("Small (F)") if full else self.tr("Full screen (F)"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        for part in (self.demonstration, self.ring, self.own):
            part.set_colours(colours)

    def glass(self) -> Glass:
        """Return how large a picture is wanted."""
        return self.own.glass()

    # --- Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make all letters as large as the room allows."""
        super().resizeEvent(event)
        zoom = self._letters.fit(self.width(), self.height())
        edge = round(20 * zoom)
        self._layout.setContentsMargins(edge, round(12 * zoom), edge, round(12 * zoom))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Wait for no look."""
        super().hideEvent(event)
        self._quiet.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do everything by keyboard: Enter, H, F, Esc."""
        key, focused = event.key(), self.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (focused if isinstance(focused, QPushButton) else self.enough_button).click()
        elif key == Qt.Key.Key_H:
            self._hurts()
        elif key == Qt.Key.Key_F:
            self.full_button.click()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # --- How it looks.

    def _make_parts(self) -> None:
        self.demonstration, self.ring, self.own = DemonstrationView(), MovementRing(), OwnView()
        self.name, self.cue = plain_label("", wraps=False), plain_label("")
        self.note, self.stop_rules = plain_label(""), plain_label("")
        self.title, self.norm, self.estimate = (plain_label("") for _ in range(3))
        self.tries: dict[Side | None, QLabel] = {
            side: plain_label("", wraps=False) for side in (None, *Side)
        }
        self.results = tuple((plain_label(""), plain_label("")) for _ in Side)
        self.full_button, self.leave_button = QPushButton(), QPushButton()
        self.enough_button, self.hurt_button = QPushButton(), QPushButton()
        self.leave_button.setText(self.tr("Back (Esc)"))
        self.hurt_button.setText(self.tr("It hurts (H)"))
        for button in (self.full_button, self.leave_button, self.enough_button, self.hurt_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        middles = (self.cue, self.note, self.title, self.norm, self.estimate, *self.tries.values())
        for label in (*middles, *(label for pair in self.results for label in pair)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        add = self._letters.add
        add(28, self.name, strong=True)
        add(36, self.cue, strong=True)
        add(42, self.title, *(amount for amount, _ in self.results), strong=True)
        add(30, *self.tries.values(), *(change for _, change in self.results))
        add(26, self.note, self.norm)
        add(20, self.estimate)
        add(18, self.full_button, self.leave_button, self.enough_button)
        add(24, self.hurt_button, strong=True)
        add(16, self.stop_rules)
        self.set_full_screen(False)

    def _lay_out(self) -> None:
        self._running, self._over = QWidget(), QWidget()
        middle, three = QVBoxLayout(), QHBoxLayout()
        middle.addWidget(self.ring, 1)
        for label in self.tries.values():
            middle.addWidget(label)
        three.setSpacing(18)
        three.addWidget(self.demonstration, 10)
        three.addLayout(middle, 11)
        three.addWidget(self.own, 10)
        running, over = QVBoxLayout(self._running), QVBoxLayout(self._over)
        running.setContentsMargins(0, 0, 0, 0)
        running.addLayout(three, 1)
        running.addWidget(self.cue)
        running.addWidget(self.note)
        over.setSpacing(14)
        over.addStretch(1)
        over.addWidget(self.title)
        for pair in self.results:
            for label in pair:
                over.addWidget(label)
        over.addWidget(self.norm)
        over.addWidget(self.estimate)
        over.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._running)
        self._stack.addWidget(self._over)
        self._lay_out_bars()

    def _lay_out_bars(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        for button in (self.full_button, self.enough_button, self.leave_button):
            top.addWidget(button)
        bottom.setSpacing(16)
        bottom.addWidget(self.stop_rules, 1)
        bottom.addWidget(self.hurt_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addWidget(self._stack, 1)
        self._layout.addLayout(bottom)
        self.full_button.clicked.connect(lambda: self.full_screen_asked.emit(not self._full))
        self.leave_button.clicked.connect(self.leave)
        self.hurt_button.clicked.connect(self._hurts)
        self.enough_button.clicked.connect(self._enough_or_done)
        self.own.glass_changed.connect(self.glass_changed)

    # --- What happens.

    def _show_running(self) -> None:
        self._stack.setCurrentWidget(self._running)
        self.enough_button.setText(self.tr("Enough (Enter)"))
        self.hurt_button.show()
        self.setFocus()
        self.glass_changed.emit(self.glass())

    def _show_over(self, title: str) -> None:
        self._quiet.stop()
        self.title.setText(title)
        self.norm.setText("")
        self.estimate.setText(self._words.lines["general.estimate"])
        for pair in self.results:
            for label in pair:
                label.hide()
        self.enough_button.setText(self.tr("Done (Enter)"))
        self.hurt_button.hide()
        self._stack.setCurrentWidget(self._over)
        self.setFocus()

    def _enough_or_done(self) -> None:
        if self._stack.currentWidget() is self._over:
            self.leave()
        else:
            self.enough()

    def _hurts(self) -> None:
        """End the test: how far one gets is not worth any pain. Nothing of it is kept."""
        if self._test is None or self._stack.currentWidget() is self._over:
            return
        self._told = True
        self._show_over(care_words(self._words.language)["pain.stop"])
        self.estimate.setText(self.tr("Nothing of this test is kept."))

    def _hindrance(self, look: Look, found: Mapping[Side | None, float], *, seen: bool) -> Now:
        if look.trouble is not None:
            return Now(None, Hindrance.CAMERA, look.trouble.what, look.trouble.try_)
        if not seen:
            return Now(None, Hindrance.UNSEEN, look.why_not or "")
        if not found and look.view not in (View.FRONT, View.UNKNOWN):
            return Now(None, Hindrance.TURN_FRONT)
        return Now()

    def _show_now(self, found: Mapping[Side | None, float], now: Now) -> None:
        test = self._test
        if test is None:
            return
        wanted = range_rules().tries
        for side, tries in test.tries.items():
            label = self.tries[side]
            label.setText(tries_words(tries, wanted, side, self._words))
            label.setAccessibleDescription(tries_spoken(tries, wanted))
        side = min(test.tries, key=lambda s: len(test.tries[s]))
        self.demonstration.set_side(side)
        self.cue.setText(hindrance_words(now) or self._cue_words(side))
        camera = now.hindrance is Hindrance.CAMERA and bool(now.words)
        self.note.setText(what_to_do(now.words, now.try_) if camera else "")
        deg = max(found.values(), default=None)
        norm = range_rules().movements[self._movement].norm
        moment = None if deg is None else Moment(Stage.MOVE, "", ring=max(0.0, deg) / norm)
        large = "" if deg is None else degrees_words(max(0.0, deg))
        self.ring.show_moment(moment, large, "")

    def _cue_words(self, side: Side | None) -> str:
        if self._test is None or not self._test.started:
            return self._words.lines["cue.start_position"]
        return how_words(self._movement, side)

    def _no_look(self) -> None:
        """Say that no picture comes any more: the camera is off, or lost."""
        self._show_now({}, Now(None, Hindrance.CAMERA))
