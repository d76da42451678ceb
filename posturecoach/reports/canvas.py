"""A drawing as SVG: plain elements with their colours, which any viewer and Qt can show."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from posturecoach.reports.clean import clean
from posturecoach.reports.document import Picture

INK = "#1d2a27"
QUIET = "#5b6763"
GREY = "#6d7874"
HAIR = "#d5dad6"
BAND = "#e6eae7"
EASY = "#cfe3d8"
SOME = "#dca143"
MORE = "#6a4690"
PAPER = "#ffffff"
NOW = "#1f6b60"
"""Light on paper; the three zones differ in lightness, and are told by words as well."""

FONT = "sans-serif"
Point = tuple[float, float]


class Canvas:
    """A drawing under way; x to the right, y down.

    Parameters
    ----------
    width, height
        Of the drawing, in its own units.

    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, edge: str = ""
    ) -> None:
        """Draw a rectangle."""
        size = max(0.0, width), max(0.0, height)
        more = {"stroke": edge} if edge else {}
        self._add("rect", x=x, y=y, width=size[0], height=size[1], fill=fill, **more)

    def line(
        self, points: Sequence[Point], colour: str, width: float = 1.0, *, dashed: bool = False
    ) -> None:
        """Draw a line through points."""
        self._path(_way(points), colour, width, dashed=dashed)

    def shape(self, points: Sequence[Point], fill: str, edge: str = "none") -> None:
        """Draw a closed and filled shape."""
        self._add("path", d=f"{_way(points)}Z", fill=fill, stroke=edge)

    def dot(self, at: Point, radius: float, fill: str) -> None:
        """Draw a dot."""
        self._add("circle", cx=at[0], cy=at[1], r=radius, fill=fill)

    def text(
        self,
        at: Point,
        words: str,
        *,
        colour: str = INK,
        size: float = 10.0,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """Write words; `at` is where their base line starts, is in the middle or ends."""
        font: dict[str, str | float] = {"font-size": size, "font-family": FONT}
        if bold:
            font["font-weight"] = "bold"
        place: dict[str, str | float] = {"x": at[0], "y": at[1], "text-anchor": anchor}
        self._add("text", clean(words), fill=colour, **place, **font)

    def picture(self, alt: str, title: str = "") -> Picture:
        """Return the drawing, with what it shows in words."""
        alt = clean(alt)
        size = f'width="{_number(self.width)}" height="{_number(self.height)}"'
        box = f'viewBox="0 0 {_number(self.width)} {_number(self.height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img">'
        svg = f"{head}<title>{escape(alt)}</title>{''.join(self._parts)}</svg>"
        return Picture(svg, alt, self.width, self.height, title)

    def _path(self, way: str, colour: str, width: float, *, dashed: bool) -> None:
        pen: dict[str, str | float] = {"stroke": colour, "stroke-width": width}
        pen |= {"stroke-linejoin": "round", "stroke-linecap": "round"}
        if dashed:
            pen["stroke-dasharray"] = "4 3"
        self._add("path", d=way, fill="none", **pen)

    def _add(self, element: str, words: str = "", /, **attributes: str | float) -> None:
        told = "".join(
            f' {name}="{escape(value if isinstance(value, str) else _number(value))}"'
            for name, value in attributes.items()
        )
        self._parts.append(
            f"<{element}{told}>{escape(words)}</{element}>" if words else f"<{element}{told}/>"
        )


def _way(points: Sequence[Point]) -> str:
    pairs = [f"{_number(x)} {_number(y)}" for x, y in points]
    return f"M{'L'.join(pairs)}"


def _number(number: float) -> str:
    """Return a number for SVG: hundredths do, and a point whatever the language."""
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
