"""A day as a line of minutes: how each was, and what happened when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from posturecoach.desktop.floating import announce
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.timeline_day import (
    Happened,
    Kind,
    Mark,
    MinuteOfDay,
    day_words,
    kind_name,
    mark_name,
    marks_of,
    minute_words,
    minutes_of_day,
    runs_of,
)
from posturecoach.record.event import Event
from posturecoach.record.minute import DAY_MIN, Minute

_HOUR_MIN = 60
_LEAST_MIN = 240  # a day shorter than this leaves room, so that its minutes are not blown up
_FAR_MIN = 15  # what the keys for a page move by
# How high a kind stands in the line: seen without any colour.
_HEIGHTS = {
    Kind.EASY: 0.38,
    Kind.SOME: 0.69,
    Kind.MORE: 1.0,
    Kind.UNJUDGED: 0.38,
    Kind.AWAY: 0.1,
    Kind.OFF: 0.24,
}
_ROWS = 3  # of marks, where many happened at once
_PATTERNS = {
    Kind.SOME: Qt.BrushStyle.BDiagPattern,
    Kind.MORE: Qt.BrushStyle.DiagCrossPattern,
    Kind.UNJUDGED: Qt.BrushStyle.Dense5Pattern,
}


class Timeline(QWidget):
    """Show a day by the minute, tell each by mouse and keys, and explain the signs.

    Fed with `show_day`; decides nothing. Without a minute it is an invitation.
    """

    pointed = Signal(int)  # a minute of the local day, 0 to 1439; -1: none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Line(self)
        self.said = plain_label("detail")
        self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.legend = _Legend(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.line, self.said, self.legend):
            layout.addWidget(part)
        self.line.pointed.connect(self._tell)
        self._minutes: dict[int, MinuteOfDay] = {}
        self._marks: tuple[Happened, ...] = ()
        self._given: tuple[tuple[Minute, ...], tuple[Event, ...]] | None = None
        self.show_day((), ())

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.line.set_colours(colours)
        self.legend.set_colours(colours)

    def show_day(self, minutes: tuple[Minute, ...], events: tuple[Event, ...]) -> None:
        """Show the minutes and events of one local day, oldest first.

        Parts of one minute are put together; two hours of one name, as in autumn, too.
        """
        if (minutes, events) == self._given:
            return
        self._given = minutes, events
        self._minutes = minutes_of_day(minutes)
        self._marks = marks_of(events)
        self.line.show_minutes(self._minutes, self._marks)
        kinds = {minute.kind for minute in self._minutes.values()}
        self.legend.show_signs(
            [kind for kind in Kind if kind in kinds],
            [mark for mark in Mark if any(mark is one.mark for one in self._marks)],
        )
        self.line.setAccessibleDescription(day_words(self._minutes, self._marks))
        self._tell(self.line.at)

    def export_rows(self) -> list[list[str | int | float]]:
        """Return the minutes as a table with a header, for a file."""
        head: list[str | int | float] = ["minute_local", "kind"]
        names = ("neutral_s", "caution_s", "bad_s", "unjudged_s", "away_s", "off_s")
        rows: list[list[str | int | float]] = [[*head, *names]]
        for at, one in sorted(self._minutes.items()):
            values = [float(getattr(one, name)) for name in names]
            rows.append([f"{at // 60:02}:{at % 60:02}", str(one.kind), *values])
        return rows

    def _tell(self, at: int) -> None:
        if at < 0:
            words = day_words(self._minutes, self._marks)
        else:
            here = [mark for mark in self._marks if mark.at == at]
            words = minute_words(at, self._minutes.get(at), here)
        self.said.setText(words)
        if at >= 0 and self.line.hasFocus():
            announce(self.line, words)
        self.pointed.emit(at)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep two lines of words free, so that nothing moves when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())


class _Line(QWidget):
    """The line itself."""

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._minutes: dict[int, MinuteOfDay] = {}
        self._marks: tuple[Happened, ...] = ()
        self._first, self._last = 8 * _HOUR_MIN, 18 * _HOUR_MIN
        self.at = -1  # the minute that is pointed at
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The day by the minute; arrow keys tell each one"))

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def show_minutes(self, minutes: dict[int, MinuteOfDay], marks: tuple[Happened, ...]) -> None:
        self._minutes, self._marks = minutes, marks
        every = [*minutes, *(mark.at for mark in marks)]
        if every:
            self._first = min(every) // _HOUR_MIN * _HOUR_MIN
            last = -(-(max(every) + 1) // _HOUR_MIN) * _HOUR_MIN
            self._last = min(DAY_MIN, max(last, self._first + _LEAST_MIN))
            self._first = min(self._first, self._last - _LEAST_MIN)
        if self.at >= 0 and not self._first <= self.at < self._last:
            self.at = -1
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the marks, the line and the hours."""
        line = self.fontMetrics().height()
        return QSize(30 * line, round(9.4 * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which nothing could be read."""
        return QSize(14 * self.fontMetrics().height(), self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the minute under the mouse."""
        self._point(self._minute_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the day again."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the day again."""
        super().focusOutEvent(event)
        self._point(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from minute to minute, from mark to mark, or from end to end."""
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: _FAR_MIN,
            Qt.Key.Key_PageUp: -_FAR_MIN,
        }
        known = sorted({*self._minutes, *(mark.at for mark in self._marks)})
        if not known:
            super().keyPressEvent(event)
        elif key in steps:
            start = known[-1] + 1 if self.at < 0 else self.at
            self._point(min(max(start + steps[key], known[0]), known[-1]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point(known[0] if key == Qt.Key.Key_Home else known[-1])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._to_mark(forward=key == Qt.Key.Key_Down)
        elif key == Qt.Key.Key_Escape and self.at >= 0:
            self._point(-1)
        else:
            super().keyPressEvent(event)

    def _to_mark(self, *, forward: bool) -> None:
        places = sorted({mark.at for mark in self._marks})
        at = self.at if self.at >= 0 else (-1 if forward else DAY_MIN)
        further = [place for place in places if (place > at if forward else place < at)]
        if further:
            self._point(further[0] if forward else further[-1])

    def _point(self, at: int) -> None:
        if at != self.at:
            self.at = at
            self.update()
            self.pointed.emit(at)

    def _room(self) -> QRectF:
        """Return where the minutes go."""
        metrics = QFontMetricsF(self.font())
        aside = 2.5 * metrics.averageCharWidth()
        return QRectF(self.rect()).adjusted(
            aside, 3.2 * metrics.height(), -aside, -1.5 * metrics.height()
        )

    def _x(self, room: QRectF, minute: float) -> float:
        return room.left() + (minute - self._first) / (self._last - self._first) * room.width()

    def _minute_at(self, x: float) -> int:
        room = self._room()
        share = (x - room.left()) / max(1.0, room.width())
        at = self._first + int(share * (self._last - self._first))
        return at if self._first <= at < self._last else -1

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint hours, minutes, marks and where it points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        self._paint_hours(painter, room)
        zoom = QFontMetricsF(self.font()).height() / 18.0
        for kind, start, end in runs_of(self._minutes):
            left, right = self._x(room, start), self._x(room, end)
            area = QRectF(left, room.top(), right - left, room.height())
            paint_kind(painter, area, kind, self._colours, zoom)
        painter.setPen(QPen(QColor(self._colours.border), 1.0))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._paint_marks(painter, room)
        if self.at >= 0:
            self._paint_pointer(painter, room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.accent), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_hours(self, painter: QPainter, room: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        hours = range(self._first // _HOUR_MIN, self._last // _HOUR_MIN + 1)
        wide = metrics.horizontalAdvance("00:00 ") * 1.15
        per_hour = room.width() / max(1, len(hours) - 1)
        every = next(n for n in (1, 2, 3, 6, 12, 24) if n * per_hour >= wide or n == 24)  # noqa: PLR2004
        for hour in hours:
            x = self._x(room, hour * _HOUR_MIN)
            painter.setPen(QPen(QColor(self._colours.line), 1.0))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            if hour % every == 0:
                painter.setPen(QColor(self._colours.muted))
                left = min(max(0.0, x - wide / 2), self.width() - wide)
                where = QRectF(left, room.bottom() + 3.0, wide, metrics.height())
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, f"{hour}:00")

    def _paint_marks(self, painter: QPainter, room: QRectF) -> None:
        """Paint what happened above the line, one above the other where it is close."""
        size = 0.8 * QFontMetricsF(self.font()).height()
        ends = [float("-inf")] * _ROWS
        for mark in self._marks:
            x = self._x(room, mark.at + 0.5)
            row = next((at for at in range(_ROWS) if ends[at] + 0.25 * size <= x - size / 2), 0)
            ends[row] = x + size / 2
            y = room.top() - (row + 0.75) * 1.2 * size
            painter.setPen(QPen(QColor(self._colours.line), 1.0))
            painter.drawLine(QPointF(x, y + size / 2), QPointF(x, room.top()))
            paint_mark(
                painter, QRectF(x - size / 2, y - size / 2, size, size), mark.mark, self._colours
            )

    def _paint_pointer(self, painter: QPainter, room: QRectF) -> None:
        left, right = self._x(room, self.at), self._x(room, self.at + 1)
        thick = max(2.0, QFontMetricsF(self.font()).height() / 9.0)
        middle = (left + right) / 2
        painter.setPen(QPen(QColor(self._colours.text), thick))
        painter.drawLine(QPointF(middle, room.top() - 4), QPointF(middle, room.bottom() + 4))


class _Legend(QWidget):
    """The signs that occur, each with its name; wraps where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._entries: list[tuple[Kind | Mark, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("What the signs of the line mean"))

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def show_signs(self, kinds: Sequence[Kind], marks: Sequence[Mark]) -> None:
        self._entries = [(kind, kind_name(kind)) for kind in kinds]
        self._entries += [(mark, mark_name(mark)) for mark in marks]
        self.setAccessibleDescription(", ".join(words for _, words in self._entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that it takes more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines at `width`."""
        placed = self._placed(width)
        line = 1.35 * self.fontMetrics().height()
        return round(line * (1 + placed[-1][1])) if placed else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return two lines."""
        width = 40 * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint sign and name, one after the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        line, side = 1.35 * metrics.height(), metrics.height()
        zoom = metrics.height() / 18.0
        for (sign, words), (x, row) in zip(self._entries, self._placed(self.width()), strict=True):
            top = row * line + (line - side) / 2
            if isinstance(sign, Kind):
                area = QRectF(x, top, 1.5 * side, side)
                paint_kind(painter, area, sign, self._colours, zoom)
            else:
                paint_mark(painter, QRectF(x + 0.3 * side, top, side, side), sign, self._colours)
            painter.setPen(QColor(self._colours.muted))
            where = QRectF(x + 1.8 * side, row * line, self.width(), line)
            painter.drawText(
                where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )

    def _placed(self, width: int) -> list[tuple[float, int]]:
        metrics = QFontMetricsF(self.font())
        found, x, row = [], 0.0, 0
        for _, words in self._entries:
            wide = 1.62 * metrics.height() + metrics.horizontalAdvance(words)
            if x > 0.0 and x + wide > width:
                x, row = 0.0, row + 1
            found.append((x, row))
            x += wide + 1.6 * metrics.averageCharWidth() + 0.5 * metrics.height()
        return found


def paint_kind(
    painter: QPainter, area: QRectF, kind: Kind, colours: Colours, zoom: float = 1.0
) -> None:
    """Paint a kind of minute into `area`: by height, brightness and pattern besides colour."""
    high = _HEIGHTS[kind] * area.height()
    where = QRectF(area.left(), area.bottom() - high, area.width(), high)
    fill_kind(painter, where, kind, colours, zoom)


def fill_kind(
    painter: QPainter, where: QRectF, kind: Kind, colours: Colours, zoom: float = 1.0
) -> None:
    """Fill `where` as a kind of minute looks: told apart without colours, too."""
    painter.setPen(Qt.PenStyle.NoPen)
    if kind in (Kind.EASY, Kind.SOME, Kind.MORE):
        # From close to the background to far from it, in light and dark alike.
        ink = {Kind.EASY: colours.easy, Kind.SOME: colours.some, Kind.MORE: colours.more}[kind]
        share = {Kind.EASY: 0.35, Kind.SOME: 0.62, Kind.MORE: 1.0}[kind]
        painter.fillRect(where, _mixed(ink, colours.surface, share))
    if kind is Kind.AWAY:
        painter.fillRect(where, QColor(colours.border))
    elif kind is Kind.OFF:  # hollow
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.muted), max(1.0, zoom)))
        painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))
    pattern = _PATTERNS.get(kind)
    if pattern is not None:
        inks = {Kind.SOME: colours.text, Kind.MORE: colours.surface}
        over = QColor(inks.get(kind, colours.muted))
        over.setAlphaF(1.0 if kind is Kind.UNJUDGED else 0.55)
        brush = QBrush(over, pattern)
        brush.setTransform(QTransform.fromScale(zoom, zoom))
        painter.fillRect(where, brush)


def paint_mark(painter: QPainter, area: QRectF, mark: Mark, colours: Colours) -> None:
    """Paint the sign of something that happened; each has a shape of its own."""
    ink = QColor(colours.text)
    painter.setPen(QPen(ink, max(1.2, area.width() / 9.0)))
    painter.setBrush(QColor(colours.surface))
    c, inner = area.center(), area.adjusted(1, 1, -1, -1)
    match mark:
        case Mark.PROMPT:  # points down at the moment
            painter.setBrush(ink)
            corners = [inner.topLeft(), inner.topRight(), QPointF(c.x(), inner.bottom())]
            painter.drawPolygon(QPolygonF(corners))
        case Mark.BREAK:
            painter.drawEllipse(inner)
        case Mark.PAUSE:
            painter.setBrush(ink)
            wide = inner.width() * 0.22
            for left in (inner.left() + wide * 0.4, inner.right() - wide * 1.4):
                painter.drawRect(QRectF(left, inner.top(), wide, inner.height()))
        case Mark.EXERCISE:
            corners = [QPointF(c.x(), inner.top()), QPointF(inner.right(), c.y())]
            corners += [QPointF(c.x(), inner.bottom()), QPointF(inner.left(), c.y())]
            painter.setBrush(ink)
            painter.drawPolygon(QPolygonF(corners))
        case Mark.NEUTRAL:
            path = QPainterPath()
            path.moveTo(c.x(), inner.top())
            path.lineTo(c.x(), inner.bottom())
            path.moveTo(inner.left(), c.y())
            path.lineTo(inner.right(), c.y())
            painter.drawPath(path)
        case Mark.NOTE:
            painter.drawRect(inner)


def _mixed(ink: str, ground: str, share: float) -> QColor:
    """Return `ink` laid over `ground`, without any transparency that a file might lose."""
    one, other = QColor(ink), QColor(ground)
    return QColor(
        round(share * one.red() + (1.0 - share) * other.red()),
        round(share * one.green() + (1.0 - share) * other.green()),
        round(share * one.blue() + (1.0 - share) * other.blue()),
    )
