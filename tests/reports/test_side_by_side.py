"""Several people side by side: their own figures, in the order they were named."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from periods import MONDAY, full_period, some_period

from posturecoach.record.period import Period
from posturecoach.reports.document import Table
from posturecoach.reports.followup import report
from posturecoach.reports.page import page
from posturecoach.reports.side_by_side import ACROSS, plain_beside, told_beside


def a_report(who, period=None):
    return report(period or full_period(), split=False, who=who)


def rows(document, number=0):
    sections = (*document.first, *document.rest)
    tables = [one for part in sections for one in part.items if isinstance(one, Table)]
    return {line.cells[0]: line.cells[1:] for line in tables[number].lines}, tables


@pytest.fixture(scope="module")
def three():
    nothing = Period(MONDAY, MONDAY + timedelta(days=27))
    return [a_report("K-17"), a_report("A-02", some_period(easy=0.4)), a_report("Z", nothing)]


def test_each_column_holds_what_that_persons_own_report_says(three):
    found, (table,) = rows(told_beside(three))
    assert table.head == ("What", "K-17", "A-02", "Z")
    assert found["Days with data"] == ("20 of 28", "20 of 28", "0 of 28")
    assert found["Warning signs"] == ("none reported", "never asked", "never asked")
    first = three[0].rows[0]
    assert first.id == "head_pitch"
    assert f"± {first.now.pm:.0f}°" in found["Head down (+) or up (−)"][0].replace("\u00a0", " ")
    assert found["Head down (+) or up (−)"][2] == "–"
    (scale,) = (one for one in three[0].pain.scales if one.id == "nprs_now")
    pain = f"{scale.points[0][1]:.1f} → {scale.points[-1][1]:.1f}"
    assert found["Pain now (NPRS, 0–10), first → last"] == (pain, "–", "–")
    assert found["Breaks taken, of those offered"][:2] == ("13 of 20", "none offered")
    assert found["Longest hold"][0].startswith("4 min")


def test_nothing_is_ranked(three):
    forth, back = rows(told_beside(three))[0], rows(told_beside(three[::-1]))[0]
    assert list(forth) == list(back)
    assert {name: cells[::-1] for name, cells in back.items()} == forth
    _, (table,) = rows(told_beside(three))
    assert {line.sort for line in table.lines} == {"plain", "group"}
    assert not any(line.grey for line in table.lines)


def test_more_people_than_a_page_is_wide_stand_in_several_tables(three):
    many = [a_report(f"P{n}", some_period(count=3)) for n in range(ACROSS + 1)]
    found, tables = rows(told_beside(many), 1)
    assert [len(one.head) for one in tables] == [ACROSS + 1, 2]
    assert all(len(cells) == 1 for cells in found.values())


def test_hostile_names_are_words(three):
    made = page(told_beside([a_report("<script>x</script>", some_period(count=2))]))
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


def test_it_is_german_too(three):
    document = told_beside(three, "de")
    assert document.title == "Nebeneinander"
    assert "Rangliste" in page(document)


def test_the_plain_values_are_the_same(three):
    made = json.loads(json.dumps(plain_beside(three), allow_nan=False))
    assert (made["format"], made["version"]) == ("posturecoach side by side", 1)
    first, _, nobody = made["journals"]
    assert first["days"] == 20
    assert first["exercises"] == {"planned": 20, "done": 15}
    assert first["measures"]["head_pitch"]["median"] == pytest.approx(
        three[0].rows[0].now.median, abs=1e-3
    )
    assert nobody["measures"] == {}
    assert nobody["warning_signs"] is None


def test_nobody_makes_no_page():
    with pytest.raises(ValueError, match="at least one"):
        told_beside([])
