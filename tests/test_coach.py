"""The coach in the loop: on a source that a test wrote down, and on a stream of the loopback."""

from __future__ import annotations

import json
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from posturecoach.coach import Coach
from posturecoach.coaching.camera import Off
from posturecoach.coaching.effect import Answer
from posturecoach.coaching.policy import began
from posturecoach.coaching.rules import Around, Kind, Scene, Silence, Wishes
from posturecoach.errors import OutputError, SettingsError
from posturecoach.posture.measure import Person
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.settings import coach_path, read_coach, set_coach_aside, write_coach
from posturecoach.vision.frame import TroubleKind
from posturecoach.vision.live import LiveSource
from posturecoach.vision.streams import stream_opener
from tests.coaching.stories import scenes, slumps
from tests.vision import mjpeg

NOON = datetime(2030, 5, 6, 12, 0, tzinfo=UTC)
EMPTY = Scene(Person.ABSENT)


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def slump(coach, seconds, since=0.0):
    """Let somebody hold the head down for so long; return what was said, and the last word."""
    told = scenes(slumps(60), 0.0)
    said = []
    for second in range(round(seconds)):
        heard = coach.hear(at(since + second), told(float(second), since + second))
        said += [p for p in heard.outcome.prompts if p.kind is not Kind.CUE]
    return said, heard


def test_that_a_long_hold_is_said_once_and_an_answer_is_taken():
    coach = Coach()
    said, heard = slump(coach, 500)
    assert [p.kind for p in said] == [Kind.HOLD]
    assert heard.outcome.cue is not None
    assert coach.answer(said[0].id, Answer.WRONG)
    assert not coach.answer("hold-99", Answer.WRONG)
    assert coach.state.loosened == {"hold:head": 1}


def test_that_only_the_rule_that_was_wrong_is_loosened_and_can_be_put_back():
    coach = Coach()
    _, heard = slump(coach, 70)
    cue = heard.outcome.cue
    assert coach.answer(cue.id, Answer.WRONG)
    rules = zone_rules()
    looser = coach.zones(rules)
    changed = [old.measure for old, new in zip(rules, looser, strict=True) if old is not new]
    assert set(changed) == {"head_pitch"}
    coach.restore(cue.rule)
    assert coach.zones(rules) == rules


def test_that_a_pause_begins_when_it_is_asked_for_and_ends_by_itself():
    coach = Coach()
    coach.hear(at(0), EMPTY)
    coach.pause_for(10, at(100))  # a hundred seconds after the last look
    assert coach.hear(at(101), EMPTY).off is Off.PAUSED
    assert coach.left_s(at(101)) == pytest.approx(599, abs=0.01)
    assert coach.hear(at(699), Scene(Person.UNCERTAIN, resting=True)).off is Off.PAUSED
    assert coach.hear(at(701), Scene(Person.UNCERTAIN, resting=True)).off is None
    assert coach.pause is None
    assert coach.left_s(at(800)) is None


def test_that_a_pause_can_be_ended_and_one_until_tomorrow_has_no_seconds():
    coach = Coach()
    coach.hear(at(0), EMPTY)
    coach.pause_until_tomorrow(at(1))
    assert coach.hear(at(2), EMPTY).off is Off.PAUSED
    assert coach.left_s(at(800)) is None
    coach.resume()
    assert coach.hear(at(3), EMPTY).off is None


def test_that_a_pause_for_an_application_holds_while_it_is_in_front():
    desk = [Around(app="Impress")]
    coach = Coach(around=lambda: desk[0])
    coach.hear(at(0), EMPTY)
    coach.pause_for_app("Impress", at(1))
    assert coach.hear(at(2), EMPTY).off is Off.PAUSED
    desk[0] = Around(app="Editor")
    assert coach.hear(at(4), EMPTY).off is None
    desk[0] = Around(app="Impress")
    assert coach.hear(at(6), EMPTY).off is Off.PAUSED


def test_that_a_call_and_quiet_hours_reach_the_coach():
    coach = Coach(around=lambda: Around(call=True))
    said, heard = slump(coach, 500)
    assert said == []
    assert Silence.CALL in heard.outcome.silence
    from posturecoach.settings import CoachSettings

    wishes = CoachSettings(quiet_hours=("11:30-12:30",)).wishes()
    assert isinstance(wishes, Wishes)
    coach = Coach(wishes=wishes)
    said, heard = slump(coach, 500)
    assert said == []
    assert Silence.QUIET_HOURS in heard.outcome.silence


def test_that_what_falls_into_a_break_is_neither_said_nor_counted():
    on_break = [True]
    coach = Coach(around=lambda: Around(on_break=on_break[0]))
    said, heard = slump(coach, 500)
    assert said == []
    assert Silence.ON_BREAK in heard.outcome.silence
    assert heard.outcome.cue is not None  # the edge is free
    assert "shown:hold" not in coach.state.counts
    assert not coach.state.hour
    on_break[0] = False
    said, _ = slump(coach, 500, since=500.0)
    assert [prompt.kind for prompt in said] == [Kind.HOLD]


def test_that_german_is_spoken_on_request():
    said, _ = slump(Coach(language="de"), 500)
    assert "Minuten" in said[0].text


def test_that_many_threads_may_ask_at_once():
    coach = Coach()
    coach.hear(at(0), EMPTY)
    stop = threading.Event()

    def restless():
        while not stop.is_set():
            coach.pause_for(10, NOON)
            coach.resume()

    threads = [threading.Thread(target=restless) for _ in range(3)]
    for thread in threads:
        thread.start()
    for second in range(1, 3000):
        coach.hear(at(second), EMPTY)
    stop.set()
    for thread in threads:
        thread.join()
    # A pause that overwrote what was heard meanwhile would set the clock back.
    assert coach.state.clock_s == pytest.approx(2999.0)


def test_that_its_memory_is_kept_for_the_owner_alone_and_read_again(home):
    assert read_coach() is None
    coach = Coach()
    slump(coach, 500)
    write_coach(coach.state)
    assert read_coach() == coach.state
    assert coach_path().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1, "seed": "x"}', "[" * 100_000])
def test_that_a_memory_that_cannot_be_used_is_refused_in_words_and_set_aside(home, text):
    coach_path().parent.mkdir(parents=True, exist_ok=True)
    coach_path().write_text(text)
    with pytest.raises(SettingsError) as refused:
        read_coach()
    assert "coach.json" in refused.value.what
    set_coach_aside()
    assert read_coach() is None
    assert coach_path().with_name("coach.json.broken").read_text() == text
    set_coach_aside()  # nothing there any more


def test_that_a_memory_of_a_newer_version_is_left_alone(home):
    coach_path().parent.mkdir(parents=True, exist_ok=True)
    newer = json.dumps({**began().to_dict(), "version": 99})
    coach_path().write_text(newer)
    with pytest.raises(SettingsError, match="newer"):
        read_coach()
    assert coach_path().read_text() == newer


def test_that_a_memory_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_coach(began(), tmp_path / "file" / "coach.json")


@pytest.fixture
def camera():
    with mjpeg.Camera() as camera:
        yield camera


def ends(looks, true, *, within=400):
    for look, _ in zip(looks, range(within), strict=False):
        if true(look):
            return look
    raise AssertionError("it never came")


def test_that_the_camera_is_let_go_of_while_locked_and_taken_again(camera):
    desk = [Around()]
    source = LiveSource(stream_opener(camera.url), looks_per_s=20)
    coach = Coach(around=lambda: desk[0])
    session = Session(source, model="lite", rules=zone_rules(), coach=coach)
    with closing(session.looks()) as looks:
        assert ends(looks, lambda look: look.trouble is None).silence
        desk[0] = Around(locked=True)
        look = ends(looks, lambda look: look.resting)
        assert look.trouble.kind is TroubleKind.RESTING
        assert look.person is Person.UNCERTAIN
        assert "locked" in look.trouble.what
        assert camera.wait_for(lambda: camera.connections == 0, 4.0)
        look = ends(looks, lambda look: Silence.CAMERA_OFF in look.silence)
        assert Silence.LOCKED in look.silence
        assert Silence.TROUBLE not in look.silence
        assert "silence" in look.to_json()
        desk[0] = Around()
        assert ends(looks, lambda look: look.trouble is None).person is not None
        assert camera.connections == 1


def test_that_pictures_in_a_folder_have_no_coach(tmp_path):
    from pathlib import Path

    from posturecoach.vision.sources import open_source

    fixture = Path(__file__).parent / "fixtures" / "front_upright.jpg"
    session = Session(open_source(str(fixture)), model="lite", rules=zone_rules(), coach=Coach())
    (look,) = list(session.looks())
    assert look.silence == look.prompts == ()


def test_that_a_clip_has_its_own_time_for_the_coach():
    from posturecoach.samples import sample_clip
    from posturecoach.vision.sources import open_source

    coach = Coach()
    source = open_source(str(sample_clip()), looks_per_s=2.0)
    session = Session(source, model="lite", rules=zone_rules(), coach=coach, clock=lambda: NOON)
    last = None
    for look in session.looks():
        last = look
    assert coach.state.utc_s == pytest.approx(at(last.time_s).timestamp(), abs=1.0)


def test_that_looser_rules_are_judged_by_from_the_next_look_on():
    from posturecoach.samples import sample_clip
    from posturecoach.vision.sources import open_source

    rules = zone_rules()
    others = tuple(rule for rule in rules if rule.measure != "slump")
    source = open_source(str(sample_clip()), looks_per_s=5.0)
    session = Session(source, model="lite", rules=rules)
    session.learn(seconds=2.0)
    found = []
    with closing(session.looks()) as looks:
        for look in looks:
            found.append(set(look.findings))
            if len(found) > 15 and found[-1]:
                session.judge_by(others)
                break
        after = [set(look.findings) for look, _ in zip(looks, range(5), strict=False)]
    assert "slump" in set().union(*found)
    assert "slump" not in set().union(*after)
