"""A report in words, tables and pictures: what a page of any kind is made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing.

    Attributes
    ----------
    svg
        A whole ``<svg>`` element; nothing in it refers to anything outside.
    alt
        What it shows, in words.
    width, height
        In its own units; on paper 3.78 of them are a millimetre (96 an inch).
    title
        Stands over it; may be empty.

    """

    svg: str
    alt: str
    width: float
    height: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph.

    Attributes
    ----------
    words
        As they are to be read: marks of HTML among them are words.
    sort
        ``"plain"``, ``"quiet"``, ``"point"`` (of a list) or ``"warning"``.

    """

    words: str
    sort: str = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below that of a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, in two columns where there is room."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Somebody's own words, with their line breaks."""

    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    Attributes
    ----------
    cells
        The first one names it.
    sort
        ``"plain"``, ``"quiet"`` (grey: no clear change), ``"total"`` or ``"group"`` (a heading
        over the rows that follow: the first cell alone).
    grey
        Cells that are set in grey though the row is not: what is no clear change.

    """

    cells: tuple[str | Picture, ...]
    sort: str = "plain"
    grey: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes
    ----------
    caption
        What it is of.
    head
        Titles of the columns.
    lines
        Rows, each with as many cells.
    words
        Columns that hold words and not numbers.
    wide
        The column that takes the room which no other needs.

    """

    caption: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    words: frozenset[int] = frozenset({0})
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures side by side, so many across."""

    pictures: tuple[Picture, ...]
    across: int = 1


@dataclass(frozen=True, slots=True)
class Blank:
    """Room for somebody to write."""

    label: str
    lines: int


Item = Text | Heading | Facts | Note | Table | Pictures | Blank


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report with a heading.

    Attributes
    ----------
    id
        A word that no other section has.
    title, items
        What stands there.
    framed
        Whether a frame is drawn about it.

    """

    id: str
    title: str
    items: tuple[Item, ...]
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A report in one language.

    Attributes
    ----------
    language
        Such as ``"de"``.
    title, subtitle
        Of the whole.
    first
        Sections of the first page.
    rest
        Those that follow.
    apart
        Whether they begin on a new page.
    footer
        Below every page.
    page_of
        The number of a page in words, with ``{n}`` and ``{total}``.

    """

    language: str
    title: str
    subtitle: str
    first: tuple[Section, ...]
    rest: tuple[Section, ...]
    footer: str
    page_of: str
    apart: bool = True
