"""Plans and their changes in words, and a therapist's file as somebody hands it in."""

import json
import tomllib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.errors import SettingsError
from posturecoach.exercise_book import LANGUAGES, exercise_words, exercises, plans
from posturecoach.exercises.plan import Days, Item, begin
from posturecoach.exercises.plan_words import (
    change_words,
    day_words,
    dose_words,
    item_words,
    mistake_words,
)
from posturecoach.exercises.therapist import PlanChange, PlanFile, merge, plan_file_from
from posturecoach.settings.plan_file import MOST_BYTES, PlanFileError, read_plan_file

PLAN = """
schema = 1
therapist = "A. Physio"
written = 2030-03-20
next_date = 2030-04-03
note = "Slowly."
limits = { most_level = 2, closed = ["M6"] }
[[exercise]]
id = "C3"
reps = 12
days = ["mon", "wed", "fri"]
[[exercise]]
id = "B1"
"""


def read_plan(path):
    return read_plan_file(path, exercises())


def written(tmp_path, text, name="plan.toml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def changes():
    file = plan_file_from(tomllib.loads(PLAN), exercises(), [])
    return merge(begin(plans()["neck_shoulder"], "2030-01-01"), file, exercises())[1]


def test_a_plan_is_read_as_toml_and_as_json(tmp_path):
    found = read_plan(written(tmp_path, PLAN))
    assert (found.therapist, found.next_date, found.closed) == ("A. Physio", "2030-04-03", ("M6",))
    data = {
        "schema": 1, "therapist": "A. Physio", "written": "2030-03-20", "next_date": "2030-04-03",
        "note": "Slowly.", "limits": {"most_level": 2, "closed": ["M6"]},
        "exercise": [{"id": "C3", "reps": 12, "days": ["mon", "wed", "fri"]}, {"id": "B1"}],
    }  # fmt: skip
    assert read_plan(written(tmp_path, json.dumps(data), "plan.json")) == found
    assert read_plan(written(tmp_path, "\ufeff" + json.dumps(data), "plan.txt")) == found


def test_every_mistake_is_named_and_nothing_is_used(tmp_path):
    text = (
        PLAN.replace("reps = 12", "reps = 500\nlevel = 3").replace('"wed"', '"wen"')
        + '[[exercise]]\nid = "Z9"\nspeed = 3\n'
    )
    with pytest.raises(PlanFileError) as error:
        read_plan(written(tmp_path, text))
    shown = "\n".join(error.value.mistakes)
    for part in ("reps: expected a whole number from 1 to 50, got 500", "days", "Z9", "speed"):
        assert part in shown
    assert "level: expected up to its limit 2, got 3" in shown
    assert all(mistake in error.value.what for mistake in error.value.mistakes)
    assert "stays as it is" in error.value.try_


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema = ", "TOML"),
        ('{"schema": 1,', "JSON"),
        ('{"schema": 1, "exercise": [{"id": "C3", "reps": ' + "9" * 400 + "}]}", "too large"),
        ("schema = " + "9" * 5000, "too large"),
        ("schema = 0x" + "f" * 5000, "too large"),
        ("[" * 5000, "TOML"),
        ('{"a":' * 3000, "JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("# " + "x" * MOST_BYTES, "larger"),
        ("x" * 1_100_000, "larger"),
        ("", "schema"),
        ('{"schema": 1e999}', "schema"),
        ('{"schema": 1, "therapist": "\\u001b[31m", "written": "2030-01-01"}', "can't be shown"),
        ('{"schema": 1, "therapist": "\\ud800", "written": "2030-01-01"}', "can't be shown"),
        ('{"schema": 1, "therapist": "' + "x" * 101 + '", "written": "2030-01-01"}', "up to 100"),
    ],
)
def test_what_is_no_plan_is_said(tmp_path, text, said):
    with pytest.raises(SettingsError) as error:
        read_plan(written(tmp_path, text))
    assert said in error.value.what
    assert "afresh" not in error.value.try_  # nobody is told to delete what a therapist wrote


def test_a_list_a_folder_and_nothing(tmp_path):
    for path in (written(tmp_path, "[1]", "list.json"), tmp_path, tmp_path / "none.toml"):
        with pytest.raises(SettingsError):
            read_plan(path)


def test_no_key_of_a_file_steers_a_terminal(tmp_path):
    with pytest.raises(PlanFileError) as error:
        read_plan(written(tmp_path, '{"schema": 1, "\\u001b[2J": 1}', "x.json"))
    assert "\x1b" not in str(error.value)


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(
        st.sampled_from(["schema", "therapist", "written", "exercise", "limits", "id", "reps"])
        | st.text(), inside),
))  # fmt: skip
def test_whatever_a_file_holds_it_is_a_plan_or_an_error_with_words(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("plans") / "x.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with suppress(SettingsError):
        assert isinstance(read_plan(path), PlanFile)


def test_changes_are_told_old_to_new():
    words = exercise_words("en")
    told = [change_words(change, words, "en") for change in changes()]
    reps = exercises()["C3"].dose(1).reps
    assert f"Side raise with a band: repetitions: {reps} → 12" in told
    assert "Shrug and let go: goes out" in told
    assert "Stand on one leg: comes in" in told
    assert "Side raise with a band: days: every day → Mon, Wed, Fri" in told
    assert "The plan: next visit: none → 3 April 2030" in told
    assert "The plan: note: none → Slowly." in told
    german = [change_words(change, exercise_words("de"), "de") for change in changes()]
    assert "Der Plan: nächster Termin: nichts → 3. April 2030" in german
    assert len(set(told)) == len(told)
    assert len(german) == len(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_and_every_item_has_words(language):
    words = exercise_words(language)
    for what, before, after in [
        ("added", None, None), ("removed", None, None), ("level", 1, 2), ("most_level", 3, 1),
        ("sets", 1, 2), ("reps", 6, 8), ("hold_s", 2.5, 3.0), ("rest_s", 0.0, 30.0),
        ("times", 1, 2), ("days", "daily", ("mon",)), ("next_date", "2030-01-02", None),
        ("note", None, "x"),
    ]:  # fmt: skip
        exercise = "" if what in ("next_date", "note") else "C3"
        line = change_words(PlanChange(exercise, what, before, after), words, language)
        assert "_" not in line
        assert line.split(": ")[0]
    for exercise in exercises().values():
        for level in (1, 2, 3):
            line = dose_words(exercise.dose(level), language)
            assert line.strip() == line
            assert line
        for days in Days:
            item = Item(exercise.id, days, 2, 3, (0, 6) if days is Days.WEEKDAYS else ())
            assert "_" not in item_words(item, exercise.dose(1), language)


def test_doses_read_as_one_says_them():
    dose = exercises()["R1"].dose(1)
    assert dose_words(dose, "en") == "1 min"
    assert dose_words(exercises()["C5"].dose(1), "en") == "2 times 10 s"
    assert dose_words(exercises()["M1"].dose(1), "en") == "6 times"
    assert dose_words(replace(dose, sets=2, reps=8, hold_s=2.5), "de") == (
        "2 Runden zu 8, 2,5 s halten"
    )
    assert day_words("2030-03-01", "de") == "1. März 2030"


def test_mistakes_are_told_in_german():
    found = []
    data = {
        "schema": 1, "therapist": 3, "written": "x", "only_these": 1, "speed": 2,
        "next_date": "y", "note": 4, "limits": {"closed": ["Z"], "most_level": 9, "x": 1},
        "exercise": [{"id": "C3", "reps": 99, "days": ["d"]}, {"id": "C3", "hold_s": -1}, 5],
    }  # fmt: skip
    plan_file_from(data, exercises(), found)
    again = {"schema": 1, "therapist": "A", "written": "2030-01-02", "next_date": "2030-01-01",
             "only_these": True, "limits": {"most_level": 1, "closed": ["C3"]},
             "exercise": [{"id": "C3", "level": 2}]}  # fmt: skip
    plan_file_from(again, exercises(), found)
    plan_file_from({"schema": 1, "therapist": "A", "written": "2030-01-02", "only_these": True,
                    "limits": 3, "exercise": 3}, exercises(), found)  # fmt: skip
    plan_file_from([], exercises(), found)
    assert len(found) > 15
    for mistake in found:
        german = mistake_words(mistake, "de")
        assert german != mistake
        assert "expected" not in german
        assert not {"of", "from", "words", "whole"} & set(german.split()), german
        assert mistake_words(mistake, "en") == mistake
