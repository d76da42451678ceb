"""A look becomes a scene, and what the coach says becomes part of the look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from stories import MONDAY, POLICY, play, scenes, slumps

from posturecoach.coaching.pauses import unfit
from posturecoach.coaching.policy import advance
from posturecoach.coaching.rules import Around, Silence
from posturecoach.posture.measure import Person, View
from posturecoach.rulebook import coach_words
from posturecoach.session import Learning, Look, scene_of

LOOK = Look(12.0, Person.PRESENT, View.FRONT, calibrated=True)


@pytest.mark.parametrize(
    ("look", "why"),
    [
        (LOOK, ()),
        (replace(LOOK, calibrated=False), (Silence.NOT_CALIBRATED,)),
        (replace(LOOK, settling=True), (Silence.SETTLING,)),
        (replace(LOOK, elsewhere=True), (Silence.ELSEWHERE,)),
        (replace(LOOK, learning=Learning(0.5, None)), (Silence.LEARNING,)),
        (replace(LOOK, person=Person.ABSENT), (Silence.NOBODY,)),
        (replace(LOOK, person=Person.UNCERTAIN), (Silence.UNSURE,)),
    ],
)
def test_that_a_look_that_says_nothing_is_a_scene_that_says_nothing(look, why):
    assert unfit(scene_of(look)) == why


def test_that_what_a_look_holds_and_what_the_desk_does_reach_the_coach():
    told = scenes(slumps(5), 0.0)(200.0, 200.0)
    look = replace(LOOK, measures=told.measures, findings=told.findings, held=told.held)
    around = Around(call=True)
    scene = scene_of(look, around)
    assert (scene.measures, scene.findings, scene.held) == (told.measures, told.findings, told.held)
    assert scene.around is around


def test_that_what_the_coach_says_is_written_as_the_interface_has_it():
    state = play([slumps(6.2)]).state
    part = scenes(slumps(8), 0.0)(380.0, 380.0)
    when = MONDAY + timedelta(minutes=6.3)
    _, out = advance(state, when, part, policy=POLICY, words=coach_words("de"))
    cue, toast = replace(LOOK, prompts=out.prompts).to_json()["prompts"]
    assert cue == {"id": "cue-0", "measure": "head_pitch", "kind": "cue", "text": out.cue.text}
    assert toast["kind"] == "hold"
    assert "6 Minuten" in toast["text"]
    assert LOOK.to_json()["prompts"] == []
