"""The moving figure that shows an exercise, drawn from its key postures; no picture file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, degrees, dist, hypot

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QShowEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from posturecoach.desktop.demonstration_props import (
    Path,
    Spot,
    dot_of,
    held_props,
    standing_props,
)
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.exercise_book import demonstrations, exercise_words
from posturecoach.exercises.demonstration import Demonstration, drawn, figure_at
from posturecoach.exercises.library import Side
from posturecoach.exercises.skeleton import BONES, HEAD_RADIUS

FRAME_MS = 40  # 25 pictures a second at most
LONGEST_STEP_S = 0.1  # a computer that was busy does not make the figure jump
_SAMPLES = 60  # looks at a loop, to know how far it reaches and what moves
_MOVES_DEG = 7.0  # a bone that turns more is what the exercise is about
_ANOTHER = 0.3  # two postures are two from here on: ways of all points, in body heights
_EDGE = 0.04  # of the body height, left free around it
_LIMB, _PROP = 0.036, 0.014  # how thick lines are
_NOT_DRAWN = {("head", "nose"), ("neck", "head")}  # the head is drawn whole

Points = Mapping[str, tuple[float, ...]]


class DemonstrationView(QWidget):
    """Show how an exercise is done. Moves only while somebody can see it.

    Where the system or `set_reduced_motion` asks for stillness it shows the key postures
    beside each other instead.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._shown: Demonstration | None = None
        self._known: _Scene | None = None
        self._playing = True
        self._reduced: bool | None = None
        self._mirrored = False
        self._side: Side | None = None
        self._at_s = 0.0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._step)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("How the exercise is done"))

    # --- What to show.

    def show_exercise(self, id_: str, level: int = 1, *, language: str = "en") -> None:
        """Show the exercise `id_` from its beginning; raises KeyError if there is none.

        `level` (1 to 3) and `language` are for the words of a screen reader alone: the way
        of moving is the same.
        """
        words = exercise_words(language).exercises[id_]
        said = " ".join((*words.steps, words.levels[level - 1]))
        self.show_demonstration(demonstrations()[id_], words.name, said)

    def show_demonstration(self, shown: Demonstration, name: str, words: str) -> None:
        """Show any demonstration; `name` and `words` are what a screen reader says of it."""
        self._shown, self._known, self._side = shown, None, None
        self._at_s = 0.0
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self._follow()

    def demonstration(self) -> Demonstration | None:
        """Return what is shown."""
        return self._shown

    def set_playing(self, playing: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Move, or stand still in the posture that says most."""
        self._playing = playing
        self._follow()

    def set_side(self, side: Side | None) -> None:
        """Show the work of one side only; of both in turn with None.

        Nothing changes for an exercise without sides.
        """
        if side is not self._side:
            self._side = side
            self.update()

    def set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Show it as a mirror would, for somebody who follows along."""
        self._mirrored = mirrored
        self.update()

    def set_reduced_motion(self, reduced: bool | None) -> None:  # noqa: FBT001 - a switch
        """Show steps instead of movement, or move; None goes by what the system asks for."""
        self._reduced = reduced
        self._follow()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    # --- What it is doing.

    def is_moving(self) -> bool:
        """Return whether the figure moves now."""
        return self._timer.isActive()

    def steps(self) -> tuple[float, ...]:
        """Return the moments of the postures that stand beside each other, in seconds."""
        return () if self._scene is None else self._scene.steps

    def time_s(self) -> float:
        """Return the moment of the loop that is drawn, in seconds."""
        if self._shown is None or self._scene is None:
            return 0.0
        if not self._moves():
            return self._of_side(self._scene.peak_s)
        return self._of_side(self._at_s)

    # --- Qt.

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size at which it can be followed."""
        line = self.fontMetrics().height()
        return QSize(14 * line, 16 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least at which it can be made out."""
        line = self.fontMetrics().height()
        return QSize(4 * line, 4 * line)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to move."""
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop moving."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the figure, or the steps."""
        if self._shown is None or self._scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if not self._playing or not self._is_reduced():
            self._paint(painter, room, self.time_s())
            return
        steps = self._scene.steps
        # Narrow: fewer of them, the last ones, for those are the way and the peak.
        fit = max(1, min(len(steps), int(room.width() / (0.45 * room.height() + 1.0))))
        wide = room.width() / fit
        for n, at_s in enumerate(steps[-fit:]):
            self._paint(painter, QRectF(n * wide, 0.0, wide, room.height()), self._of_side(at_s))

    # --- Inside.

    @property
    def _scene(self) -> _Scene | None:
        """What stays the same, found when it is first painted: a list shows many at once."""
        if self._known is None and self._shown is not None:
            self._known = _Scene(self._shown)
        return self._known

    def _moves(self) -> bool:
        return self._playing and not self._is_reduced()

    def _is_reduced(self) -> bool:
        if self._reduced is not None:
            return self._reduced
        asked = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        return asked == 0

    def _follow(self) -> None:
        """Move if there is something to show and somebody to see it."""
        if self._shown is not None and self._moves() and self.isVisible():
            if not self._timer.isActive():
                self._since.start()
                self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _step(self) -> None:
        passed_s = self._since.restart() / 1000.0
        if self.window().isMinimized() or self.visibleRegion().isEmpty():
            return  # scrolled away: nobody sees it
        self._at_s += min(passed_s, LONGEST_STEP_S)
        self.update()

    def _of_side(self, at_s: float) -> float:
        """Return a moment of the whole loop, of the half that shows the side asked for."""
        shown = self._shown
        if shown is None or self._scene is None or not shown.both_sides or self._side is None:
            return at_s
        second = self._side is not self._scene.first
        return at_s % shown.loop_s + (shown.loop_s if second else 0.0)

    def _paint(self, painter: QPainter, room: QRectF, at_s: float) -> None:
        if self._shown is None or self._scene is None:
            return
        shown, scene = self._shown, self._scene
        points = drawn(figure_at(shown, at_s), shown.view)
        place = _Place(scene.frame, room, mirrored=self._mirrored)
        painter.setPen(_pen(self._colours.border, place.scale * _PROP))
        for line in (*scene.props, ((scene.frame.left(), 0.0), (scene.frame.right(), 0.0))):
            painter.drawPolyline(place.line(line))
        if scene.dot is not None:
            painter.setBrush(QColor(self._colours.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(place.at(scene.dot), 0.018 * place.scale, 0.018 * place.scale)
        self._paint_figure(painter, place, points)
        painter.setPen(_pen(self._colours.some, place.scale * 1.3 * _PROP))
        for line in held_props(shown, points):
            painter.drawPolyline(place.line(line))

    def _paint_figure(self, painter: QPainter, place: _Place, points: Mapping[str, Spot]) -> None:
        """Paint far limbs first and lighter, then the body, near limbs and the head."""
        scene, thick = self._scene, place.scale * _LIMB
        if scene is None:
            return
        for near in (False, True):
            if near:
                self._paint_head(painter, place, points)
            for bone in BONES:
                if bone in _NOT_DRAWN or scene.is_near(bone) is not near:
                    continue
                colour = self._colours.text if near else self._colours.muted
                colour = self._colours.accent if bone in scene.moving else colour
                share = 1.0 if near else 0.75
                share *= 0.7 if "toe" in bone[1] or "heel" in bone[1] else 1.0
                painter.setPen(_pen(colour, thick * share))
                painter.drawLine(place.at(points[bone[0]]), place.at(points[bone[1]]))

    def _paint_head(self, painter: QPainter, place: _Place, points: Mapping[str, Spot]) -> None:
        """Paint neck, head and where the face looks."""
        scene = self._scene
        if scene is None:
            return
        colour = self._colours.accent if ("neck", "head") in scene.moving else self._colours.text
        painter.setPen(_pen(colour, place.scale * _LIMB))
        head = place.at(points["head"])
        painter.drawLine(place.at(points["neck"]), head)
        crown = place.at(points["crown"]) - head
        radius = place.scale * HEAD_RADIUS
        tilt = degrees(atan2(crown.x(), -crown.y())) if hypot(crown.x(), crown.y()) > 1.0 else 0.0
        nose = place.at(points["nose"]) - head
        ahead = hypot(nose.x(), nose.y()) / radius
        nose = head + nose * (min(1.0, 0.95 / ahead) if ahead > 0.0 else 1.0)
        painter.save()
        painter.translate(head)
        painter.rotate(tilt)
        painter.setPen(_pen(colour, 0.5 * place.scale * _LIMB))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawEllipse(QPointF(0.0, 0.0), 0.82 * radius, radius)
        painter.restore()
        painter.setBrush(QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        if scene.shown.view == "front":
            self._paint_eyes(painter, head, nose, tilt, radius)
        painter.drawEllipse(nose, 0.2 * radius, 0.2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_eyes(
        self, painter: QPainter, head: QPointF, nose: QPointF, tilt: float, radius: float
    ) -> None:
        """Paint two eyes that go where the nose goes, so that a turn can be seen."""
        painter.save()
        painter.translate(head + (nose - head) * 0.6)
        painter.rotate(tilt)
        turned = min(1.0, hypot(nose.x() - head.x(), nose.y() - head.y()) / radius)
        apart = 0.32 * (1.0 - turned**2) ** 0.5
        for x in (-apart, apart):
            painter.drawEllipse(QPointF(x * radius, -0.25 * radius), 0.1 * radius, 0.1 * radius)
        painter.restore()


class _Scene:
    """What stays the same all through a demonstration, found once."""

    def __init__(self, shown: Demonstration) -> None:
        self.shown = shown
        times = [shown.whole_s * n / _SAMPLES for n in range(_SAMPLES)]
        halves = (0.0, shown.loop_s) if shown.both_sides else (0.0,)
        times += [half + key.at_s for half in halves for key in shown.keys]
        figures = [drawn(figure_at(shown, at_s), shown.view) for at_s in times]
        self.props: tuple[Path, ...] = standing_props(shown)
        self.dot = dot_of(shown)
        self.first = _first_side(shown)
        self.moving = _moving(figures)
        self.frame = _frame(figures, self.props, self.dot)
        keys = [figure_at(shown, key.at_s) for key in shown.keys]
        peak = max(range(len(keys)), key=lambda n: _all_apart(keys[n], keys[0]))
        self.peak_s = shown.keys[peak].at_s
        self.steps = _steps(shown, keys, peak)

    def is_near(self, bone: tuple[str, str]) -> bool:
        """Return whether a bone is not on the side away from who looks."""
        return self.shown.view == "front" or not bone[1].startswith("left")


class _Place:
    """Where a frame, y up, lies in a rectangle of the window."""

    def __init__(self, frame: QRectF, room: QRectF, *, mirrored: bool) -> None:
        scale = min(room.width() / frame.width(), room.height() / frame.height())
        self.scale = max(1e-3, scale)
        self._to = QTransform()
        self._to.translate(room.center().x(), room.center().y())
        self._to.scale(-self.scale if mirrored else self.scale, -self.scale)
        self._to.translate(-frame.center().x(), -frame.center().y())

    def at(self, spot: Spot) -> QPointF:
        return self._to.map(QPointF(*spot))

    def line(self, path: Path) -> QPolygonF:
        return QPolygonF([self.at(spot) for spot in path])


def _steps(shown: Demonstration, figures: Sequence[Points], peak: int) -> tuple[float, ...]:
    """Return the moments that tell the way: the start, half-way, the farthest."""
    if not peak:
        return (0.0,)
    between = [
        n
        for n in range(1, peak)
        if min(_all_apart(figures[n], figures[k]) for k in (0, peak)) > _ANOTHER
    ]
    if between:
        half_s = shown.keys[between[len(between) // 2]].at_s
    else:
        half_s = (shown.keys[peak - 1].at_s + shown.keys[peak].at_s) / 2.0
    return 0.0, half_s, shown.keys[peak].at_s


def _first_side(shown: Demonstration) -> Side:
    """Return the side that works in the first half of the loop."""
    names = {name.rsplit("_", 1)[-1] for key in shown.keys for name in key.angles if "_" in name}
    return Side.RIGHT if names == {"right"} else Side.LEFT


def _moving(figures: list[dict[str, Spot]]) -> frozenset[tuple[str, str]]:
    """Return the bones that turn in the picture, and the neck where the head moves."""
    found = set()
    for one, other in BONES:
        ways = [(f[other][0] - f[one][0], f[other][1] - f[one][1]) for f in figures]
        first = ways[0]
        turns = [abs(_turn_deg(first, way)) for way in ways]
        if max(turns) > _MOVES_DEG and max(hypot(*way) for way in ways) > 0.02:  # noqa: PLR2004
            found.add((one, other))
    noses = [(f["nose"][0] - f["neck"][0], f["nose"][1] - f["neck"][1]) for f in figures]
    if max(dist(nose, noses[0]) for nose in noses) > 0.02:  # noqa: PLR2004 - of the height
        found.add(("neck", "head"))
    return frozenset(found)


def _turn_deg(one: Spot, other: Spot) -> float:
    across, along = one[0] * other[1] - one[1] * other[0], one[0] * other[0] + one[1] * other[1]
    return degrees(atan2(across, along))


def _frame(figures: list[dict[str, Spot]], props: tuple[Path, ...], dot: Spot | None) -> QRectF:
    """Return what holds everything through the whole loop, so that nothing jumps."""
    spots = [spot for figure in figures for spot in figure.values()]
    spots += [spot for path in props for spot in path]
    spots += [] if dot is None else [dot]
    heads = [figure["head"] for figure in figures]
    xs = [x for x, _ in spots] + [x + s * HEAD_RADIUS for x, _ in heads for s in (-1, 1)]
    ys = [y for _, y in spots] + [y + HEAD_RADIUS for _, y in heads]
    left, low = min(xs) - _EDGE, min(*ys, 0.0) - _EDGE
    return QRectF(left, low, max(xs) + _EDGE - left, max(ys) + _EDGE - low)


def _all_apart(one: Points, other: Points) -> float:
    """Return by how much two postures differ: the way of all points together."""
    return sum(dist(one[name], other[name]) for name in one)


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), max(1.0, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
