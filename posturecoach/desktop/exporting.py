"""Plots as files: a picture, a drawing, or the numbers behind them."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from posturecoach.desktop.palette import Colours
from posturecoach.record.sheet import safe
from posturecoach.settings.files import cannot_write

Row = Sequence[str | int | float]
AskPath = Callable[[QWidget, str, str], str]
"""Asks where to: the widget, a name to begin with and a filter; empty: nowhere."""

_SHARP = 2.0  # pixels of a picture for each on the screen
_MARGIN = 16


class Format(StrEnum):
    """What a plot can be saved as; the value is the ending of the name."""

    PNG = "png"
    SVG = "svg"
    CSV = "csv"


class SaveButton(QPushButton):
    """Offer the ways to save a plot. Saves nothing itself."""

    chosen = Signal(object)  # Format

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """Make the button; `what` tells a screen reader what would be saved."""
        super().__init__(parent)
        self.setText(self.tr("Save as"))
        self.setAccessibleName(self.tr("Save as: {0}").format(what))
        menu = QMenu(self)
        for form, words in (
            (Format.PNG, self.tr("Picture (PNG)…")),
            (Format.SVG, self.tr("Drawing (SVG)…")),
            (Format.CSV, self.tr("Table (CSV)…")),
        ):
            menu.addAction(words).triggered.connect(partial(self._choose, form))
        self.setMenu(menu)

    def _choose(self, form: Format, _checked: object = None) -> None:
        self.chosen.emit(form)


def ask_path(parent: QWidget, name: str, form: str) -> str:
    """Ask where to save."""
    path, _ = QFileDialog.getSaveFileName(parent, "", name, form)
    return path


def filter_of(form: Format) -> str:
    """Return what a dialogue shows of the files that are there."""
    return f"{form.value.upper()} (*.{form.value})"


def with_ending(path: str, form: Format) -> Path:
    """Return the path with the ending of its format, if it has none."""
    found = Path(path)
    return found if found.suffix else found.with_suffix(f".{form.value}")


def save_plot(
    path: Path,
    form: Format,
    plot: QWidget,
    *,
    title: str,
    rows: Iterable[Row],
    colours: Colours,
) -> None:
    """Write a plot, headed by its title, or the table behind it.

    Raises
    ------
    OutputError
        If it can't be written; a file that was there stays as it was.

    """
    match form:
        case Format.PNG:
            data = picture_of(plot, title, colours)
        case Format.SVG:
            data = drawing_of(plot, title, colours)
        case Format.CSV:
            data = table_of(rows)
    try:
        _replace(path, data)
    except OSError as error:
        raise cannot_write(path, error) from None


def picture_of(plot: QWidget, title: str, colours: Colours) -> bytes:
    """Return a plot as a PNG, twice as fine as on the screen."""
    size = _size(plot)
    image = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    _paint(painter, plot, title, colours)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def drawing_of(plot: QWidget, title: str, colours: Colours) -> bytes:
    """Return a plot as an SVG: lines and letters, no pixels."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - lazy: few save a drawing

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setTitle(title)
    size = _size(plot)
    made.setSize(size)
    made.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(made)
    _paint(painter, plot, title, colours)
    painter.end()
    return bytes(buffer.data().data())


def table_of(rows: Iterable[Row]) -> bytes:
    """Return a table as CSV; no cell that a spreadsheet would run."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")  # so that a spreadsheet reads its letters


def _size(plot: QWidget) -> QSize:
    head = round(1.8 * plot.fontMetrics().height())
    return QSize(plot.width() + 2 * _MARGIN, plot.height() + head + 2 * _MARGIN)


def _paint(painter: QPainter, plot: QWidget, title: str, colours: Colours) -> None:
    size, head = _size(plot), round(1.8 * plot.fontMetrics().height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(colours.surface))
    painter.setFont(plot.font())
    painter.setPen(QColor(colours.text))
    where = QRectF(_MARGIN, _MARGIN / 2, size.width() - 2 * _MARGIN, head)
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    children = QWidget.RenderFlag.DrawChildren
    plot.render(painter, QPoint(_MARGIN, _MARGIN + head), QRegion(), children)


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
