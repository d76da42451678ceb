"""A document as one HTML file that needs no other: no script, nothing from outside."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from posturecoach.reports.clean import clean
from posturecoach.reports.document import (
    Blank,
    Document,
    Facts,
    Heading,
    Note,
    Picture,
    Pictures,
    Table,
    Text,
)

_KINDS = {
    Text: "text",
    Heading: "heading",
    Facts: "facts",
    Note: "note",
    Table: "table",
    Pictures: "pictures",
    Picture: "picture",
    Blank: "blank",
}


def page(document: Document) -> str:
    """Return `document` as HTML; every word in it is shown as it stands."""
    return clean(_template().render(document=document))


@cache
def _template() -> Template:
    loader = PackageLoader("posturecoach.reports", "templates")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["css"] = lambda words: Markup(_css(words))  # noqa: S704 - see there
    made.filters["pages"] = lambda words: Markup(_counted(words))  # noqa: S704
    made.filters["kind"] = lambda item: _KINDS.get(type(item), "words")
    # The one thing that is not escaped: drawings, whose own words are escaped when drawn.
    made.filters["drawing"] = lambda picture: Markup(picture.svg)  # noqa: S704
    return made.get_template("report.html.j2")


def _css(words: str) -> str:
    """Return words as a string of CSS: everything but letters and digits of ASCII as numbers."""
    kept = (
        one if one.isascii() and (one.isalnum() or one == " ") else f"\\{ord(one):x} "
        for one in clean(words).replace("\n", " ")
    )
    return f'"{"".join(kept)}"'


def _counted(words: str) -> str:
    """Return the words for a page's number with the counters of CSS in them."""
    before, _, rest = words.partition("{n}")
    between, _, after = rest.partition("{total}")
    parts = (_css(before), "counter(page)", _css(between), "counter(pages)", _css(after))
    return " ".join(parts)
