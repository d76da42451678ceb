"""One picture of a clip, with what was measured drawn in: looked up in a thread, faces hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.clinic.overlay import Layers, Overlay, Place, Seen
from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.errors import PostureCoachError
from posturecoach.posture.body import Sight
from posturecoach.vision.annotating import jpeg
from posturecoach.vision.drawing import preview
from posturecoach.vision.faces import Faces
from posturecoach.vision.frame import Picture
from posturecoach.vision.reel import Reel

_LETTERS = 0.034  # of the height


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One picture for the screen; `pixels` is the memory that `image` reads."""

    time_s: float
    image: QImage
    pixels: Picture


class Shots(QObject):
    """Looks up pictures in a thread; of those asked for in a hurry only the newest comes.

    Parameters
    ----------
    reel
        Of the clip.

    """

    came = Signal(object)  # Shot
    failed = Signal(object)  # Exception

    def __init__(self, reel: Reel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reel = reel
        self._faces = Faces(alone=True)
        self._loading = Loading(self)
        self._loading.loaded.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._loading.busy

    def ask(self, time_s: float, sight: Sight | None, size: QSize, *, hide: bool) -> None:
        """Ask for the picture at a time, to fit into `size`; with `hide` faces are blurred."""

        def look() -> Shot:
            at, picture = self._reel.at(time_s)
            if hide:
                picture = self._faces.hidden(picture, sight, at)
            width, height = max(1, size.width()), max(1, size.height())
            pixels = preview(picture, width, height, mirror=False)
            rows, columns = pixels.shape[:2]
            form = QImage.Format.Format_RGB32
            return Shot(at, QImage(pixels.data, columns, rows, 4 * columns, form), pixels)

        self._loading.ask("picture", look)

    def small(self, time_s: float, sight: Sight | None, *, hide: bool, then: str) -> None:
        """Ask for a small picture, which comes by `made` under the name `then`."""

        def look() -> tuple[str, float, bytes]:
            at, picture = self._reel.at(time_s)
            if hide:
                picture = self._faces.hidden(picture, sight, at)
            small = preview(picture, 160, 120, mirror=False)
            return then, at, jpeg(small[:, :, :3], 75)

        self._loading.ask(then, look)

    made = Signal(str, float, bytes)

    def picture(self, time_s: float) -> tuple[float, Picture]:
        """Return a picture as it came, with its time; for work that `do` does."""
        return self._reel.at(time_s)

    def do(self, work: Callable[[], object], name: str) -> None:
        """Have something else done with the clip, in the same thread; see `done`."""
        self._loading.ask(name, work)

    done = Signal(str, object)

    def close(self) -> None:
        """Ask for nothing more; the clip is let go of by `wait`."""
        self._loading.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread, and let go of clip and networks; return whether it has ended."""
        if not self._loading.wait(seconds):
            return False
        self._reel.close()
        self._faces.close()
        return True

    def _take(self, kind: str, result: object) -> None:
        if isinstance(result, Shot):
            self.came.emit(result)
        elif isinstance(result, tuple):
            self.made.emit(*result)
        elif isinstance(result, Exception) and not isinstance(result, PostureCoachError):
            self.failed.emit(result)
        else:
            self.done.emit(kind, result)


class ClipPicture(QWidget):
    """Show a picture and what was seen in it."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Picture of the clip"))
        self.layers = Layers()
        self.figure = False  # whether no picture is shown, the stick figure alone
        self._colours = LIGHT
        self._shot: Shot | None = None
        self._seen: Seen | None = None
        self._words = ""

    @property
    def shot(self) -> Shot | None:
        """What is shown."""
        return self._shot

    def show_shot(self, shot: Shot | None, seen: Seen | None) -> None:
        """Show a picture with what was seen in it; None: nothing."""
        self._shot, self._seen, self._words = shot, seen, ""
        self.update()

    def show_seen(self, seen: Seen | None) -> None:
        """Draw something else into the picture that is shown."""
        self._seen = seen
        self.update()

    def say(self, words: str) -> None:
        """Say something in place of a picture."""
        self._shot, self._words = None, words
        self.setAccessibleDescription(words)
        self.update()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def space(self) -> QSize:
        """Return how large a picture fits, in pixels of the screen."""
        return self.size() * self.devicePixelRatioF()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Say that another picture is needed."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw picture, then skeleton and angles."""
        painter = QPainter(self)
        space = QRectF(self.rect())
        ground = self._colours.surface if self.figure else "#0c1211"
        painter.fillRect(self.rect(), QColor(ground))
        if self._words:
            painter.setPen(QColor(self._colours.text if self.figure else "#e8f3ef"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(space.adjusted(24, 24, -24, -24), flags, self._words)
            return
        shot, seen = self._shot, self._seen
        size = None if shot is None else (shot.image.width(), shot.image.height())
        if seen is not None:
            size = seen.width, seen.height
        if size is None:
            return
        place = Place.fit(space, *size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if shot is not None and not self.figure:
            painter.drawImage(place.where, shot.image)
        if seen is not None:
            letters = max(12.0, _LETTERS * self.height())
            overlay = Overlay(self._colours, letters, on_paper=self.figure)
            overlay.draw(painter, seen, place, self.layers, space)
