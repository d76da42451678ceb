"""Save what `posturecoach analyze` writes of a clip, from the window: which files, and where."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from posturecoach.analysis.analyze import (
    Manner,
    Measuring,
    Outcome,
    State,
    Step,
    StoppedError,
    Task,
    check_outputs,
)
from posturecoach.analysis.inputs import inputs
from posturecoach.analysis.resume import Manifest, unfinished_in
from posturecoach.analysis.writing import FORMATS, USUAL, Holds, check_formats, result_paths
from posturecoach.desktop.pieces import plain_label
from posturecoach.errors import SourceError
from posturecoach.vision.models import PoseModel

AskWish = Callable[[QWidget, Path, str], "Wish | None"]
"""Asks which files go where: the widget, the clip, the language; None: none."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which files of a clip are wished for.

    Attributes
    ----------
    folder
        Where they go.
    formats
        Names in `FORMATS`.
    faces
        Whether pictures keep faces as they are; else they are blurred.
    language
        Of the words in files for people to read.

    """

    folder: Path
    formats: tuple[str, ...] = USUAL
    faces: bool = False
    language: str = "en"


class ClipSave(QThread):
    """Measure a clip and write it as wished, in a thread.

    Results appear in the folder whole or not at all, with the line in its manifest that lets
    `posturecoach analyze` know them again.
    """

    went_on = Signal(int, int)  # looks so far, and of how many; 0: not known
    saved = Signal(object, object)  # Wish, tuple of names
    failed = Signal(object)  # Exception

    def __init__(
        self, path: Path, wish: Wish, model: PoseModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._wish = path, wish
        self._manner = Manner(
            model=model, formats=wish.formats, faces=wish.faces, language=wish.language
        )
        self._measuring: Measuring | None = None
        self._stopped = threading.Event()

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            outcome = self._measure()
        except StoppedError:
            return
        except Exception as error:  # noqa: BLE001 - a thread's last line of defence
            self.failed.emit(error)
            return
        if outcome.state is State.FAILED:
            what, _, try_ = " ".join(outcome.problems).partition(" Try: ")
            self.failed.emit(
                RuntimeError(outcome.bug) if outcome.bug else SourceError(what, try_=try_)
            )
        else:
            self.saved.emit(self._wish, tuple(outcome.files))

    def stop(self) -> None:
        """Ask for the end, from any thread; nothing of it is kept."""
        self._stopped.set()
        if self._measuring is not None:
            self._measuring.close()

    def _measure(self) -> Outcome:
        folder, formats = self._wish.folder.absolute(), self._wish.formats
        check_formats(formats)
        (thing,) = inputs([self._path])
        check_outputs([thing], folder, formats)
        manifest = Manifest(folder, self._manner)
        with unfinished_in(folder) as unfinished:
            self._measuring = Measuring(Task(thing, self._manner, folder, unfinished))
            if self._stopped.is_set():
                raise StoppedError
            for news in self._measuring:
                if isinstance(news, Step):
                    self.went_on.emit(news.frames, news.total or 0)
                else:
                    manifest.note(news)
                    return news
        raise StoppedError


class FormatsDialog(QDialog):
    """Ask which files are wished for; says which of them show somebody."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save results"))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        heading = plain_label("heading")
        heading.setText(self.tr("Which files of {0}?").format(name))
        column.addWidget(heading)
        self.boxes = {name: QCheckBox(words) for name, words in self._words().items()}
        for format_, box in self.boxes.items():
            box.setChecked(format_ in USUAL)
            box.toggled.connect(self._follow)
            column.addWidget(box)
        self.faces = QCheckBox(self.tr("Faces as they are, not blurred"))
        column.addWidget(self.faces)
        self._holds = plain_label("muted")
        column.addWidget(self._holds)
        usual = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(usual.Ok | usual.Cancel)
        self.buttons.button(usual.Ok).setText(self.tr("Choose the folder …"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._follow()

    def formats(self) -> tuple[str, ...]:
        """Return the names of what is wished for."""
        return tuple(name for name in FORMATS if self.boxes[name].isChecked())

    def _words(self) -> dict[str, str]:
        return {
            "csv": self.tr("Table, one row a picture (.csv)"),
            "jsonl": self.tr("One JSON object a picture (.jsonl)"),
            "parquet": self.tr("Table with types, for pandas (.parquet)"),
            "trc": self.tr("OpenSim points (.trc)"),
            "mot": self.tr("OpenSim angles (.mot)"),
            "landmarks": self.tr("Points of the body (.csv)"),
            "mp4": self.tr("The clip with what was seen drawn in (.mp4)"),
            "html": self.tr("Summary with plots and the clip (.html)"),
        }

    def _follow(self) -> None:
        formats = self.formats()
        held = {FORMATS[name].holds for name in formats}
        self.faces.setEnabled(Holds.PICTURES in held)
        self._holds.setText(
            self.tr("Pictures of the person go into these files. Give them only to whom may see.")
            if Holds.PICTURES in held
            else self.tr("Numbers and points only, no pictures.")
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(formats))


def ask_wish(parent: QWidget, path: Path, language: str) -> Wish | None:
    """Ask which files of a clip go where; None where somebody thinks better of it."""
    dialog = FormatsDialog(path.name, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    folder = QFileDialog.getExistingDirectory(parent)
    if not folder:
        return None
    return Wish(Path(folder), dialog.formats(), dialog.faces.isChecked(), language)


def replaced(path: Path, wish: Wish) -> list[str]:
    """Return the names of files in the folder that these results would replace.

    Raises
    ------
    PostureCoachError
        If the clip is no longer there.

    """
    (thing,) = inputs([path])
    return [one.name for one in result_paths(thing, wish.folder, wish.formats) if one.exists()]
