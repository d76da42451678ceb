"""The window's colours, light and dark: calm, no red, every text with enough contrast."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from posturecoach.ergonomics.zones import Zone

ENOUGH_CONTRAST = 4.5  # WCAG 2.1, 1.4.3 level AA, for text of ordinary size
_LINEAR_BELOW = 0.04045  # sRGB, IEC 61966-2-1
ENOUGH_FOR_SHAPES = 3.0  # WCAG 2.1, 1.4.11, for lines and borders that mean something


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. Every entry is ``"#rrggbb"``.

    Attributes
    ----------
    window, surface, raised
        Backgrounds: of the window, of a card in it, of a button or field on a card.
    text, muted
        Foregrounds that can be read on every one of the three backgrounds.
    line
        Hairlines that only decorate.
    border
        Outlines that say "here one can type or press".
    accent, on_accent
        The one colour that asks for a press, and text on it.
    easy, some, more
        Foregrounds of the three zones; never the only sign of a zone.
    band
        Background of the person's own neutral band in the plot.
    glow
        Of the skeleton, over a picture of any brightness.

    """

    window: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    border: str
    accent: str
    on_accent: str
    easy: str
    some: str
    more: str
    band: str
    glow: str

    def zone(self, zone: Zone | None) -> str:
        """Return the foreground for `zone`; the muted one for None."""
        match zone:
            case Zone.NEUTRAL:
                return self.easy
            case Zone.CAUTION:
                return self.some
            case Zone.BAD:
                return self.more
            case None:
                return self.muted


LIGHT = Colours(
    window="#f4f2ec",
    surface="#fdfcf9",
    raised="#ffffff",
    text="#23302c",
    muted="#586561",
    line="#e2dfd5",
    border="#7f8a85",
    accent="#1f6b60",
    on_accent="#ffffff",
    easy="#23704f",
    some="#835400",
    more="#6a4690",
    band="#dcebe2",
    glow="#eafff6",
)
DARK = Colours(
    window="#171c1b",
    surface="#1f2624",
    raised="#29322f",
    text="#e6ebe7",
    muted="#a3b0aa",
    line="#323c39",
    border="#7b8883",
    accent="#7fcfbd",
    on_accent="#0f211d",
    easy="#84d1a8",
    some="#e3b862",
    more="#c5a4ea",
    band="#263c34",
    glow="#eafff6",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two ``"#rrggbb"`` colours, 1 (none) to 21.

    Notes
    -----
    WCAG 2.1, "contrast ratio" and "relative luminance".

    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def system_colours() -> Colours:
    """Return the theme that the system asks for now; light where it says nothing."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def amid(entry: str) -> str:
    """Return the colour halfway between that entry of the light and of the dark theme.

    For what is drawn over things of any brightness: a tray, another program.
    """
    light, dark = QColor(getattr(LIGHT, entry)), QColor(getattr(DARK, entry))
    return QColor(
        (light.red() + dark.red()) // 2,
        (light.green() + dark.green()) // 2,
        (light.blue() + dark.blue()) // 2,
    ).name()


def colours_for(theme: str) -> Colours:
    """Return the colours of `theme`: ``"light"``, ``"dark"`` or ``"system"``."""
    match theme:
        case "light":
            return LIGHT
        case "dark":
            return DARK
        case _:
            return system_colours()


def qt_palette(colours: Colours) -> QPalette:
    """Return `colours` as Qt's own widgets understand them."""
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.raised,
        role.AlternateBase: colours.surface,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.text,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.line,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.muted))
    return palette


_HAIRLINE = 2  # pixels: borders, which stay as thin as they are


def style_sheet(colours: Colours, zoom: float = 1.0, more: str = "") -> str:
    """Return the style sheet of a whole window, all but its hairlines `zoom` times as large.

    `more` is added to it, in the same terms.
    """
    pictures = Path(str(files(__package__) / "data")).as_posix()
    check = "check-dark" if colours is DARK else "check-light"
    sheet = (_SHEET + more).replace("@pictures@", pictures).replace("@check@", check)
    sheet = re.sub(r"(\d+)pt", lambda size: f"{zoom * int(size[1]):.1f}pt", sheet)
    sheet = re.sub(r"(\d+)px", lambda size: f"{_zoomed(int(size[1]), zoom)}px", sheet)
    for field in fields(colours):
        sheet = sheet.replace(f"@{field.name}@", getattr(colours, field.name))
    return sheet


def _zoomed(pixels: int, zoom: float) -> int:
    return pixels if pixels <= _HAIRLINE else round(zoom * pixels)


def _luminance(colour: str) -> float:
    total = 0.0
    for at, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
        part = int(colour[at : at + 2], 16) / 255
        linear = part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        total += weight * linear
    return total


_SHEET = """
QLabel#headline { font-size: 26pt; }
QLabel#title { font-size: 20pt; }
QLabel#heading { font-size: 12pt; font-weight: 600; }
QLabel#score { font-size: 26pt; }
QLabel#muted, QLabel#detail { color: @muted@; }
QLabel#detail, QLabel#prose { font-size: 11pt; }
QLabel#answer { font-size: 12pt; }
QLabel#hint { font-size: 11pt; color: @accent@; }
QLabel#mark { color: @some@; }
QFrame#aside { border: none; border-top: 1px solid @line@; padding-top: 8px; }
QLabel#number { font-size: 18pt; }
QFrame#card { background: @surface@; border: 1px solid @line@; border-radius: 10px; }
QFrame#notice { background: @band@; border: 1px solid @line@; border-radius: 8px; }
QFrame#bar { background: @surface@; border: none; border-right: 1px solid @line@; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QPushButton {
    background: @raised@; color: @text@; border: 1px solid @border@; border-radius: 7px;
    padding: 6px 14px; min-height: 20px;
}
QPushButton:hover { background: @band@; }
QPushButton:pressed { background: @line@; }
QPushButton:focus { border: 2px solid @accent@; padding: 5px 13px; }
QPushButton:disabled { color: @muted@; border-color: @line@; }
QPushButton#main { background: @accent@; color: @on_accent@; border-color: @accent@; }
QPushButton#main:focus { border: 2px solid @text@; }
QPushButton#main:disabled { background: @line@; color: @muted@; border-color: @line@; }
QPushButton#choice { border: 1px solid @line@; border-radius: 10px; padding: 0; text-align: left; }
QPushButton#choice:hover { border-color: @accent@; background: @raised@; }
QPushButton#choice:checked { border: 2px solid @accent@; background: @band@; }
QPushButton#choice:focus { border: 2px solid @text@; padding: 0; }
QPushButton#score { background: transparent; border: 1px solid transparent; padding: 0; }
QPushButton#score:hover { background: @band@; border-color: @line@; }
QPushButton#score:focus { border: 2px solid @accent@; padding: 0; }
QPushButton#tab { padding: 5px 12px; text-align: left; }
QPushButton#tab:checked { background: @band@; border: 2px solid @accent@; padding: 4px 11px; }
QPushButton#tab:focus { border: 2px solid @text@; padding: 4px 11px; }
QProgressBar {
    background: @line@; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QDoubleSpinBox#large { font-size: 20pt; min-width: 150px; }
QToolButton#page {
    background: transparent; color: @muted@; border: 2px solid transparent;
    border-radius: 9px; padding: 8px 2px;
}
QToolButton#page:hover { background: @band@; color: @text@; }
QToolButton#page:checked { background: @band@; color: @text@; font-weight: 600; }
QToolButton#page:focus { border-color: @accent@; }
QComboBox, QDoubleSpinBox, QLineEdit {
    background: @raised@; color: @text@; border: 1px solid @border@; border-radius: 6px;
    padding: 4px 8px;
}
QComboBox QLineEdit { border: none; padding: 0; }
QDoubleSpinBox QLineEdit { border: none; padding: 0 4px; background: transparent; }
QComboBox:focus, QDoubleSpinBox:focus { border: 2px solid @accent@; padding: 3px 7px; }
QComboBox:disabled, QDoubleSpinBox:disabled { color: @muted@; border-color: @line@; }
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; width: 24px; border: none;
}
QComboBox::down-arrow { image: url("@pictures@/down.svg"); width: 12px; height: 12px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
    subcontrol-origin: border; width: 22px; border: none; background: transparent;
}
QDoubleSpinBox::up-button { subcontrol-position: top right; }
QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QDoubleSpinBox::up-arrow { image: url("@pictures@/up.svg"); width: 11px; height: 11px; }
QDoubleSpinBox::down-arrow { image: url("@pictures@/down.svg"); width: 11px; height: 11px; }
QCheckBox::indicator {
    width: 16px; height: 16px; border: 1px solid @border@; border-radius: 4px;
    background: @raised@;
}
QCheckBox::indicator:checked {
    background: @accent@; border-color: @accent@; image: url("@pictures@/@check@.svg");
}
QCheckBox { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QListWidget:focus, QTableWidget:focus { border: 2px solid @accent@; }
QListWidget {
    background: @raised@; border: 1px solid @border@; border-radius: 7px; padding: 4px;
    outline: none;
}
QListWidget::item { padding: 7px 8px; border-radius: 5px; }
QListWidget::item:selected { background: @accent@; color: @on_accent@; }
QTableWidget {
    background: transparent; border: 2px solid transparent; border-radius: 6px;
    outline: none; selection-background-color: @band@; selection-color: @text@;
}
QTableWidget::item { border-bottom: 1px solid @line@; padding: 0 6px; }
QTableWidget#lines { font-size: 11pt; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: @muted@; border: none; padding: 4px 6px 4px 9px;
}
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical {
    background: @border@; border-radius: 4px; min-height: 32px; margin: 2px;
}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; height: 0;
}
QToolTip { background: @raised@; color: @text@; border: 1px solid @border@; padding: 4px; }
"""
