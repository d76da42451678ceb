"""Compare two moments, or two clips: beside or over each other, with what can be said of it.

No change is called one that this set-up can't tell. Pictures stay in memory; a comparison is
written because somebody chose where to, and with pictures only where somebody said so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from posturecoach.clinic.compare import Comparison, alignment, compare
from posturecoach.clinic.reliability import Reliability
from posturecoach.desktop.clinic.blurring import blurred
from posturecoach.desktop.clinic.compare_canvas import CompareCanvas, Half, Mode
from posturecoach.desktop.clinic.compare_clips import ClipPair
from posturecoach.desktop.clinic.compare_model import KeptMoment
from posturecoach.desktop.clinic.compare_sheet import sheet
from posturecoach.desktop.clinic.compare_table import CompareTable
from posturecoach.desktop.clinic.compare_words import general_mdc, rows, why_not_words
from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.words import what_to_do
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.errors import PostureCoachError
from posturecoach.settings.files import cannot_write

_HUNDRED = 100


class ComparePage(QWidget):
    """Compare two moments or two clips of one person."""

    left = Signal()
    glass_changed = Signal()
    full_screen_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas, self.table, self.notice = CompareCanvas(), CompareTable(), Notice()
        self.clips = ClipPair(self)
        self.ask_path: Callable[[QWidget, str, str], str] = ask_path
        self.ask_clip: Callable[[QWidget, str], str] = ask_clip
        self.loading = Loading(self)
        self._choices: tuple[KeptMoment, ...] = ()
        self._own: Mapping[str, Reliability] = {}
        self._halves: tuple[Half | None, Half | None] = (None, None)
        self._blurred: dict[str, QImage] = {}
        self.found: Comparison | None = None
        self._lay_out()
        self._connect()
        self._add_keys()
        self._set_clips(on=False)

    # --- What the window asks.

    def open_snapshots(
        self, choices: Sequence[KeptMoment], reliabilities: Mapping[str, Reliability]
    ) -> None:
        """Offer these moments; the two newest are chosen, the earlier one as the first.

        `reliabilities` by measure id: what five repeats gave, if there were any.
        """
        self._choices = tuple(sorted(choices, key=_when, reverse=True))
        self._own = dict(reliabilities)
        self._blurred.clear()
        for box, at in ((self.first, 1), (self.second, 0)):
            box.blockSignals(True)
            box.clear()
            for one in self._choices:
                box.addItem(title_of(one))
            box.setCurrentIndex(min(at, len(self._choices) - 1))
            box.blockSignals(False)
        self.clips.close_clips()
        self._set_clips(on=False)
        self._show_moments()

    def open_clips(self, first: Path | None = None, second: Path | None = None) -> None:
        """Look through two clips, and show them together; None: ask which."""
        paths = []
        for path, question in ((first, self.tr("First clip")), (second, self.tr("Second clip"))):
            chosen = path or Path(self.ask_clip(self, question))
            if path is None and str(chosen) == ".":
                return
            paths.append(chosen)
        self._set_clips(on=True)
        self._halves = (None, None)
        self._show()
        self.clips.open(paths[0], paths[1])

    def glass(self) -> Glass | None:
        """Return that no live picture is wanted."""
        return None

    def see(self, shown: Shown) -> None:
        """Take no notice of what the camera sees meanwhile."""

    def set_colours(self, colours: Colours = LIGHT) -> None:
        """Use the theme `colours`."""
        self.canvas.set_colours(colours)
        self.table.set_colours(colours)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; it looks the same."""

    def leave(self) -> None:
        """Let go of every picture, and of the clips."""
        self.clips.close_clips()
        self._choices, self._halves = (), (None, None)
        self._blurred.clear()
        self.first.clear()
        self.second.clear()
        self.canvas.show_pair(None, None, None)
        self.table.show_rows(())
        self.left.emit()

    def wait(self, seconds: float) -> bool:
        """Wait for the threads of here, at the end of the program; return whether all ended."""
        return self.clips.wait(seconds) and self.loading.wait(seconds)

    # --- What is shown.

    def _show_moments(self) -> None:
        if self.in_clips:
            return
        chosen = [self._moment(box) for box in (self.first, self.second)]
        self._halves = (self._half(chosen[0]), self._half(chosen[1]))
        self._show()

    def _moment(self, box: QComboBox) -> KeptMoment | None:
        at = box.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _half(self, one: KeptMoment | None) -> Half | None:
        if one is None:
            return None
        image = one.image()
        if self.faces.isChecked() and one.jpeg:
            image = self._blurred.get(one.snapshot.id, QImage())
            if image.isNull():
                self.loading.ask(f"face {one.snapshot.id}", partial(_without_face, one))
        return Half(one.snapshot, image, title_of(one))

    def _show_clips(self, first: Half, second: Half) -> None:
        self._halves = (first, second)
        self._show()

    def _show(self) -> None:
        first, second = self._halves
        self.found = None
        laid = None
        words = ""
        if first is not None and second is not None:
            one, other = first.snapshot, second.snapshot
            self.found = compare(one, other, general_mdc(), self._own)
            laid = alignment(one, other)
            words = why_not_words(self.found)
            self.table.show_rows(rows(one, other, self.found, self._own))
            if one.id == other.id and not self.in_clips:
                words = self.tr("The same moment is chosen twice.")
            elif laid is None and self.canvas.mode is not Mode.BESIDE:
                words = words or self.tr(
                    "Neither pelvis nor shoulders were seen in both, so they are not aligned."
                )
            elif laid is not None and laid.by != "pelvis" and self.canvas.mode is not Mode.BESIDE:
                words = words or self.tr(
                    "Aligned by the shoulders, as the pelvis was not visible in both: a moved "
                    "trunk looks like a moved pelvis."
                )
        else:
            self.table.show_rows(())
            if not self.in_clips:
                words = self.tr("Keep two moments first: freeze the picture, and keep it.")
        self.banner.setText(words)
        self.banner.setVisible(bool(words))
        self.canvas.show_pair(first, second, laid)
        self.save.setEnabled(self.found is not None)

    def _choose_mode(self, mode: Mode) -> None:
        self.canvas.mode = mode
        self._modes[mode].setChecked(True)
        self.share.setEnabled(mode is not Mode.BESIDE)
        self._show()

    def _slide(self, percent: int) -> None:
        self.canvas.share = percent / _HUNDRED
        self.canvas.update()

    def _switch(self) -> None:
        # Who shows figures alone does not hand the pictures on.
        self.pictures.setEnabled(not self.figure.isChecked())
        self.blur_saved.setEnabled(self.pictures.isEnabled() and self.pictures.isChecked())
        self.canvas.figures = self.figure.isChecked()
        self.canvas.mirror = self.mirror.isChecked()
        self.canvas.update()

    def _hide_faces(self) -> None:
        self.clips.hide_faces(hide=self.faces.isChecked())
        self._show_moments()

    @property
    def in_clips(self) -> bool:
        """Whether clips are compared, and not moments."""
        return self._by_clips

    def _set_clips(self, *, on: bool) -> None:
        self._by_clips = on
        self.clips.bar.setVisible(on)
        for box in (self.first, self.second, self.swap):
            box.setVisible(not on)

    def _swap(self) -> None:
        one, other = self.first.currentIndex(), self.second.currentIndex()
        self.first.setCurrentIndex(other)
        self.second.setCurrentIndex(one)

    # --- Saving.

    def _save(self) -> None:
        first, second = self._halves
        if first is None or second is None or self.found is None:
            return
        path = self.ask_path(self, "posture-coach-comparison.html", "HTML (*.html)")
        if not path:
            return
        target = Path(path).with_suffix(".html")
        pictures = self.pictures.isChecked() and not self.figure.isChecked()
        blur = self.blur_saved.isChecked()
        said = rows(first.snapshot, second.snapshot, self.found, self._own)
        banner = self.banner.text() if self.banner.isVisibleTo(self) else ""
        self.notice.say(self.tr("Saving …"))
        self.loading.ask(
            "save",
            lambda: _write(
                target, sheet((first, second), said, banner, pictures=pictures, blur=blur)
            ),
        )

    def _take(self, kind: str, result: object) -> None:
        if kind.startswith("face "):
            if isinstance(result, QImage):
                self._blurred[kind.removeprefix("face ")] = result
                self._show_moments()
            else:
                self.notice.say(self.tr("A face could not be blurred: the figure is shown."))
        elif isinstance(result, Path):
            self.notice.say(self.tr("Saved as {0}.").format(result))
        elif isinstance(result, PostureCoachError):
            self.notice.say(what_to_do(result.what, result.try_))
        else:
            self.notice.say(self.tr("It could not be saved; nothing was written."))

    # --- How it looks.

    def _lay_out(self) -> None:
        title = plain_label("heading", wraps=False)
        title.setText(self.tr("Compare"))
        self.first, self.second = QComboBox(), QComboBox()
        self.first.setAccessibleName(self.tr("First moment"))
        self.second.setAccessibleName(self.tr("Second moment"))
        for box in (self.first, self.second):
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.swap = QPushButton("⇄")
        self.swap.setToolTip(self.tr("Swap first and second"))
        self.swap.setAccessibleName(self.tr("Swap first and second"))
        self.choose = QPushButton(self.tr("Clips …"))
        self.done = QPushButton(self.tr("Done"))
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(title)
        above.addWidget(self.first, 1)
        above.addWidget(self.swap)
        above.addWidget(self.second, 1)
        above.addWidget(self.choose)
        above.addWidget(self.done)
        self.banner = plain_label("mark")
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.canvas)
        split.addWidget(self.table)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(above)
        whole.addWidget(self.notice)
        whole.addWidget(self.banner)
        whole.addLayout(self._make_ways())
        whole.addWidget(split, 1)
        whole.addWidget(self.clips.bar)
        whole.addLayout(self._make_saving())

    def _make_ways(self) -> QHBoxLayout:
        self._modes: dict[Mode, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        for mode, name in (
            (Mode.BESIDE, self.tr("Side by side")),
            (Mode.OVER, self.tr("Overlaid")),
            (Mode.WIPE, self.tr("Wipe")),
        ):
            button = QPushButton(name)
            button.setObjectName("tab")
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
            self._modes[mode] = button
            button.clicked.connect(partial(self._choose_mode, mode))
        self._modes[Mode.BESIDE].setChecked(True)
        self.share = QSlider(Qt.Orientation.Horizontal)
        self.share.setRange(0, _HUNDRED)
        self.share.setValue(_HUNDRED // 2)
        self.share.setEnabled(False)
        self.share.setAccessibleName(self.tr("How much of the second is shown"))
        row.addWidget(self.share, 1)
        self.figure, self.faces = (
            QCheckBox(self.tr("Figures only")),
            QCheckBox(self.tr("Blur faces")),
        )
        self.mirror = QCheckBox(self.tr("Mirrored"))
        for box in (self.figure, self.faces, self.mirror):
            row.addWidget(box)
        return row

    def _make_saving(self) -> QHBoxLayout:
        self.save = QPushButton(self.tr("Save comparison …"))
        self.pictures = QCheckBox(self.tr("With the pictures"))
        self.blur_saved = QCheckBox(self.tr("Faces blurred in them"))
        self.blur_saved.setChecked(True)
        self.blur_saved.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for part in (self.pictures, self.blur_saved, self.save):
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(self._show_moments)
        self.swap.clicked.connect(self._swap)
        self.choose.clicked.connect(lambda: self.open_clips())  # noqa: PLW0108 - clicked says a bool
        self.done.clicked.connect(self.leave)
        self.share.valueChanged.connect(self._slide)
        for switch in (self.figure, self.mirror):
            switch.toggled.connect(self._switch)
        self.faces.toggled.connect(self._hide_faces)
        self.pictures.toggled.connect(self.blur_saved.setEnabled)
        self.save.clicked.connect(self._save)
        self.loading.loaded.connect(self._take)
        self.clips.shown.connect(self._show_clips)
        self.clips.told.connect(self.notice.say)

    def _add_keys(self) -> None:
        for keys, do in (
            ("Escape", self.leave),
            ("Ctrl+S", self._save),
            ("1", partial(self._choose_mode, Mode.BESIDE)),
            ("2", partial(self._choose_mode, Mode.OVER)),
            ("3", partial(self._choose_mode, Mode.WIPE)),
            ("P", self.clips.toggle),
            (",", partial(self.clips.step, -1)),
            (".", partial(self.clips.step, 1)),
        ):
            QShortcut(QKeySequence(keys), self, do)


def title_of(one: KeptMoment) -> str:
    """Return what a moment is called in a list: when, and how it was."""
    moment = QDateTime.fromString(one.snapshot.when, Qt.DateFormat.ISODate)
    return f"{QLocale().toString(moment, QLocale.FormatType.ShortFormat)}   {one.title}"


def ask_path(parent: QWidget, name: str, form: str) -> str:
    """Ask where to save a file; "" for nowhere."""
    path, _ = QFileDialog.getSaveFileName(parent, "", name, form)
    return path


def ask_clip(parent: QWidget, question: str) -> str:
    """Ask for a clip; "" for none."""
    path, _ = QFileDialog.getOpenFileName(parent, question)
    return path


def _when(one: KeptMoment) -> float:
    # Not as text: summer and winter time have other zones.
    moment = QDateTime.fromString(one.snapshot.when, Qt.DateFormat.ISODate)
    return float(moment.toMSecsSinceEpoch())


def _without_face(one: KeptMoment) -> QImage:
    return QImage.fromData(blurred(one.jpeg, one.snapshot))


def _write(target: Path, words: str) -> Path:
    try:
        target.write_text(words, encoding="utf-8")
    except OSError as error:
        raise cannot_write(target, error) from error
    return target
