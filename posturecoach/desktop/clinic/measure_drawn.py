"""A picture with what was drawn on it, as it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from posturecoach.clinic.snapshot import Snapshot
from posturecoach.desktop.clinic.measure_canvas import MeasureCanvas
from posturecoach.desktop.clinic.measure_state import Measuring
from posturecoach.desktop.clinic.moment import Moment


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is to be saved, as it was when somebody asked for it.

    Attributes
    ----------
    target
        Where.
    moment, snapshot
        The picture, and what was drawn on it.
    landmarks
        Whether they are drawn, too.

    """

    target: Path
    moment: Moment
    snapshot: Snapshot
    landmarks: bool = True

    def image(self, jpeg: bytes) -> QImage:
        """Return `jpeg`, the moment's picture or one with faces blurred, with all marks."""
        width, height = self.moment.width, self.moment.height
        image = QImage.fromData(jpeg).scaled(width, height)
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        work = Measuring(lambda: None)  # nothing is chosen or begun in it
        work.show("", lambda: self.snapshot)
        page = MeasureCanvas(work)
        page.landmarks_shown = self.landmarks
        page.resize(width, height)
        page.show_picture(image, width, height)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page.paint_marks(painter, 1.0)
        painter.end()
        page.deleteLater()
        return image
