"""A guided assessment as a document: what stands in it, what does not, and on how many pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from posturecoach.clinic.marks import Source
from posturecoach.clinic.protocol import Hint, Outcome, Range, Record
from posturecoach.clinic.reliability import Reliability
from posturecoach.clinic.snapshot import Setup, Snapshot, Stance
from posturecoach.clinic_book import POSTURE, protocols
from posturecoach.desktop.pdf import laid_out, pdf
from posturecoach.posture.measure import Absent, Measure, View
from posturecoach.reports.assessment import document, html
from posturecoach.reports.document import Pictures, Table
from posturecoach.vision.annotating import jpeg

WHEN, LATER = "2030-03-04T09:00:00+01:00", "2030-05-06T10:30:00+02:00"
WHOLE = protocols()[POSTURE]


def snapshot(step, when=WHEN, *, far=1500.0, **values):
    view = step.views[0]
    setup = Setup("Desk", view, step.stance, 640, 480, far)
    measures = {
        id_: Measure(id_, "deg", values.get(id_, 10.0), None, 3.0)
        if not (step.movement or id_ == "lateral_shift")
        else Measure(id_, "deg", absent=Absent.NOT_VISIBLE)
        for id_ in step.measures
    }
    return Snapshot(f"{step.id}-{when[:10]}", when, setup, 1, {}, measures)


def record(when=WHEN, **values):
    outcomes = []
    for step in WHOLE.steps:
        if step.movement:
            ranges = {side: Range(60.0, 8.0) for side in ("left", "right")}
            outcomes.append(Outcome(step.id, snapshot(step, when), ranges, pain=1.0))
        else:
            outcomes.append(Outcome(step.id, snapshot(step, when, **values)))
    return Record("a1", when, POSTURE, tuple(outcomes), "came by bicycle")


def lines(made, title):
    """Return the rows below the name of a step, by measure."""
    tables = [i for part in made.first for i in part.items if isinstance(i, Table)]
    rows, found = [line for table in tables for line in table.lines], {}
    here = False
    for line in rows:
        if line.sort == "group":
            here = line.cells[0] == title
        elif here:
            found[line.cells[0]] = line
    return found


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_a_whole_assessment_fits_two_pages(qapp, language):
    assert isinstance(QGuiApplication.instance(), QGuiApplication)
    before, now = record(), record(LATER, cva=18.0)
    notes = replace(now, notes="A note of some length. " * 12)
    made = document(notes, before, language=language, who="P-017")
    assert len(laid_out(made)) <= 2
    assert pdf(made).startswith(b"%PDF")


def test_that_each_number_has_its_unit_plus_minus_and_source():
    made = document(record(), who="P-017")
    found = list(lines(made, "Standing, left side").values())
    assert found
    for line in found:
        assert re.search(r"\d°? ±.\d+°", line.cells[1])
        assert "estimated" in line.cells[5]


def test_that_what_was_not_seen_is_said_and_is_no_number():
    text = html(record())
    assert "Not visible, and so not measured" in text


@pytest.mark.parametrize(("change", "clear"), [(4.0, False), (5.0, True), (-6.0, True)])
def test_that_a_change_is_clear_from_the_smallest_one_on(change, clear):
    was, now = record(trunk_inclination=10.0), record(LATER, trunk_inclination=10.0 + change)
    made = document(now, was)
    (line,) = [
        line
        for line in lines(made, "Standing, left side").values()
        if line.cells[2].startswith("10") and line.cells[3] != "0° (no clear change)"
    ]
    assert ("no clear change" in line.cells[3]) is not clear
    assert (3 in line.grey) is not clear


def test_that_the_own_five_repeats_count_where_they_are_known():
    was, now = record(trunk_inclination=10.0), record(LATER, trunk_inclination=17.0)
    setup = Setup("Desk", View.SIDE_LEFT, Stance.STANDING, 640, 480, 1500.0)
    own = Reliability(
        "trunk_inclination", "deg", Source.ESTIMATED, setup, 5, 10.0, 3.0, 2.0, 8.0, 0.5
    )
    made = document(now, was, own={"trunk_inclination": own})
    line = next(x for x in lines(made, "Standing, left side").values() if "7°" in x.cells[3])
    assert "own five repeats" in line.cells[4]
    assert "no clear change" in line.cells[3]  # 3.0 x 1.96 x sqrt 2 is 8.3


@pytest.mark.parametrize(("far", "compared"), [(1620.0, True), (1700.0, False)])
def test_that_another_distance_is_not_compared(far, compared):
    now = record(LATER)
    step = WHOLE.step("standing_left")
    moved = tuple(
        replace(one, snapshot=snapshot(step, LATER, far=far)) if one.step == step.id else one
        for one in now.outcomes
    )
    text = html(replace(now, outcomes=moved), record())
    assert ("the distance differs by more than a tenth" in text) is not compared


def test_that_ranges_are_told_by_side_with_pain():
    made = document(record(LATER), record())
    table = next(
        i for part in made.first for i in part.items
        if isinstance(i, Table) and "Range" in i.caption
    )  # fmt: skip
    assert len(table.lines) == 8
    assert {line.cells[1] for line in table.lines} == {"left", "right"}
    assert all(line.cells[5] == "1" for line in table.lines)


def test_that_what_was_left_out_or_taken_anyway_is_said():
    outcomes = list(record().outcomes)
    outcomes[0] = Outcome("standing_front", skipped="in pain")
    outcomes[1] = replace(outcomes[1], anyway=Hint.TOO_NEAR, note="left shoe raised")
    text = html(replace(record(), outcomes=tuple(outcomes)))
    assert "Left out: Standing, from the front (in pain)." in text
    assert "nearer than last time" in text
    assert "left shoe raised" in text


def test_that_there_is_no_picture_but_one_that_is_handed_in():
    import numpy as np

    data = jpeg(np.full((48, 64, 3), 120, np.uint8))
    assert "data:image" not in html(record())
    text = html(record(), pictures={"standing_left": data})
    assert text.count("data:image/jpeg;base64,") == 1
    made = document(record(), pictures={"standing_left": data})
    (found,) = [i for part in made.first for i in part.items if isinstance(i, Pictures)]
    assert len(found.pictures) == 5
    assert pdf(made).startswith(b"%PDF")


def test_that_words_of_the_user_are_words_and_nothing_else():
    evil = "<script>alert(1)</script>"
    outcomes = (replace(record().outcomes[0], note=evil), *record().outcomes[1:])
    text = html(replace(record(), notes=evil, outcomes=outcomes), who=evil)
    assert "<script" not in text
    assert "&lt;script" in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_it_says_that_nothing_is_diagnosed(language):
    text = html(record(), language=language)
    assert ("diagnose nothing" in text) or ("keine Diagnose" in text)
    assert "±" in text
