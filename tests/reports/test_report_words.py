"""The words of the report: complete, the same in every language, and all of them used."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from posturecoach.posture import habits, reader
from posturecoach.posture.measure import View
from posturecoach.reports.limits import limits
from posturecoach.reports.model import Stretch, Verdict, Why
from posturecoach.reports.words import words_of
from posturecoach.rulebook import LANGUAGES, RulebookError

ROOM = Path(str(files("posturecoach.reports")))
SAID = re.compile(r"""\.(?:say|count)\(\s*f?["']([^"']+)["']""")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language):
    words = words_of(language)
    source = "\n".join(path.read_text() for path in ROOM.glob("*.py"))
    for key in SAID.findall(source):
        pattern = re.compile(re.sub(r"\\\{.*?\\\}", ".+", re.escape(key)) + "$")
        assert any(pattern.match(known) for known in words.lines), key
    for id_ in (*reader.UNITS, *habits.UNITS):
        assert f"measure.{id_}" in words.lines
    for view in View:
        assert f"view.{view}" in words.lines
    for why in Why:
        assert f"figures.{why}" in words.lines
    for verdict in {*Verdict} - {Verdict.CLEAR}:
        assert f"verdict.{verdict}" in words.lines
    for id_ in limits().scales:
        assert f"scale.{id_}" in words.lines


def test_no_word_is_left_over():
    source = "\n".join(path.read_text() for path in ROOM.glob("*.py"))
    # What is looked up by the end of its key has that end in quotes somewhere.
    said = [re.escape(key.partition("{")[0]) for key in SAID.findall(source)]
    whole = "|".join(one + ".*" if not one.endswith(r"\.") else one + "$" for one in said)
    looked_up = ("measure.", "scale.", "view.", "verdict.", "figures.", "unit.", "region.")
    for key in words_of().lines:
        end = key.split(".", 1)[1]
        known = key.startswith((*looked_up, "prompts.")) or re.match(whole, key)
        assert known or f'"{end}"' in source, key


def test_another_language_lacks_nothing():
    german = (ROOM / "data" / "words.de.toml").read_text()
    broken = german.replace('page = "Seite {n} von {total}"\n', "").replace(
        "{now} der beurteilten", "Viel der beurteilten"
    ) + '\n[new]\nline = "mehr"\n'  # fmt: skip
    with pytest.raises(RulebookError) as caught:
        words_of("de", broken)
    for word in ("form.page: missing", "short.easy: expected", "new.line: unknown"):
        assert word in str(caught.value)
    with pytest.raises(ValueError, match="expected one of"):
        words_of("xx")


def test_nothing_is_the_same_in_both_languages_by_oversight():
    english, german = words_of("en").lines, words_of("de").lines
    words = {key for key, forms in english.items() if re.search("[a-z]{4}", forms[0])}
    same = {key for key in words if english[key] == german[key]}
    assert same <= {
        "posture.median", "head.version", "measure.trunk", "posture.plus_minus", "exercises.level",
        "scale.ndi_total",
    } | {key for key in same if "{" in english[key][0] and not re.search("[a-z]{4}", re.sub(
        r"\{\w+\}", "", english[key][0]))}  # fmt: skip


def test_numbers_and_dates_are_written_as_the_language_has_them():
    english, german = words_of("en"), words_of("de")
    assert english.amount(-2.345, "ratio") == "−2.35" or english.amount(-2.345, "ratio") == "−2.34"
    assert german.amount(11.26, "per hour") == "11,3/h"
    assert german.amount(0.4, "deg", signed=True) == "0°"
    assert english.amount(5.4, "deg", signed=True) == "+5°"
    assert english.amount(-0.2, "deg") == "0°"  # no negative nothing
    assert english.percent(0.125) == "12\u00a0%"
    assert english.amount(None, "deg") == "–"
    assert german.span(Stretch(date(2026, 3, 1), date(2026, 3, 8))) == "1. März 2026 – 8. März 2026"
    assert english.time(59) == "59 s"
    assert english.time(3700) == "1 h 2 min"
    assert english.say("safety.item", date="{x}", flag="{y}") == "{x}: {y}"
