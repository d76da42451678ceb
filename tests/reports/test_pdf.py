"""The report as PDF: its pages, drawn for real."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from periods import MONDAY, a_day, an_event, full_period, some_period
from PySide6.QtGui import QImage, QPainter

from posturecoach.desktop.pdf import _GAP, _LEFT, _columns, _Layout, laid_out, pdf, write_pdf
from posturecoach.errors import OutputError
from posturecoach.record.period import Period
from posturecoach.reports import followup
from posturecoach.reports.document import Line, Section, Table, Text
from posturecoach.reports.telling import told

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH, HEIGHT = 794, 1123  # A4 at 96 an inch


def drawn(period, against=None, language="en", **more):
    return painted(told(followup.report(period, against, **more), language))


def painted(document):
    """Each page as an array of grey, 0 to 255, without its footer."""
    pages = []
    for page in laid_out(document):
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        for draw in page:
            draw(painter)
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
        pages.append(rows[:, :WIDTH].copy())
    return pages


def check_margins(pages):
    for page in pages:
        assert page.min() < 255
        assert page[:48].min() == 255
        assert page[-58:].min() == 255
        assert page[:, :52].min() == 255
        assert page[:, -52:].min() == 255


def pages_of(found):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", found))


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_report_fits_its_pages(language):
    period, against = full_period(), some_period(MONDAY - timedelta(days=28), easy=0.5)
    pages = drawn(period, against, language, who="K-17", goals=["Sit through a film"])
    check_margins(pages)
    assert 5 <= len(pages) <= 9
    found = pdf(followup.report(period, against, who="K-17"), language)
    assert found.startswith(b"%PDF-")
    assert pages_of(found) == len(pages)
    assert re.search(rb"/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]", found)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_first_page_is_one_page(language):
    flags = [an_event("check_in", flags=["cauda.urine", "night", "weight"])]
    period = full_period(more=flags)
    goals = ["Sit through a film without pain", "A long drive"]
    document = told(followup.report(period, made=MONDAY, who="K-17", goals=goals), language)
    assert len(_Layout(replace(document, rest=())).pages) == 1


def test_a_table_that_is_cut_repeats_its_head():
    lines = tuple(Line((f"row {n}", str(n))) for n in range(200))
    table = Table("many", ("HEAD", "n"), lines)
    document = told(followup.report(Period(MONDAY, MONDAY)))
    pages = painted(replace(document, first=(Section("t", "", (table,)),), rest=()))
    check_margins(pages)
    heads = [page[53:70, :400] for page in pages[1:]]
    assert len(heads) > 2
    assert heads[0].min() < 200
    assert all((head == heads[0]).all() for head in heads)


def test_text_is_text_and_drawings_are_lines():
    found = pdf(followup.report(full_period()))
    assert b"/ToUnicode" in found
    assert b"/Subtype /Image" not in found
    assert b"/Type /Font" in found or b"/Type/Font" in found
    streams = re.findall(rb"stream\r?\n(.*?)endstream", found, re.DOTALL)
    text = b"".join(_inflated(one) for one in streams)
    assert text.count(b"Tj") > 200


def _inflated(raw):
    try:
        return zlib.decompress(raw)
    except zlib.error:
        return b""


def test_grey_reads_dark_enough():
    (page, *_) = drawn(full_period())
    assert page.min() < 80


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_period_without_data(language):
    check_margins(drawn(Period(MONDAY, MONDAY), language=language))


def test_long_names_and_notes_stay_on_the_paper():
    long = "Donaudampfschifffahrtsgesellschaft" * 6
    events = [
        an_event("exercise", exercise=long[:200], reasons=[long[:200]], partials=3),
        an_event("treatment", kind=long[:200], text=long * 9),
        an_event("prompt", id="1", kind=long[:200], rule="r", topic="t"),
        an_event("check_in", scales={long[:200]: 3}, regions={long[:200]: 5}, flags=[long[:200]]),
        *(an_event("note", MONDAY, 10, n, text=f"{n} " + "lines\n" * 300) for n in range(10)),
    ]
    period = Period(MONDAY, MONDAY, (a_day(MONDAY),), tuple(events))
    pages = drawn(period, who=long, goals=[long])
    check_margins(pages)
    assert len(pages) > 30
    assert pages_of(pdf(followup.report(period, who=long))) == len(pages)


def test_odd_letters_are_drawn():
    nasty = "\x00\ud800 \u202e right 漢字 😀 <b> & \ufffe"
    events = tuple(an_event("note", text=nasty) for _ in range(2))
    assert pdf(followup.report(Period(MONDAY, MONDAY, (), events), who=nasty))


def test_a_file_for_the_owner_alone(tmp_path):
    path = tmp_path / "report.pdf"
    write_pdf(followup.report(some_period(count=3)), path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().startswith(b"%PDF-")
    with pytest.raises(OutputError, match=r"can.t be written"):
        write_pdf(followup.report(some_period(count=3)), tmp_path / "nowhere" / "report.pdf")


def written(*items, rest=(), apart=True):
    """A document of these items."""
    document = told(followup.report(Period(MONDAY, MONDAY)))
    first = (Section("t", "", items),)
    rest = (Section("r", "", rest),) if rest else ()
    return replace(document, first=first, rest=rest, apart=apart)


def test_details_begin_on_a_new_page_where_there_are_some():
    words = (Text("words"),)
    assert len(painted(written(*words, rest=words))) == 2
    assert len(painted(written(*words, rest=words, apart=False))) == 1


def test_a_paragraph_is_not_torn_apart_and_no_page_is_empty():
    long = Text("word " * 80)  # some five lines
    whole = _inked(painted(written(long))[0])
    for lines in range(30, 70):
        pages = painted(written(*(Text("line") for _ in range(lines)), long))
        check_margins(pages)
        if len(pages) > 1 and _inked(pages[1]) < whole:
            # The title stands on the first page alone: what is here is the paragraph, or a line.
            assert _inked(pages[1]) % 5 in (0, 1), lines
            assert _inked(pages[1]) not in range(2, 5), lines


def _inked(page):
    """How many lines of words are on a page."""
    dark = (page.min(axis=1) < 200).astype(int)
    return int((np.diff(dark) == 1).sum())


def test_numbers_keep_their_distance():
    line = Line(("name", "93", "3" + "i" * 400))  # broken anywhere: it fills its column
    table = Table("gap", ("Exercise", "Repetitions", "Partial (most often)"), (line,))
    columns = _columns(table)
    (page,) = painted(written(table))
    left = round(_LEFT + sum(columns[:2]))
    band = page[:, left + 1 : left + round(_GAP) - 1].min(axis=1)
    ruled = page[:, round(_LEFT) + 1 : 700].max(axis=1) < 255
    below = np.arange(HEIGHT) > np.flatnonzero(ruled)[0]  # the head of the table
    assert band[below & ~ruled].min() == 255


def test_a_pdf_needs_no_window():
    """Or a report of a year would wait a second for what it does not show."""
    code = (
        "import sys, posturecoach.desktop.application, posturecoach.desktop.pdf;"
        "print([one for one in ('posturecoach.desktop.window', 'cv2') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
