"""The page Settings: every setting in words; what is changed holds at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.coach_card import CoachCard
from posturecoach.desktop.devices import choices
from posturecoach.desktop.fields import button, choice_field, form_card, note, number_field
from posturecoach.desktop.languages import SYSTEM, codes, own_name
from posturecoach.desktop.pieces import scrolling
from posturecoach.desktop.speech import why_silent
from posturecoach.desktop.where import WhereCard
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import PostureCoachError
from posturecoach.posture.places import Workplace
from posturecoach.settings import ExerciseSettings, Settings
from posturecoach.vision.cameras import Camera

MM_PER_CM = 10.0
CM_PER_INCH = 2.54


class SettingsPage(QWidget):
    """Show settings and ask for changed ones. Writes nothing itself."""

    changed = Signal(object)  # Settings
    forget_asked = Signal(str)  # the name of a place
    renamed = Signal(str, str)  # a place, from and to
    learn_asked = Signal()
    folder_asked = Signal()
    replace_asked = Signal()
    cameras_asked = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._showing = False
        self._cameras: list[Camera] = []
        self._grids: list[QGridLayout] = []
        self._make_camera_fields()
        self._make_own_fields()
        self._make_program_fields()
        self._make_exercise_fields()
        self._connect()
        self.coach = CoachCard()
        self.coach.changed.connect(self._ask)
        self.where = WhereCard()
        self.where.forget_asked.connect(self.forget_asked)
        self.where.renamed.connect(self.renamed)
        self.where.learn_asked.connect(self.learn_asked)
        self._grids.append(self.coach.grid)
        camera, own, program = self._camera_card(), self._own_card(), self._program_card()
        exercises = self._exercise_card()
        self._form_cards = [camera, own, program, self.coach.card, exercises]
        coach, file = self.coach.card, self._make_file(path)
        cards = [self._make_broken(), camera, own, self.where, coach, exercises, program, file]
        self._lay_out(cards)
        self._line_up()
        self.show_settings(Settings())
        self.show_broken(None)

    def show_settings(self, settings: Settings) -> None:
        """Show `settings` in every field."""
        self._settings = settings
        self._showing = True
        self._show_camera()
        self.looks.setValue(settings.camera.looks_per_s)
        self.mirror.setChecked(settings.camera.mirror)
        self.distance.setValue((settings.camera.distance_mm or 0.0) / MM_PER_CM)
        self.diagonal.setValue((settings.screen.diagonal_inch or 0.0) * CM_PER_INCH)
        self.lenses.setChecked(settings.screen.progressive_lenses)
        self.theme.setCurrentIndex(self.theme.findData(settings.window.theme))
        self.language.setCurrentIndex(self.language.findData(settings.window.language))
        self.model.setCurrentIndex(self.model.findData(settings.model))
        self.to_tray.setChecked(settings.window.close_to_tray)
        self.full_screen.setChecked(settings.exercises.full_screen)
        self.voice.setChecked(settings.exercises.voice)
        self.sounds.setChecked(settings.exercises.sounds)
        self.coach.show_wishes(settings.coach)
        self._showing = False

    def show_cameras(self, cameras: list[Camera]) -> None:
        """Offer `cameras` by name."""
        self._cameras = cameras
        self._showing = True
        self._show_camera()
        self._showing = False

    def show_tray(self, *, available: bool) -> None:
        """Say so where closing to the tray cannot be done."""
        self.no_tray.setVisible(not available)

    def show_places(self, places: tuple[Workplace, ...]) -> None:
        """Say what is known of each place."""
        self.where.show_places(places)

    def show_broken(self, error: PostureCoachError | None) -> None:
        """Say what is the matter with the file; nothing can be changed here meanwhile."""
        self._broken.setVisible(error is not None)
        for card in self._form_cards:
            card.setEnabled(error is None)
        if error is not None:
            self._broken_words.setText(
                self.tr("{0}\nUntil then the last good settings stay.").format(
                    what_to_do(error.what, error.try_)
                )
            )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Line up the fields again with larger or smaller letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._line_up()

    def _line_up(self) -> None:
        """Let the fields of all cards begin at one line."""
        widest = self.tr("Distance from the camera to your eyes")
        width = self.fontMetrics().horizontalAdvance(widest)
        for grid in self._grids:
            grid.setColumnMinimumWidth(0, width)

    def _make_camera_fields(self) -> None:
        self.camera = QComboBox()
        self.camera.setEditable(True)
        self.camera.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.camera.setMinimumWidth(32 * self.fontMetrics().averageCharWidth())
        edit = self.camera.lineEdit()
        if edit is not None:
            edit.setAccessibleName(self.tr("Camera, clip or address of a stream"))
            edit.editingFinished.connect(self._typed_camera)
        self.look_again = button(self.tr("Search again"), self.tr("Looks for cameras anew"))
        self.looks = number_field(0.5, 30.0, 1, self.tr("Looks per second"))
        self.mirror = QCheckBox(self.tr("Show it like a mirror"))

    def _make_own_fields(self) -> None:
        self.distance = number_field(
            19.0, 300.0, 0, self.tr("Distance from the camera to your eyes")
        )
        self.distance.setSuffix(" cm")
        self.distance.setSpecialValueText(self.tr("not measured"))
        self.diagonal = number_field(12.0, 254.0, 0, self.tr("Screen, corner to corner"))
        self.diagonal.setSuffix(" cm")
        self.diagonal.setSpecialValueText(self.tr("not told"))
        self.lenses = QCheckBox(self.tr("I read through progressive lenses"))

    def _make_program_fields(self) -> None:
        self.theme = choice_field(
            self.tr("Colours"),
            ("system", self.tr("as the system has them")),
            ("light", self.tr("light")),
            ("dark", self.tr("dark")),
        )
        self.language = choice_field(
            self.tr("Language"),
            (SYSTEM, self.tr("as the system has it")),
            *((code, own_name(code)) for code in codes()),
        )
        self.model = choice_field(
            self.tr("Body model"),
            ("lite", self.tr("light: least work for the computer")),
            ("full", self.tr("full: recommended")),
            ("heavy", self.tr("heavy: finest, and twice the work")),
        )
        self.to_tray = QCheckBox(self.tr("Keep looking, from the tray"))
        self.no_tray = note(
            self.tr("This desktop shows no tray now; until it does, closing ends the program.")
        )

    def _make_exercise_fields(self) -> None:
        self.full_screen = QCheckBox(self.tr("Over the whole screen"))
        self.voice = QCheckBox(self.tr("Say the cues with the computer's own voice"))
        self.sounds = QCheckBox(self.tr("A short sound for each repetition"))
        silent = why_silent()
        self.no_voice = note(silent)
        self.no_voice.setVisible(bool(silent))

    def _connect(self) -> None:
        for box in (self.camera, self.theme, self.language, self.model):
            box.activated.connect(self._ask)
        for number in (self.looks, self.distance, self.diagonal):
            number.valueChanged.connect(self._ask)
        for switch in (
            *(self.mirror, self.lenses, self.to_tray),
            *(self.full_screen, self.voice, self.sounds),
        ):
            switch.toggled.connect(self._ask)
        self.look_again.clicked.connect(self.cameras_asked)

    def _camera_card(self) -> QFrame:
        more = self.tr("You can also type a clip, a folder of pictures or the address of a stream.")
        return self._card(
            self.tr("Camera"),
            (self.tr("Look through"), self._with(self.camera, self.look_again)),
            ("", note(more)),
            (self.tr("Looks per second"), self.looks),
            (self.tr("Picture"), self.mirror),
        )

    def _own_card(self) -> QFrame:
        return self._card(
            self.tr("You and your screen"),
            (self.tr("Distance from the camera to your eyes"), self.distance),
            ("", note(self.tr("By tape measure, while your neutral is learned."))),
            (self.tr("Screen, corner to corner"), self.diagonal),
            (self.tr("Glasses"), self.lenses),
        )

    def _exercise_card(self) -> QFrame:
        return self._card(
            self.tr("Exercises"),
            (self.tr("Shown"), self.full_screen),
            (self.tr("Voice"), self.voice),
            ("", self.no_voice),
            (self.tr("Sounds"), self.sounds),
        )

    def _program_card(self) -> QFrame:
        return self._card(
            self.tr("Program"),
            (self.tr("Colours"), self.theme),
            (self.tr("Language"), self.language),
            ("", note(self.tr("Another language shows when the program is started again."))),
            (self.tr("Body model"), self.model),
            (self.tr("Closing the window"), self.to_tray),
            ("", self.no_tray),
        )

    def _lay_out(self, cards: list[QFrame]) -> None:
        title = QLabel(self.tr("Settings"))
        title.setObjectName("title")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(12)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 8, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(scrolling(inside))

    def _make_broken(self) -> QFrame:
        self._broken = QFrame()
        self._broken.setObjectName("notice")
        self._broken_words = note("")
        self._broken_words.setObjectName("")
        self._broken_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        afresh = button(
            self.tr("Replace the file"),
            self.tr("Writes the settings now in use over the file; the old one is kept beside it"),
        )
        afresh.clicked.connect(self.replace_asked)
        layout = QHBoxLayout(self._broken)
        layout.addWidget(self._broken_words, 1)
        layout.addWidget(afresh, 0, Qt.AlignmentFlag.AlignTop)
        return self._broken

    def _make_file(self, path: Path) -> QFrame:
        where = note(str(path))
        where.setWordWrap(False)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setAccessibleName(self.tr("Path of the settings file"))
        folder = button(self.tr("Open the folder"), self.tr("Shows the settings file"))
        folder.clicked.connect(self.folder_asked)
        return self._card(
            self.tr("Settings file"), (self.tr("All of this is kept in"), self._with(where, folder))
        )

    def _card(self, heading: str, *lines: tuple[str, QWidget]) -> QFrame:
        card, grid = form_card(heading, *lines)
        self._grids.append(grid)
        return card

    def _with(self, *parts: QWidget) -> QWidget:
        together = QWidget()
        layout = QHBoxLayout(together)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        together.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return together

    def _show_camera(self) -> None:
        source = self._settings.camera.source
        self.camera.clear()
        for words, spec in choices(self._cameras):
            self.camera.addItem(words, spec)
        at = self.camera.findData(source)
        if at < 0:
            at = next((i for i, c in enumerate(self._cameras) if str(c.index) == source), -1)
        self.camera.setCurrentIndex(at)
        if at < 0:
            self.camera.setEditText(source)

    def _typed_camera(self) -> None:
        if self.camera.findText(self.camera.currentText()) < 0 and self.camera.currentText():
            self._ask()

    def _chosen_source(self) -> str:
        words = self.camera.currentText().strip()
        at = self.camera.findText(words)
        if at < 0:
            return words or self._settings.camera.source
        old = self._settings.camera.source
        same = at < len(self._cameras) and str(self._cameras[at].index) == old
        return old if same else str(self.camera.itemData(at))

    def _ask(self) -> None:
        """Ask for what the fields say now."""
        if self._showing:
            return
        old = self._settings
        new = replace(
            old,
            model=self.model.currentData(),
            camera=replace(
                old.camera,
                source=self._chosen_source(),
                looks_per_s=self.looks.value(),
                mirror=self.mirror.isChecked(),
                distance_mm=_told(self.distance, MM_PER_CM, old.camera.distance_mm),
            ),
            screen=replace(
                old.screen,
                diagonal_inch=_told(self.diagonal, 1 / CM_PER_INCH, old.screen.diagonal_inch),
                progressive_lenses=self.lenses.isChecked(),
            ),
            window=replace(
                old.window,
                theme=self.theme.currentData(),
                language=self.language.currentData(),
                close_to_tray=self.to_tray.isChecked(),
            ),
            coach=self.coach.wishes(),
            exercises=ExerciseSettings(
                voice=self.voice.isChecked(),
                sounds=self.sounds.isChecked(),
                full_screen=self.full_screen.isChecked(),
            ),
        )
        if new != old:
            self._settings = new
            self.changed.emit(new)


def _told(field: QDoubleSpinBox, scale: float, old: float | None) -> float | None:
    """Return the number in `field` times `scale`; None at its lowest value, "not told".

    `old` where the field shows just that: what was typed in the file finer than the
    field shows stays as it was typed.
    """
    if field.value() <= field.minimum():
        return None
    if old is not None and abs(old / scale - field.value()) <= 0.5 * 10 ** -field.decimals():
        return old
    return field.value() * scale
