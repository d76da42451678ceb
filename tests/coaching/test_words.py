"""The words: kind, short, varied, and the same everywhere in every language."""

from __future__ import annotations

import re

import pytest
from stories import POLICY, play, slumps, strains

from posturecoach.coaching.words import FORMS, PLURALS, choose
from posturecoach.ergonomics.zones import Zone
from posturecoach.rulebook import LANGUAGES, RulebookError, coach_topics, coach_words, policy_rules

MOST_WORDS = 12
LEAST_WORDINGS = 6
LONGEST_S = 3 * 3600.0
# Beginnings of words that blame, frighten or command.
NEVER = {
    "en": (
        "bad", "wrong", "correct", "should", "must", "damage", "harm", "poor", "incorrect", "fault",
        "fail", "danger", "hunch", "slouch", "never", "don't", "stop", "straight",
    ),
    "de": (
        "schlecht", "falsch", "korrig", "richtig", "sollst", "solltest", "musst", "müss", "schad",
        "fehler", "gefahr", "krumm", "buckel", "nie", "nicht", "gerade halten", "schlimm", "darfst",
    ),
}  # fmt: skip


def sentences(language):
    words = coach_words(language)
    return [(topic, text) for topic, texts in words.texts.items() for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_there_are_enough_wordings_of_every_kind(language):
    texts = coach_words(language).texts
    for topic, wordings in texts.items():
        if not topic.startswith("setup."):
            assert len(wordings) >= LEAST_WORDINGS, topic
    assert sum(len(w) for topic, w in texts.items() if topic.startswith("setup.")) >= LEAST_WORDINGS
    assert min(len(w) for topic, w in texts.items() if topic.startswith("setup.")) >= 2
    everything = [text for _, text in sentences(language)]
    assert len(set(everything)) == len(everything)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_all_of_it_is_short_and_whole(language):
    words = coach_words(language)
    for topic, wordings in words.texts.items():
        for index in range(len(wordings)):
            for seconds in (0.0, 60.0, LONGEST_S):
                text = words.text(topic, index, seconds)
                assert len(text.split()) <= MOST_WORDS, text
                assert "{" not in text
                assert text[0].isupper() or text[0].isdigit()
                assert text[-1] in ".?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nothing_blames_or_commands(language):
    for _, text in sentences(language):
        for word in NEVER[language]:
            assert not re.search(rf"\b{word}(?!er)", text.lower()), text  # but shoulders
        assert "!" not in text


def test_that_german_says_du():
    for _, text in sentences("de"):
        assert not re.search(r"\b(Sie|Ihr|Ihre|Ihren|Ihnen)\b", text), text


def test_that_every_language_says_the_same_things():
    english, german = coach_words("en"), coach_words("de")
    assert english.texts.keys() == german.texts.keys() == coach_topics()
    for topic in english.texts:
        assert len(english.texts[topic]) == len(german.texts[topic]), topic
        # The time is told where it is told in the other language, sentence by sentence.
        times = [["{time}" in t for t in w.texts[topic]] for w in (english, german)]
        assert times[0] == times[1], topic
    copied = {t for _, t in sentences("en")} & {t for _, t in sentences("de")}
    assert copied == set()


def test_that_a_missing_or_unknown_string_is_found():
    from importlib.resources import files

    text = (files("posturecoach.coaching") / "data" / "words.de.toml").read_text(encoding="utf-8")
    assert coach_words("de", text).texts == coach_words("de").texts
    lost = re.sub(r"\[eyes\]\nany = \[.*?\n\]\n", "", text, flags=re.DOTALL)
    with pytest.raises(RulebookError, match=r"eyes\.any: missing"):
        coach_words("de", lost)
    with pytest.raises(RulebookError, match=r"nose\.any: unknown"):
        coach_words("de", text + '\n[nose]\nany = ["Eins.", "Zwei."]\n')
    same = re.sub(r"(\[thanks\]\nany = \[).*?\n\]", r'\1"Ja.", "Ja."]', text, flags=re.DOTALL)
    with pytest.raises(RulebookError, match=r"thanks\.any: expected at least two different"):
        coach_words("de", same)
    with pytest.raises(RulebookError, match="expected the forms of 'one_other'"):
        coach_words("de", text.replace('"{n} Minute", ', ""))
    with pytest.raises(RulebookError, match="language 'de'"):
        coach_words("de", text.replace('language = "de"', 'language = "nl"'))


def test_that_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="expected one of en, de, got 'xx'"):
        coach_words("xx")


@pytest.mark.parametrize(
    ("language", "seconds", "words"),
    [
        ("en", 0, "1 minute"), ("en", 119, "1 minute"), ("en", 120, "2 minutes"),
        ("de", 60, "1 Minute"), ("de", 480, "8 Minuten"),
    ],
)  # fmt: skip
def test_that_plurals_are_right(language, seconds, words):
    assert coach_words(language).minutes(seconds) == words


@pytest.mark.parametrize(
    ("rule", "n", "form"),
    [
        ("one_other", 0, 1), ("zero_one_other", 0, 0), ("zero_one_other", 2, 1), ("other", 1, 0),
        ("one_few_many", 1, 0), ("one_few_many", 3, 1), ("one_few_many", 13, 2),
        ("one_few_many", 22, 1), ("one_few_many", 25, 2),
    ],
)  # fmt: skip
def test_that_other_languages_could_have_their_plurals(rule, n, form):
    assert PLURALS[rule](n) == form < FORMS[rule]


def test_that_words_never_come_twice_in_a_row_and_all_of_them_come():
    last, seen = None, set()
    for seed in range(200):
        index = choose(6, seed, last)
        assert index != last
        last = index
        seen.add(index)
    assert seen == set(range(6))
    with pytest.raises(ValueError, match="at least 2"):
        choose(1, 0, None)


def test_that_the_order_is_the_seeds():
    def heard(seed):
        from posturecoach.coaching.policy import began

        return [s.text for s in play([slumps(17)], state=began(seed)).said]

    assert heard(1) == heard(1)
    assert len({tuple(heard(seed)) for seed in range(6)}) > 3


def test_that_every_measure_can_be_spoken_about():
    for measure in POLICY.topics:
        told = play([strains(3, measure, Zone.BAD)], words=coach_words("de"))
        assert [m for m, _, _ in told.cues] == [measure]


GOOD = """
schema = 1
[[number]]
id = "cue_after_s"
value = 60
basis = "product"
cite = "a test"
"""


def test_that_a_wrong_policy_says_everything_that_is_wrong():
    wrong = GOOD.replace("60", "-1").replace('"a test"', '""') + '[[number]]\nid = "nonsense"\n'
    with pytest.raises(RulebookError) as caught:
        policy_rules(wrong + '[topics]\nnose = "head"\n')
    said = str(caught.value)
    for part in (
        "cue_after_s: value: expected a number above 0", "cue_after_s: cite: expected words",
        "number nonsense: unknown", "day_most: missing", "silence: expected", "channels",
        "topics: head_pitch: missing", "topics: nose: not one that is judged",
    ):  # fmt: skip
        assert part in said


def test_that_every_number_has_its_source():
    assert all(basis and cite for basis, cite in POLICY.cites.values())


@pytest.mark.parametrize(
    ("id_", "value"),
    [
        ("cue_after_s", 60), ("cue_share", 0.7), ("cue_window_s", 120), ("still_s", 20 * 60),
        ("sitting_s", 30 * 60), ("eyes_s", 20 * 60), ("hold_every_s", 600), ("any_gap_s", 300),
        ("hour_most", 4), ("day_most", 12), ("dismissed_times", 2), ("every_most_s", 3600),
        ("gap_s", 5), ("wait_most_s", 180), ("setup_days", 3), ("effect_s", 60),
        ("fade_1", 1.0), ("fade_2", 0.75), ("fade_3", 0.5), ("fade_4", 0.25), ("fade_back", 1.5),
    ],
)  # fmt: skip
def test_that_the_numbers_are_those_of_the_rules(id_, value):
    assert POLICY[id_] == value
