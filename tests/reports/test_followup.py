"""The follow-up report: what it says of periods whose truth is known."""

from __future__ import annotations

from periods import MONDAY, full_period, some_period

from posturecoach.reports import followup


def test_a_report_is_a_page():
    found = followup.report(full_period(), some_period(easy=0.5))
    assert "Follow-up report" in followup.html(found)
    assert "Verlaufsbericht" in followup.html(found, "de")
    assert found.now.first == MONDAY
