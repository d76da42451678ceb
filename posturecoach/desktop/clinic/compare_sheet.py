"""A comparison as one page of HTML that needs nothing beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from posturecoach.desktop.clinic.blurring import blurred
from posturecoach.desktop.clinic.compare_canvas import Half
from posturecoach.desktop.clinic.compare_words import Row, head, say

_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;color:#23302c;max-width:1100px;margin:2em auto;"
    "padding:0 1em}table{border-collapse:collapse;width:100%}th,td{text-align:left;"
    "padding:.4em .6em;border-bottom:1px solid #e2dfd5;vertical-align:top}"
    ".none{color:#586561}.pair{display:flex;gap:12px}figure{margin:0;flex:1}"
    "img{width:100%}.why{background:#dcebe2;padding:.6em}"
)


def sheet(
    pair: tuple[Half, Half], rows: Sequence[Row], banner: str, *, pictures: bool, blur: bool
) -> str:
    """Return the page. Slow where faces are blurred: not for the window's thread."""
    title = say("Comparison of two moments")
    shown = ""
    if pictures:
        figures = "".join(_figure(one, blur=blur) for one in pair)
        shown = f'<div class="pair">{figures}</div>'
    titles = " – ".join(escape(one.title) for one in pair)
    why = f'<p class="why">{escape(banner)}</p>' if banner else ""
    heads = "".join(f"<th>{escape(one)}</th>" for one in head())
    note = say(
        "± is half of the 95 % interval. A difference below the minimal detectable change may be "
        "the spread of the measurement alone. Larger and smaller are neither good nor bad."
    )
    lines = "".join(_line(row) for row in rows)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1><p>{titles}</p>{why}"
        f"{shown}<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
        f"<p>{escape(note)}</p></body></html>\n"
    )


def _line(row: Row) -> str:
    cells = "".join(f"<td>{escape(one)}</td>" for one in row.cells)
    about = f' title="{escape(row.about)}"' if row.about else ""
    kind = "" if row.clear else ' class="none"'
    return f"<tr{kind}{about}>{cells}</tr>"


def _figure(one: Half, *, blur: bool) -> str:
    if one.image.isNull():
        return ""
    jpeg = _jpeg(one.image)
    if blur:
        jpeg = blurred(jpeg, one.snapshot)
    data = b64encode(jpeg).decode()
    return (
        f'<figure><img alt="{escape(one.title)}" src="data:image/jpeg;base64,{data}">'
        f"<figcaption>{escape(one.title)}</figcaption></figure>"
    )


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 90)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
