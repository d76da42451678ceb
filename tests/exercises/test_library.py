"""The exercises: whole in every language, kind, and the numbers of the clinical table."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from posturecoach.exercise_book import (
    LANGUAGES,
    ExerciseBookError,
    exercise_words,
    exercises,
)
from posturecoach.exercises.library import Group, Mode

SHARED = Path(__file__).parents[3] / "shared" / "clinical" / "exercises.toml"
LIBRARY = exercises()
NEVER = {
    "en": ("bad", "wrong", "correct", "must", "damage", "harm", "poor", "incorrect", "fault",
           "fail", "danger", "slouch", "don't", "straighten up"),
    "de": ("schlecht", "falsch", "korrig", "sollst", "solltest", "musst", "schad", "fehler",
           "gefahr", "krumm", "buckel", "gerade halten", "schlimm", "darfst nicht"),
}  # fmt: skip


def sentences(language):
    words = exercise_words(language)
    for id_, of in words.exercises.items():
        for text in (of.name, of.purpose, *of.steps, *of.levels, of.norm, of.camera):
            yield id_, text
    yield from words.lines.items()


@pytest.fixture(scope="module")
def shared():
    if not SHARED.is_file():
        pytest.skip("the clinical tables (../shared/clinical) are not here")
    return {row["id"]: row for row in tomllib.loads(SHARED.read_text())["exercise"]}


def test_that_there_are_24_in_six_groups():
    assert len(LIBRARY) == 24
    groups = [exercise.group for exercise in LIBRARY.values()]
    assert {group: groups.count(group) for group in Group} == dict(
        zip(Group, (6, 5, 4, 3, 3, 3), strict=True)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_language_is_whole(language):
    words = exercise_words(language)
    assert words.exercises.keys() == LIBRARY.keys()
    assert words.lines.keys() == exercise_words("en").lines.keys()
    for id_, of in words.exercises.items():
        assert len(of.steps) == len(exercise_words("en").exercises[id_].steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_words_are_kind_and_short(language):
    words = exercise_words(language)
    for id_, text in sentences(language):
        for word in NEVER[language]:
            assert not re.search(rf"\b{word}", text.lower()), f"{id_}: {text}"
        assert "!" not in text, text
        assert not re.search(r"\b(Sie|Ihr|Ihre|Ihren|Ihnen)\b", text), text
    for of in words.exercises.values():
        assert all(len(step.split()) <= 22 for step in of.steps), of.steps
        assert len(of.name.split()) <= 6
    for topic, text in words.lines.items():
        if topic.startswith(("cue.", "guard.")):
            assert len(text.split()) <= 8, text


def test_that_no_language_was_copied_from_another():
    english = {text for _, text in sentences("en")}
    german = {text for _, text in sentences("de")}
    assert {t for t in english & german if len(t.split()) > 2} == set()


def test_that_the_words_are_our_own(shared):
    """Facts are taken from the table, sentences are not: no five words in a row."""

    def runs(text):
        words = re.findall(r"[a-z]+", text.lower())
        return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}

    theirs = {
        run
        for row in shared.values()
        for text in (row["name"], row["purpose"], *row["steps"], *row["levels"], *row["stop"])
        for run in runs(text)
    }
    assert [
        (id_, runs(text) & theirs) for id_, text in sentences("en") if runs(text) & theirs
    ] == []


def three(value):
    return tuple(value) if isinstance(value, list) else (value,) * 3


def test_that_the_doses_are_those_of_the_clinical_table(shared):
    assert shared.keys() == LIBRARY.keys()
    for id_, row in shared.items():
        ours = LIBRARY[id_]
        assert ours.group == row["group"]
        assert ours.per_side == row["per_side"]
        for key in ("sets", "reps", "hold_s", "rest_s", "per_day"):
            assert tuple(getattr(dose, key) for dose in ours.doses) == three(row[key]), (id_, key)
        assert len(ours.stop) >= min(2, len(row["stop"]))
        assert len(ours.ask) >= len(row["contra"]) - (row["contra"].count("red flags"))


def test_that_what_the_camera_counts_is_that_of_the_clinical_table(shared):
    for id_, row in shared.items():
        cameras = LIBRARY[id_].cameras
        main = cameras[0]
        if "start" in row:
            assert main.start == row["start"], id_
            assert main.peak == three(row["peak"]), id_
            assert main.tempo_s == tuple(row["tempo_s"]), id_
        if "front_start" in row:
            (front,) = (c for c in cameras if c.view == "front")
            assert front.start == row["front_start"]
            assert front.peak == three(row["front_peak"])
            assert front.tempo_s == tuple(row["tempo_s"])
        for key, name in (("peak_ceiling", "ceiling"), ("peak_alt_fraction_of_best", "best_share")):
            if key in row:
                assert getattr(main, name) == (
                    three(row[key]) if isinstance(row[key], list) else row[key]
                )
        if "finish_band_pct" in row:
            assert main.finish_band == tuple(row["finish_band_pct"])
        if "band" in row:
            assert tuple(row["band"]) in (main.band, (0, main.sway_most)), id_


def test_that_the_guards_are_those_of_the_clinical_table(shared):
    """What no camera sees is asked; eyes are the person's own business."""
    elsewhere = {
        "B3": {0.6, 1.0, 2.0},  # closed eyes: confirmed
        "C1": {15.0},  # the ceiling
    }
    for id_, row in shared.items():
        theirs = {
            abs(float(n)) for guard in row["guards"] for n in re.findall(r"-?\d+(?:\.\d+)?", guard)
        } - elsewhere.get(id_, set())
        ours = {
            abs(bound)
            for camera in LIBRARY[id_].cameras
            for guard in camera.guards
            for bound in (guard.least, guard.most, camera.peak_most_s)
            if abs(bound) != float("inf")
        } | {c.peak_most_s for c in LIBRARY[id_].cameras if c.peak_most_s < 100}
        assert ours == theirs, id_


def test_that_what_can_not_be_counted_says_so():
    for id_ in ("M3", "C2"):
        front = LIBRARY[id_].from_view("front")
        assert front.mode is Mode.TIMER
        assert front.confidence == "low"
        for language in LANGUAGES:
            said = exercise_words(language).exercises[id_].camera
            assert "clock" in said or "Uhr" in said
    assert LIBRARY["P2"].from_view("front") is None
    assert LIBRARY["R1"].from_view("front").mode is Mode.AWAY


def test_that_levels_never_get_easier():
    for exercise in LIBRARY.values():
        for camera in exercise.cameras:
            assert camera.peak is None or id_sorted(camera.peak) or exercise.id == "B3"
        work = [d.sets * d.reps * max(d.hold_s, 1.0) for d in exercise.doses]
        assert id_sorted(work), exercise.id


def id_sorted(numbers):
    return all(one <= other for one, other in pairwise(numbers))


def test_that_who_turns_less_works_at_a_share_of_it():
    (camera,) = LIBRARY["M1"].cameras
    assert camera.course(1, 0.0).peak == 45.0
    assert camera.course(1, 0.0, own_best=50.0).peak == pytest.approx(30.0)
    assert camera.course(3, 5.0, own_best=90.0).peak == 65.0
    assert camera.course(1, 0.0, own_best=10.0).peak == 16.0
    with pytest.raises(ValueError, match="nothing is counted"):
        LIBRARY["C5"].cameras[0].course(1, 10.0)
    with pytest.raises(ValueError, match="level 1, 2 or 3"):
        LIBRARY["M1"].dose(4)


MISTAKES = """
schema = 2
[[exercise]]
id = "X1"
group = "magic"
position = "sit"
per_side = 1
sets = [1, 2]
reps = 6
hold_s = "long"
rest_s = 30
per_day = 2
stop = []
ask = []
source = ""
colour = "blue"
[[exercise.camera]]
view = "above"
mode = "count"
confidence = "high"
signal = "nose"
guards = [{ signal = "head_roll" }]
"""


def test_that_every_mistake_is_named():
    with pytest.raises(ExerciseBookError) as caught:
        exercises(MISTAKES)
    said = str(caught.value)
    for expected in (
        "schema: expected 1, got 2",
        "exercise X1: group: expected one of mobility",
        "exercise X1: per_side: expected true or false, got 1",
        "exercise X1: sets: expected 3 numbers of at least 0, got [1, 2]",
        "exercise X1: hold_s: expected 3 numbers",
        "exercise X1: stop: expected 1 to any number of texts",
        "exercise X1: source: expected words",
        "exercise X1: colour: unknown",
        "exercise X1: camera 1: view: expected one of front, side, none, got 'above'",
        "exercise X1: camera 1: signal: expected one of the signals, got 'nose'",
        "exercise X1: camera 1: mode: expected a signal with start and peak",
        "exercise X1: camera 1: guards 1: least: expected a least or a most",
    ):
        assert expected in said, said


def test_that_a_missing_sentence_is_found():
    text = (
        Path(__file__).parents[2] / "posturecoach" / "exercises" / "data" / "words.en.toml"
    ).read_text()
    with pytest.raises(ExerciseBookError) as caught:
        exercise_words("en", text.replace('counted = "Nice."', "").replace("[side]", "[sides]"))
    assert "cue: counted: expected words, got nothing" in str(caught.value)
    assert "side: expected a table" in str(caught.value)
    assert "sides: unknown" in str(caught.value)
    with pytest.raises(ValueError, match="expected one of en, de"):
        exercise_words("xx")
    with pytest.raises(ExerciseBookError, match=r"exercises\.toml: Invalid value"):
        exercises("schema = ")
