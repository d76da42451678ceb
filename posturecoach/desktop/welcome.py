"""The first run: privacy and what this is not, the camera, the own neutral."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.checks import Check, checks
from posturecoach.desktop.devices import choices
from posturecoach.desktop.languages import told
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.picture import LivePicture
from posturecoach.desktop.ring import Ring
from posturecoach.desktop.words import what_to_do
from posturecoach.desktop.worker import Shown
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import Person, View
from posturecoach.session import Learning, Look
from posturecoach.vision.cameras import Camera

PRIVACY, CAMERA, NEUTRAL = range(3)
_STEPS = 3


class Welcome(QWidget):
    """Lead through three short steps; say what was decided. Decides nothing."""

    agreed = Signal()
    camera_chosen = Signal(str)  # for Settings.camera.source
    cameras_asked = Signal()
    learn_asked = Signal()
    cancel_asked = Signal()
    demo_asked = Signal()
    finished = Signal()
    step_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learning = False
        self._step_words = QLabel()
        self._step_words.setObjectName("muted")
        self.privacy = PrivacyStep()
        self.camera = CameraStep()
        self.neutral = NeutralStep()
        self._stack = QStackedWidget()
        for step in (self.privacy, self.camera, self.neutral):
            self._stack.addWidget(step)
        self.back = QPushButton(self.tr("Back"))
        self.demo = QPushButton(self.tr("Play the sample clip"))
        self.demo.setAccessibleDescription(
            self.tr("Shows the program with a clip; needs no camera")
        )
        self.skip = QPushButton(self.tr("Skip this"))
        self.skip.setAccessibleDescription(self.tr("You can learn your neutral later as well"))
        self.onward = QPushButton()
        self.onward.setObjectName("main")
        self.onward.setDefault(True)
        self.back.clicked.connect(lambda: self.go(self.step() - 1))
        self.demo.clicked.connect(self.demo_asked)
        self.skip.clicked.connect(self._skip)
        self.onward.clicked.connect(self._onward)
        self.camera.chosen.connect(self.camera_chosen)
        self.camera.search.clicked.connect(self.cameras_asked)
        self._lay_out()
        self.go(PRIVACY)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.camera.set_colours(colours)
        self.neutral.set_colours(colours)

    def set_widest(self, pixels: int) -> None:
        """Use no more than `pixels` of a wide window."""
        self._inside.setMaximumWidth(pixels)

    def step(self) -> int:
        """Return which step is shown: PRIVACY, CAMERA or NEUTRAL."""
        return self._stack.currentIndex()

    def go(self, step: int) -> None:
        """Show `step`."""
        self._end_learning()
        self._stack.setCurrentIndex(step)
        self._step_words.setText(self.tr("Step {0} of {1}").format(step + 1, _STEPS))
        self.back.setVisible(step != PRIVACY)
        self.demo.setVisible(step != NEUTRAL)
        self.skip.setVisible(step == NEUTRAL)
        self._name_onward()
        self.onward.setFocus()
        self.step_changed.emit(step)

    def show_cameras(self, cameras: list[Camera], source: str) -> None:
        """Offer `cameras`; `source` is the one of the settings."""
        self.camera.show_cameras(cameras, source)

    def show_look(self, shown: Shown) -> None:
        """Show a look in the step that is open."""
        if self.step() == CAMERA:
            self.camera.show_look(shown)
        elif self.step() == NEUTRAL:
            self.neutral.show_look(shown)

    def show_failure(self, error: PostureCoachError) -> None:
        """Say why there is nothing to see."""
        for step in (self.camera, self.neutral):
            step.picture.say(what_to_do(error.what, error.try_))
        self.camera.forget()

    def show_learned(self) -> None:
        """Say that the neutral is there."""
        self._learning = False
        self.neutral.show_done()
        self._name_onward()
        self.skip.hide()
        self.onward.setFocus()

    def show_not_learned(self, error: PostureCoachError) -> None:
        """Say why not, and offer to try again."""
        self._learning = False
        self.neutral.show_failure(error)
        self._name_onward()

    def live_picture(self) -> LivePicture | None:
        """Return the picture of the step that is open."""
        step = self._stack.currentWidget()
        return step.picture if isinstance(step, CameraStep | NeutralStep) else None

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._step_words)
        buttons.addStretch(1)
        for button in (self.back, self.demo, self.skip, self.onward):
            buttons.addWidget(button)
        self._inside = QWidget()
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(48, 30, 48, 26)
        layout.setSpacing(14)
        layout.addWidget(self._stack, 1)
        layout.addLayout(buttons)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._inside, 1000)
        across.addStretch(1)

    def _name_onward(self) -> None:
        step = self.step()
        if step == PRIVACY:
            words = self.tr("I agree")
        elif step == CAMERA:
            words = self.tr("Continue")
        elif self.neutral.done:
            words = self.tr("Begin")
        else:
            words = self.tr("Stop learning") if self._learning else self.tr("Start")
        self.onward.setText(words)

    def _onward(self) -> None:
        step = self.step()
        if step == PRIVACY:
            self.agreed.emit()
            self.go(CAMERA)
        elif step == CAMERA:
            self.go(NEUTRAL)
        elif self.neutral.done:
            self.finished.emit()
        elif self._learning:
            self._end_learning()
        else:
            self._learning = True
            self.neutral.begin()
            self._name_onward()
            self.learn_asked.emit()

    def _skip(self) -> None:
        self._end_learning()
        self.finished.emit()

    def _end_learning(self) -> None:
        if self._learning:
            self._learning = False
            self.cancel_asked.emit()
        self.neutral.rest()
        self._name_onward()


class PrivacyStep(QWidget):
    """What happens with the pictures, and what this is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(14)
        for heading, words in self._points():
            column.addWidget(_point(heading, words))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Privacy and what this is not"))
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(_title(self.tr("Welcome to Posture Coach")))
        layout.addWidget(scroll, 1)

    def _points(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("What it does"),
                self.tr(
                    "It watches through your camera how you sit, and helps you to notice and to "
                    "vary your posture."
                ),
            ),
            (
                self.tr("Your pictures stay with you"),
                self.tr(
                    "Every picture is looked at in the memory of this computer and dropped "
                    "at once. Nothing is sent anywhere. Only numbers, such as angles, are ever "
                    "stored, in files on this computer that belong to you. A picture is kept only "
                    "if you order it. While paused, the camera is off."
                ),
            ),
            (
                self.tr("What it is not"),
                self.tr(
                    "It does not diagnose, treat or prevent any disease, and it does not replace "
                    "a doctor or a therapist. What it measures are estimates from a camera; each "
                    "number says its own ±."
                ),
            ),
            (
                self.tr("When to ask first"),
                self.tr(
                    "Stop and seek help if something feels seriously amiss: new numbness or "
                    "weakness, chest pain, pain after a fall, or pain that never eases. Ask your "
                    "clinician first within twelve weeks of spine surgery or a fracture, or if you "
                    "were told to avoid exercise. In pregnancy, adapt what you do. Under 16, use "
                    "it with a guardian."
                ),
            ),
        ]


class CameraStep(QWidget):
    """Choose a camera, with a live picture and whether the person can be seen well."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._specs: list[str] = []
        self.picture = LivePicture(self, on_card=False)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Cameras"))
        self.list.setMaximumHeight(round(9 * self.fontMetrics().height()))
        self.list.currentRowChanged.connect(self._choose)
        self._none = QLabel(
            self.tr("No camera was found. Plug one in and search again, or play the sample clip.")
        )
        self._none.setWordWrap(True)
        self._none.setObjectName("muted")
        self.search = QPushButton(self.tr("Search again"))
        self.search.setAccessibleDescription(self.tr("Looks for cameras anew"))
        self._answers = [CheckLine() for _ in range(4)]
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(_heading(self.tr("Cameras")))
        right.addWidget(self.list)
        right.addWidget(self._none)
        right.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeft)
        right.addSpacing(12)
        right.addWidget(_heading(self.tr("Can I see you well?")))
        for answer in self._answers:
            right.addWidget(answer)
        right.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(22)
        below.addWidget(self.picture, 3)
        below.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(_title(self.tr("Choose your camera")))
        layout.addWidget(
            _words(self.tr("Best is one at the top of your screen, or at your side: both work."))
        )
        layout.addLayout(below, 1)
        self.forget()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.picture.set_colours(colours)
        for answer in self._answers:
            answer.set_colours(colours)

    def show_cameras(self, cameras: list[Camera], source: str) -> None:
        """Offer `cameras`, with the one that `source` names chosen."""
        offered = choices(cameras)
        self._specs = [spec for _, spec in offered]
        self.list.blockSignals(True)
        self.list.clear()
        for words, _ in offered:
            self.list.addItem(QListWidgetItem(words))
        numbers = [str(camera.index) for camera in cameras]
        for at, known in enumerate(zip(self._specs, numbers, strict=True)):
            if source in known:
                self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self.list.setVisible(bool(cameras))
        self._none.setVisible(not cameras)

    def show_look(self, shown: Shown) -> None:
        """Show picture and answers."""
        look = shown.look
        if look.trouble is not None:
            self.picture.say(what_to_do(look.trouble.what, look.trouble.try_))
        else:
            self.picture.show_look(shown)
        for line, check in zip(self._answers, checks(look, shown.light), strict=True):
            line.show_check(check)

    def forget(self) -> None:
        """Show that nothing is known yet."""
        nothing = Look(0.0, Person.UNCERTAIN, View.UNKNOWN, calibrated=False)
        for line, check in zip(self._answers, checks(nothing, None), strict=True):
            line.show_check(check)

    def answers(self) -> list[Check]:
        """Return the answers shown, for tests."""
        return [line.check for line in self._answers if line.check is not None]

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._specs):
            self.chosen.emit(self._specs[row])


class NeutralStep(QWidget):
    """Learn the neutral, with a ring and words for what keeps it from going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = False
        self.picture = LivePicture(self, on_card=False)
        self.ring = Ring(self)
        self._problem = _words("")
        self._problem.setObjectName("heading")
        self._problem.setMinimumHeight(3 * self.fontMetrics().height())
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addStretch(1)
        right.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addWidget(self._problem)
        right.addStretch(2)
        below = QHBoxLayout()
        below.setSpacing(22)
        below.addWidget(self.picture, 3)
        below.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(_title(self.tr("Show me how you sit at ease")))
        layout.addWidget(
            _words(
                self.tr(
                    "Sit as is comfortable for you, tall but not stiff, and look at the screen. In "
                    "20 seconds I learn your own neutral. Everything is compared with it, not with "
                    "an ideal."
                )
            )
        )
        layout.addLayout(below, 1)
        self.rest()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.picture.set_colours(colours)
        self.ring.set_colours(colours)

    def show_look(self, shown: Shown) -> None:
        """Show picture and progress."""
        look = shown.look
        if look.trouble is not None:
            self.picture.say(what_to_do(look.trouble.what, look.trouble.try_))
        else:
            self.picture.show_look(shown)
        if look.learning is not None and not self.done:
            self._show_learning(look.learning)

    def begin(self) -> None:
        """Show that learning begins."""
        self.done = False
        self.ring.set_progress(0.0)
        self._say(self.tr("Here we go."))

    def rest(self) -> None:
        """Show that nothing is learned now."""
        self.done = False
        self.ring.set_progress(0.0)
        self._say(self.tr("Press Start when you sit comfortably."))

    def show_done(self) -> None:
        """Show that the neutral is there."""
        self.done = True
        self.ring.set_progress(1.0)
        self._say(self.tr("Thank you, that is your neutral. You can learn it anew at any time."))

    def show_failure(self, error: PostureCoachError) -> None:
        """Say why nothing was learned."""
        self.rest()
        self._say(what_to_do(error.what, error.try_))

    def problem(self) -> str:
        """Return the words below the ring."""
        return self._problem.text()

    def _show_learning(self, learning: Learning) -> None:
        self.ring.set_progress(learning.progress)
        self._say(told(learning.problem or "") or self.tr("Good, stay as you are."))

    def _say(self, words: str) -> None:
        self._problem.setText(words)


class CheckLine(QWidget):
    """One answer: a sign, what was looked at, and the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check: Check | None = None
        self._colours = LIGHT
        self._sign = QLabel()
        self._sign.setFixedWidth(round(1.6 * self.fontMetrics().height()))
        self._name = QLabel()
        self._words = _words("")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._sign, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._words, 1, 1)
        grid.setColumnStretch(1, 1)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        if self.check is not None:
            self.show_check(self.check)

    def show_check(self, check: Check) -> None:
        """Show `check`."""
        self.check = check
        sign, colour = {
            True: ("✓", self._colours.easy),
            False: ("!", self._colours.some),
            None: ("…", self._colours.muted),
        }[check.fine]
        self._sign.setText(sign)
        self._sign.setStyleSheet(f"color: {colour}; font-weight: 700;")
        self._name.setText(check.name)
        self._words.setText(check.words)
        self.setAccessibleName(f"{check.name}: {check.words}")


def _point(heading: str, words: str) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(16, 12, 16, 14)
    layout.addWidget(_heading(heading))
    text = QLabel(words)
    text.setObjectName("prose")
    text.setWordWrap(True)
    layout.addWidget(text)
    return card


def _title(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("title")
    return label


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("heading")
    return label


def _words(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
