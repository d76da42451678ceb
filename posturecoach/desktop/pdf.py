"""The follow-up report as PDF: the same words, tables and drawings as on the page, on A4.

Qt's rich text knows too little of tables and drawings, and a browser is too much: the pages
are laid out here. Text stays text, drawings stay lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer

from posturecoach.errors import OutputError
from posturecoach.reports.canvas import GREY, HAIR, INK, NOW, QUIET
from posturecoach.reports.clean import clean
from posturecoach.reports.document import (
    Blank,
    Document,
    Facts,
    Heading,
    Item,
    Line,
    Note,
    Picture,
    Pictures,
    Section,
    Table,
    Text,
)
from posturecoach.reports.model import Report
from posturecoach.reports.telling import told

_DPI = 96.0
_FINE = 1200  # of the file; all lengths here are in 96ths of an inch
_MM = _DPI / 25.4
_PAGE = QRectF(0.0, 0.0, 210.0 * _MM, 297.0 * _MM)
_LEFT, _TOP, _BOTTOM = 15.0 * _MM, 14.0 * _MM, 16.0 * _MM
_WIDTH = _PAGE.width() - 2 * _LEFT
_END = _PAGE.height() - _BOTTOM
_GAP = 10.0  # between two columns
_ROW = 2.5  # over and under the words of a row
_BAR_HIGH = 4.0  # by so much a drawing stands below the top of its row
_WORDS_MOST = 150.0
_SMALL_TABLE = 260.0
_LARGER = 20.0  # letters are laid out so much larger than drawn: their sizes are whole
_LEADING = 1.14
_HARDLY = 0.3  # of a page: less than that on the last one is worth setting all closer
_HAIRS = 1.0  # so that words as wide as their column are not broken
_CLOSER = 0.6  # of the room between sections, rows and paragraphs, then
_TOGETHER = 12  # a paragraph of so many lines is not torn apart

Draw = Callable[[QPainter], None]


def write_pdf(report: Report | Document, path: Path, language: str = "en") -> None:
    """Write `report` as a PDF of A4 pages. There must be a `QGuiApplication`.

    A document is a report that is told already; its language is its own.

    Raises
    ------
    ValueError
        If there is no such language.
    OutputError
        If the file can't be written.

    """
    found = pdf(report, language)
    try:
        path.write_bytes(found)
        path.chmod(0o600)
    except OSError as error:
        raise OutputError(
            f"The report {path} can't be written: {error.strerror or error}.",
            try_="name a file in another folder.",
        ) from error


def pdf(report: Report | Document, language: str = "en") -> bytes:
    """Return `report` as a PDF of A4 pages; see `write_pdf`."""
    document = report if isinstance(report, Document) else told(report, language)
    pages = laid_out(document)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
    writer.setResolution(_FINE)
    writer.setTitle(f"{document.title}, {document.subtitle}")
    writer.setCreator("Posture Coach")
    painter = QPainter(writer)
    painter.scale(_FINE / _DPI, _FINE / _DPI)
    for number, page in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        for draw in page:
            draw(painter)
        _footer(painter, document, number, len(pages))
    painter.end()
    return bytes(buffer.data().data())


def laid_out(document: Document) -> list[list[Draw]]:
    """Return the pages of a document: each is a list of what draws it.

    All is set closer where that brings what belongs on the first page onto it, or saves a
    last page with hardly anything on it.
    """
    layout = _Layout(document)
    if len(layout.pages) > 1 and (layout.spilt or layout.left_over < _HARDLY * (_END - _TOP)):
        closer = _Layout(document, close=True)
        if layout.spilt > closer.spilt or len(closer.pages) < len(layout.pages):
            return closer.pages
    return layout.pages


def _footer(painter: QPainter, document: Document, number: int, total: int) -> None:
    page_of = document.page_of.format(n=number, total=total)
    right = _Words(page_of, _Style(7.5, QUIET), 120.0, right=True)
    left = _Words(document.footer, _Style(7.5, QUIET), _WIDTH - 130.0, lines=1)
    y = _PAGE.height() - 10.0 * _MM
    left.draw(painter, _LEFT, y)
    right.draw(painter, _LEFT + _WIDTH - 120.0, y)


@dataclass(frozen=True, slots=True)
class _Style:
    """How words look; sizes in points."""

    points: float = 9.4
    colour: str = INK
    bold: bool = False

    @property
    def font(self) -> QFont:
        font = QFont()
        font.setStyleHint(QFont.StyleHint.SansSerif)
        # In pixels, for points would be counted by the screen; and large, for they are whole.
        font.setPixelSize(round(self.points * _DPI / 72.0 * _LARGER))
        font.setBold(self.bold)
        font.setFeature(QFont.Tag("liga"), 0)  # or who searches for "first" finds nothing
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


_PLAIN = _Style()
_SMALL = _Style(8.8, QUIET)
_CELL = _Style(8.8)
_HEAD = _Style(8.0, QUIET)


class _Words:
    """Words that are broken into lines of a width, anywhere if need be."""

    def __init__(
        self, words: str, style: _Style, width: float, *, right: bool = False, lines: int = 0
    ) -> None:
        text = clean(words).replace("\n", "\u2028").replace("\t", "    ")
        self._colour = QColor(style.colour)
        self._layout = QTextLayout(text, style.font)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        high = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0) * _LARGER)
            line.setPosition(QPointF(0.0, high))
            high += line.height() * _LEADING
            if lines and self._layout.lineCount() == lines:
                break
        self._layout.endLayout()
        self.height = high / _LARGER

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all lines, from `y` downwards."""
        self._at(painter, x, y, self._layout.draw)

    def lines(self) -> list[tuple[float, Callable[[QPainter, float, float], None]]]:
        """Return each line: its height, and what draws it alone."""
        found: list[tuple[float, Callable[[QPainter, float, float], None]]] = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            draw = partial(self._draw_line, number)
            found.append((line.height() * _LEADING / _LARGER, draw))
        return found

    def _draw_line(self, number: int, painter: QPainter, x: float, y: float) -> None:
        line = self._layout.lineAt(number)
        self._at(painter, x, y - line.y() / _LARGER, line.draw)

    def _at(
        self, painter: QPainter, x: float, y: float, draw: Callable[[QPainter, QPointF], None]
    ) -> None:
        painter.save()
        painter.translate(x, y)
        painter.scale(1.0 / _LARGER, 1.0 / _LARGER)
        painter.setPen(self._colour)
        draw(painter, QPointF(0.0, 0.0))
        painter.restore()


def _wide(words: str, style: _Style) -> float:
    """Return how wide words are in one line."""
    return QFontMetricsF(style.font).horizontalAdvance(clean(words)) / _LARGER


class _Layout:
    """Put a document onto pages: each is a list of what draws it."""

    def __init__(self, document: Document, *, close: bool = False) -> None:
        self.pages: list[list[Draw]] = [[]]
        self._y = _TOP
        self._room_share = _CLOSER if close else 1.0
        self._kept: list[tuple[float, Callable[[float], Draw]]] = []  # with what comes next
        self._text(document.title, _Style(16.0, bold=True))
        self._text(document.subtitle, _Style(11.0, QUIET))
        self._y += 4.0
        for section in document.first:
            self._section(section)
        self._flush()
        self.spilt = len(self.pages) > 1
        if document.apart and not self.spilt:
            self._new_page()
        for section in document.rest:
            self._section(section)
        self._flush()
        if not self.pages[-1]:
            self.pages.pop()

    @property
    def left_over(self) -> float:
        """How much of the last page is used."""
        return self._y - _TOP

    # --- Places.

    def _place(self, height: float, made: Callable[[float], Draw], *, keep: bool = False) -> None:
        """Put something `height` high at the next place; `made` is told where.

        With `keep` it goes onto the page of what follows it.
        """
        if keep:
            self._kept.append((height, made))
            return
        needed = height + sum(kept for kept, _ in self._kept)
        if self._y + needed > _END and self._y > _TOP:
            self._turn()
        self._flush()
        self._put(height, made)

    def _put(self, height: float, made: Callable[[float], Draw]) -> None:
        self.pages[-1].append(made(self._y))
        self._y += height

    def _flush(self) -> None:
        kept, self._kept = self._kept, []
        for height, made in kept:
            self._put(height, made)

    def _turn(self) -> None:
        self.pages.append([])
        self._y = _TOP

    def _new_page(self) -> None:
        self._flush()
        if self._y > _TOP:
            self._turn()

    def _room(self, height: float) -> None:
        """Leave some room, unless the page has just begun."""
        if self._y > _TOP or self._kept:
            height *= self._room_share
            self._place(height, lambda _y: lambda _painter: None, keep=True)

    # --- Sections and what stands in them.

    def _section(self, section: Section) -> None:
        if not section.framed:
            self._room(12.0)
            if section.title:
                self._text(section.title, _Style(12.0, NOW, bold=True), keep=True)
                self._rule(HAIR, keep=True)
            self._items(section.items)
            return
        self._room(10.0)
        self._flush()
        page, top = len(self.pages), self._y
        self._y += 5.0
        self._text(section.title, _Style(10.5, bold=True), indent=9.0)
        self._items(section.items, indent=9.0)
        self._y += 5.0
        if page == len(self.pages):
            frame = QRectF(_LEFT, top, _WIDTH, self._y - top)
            self.pages[-1].append(lambda painter: _frame(painter, frame))

    def _items(self, items: Sequence[Item], indent: float = 0.0) -> None:
        for item, after in zip_longest(items, items[1:]):
            match item:
                case Text():
                    # What explains a picture or table stands on its page.
                    self._paragraph(item, indent, keep=isinstance(after, Pictures | Table))
                case Heading():
                    self._room(6.0)
                    self._text(item.words, _Style(9.8, bold=True), keep=True)
                case Facts():
                    self._facts(item)
                case Note():
                    self._note(item)
                case Table():
                    self._table(item)
                case Pictures():
                    self._pictures(item)
                case Blank():
                    self._blank(item)

    def _text(self, words: str, style: _Style, *, indent: float = 0.0, keep: bool = False) -> None:
        laid = _Words(words, style, _WIDTH - 2 * indent)
        lines = laid.lines()
        short = len(lines) <= _TOGETHER
        for number, (height, draw) in enumerate(lines, 1):
            waits = keep or (short and number < len(lines))
            self._place(height, _at(draw, _LEFT + indent), keep=waits)
        self._room_below(keep=keep)

    def _room_below(self, *, keep: bool) -> None:
        height = 2.5 * self._room_share
        if keep:
            self._place(height, lambda _y: lambda _painter: None, keep=True)
        else:
            self._y += height  # nothing to turn a page for

    def _paragraph(self, text: Text, indent: float, *, keep: bool = False) -> None:
        if text.sort == "point":
            bullet = _Words("•", _PLAIN, 10.0)
            laid = _Words(text.words, _PLAIN, _WIDTH - indent - 12.0).lines()
            for number, (height, draw) in enumerate(laid):
                draws = [_at(draw, _LEFT + indent + 11.0)]
                draws += [_at(bullet.draw, _LEFT + indent)] if number == 0 else []
                waits = len(laid) <= _TOGETHER and number < len(laid) - 1
                self._place(height, _all(draws), keep=waits)
            self._y += 1.5
            return
        styles = {"quiet": _SMALL, "warning": _Style(bold=True)}
        self._text(text.words, styles.get(text.sort, _PLAIN), indent=indent, keep=keep)

    def _rule(self, colour: str, *, keep: bool = False) -> None:
        def made(y: float) -> Draw:
            return lambda painter: _line(painter, _LEFT, y, _WIDTH, colour)

        self._place(4.0, made, keep=keep)

    def _facts(self, facts: Facts) -> None:
        wide = (_WIDTH - 2 * _GAP) / 2
        for pair in zip(facts.pairs[::2], [*facts.pairs[1::2], None], strict=False):
            draws, high = [], 0.0
            for column, one in enumerate(pair):
                if one is None:
                    continue
                x = _LEFT + column * (wide + 2 * _GAP)
                name, value = (
                    _Words(one[0], _HEAD, 96.0), _Words(one[1], _CELL, wide - 102.0)
                )  # fmt: skip
                draws += [_at(name.draw, x, _ROW), _at(value.draw, x + 102.0, _ROW - 0.5)]
                high = max(high, name.height, value.height)
            self._place(high + 2 * _ROW, _all([*draws, _ruled(high + 2 * _ROW)]))
        self._y += 4.0

    def _note(self, note: Note) -> None:
        self._text(note.when, _HEAD, indent=9.0, keep=True)
        lines = _Words(note.words, _PLAIN, _WIDTH - 18.0).lines()
        short = len(lines) <= _TOGETHER
        for number, (height, draw) in enumerate(lines, 1):
            keep = short and number < len(lines)
            self._place(height, _at(draw, _LEFT + 9.0), keep=keep)
        self._room(5.5)

    def _blank(self, blank: Blank) -> None:
        self._text(blank.label, _PLAIN, keep=True)
        for _ in range(blank.lines):
            self._place(26.0, _all([_ruled(22.0, QUIET)]))

    def _pictures(self, found: Pictures) -> None:
        across = max(1, found.across)
        for start in range(0, len(found.pictures), across):
            row = found.pictures[start : start + across]
            widths = _widths(row, across)
            heights = [p.height * w / p.width for p, w in zip(row, widths, strict=True)]
            titles = [
                _Words(p.title, _Style(8.4, bold=True), w) for p, w in zip(row, widths, strict=True)
            ]
            over = max(t.height if p.title else 0.0 for t, p in zip(titles, row, strict=True))
            draws, x = [], _LEFT
            for picture, title, wide, high in zip(row, titles, widths, heights, strict=True):
                if picture.title:
                    draws.append(_at(title.draw, x, over - title.height))
                draws.append(_drawn(picture, x, over + max(heights) - high, (wide, high)))
                x += wide + 2 * _GAP
            self._place(over + max(heights) + 8.0, _all(draws))

    # --- Tables.

    def _table(self, table: Table) -> None:
        columns, room = _columns(table), _ROW * self._room_share
        head = _Row(table, Line(table.head, "head"), columns, room)
        rows = [_Row(table, line, columns, room) for line in table.lines]
        # A small table stays together.
        whole = head.height + sum(row.height for row in rows) < _SMALL_TABLE
        self._place(head.height, head.made, keep=True)
        for number, (line, row) in enumerate(zip(table.lines, rows, strict=True), 1):
            needed = row.height + sum(kept for kept, _ in self._kept)
            if self._y + needed > _END and self._y > _TOP and not self._heads_only(head):
                kept, self._kept = self._kept, []
                self._turn()
                self._kept = [(head.height, head.made), *kept]
            keep = line.sort == "group" or whole
            self._place(row.height, row.made, keep=keep and number < len(rows))
        self._flush()
        self._y += 7.0 * self._room_share

    def _heads_only(self, head: _Row) -> bool:
        """Return whether the head itself still waits: then it turns the page with its row."""
        return any(made == head.made for _, made in self._kept)


class _Row:
    """A row of a table, laid out."""

    def __init__(self, table: Table, line: Line, columns: Sequence[float], room: float) -> None:
        self._sort, self._room = line.sort, room
        self._parts: list[tuple[float, _Words | Picture, float]] = []
        x, self.height = _LEFT, 0.0
        for number, (cell, wide) in enumerate(zip(line.cells, columns, strict=True)):
            if line.sort == "group":
                wide = _WIDTH if number == 0 else 0.0  # noqa: PLW2901 - over all columns
            if isinstance(cell, Picture):
                size = min(1.0, (wide - _GAP) / cell.width)
                self._parts.append((x, cell, size))
                self.height = max(self.height, cell.height * size + _BAR_HIGH)
            elif cell:
                right = number not in table.words
                group = line.sort == "group"
                before = _GAP if number and not group else 0.0
                after = 0.0 if right or group else _GAP
                style = _Style(8.8, GREY) if number in line.grey else self._style
                words = _Words(cell, style, wide - before - after, right=right)
                self._parts.append((x + before, words, 1.0))
                self.height = max(self.height, words.height)
            x += wide
        self.height += 2 * room + (5.0 if line.sort == "group" else 0.0)

    @property
    def _style(self) -> _Style:
        match self._sort:
            case "head":
                return _HEAD
            case "quiet":
                return _Style(8.8, GREY)
            case "total" | "group":
                return _Style(8.8, bold=True)
            case _:
                return _CELL

    def made(self, y: float) -> Draw:
        """Return what draws the row from `y` downwards."""
        top = y + self._room + (5.0 if self._sort == "group" else 0.0)
        draws: list[Draw] = []
        for x, part, size in self._parts:
            if isinstance(part, Picture):
                wide, high = part.width * size, part.height * size
                draws.append(_drawn(part, x, _BAR_HIGH / 2, (wide, high))(top))
            else:
                draws.append(_at(part.draw, x)(top))
        colour = QUIET if self._sort == "head" else HAIR
        draws.append(_ruled(self.height, colour)(y))

        def draw_all(painter: QPainter) -> None:
            for draw in draws:
                draw(painter)

        return draw_all


def _columns(table: Table) -> list[float]:
    """Return how wide the columns are: numbers as they need, words share the rest."""
    sizes, least = [], []
    words = [k for k in sorted(table.words) if k < len(table.head)]
    for number in range(len(table.head)):
        room = _GAP + (_GAP if number in words else 0.0) + _HAIRS
        cells = [line.cells[number] for line in table.lines if line.sort != "group"]
        sizes.append(_as_wide(table.head[number], cells) + room)
        least.append(_as_wide(table.head[number], cells, word=True) + room)
    most = 1.6 * _WIDTH / len(sizes)
    sizes = [n if k in words else min(n, most) for k, n in enumerate(sizes)]
    spare = _WIDTH - sum(sizes)
    if spare >= 0.0:
        sizes[table.wide] += spare
        return sizes
    # Words are broken into lines, each column as far as it can be; then, if need be, anywhere.
    for k in words:
        least[k] = min(least[k], _WORDS_MOST)
    slack = sum(sizes[k] - least[k] for k in words)
    part = min(1.0, -spare / slack) if slack > 0.0 else 0.0
    for k in words:
        sizes[k] -= part * (sizes[k] - least[k])
    total = sum(sizes)
    return [size * min(1.0, _WIDTH / total) for size in sizes]


def _as_wide(title: str, cells: Sequence[str | Picture], *, word: bool = False) -> float:
    """Return how wide the widest cell is, or the widest word; a title may take two lines."""
    found = [0.55 * _wide(title, _HEAD), *(_wide(one, _HEAD) for one in title.split())]
    for cell in cells:
        if isinstance(cell, Picture):
            found.append(cell.width)
        else:
            found += [_wide(one, _CELL) for one in (cell.split() if word else (cell,))]
    return max(found)


def _widths(row: Sequence[Picture], across: int) -> list[float]:
    """Return how wide pictures side by side are: as their own widths are to each other."""
    if across == 1:
        return [min(_WIDTH, picture.width) for picture in row]
    room = _WIDTH - 2 * _GAP * (across - 1)
    if len(row) < across:
        return [room / across for _ in row]
    own = sum(picture.width for picture in row)
    return [room * picture.width / own for picture in row]


# --- What draws at a place that is known later.


def _at(
    draw: Callable[[QPainter, float, float], None], x: float, down: float = 0.0
) -> Callable[[float], Draw]:
    return lambda y: lambda painter: draw(painter, x, y + down)


def _all(made: Sequence[Callable[[float], Draw]]) -> Callable[[float], Draw]:
    def at(y: float) -> Draw:
        draws = [one(y) for one in made]

        def draw(painter: QPainter) -> None:
            for one in draws:
                one(painter)

        return draw

    return at


def _drawn(
    picture: Picture, x: float, down: float, size: tuple[float, float]
) -> Callable[[float], Draw]:
    def at(y: float) -> Draw:
        def draw(painter: QPainter) -> None:
            painter.save()
            svg = QSvgRenderer(QByteArray(picture.svg.encode()))
            svg.render(painter, QRectF(x, y + down, *size))
            painter.restore()

        return draw

    return at


def _ruled(down: float, colour: str = HAIR) -> Callable[[float], Draw]:
    return lambda y: lambda painter: _line(painter, _LEFT, y + down - 0.5, _WIDTH, colour)


def _line(painter: QPainter, x: float, y: float, wide: float, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 0.6))
    painter.drawLine(QPointF(x, y), QPointF(x + wide, y))


def _frame(painter: QPainter, frame: QRectF) -> None:
    painter.setPen(QPen(QColor(INK), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 3.0, 3.0)
