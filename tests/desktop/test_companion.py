"""The coach in the window: what is heard is shown, what is answered is kept, pauses end."""

from __future__ import annotations

import gc
import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject

from posturecoach.coach import Coach
from posturecoach.coaching.camera import Off
from posturecoach.coaching.effect import Answer
from posturecoach.coaching.policy import began
from posturecoach.coaching.rules import Kind, Scene, Silence
from posturecoach.coaching.state import Fading, Prompt
from posturecoach.desktop.coach_today import CoachToday, silence_words
from posturecoach.desktop.coaching import Coaching
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.pages import SETTINGS, TODAY
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.speaking import Speaking
from posturecoach.desktop.tray import Sign
from posturecoach.desktop.worker import Shown
from posturecoach.guide import Guide
from posturecoach.posture.measure import Person
from posturecoach.settings import CoachSettings, coach_path, read_coach, settings_path, write_coach
from posturecoach.surroundings.desk import Desk
from posturecoach.vision.cameras import Camera
from posturecoach.vision.frame import Trouble, TroubleKind
from tests.vision import mjpeg
from tests.vision.test_sources_live import opened

from .conftest import AGREED
from .looks import look

NOON = datetime(2030, 5, 6, 12, 0, tzinfo=UTC)
CUE = Prompt("cue-0", Kind.CUE, "slump", "cue.back", "zone:slump", "Lean back for a moment.", 1.0)
HOLD = Prompt(
    "hold-1", Kind.HOLD, "head_pitch", "hold_head.any", "hold:head", "Roll your shoulders once.", 2
)


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now

    def go(self, **span):
        self.now += timedelta(**span)


class OneDesk:
    """A sense that tells what a test says."""

    name = "test"
    every_s = 0.01

    def __init__(self):
        self.desk = Desk()

    def look(self):
        return self.desk

    def missing(self):
        return None

    def close(self):
        pass


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def coaching(qapp, home, clock):
    made = []

    def make(senses=list):
        keeper = Keeper(settings_path())
        parent = QObject()
        made.append((keeper, Coaching(keeper, "en", parent, senses=senses, clock=clock), parent))
        return made[-1][1]

    yield make
    for keeper, one, parent in made:
        one.close()
        keeper.close()
        parent.deleteLater()
        keeper.deleteLater()
    made.clear()
    keeper = one = parent = None
    # As for a window: Python may collect the rest in any thread, which Qt does not survive.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_that_a_pause_of_ten_minutes_ends_by_itself_after_ten(qtbot, coaching, clock):
    coaching = coaching()
    coaching.pause("10")
    assert coaching.pause_left() == "paused, 10 minutes left"
    clock.go(minutes=9)
    coaching.tick()
    assert "less than a minute" in coaching.pause_left()
    clock.go(minutes=1, seconds=2)
    with qtbot.waitSignal(coaching.over, timeout=0):
        coaching.tick()
    assert coaching.pause_left() == ""


def test_that_a_pause_right_after_a_look_is_held(coaching, clock):
    one = coaching()
    one.own.hear(NOON, Scene(Person.PRESENT))
    clock.go(milliseconds=100)
    one.pause("10")
    assert one._holding
    clock.go(minutes=10, seconds=1)
    assert not one.hold()


def test_that_a_pause_outlives_the_program(coaching, clock):
    first = coaching()
    first.pause("60")
    first.close()
    first._keeper.close()
    assert read_coach().pause is not None
    clock.go(minutes=5)
    second = coaching()
    assert second.hold()
    clock.go(minutes=56)
    third = coaching()
    assert not third.hold()


def test_that_a_pause_for_a_program_lets_go_of_the_camera_only_while_it_is_in_front(
    qtbot, coaching, clock
):
    sense = OneDesk()
    sense.desk = Desk(app="Impress")
    coaching = coaching(lambda: [sense])
    with qtbot.waitSignal(coaching.desk_changed, timeout=5000):
        coaching.begin()
    assert coaching.app == "Impress"
    coaching.pause("app")
    assert coaching.pause_left() == "paused while Impress is in front"
    clock.go(seconds=5)
    coaching.tick()
    with qtbot.waitSignal(coaching.desk_changed, timeout=5000):
        sense.desk = Desk(app="posturecoach")
    assert coaching.app == "Impress"  # this window is nobody's reason for a pause
    clock.go(seconds=5)
    with qtbot.waitSignal(coaching.over, timeout=0):
        coaching.tick()


def test_that_a_pause_for_a_program_is_no_trap_when_asked_for_in_this_window(
    qtbot, coaching, clock
):
    sense = OneDesk()
    sense.desk = Desk(app="Impress")
    coaching = coaching(lambda: [sense])
    with qtbot.waitSignal(coaching.desk_changed, timeout=5000):
        coaching.begin()
    with qtbot.waitSignal(coaching.desk_changed, timeout=5000):
        sense.desk = Desk(app="posturecoach")
    coaching.pause("app")
    assert coaching._tick.isActive()
    clock.go(seconds=2)
    with qtbot.waitSignal(coaching.over, timeout=0):  # or the camera would stay off for ever
        coaching.tick()
    assert coaching.pause_left() == "paused while Impress is in front"


def test_that_what_it_remembers_is_written_and_read_again(coaching, home):
    other = coaching()
    other.answer("nobody-7", Answer.WRONG)
    other._keeper.close()  # or it might write after the next one
    first = coaching()
    first.own.hear(NOON, Scene(Person.ABSENT))
    first.close()
    first._keeper.close()
    assert read_coach().utc_s == NOON.timestamp()


def test_that_a_damaged_memory_is_set_aside_and_the_coach_begins_anew(coaching, home):
    home.mkdir(parents=True, exist_ok=True)
    coach_path().write_text("{half")
    one = coaching()
    assert one.problem is None
    assert one.own.state == began()
    assert coach_path().with_name("coach.json.broken").read_text() == "{half"


def test_that_a_memory_of_a_newer_version_is_never_written_over(coaching, home):
    home.mkdir(parents=True, exist_ok=True)
    newer = json.dumps({**began().to_dict(), "version": 7})
    coach_path().write_text(newer)
    one = coaching()
    assert "newer" in one.problem.what
    one.pause("10")
    one.close()
    one._keeper.close()
    assert coach_path().read_text() == newer


def test_that_the_sample_clip_has_a_coach_of_its_own_that_is_not_kept(coaching, home):
    one = coaching()
    demo = one.coach(demo=True)
    assert demo is not one.own
    assert demo is one.coach(demo=True)
    demo.hear(NOON, Scene(Person.ABSENT))
    one.close()
    one._keeper.close()
    assert read_coach().utc_s is None


def test_that_loosening_a_rule_is_told_and_putting_it_back_too(qtbot, coaching):
    one = coaching()
    one.own._state = replace(one.own.state, asked=(CUE,))
    with qtbot.waitSignal(one.rules_changed, timeout=0):
        one.answer(CUE.id, Answer.WRONG)
    assert one.own.state.loosened == {"zone:slump": 1}
    with qtbot.waitSignal(one.rules_changed, timeout=0):
        one.restore("zone:slump")
    assert one.own.state.loosened == {}
    with qtbot.assertNotEmitted(one.rules_changed):
        one.answer(CUE.id, Answer.DISMISSED)


# --- In the window.


@pytest.fixture
def open_window(make_window):
    """Return a maker of windows with the page Now in front, which look at nothing."""

    def make(settings=AGREED, **wishes):
        window = make_window(settings, **wishes)
        window.show_page(0)
        return window

    return make


def shown(*prompts, silence=(), **more):
    return Shown(replace(look(**more), prompts=prompts, silence=silence))


def test_that_the_cue_is_shown_as_long_as_there_is_one(open_window):
    window = open_window()
    companion = window.companion
    window._show_look(shown(CUE))
    assert companion.speaking.edge.cued()
    assert companion.sign is Sign.CUE
    window.show()
    window._show_look(shown(CUE))
    assert window.now.said.words() == CUE.text
    window._show_look(shown())
    assert not companion.speaking.edge.cued()
    assert window.now.said.words() == ""
    assert companion.sign is Sign.WATCHING


@pytest.mark.parametrize("reason", [Silence.CALL, Silence.LOCKED, Silence.FULL_SCREEN])
def test_that_nothing_is_left_on_the_screen_in_a_call(open_window, reason):
    window = open_window(replace(AGREED, coach=CoachSettings(notifications="own")))
    speaking = window.companion.speaking
    window._show_look(shown(CUE))
    window.companion._say(HOLD)
    assert speaking.toast.shown() == HOLD.id
    window._show_look(shown(silence=(reason,)))
    assert speaking.toast.shown() is None
    assert not speaking.edge.cued()


def test_that_the_edge_can_be_left_to_the_tray(open_window):
    window = open_window(replace(AGREED, coach=CoachSettings(edge="none")))
    window.companion.follow(window._settings.coach)
    window._show_look(shown(CUE))
    assert window.companion.speaking._edge is None
    assert window.companion.sign is Sign.CUE


@pytest.mark.parametrize(
    ("item", "sign"),
    [
        ({"person": Person.ABSENT}, Sign.CANNOT_SEE),
        ({"person": Person.UNCERTAIN}, Sign.CANNOT_SEE),
        ({}, Sign.WATCHING),
        ({"trouble": Trouble(1.0, TroubleKind.LOST, "Gone.", "plug it in.")}, Sign.CAMERA_OFF),
    ],
)
def test_that_the_sign_says_what_the_camera_does(open_window, item, sign):
    window = open_window()
    window._show_look(shown(**item))
    assert window.companion.sign is sign


def test_that_a_pause_is_shown_and_ends_with_looking_again(qtbot, make_window, clip):
    window = make_window(source=str(clip))
    window.begin()
    with qtbot.waitSignal(window.looking.shown, timeout=20_000):
        pass
    window.pause("10")
    assert window.looking.phase is Phase.OFF
    assert window.companion.sign is Sign.PAUSED
    assert "10 minutes left" in window.now.detail()
    with qtbot.waitSignal(window.looking.shown, timeout=20_000):
        window.companion.coaching.over.emit()


class SleepClock:
    """The two clocks of the watcher; the one that goes on in sleep can be put forward."""

    def __init__(self):
        self.slept_s = 0.0

    def awake_s(self):
        return time.monotonic()

    def passed_s(self):
        return time.monotonic() + self.slept_s


def test_that_the_camera_is_opened_anew_after_the_computer_slept(qtbot, make_window):
    with mjpeg.Camera() as camera:
        made = opened(camera)
        window = make_window(source=camera.url)
        clock = window.companion.coaching._system_clock = SleepClock()
        window.companion.coaching._senses_here = lambda: [OneDesk()]
        window.begin()
        with qtbot.waitSignal(window.looking.shown, timeout=20_000):
            pass
        before = len(made)
        # It still gives pictures, or its silence would be reason enough to open it anew.
        clock.slept_s = 3600.0
        qtbot.waitUntil(lambda: len(made) == before + 1, timeout=20_000)
        with qtbot.waitSignal(
            window.looking.shown,
            timeout=20_000,
            check_params_cb=lambda shown: shown.look.trouble is None,
        ):
            pass
        assert len(made) == before + 1
        assert camera.connections == 1


def test_that_a_pause_from_before_keeps_the_camera_off(make_window, home):
    coach = Coach()
    coach.hear(datetime.now(UTC), Scene(Person.ABSENT))
    coach.pause_for(30, datetime.now(UTC))
    write_coach(coach.state)
    window = make_window(source="/nowhere.mp4")
    window.begin()
    assert window.looking.phase is Phase.OFF
    assert "minutes left" in window.now.detail()


def test_that_every_prompt_can_be_paused_answered_or_said_to_be_wrong(qtbot, open_window):
    window = open_window(replace(AGREED, coach=CoachSettings(notifications="own")))
    speaking = window.companion.speaking
    for number, (what, signal) in enumerate(
        (
            ("pause:10", speaking.pause_asked),
            ("dismissed", speaking.answered),
            ("accepted", speaking.answered),
            ("wrong", speaking.wrong_asked),
            ("show", speaking.show_asked),
        )
    ):
        prompt = replace(HOLD, id=f"hold-{number}")
        window.companion._say(prompt)
        with qtbot.waitSignal(signal, timeout=0):
            speaking.toast.answered.emit(prompt.id, what)


def test_that_a_prompt_to_get_up_begins_a_break_that_sees_one_go(qtbot, open_window):
    window = open_window()
    speaking = window.companion.speaking
    sitting = replace(HOLD, id="sitting-1", kind=Kind.SITTING, measure=None, rule="sitting")
    window.companion._say(sitting)
    with qtbot.waitSignal(speaking.answered, timeout=0) as answered:
        speaking.toast.answered.emit(sitting.id, "break")
    assert answered.args == [sitting.id, Answer.ACCEPTED]
    assert speaking.break_timer.running()
    window._show_look(shown(person=Person.ABSENT))
    assert speaking.break_timer._present is False
    resting = Trouble(2.0, TroubleKind.RESTING, "Off.", "wait.")
    window._show_look(shown(person=Person.UNCERTAIN, trouble=resting))
    assert speaking.break_timer._present is None


def test_that_a_lost_notice_becomes_a_window_of_ours(qapp, make_window):
    window = make_window()
    speaking = Speaking(window)

    class Service:
        def show(self, notice):
            self.notice = notice
            return True

        def withdraw(self, id_):
            pass

        def close(self):
            pass

    speaking._notices = service = Service()
    speaking.say(HOLD, None)
    assert speaking._toast is None
    assert ("wrong", "That was wrong") in service.notice.actions
    speaking._take_notice(HOLD.id, "lost")
    assert speaking.toast.shown() == HOLD.id
    speaking.close()


def test_that_the_self_model_opens_and_follows(open_window, home):
    from tests.coaching.stories import scenes, slumps

    window = open_window()
    told = scenes(slumps(5), 0.0)(100.0, 100.0)
    seen = replace(look(), measures=told.measures, neutral=front_neutral())
    window._show_look(Shown(seen))
    window.companion.show_difference(HOLD)
    model = window.companion._show_me.model
    assert model.words()
    before = model.words()
    nearer = {**told.measures}
    nearer["head_pitch"] = replace(told.measures["head_pitch"], from_neutral=12.0)
    model._rest.stop()
    window._show_look(Shown(replace(seen, measures=nearer)))
    assert model.words() != before
    window.companion._show_me.close()


def test_that_without_a_neutral_it_is_said_that_there_is_nothing_to_draw(open_window):
    window = open_window()
    companion = window.companion
    companion.show_difference(HOLD)  # nothing was looked at yet
    assert companion._show_me.isVisible()
    assert "neutral" in companion._show_me.said()
    companion._show_me.close()
    window._show_look(shown())
    companion.show_difference(HOLD)
    assert companion._show_me.isVisible()
    assert "Learn your neutral" in companion._show_me.said()
    assert companion._show_me.model.isHidden()
    window._show_look(Shown(replace(look(), neutral=front_neutral())))
    companion.show_difference(HOLD)
    assert companion._show_me.said() == ""
    assert companion._show_me.model.isVisible()
    companion._show_me.close()


def test_that_the_last_minute_follows_the_theme(open_window):
    window = open_window()
    companion = window.companion
    window._show_look(shown(CUE))
    companion.show_last_minute(CUE)
    assert companion._replay.player._colours is LIGHT
    companion.set_colours(DARK)
    assert companion._replay.player._colours is DARK
    companion._replay.close()


def test_that_a_prompt_in_a_break_is_not_said_and_the_coach_knows(open_window):
    window = open_window()
    companion = window.companion
    around = companion.coaching.own._around
    demo = companion.coaching.coach(demo=True)._around
    assert not around().on_break
    companion.speaking.start_break("micro")
    assert around().on_break
    assert demo().on_break
    companion.speaking.break_timer.later.click()
    assert not around().on_break
    assert not demo().on_break


def test_that_the_last_minute_is_played_and_only_a_decision_loosens_the_rule(qtbot, open_window):
    window = open_window()
    companion = window.companion
    coaching = companion.coaching
    coaching.own._state = replace(coaching.own.state, asked=(HOLD, CUE))
    window.show()
    window._show_look(shown(CUE))
    assert companion._last.kept(CUE.id) is not None
    for decision, loosened in (
        ("close", {}), ("keep", {}), ("loosen", {"zone:slump": 1})
    ):  # fmt: skip
        coaching.own._state = replace(coaching.own.state, answered=())
        with qtbot.waitSignal(window.now.wrong_asked, timeout=0):
            window.now.said.wrong.click()
        companion._replay.decided.emit(CUE.id, decision)
        assert coaching.own.state.loosened == loosened
    assert coaching.own.state.counts["wrong:cue"] == 2
    assert window.settings_page.coach._rows.count() == 2
    rules = {rule.measure: rule for rule in window.companion.rules}
    assert rules["slump"] not in window.companion._all_rules


def test_that_an_answer_about_the_clip_is_none_about_the_person(open_window):
    window = open_window()
    companion = window.companion
    coaching = companion.coaching
    coaching.own._state = replace(coaching.own.state, asked=(CUE,))
    window.show()
    companion.show_demo(demo=True)
    window._show_look(shown(CUE))
    companion.show_last_minute(CUE)
    replay = companion._replay
    companion.show_demo(demo=False)
    assert replay.isHidden()
    assert companion._replay is None
    assert not coaching.own.state.loosened


def test_that_a_break_that_was_put_off_does_not_come_up_in_a_call(open_window):
    window = open_window()
    speaking = window.companion.speaking
    speaking.break_timer.start("move")
    speaking.break_timer.later.click()
    assert speaking._later.isActive()
    window._show_look(shown(silence=(Silence.CALL,)))
    assert not speaking._later.isActive()


def test_that_prompts_go_where_the_settings_say_from_the_next_one_on(make_window):
    window = make_window()
    speaking = Speaking(window)

    class Service:
        def show(self, notice):
            raise AssertionError(notice)

        def withdraw(self, id_):
            pass

        def close(self):
            pass

    speaking._notices = Service()
    speaking.follow(CoachSettings(notifications="own"), 60.0)
    speaking.say(HOLD, None)
    assert speaking.toast.shown() == HOLD.id
    speaking.close()


def test_that_who_asks_for_the_camera_after_the_clip_asks_for_no_pause(open_window):
    window = open_window(source="/nowhere.mp4")
    window.companion.coaching.pause("60")
    window._see_demo(demo=True)
    window._leave_demo()
    assert window.companion.coaching.own.pause is None


def test_that_no_keys_turn_the_camera_on_before_somebody_agreed(make_window):
    window = make_window(replace(AGREED, agreed=None), source="/nowhere.mp4")
    window.begin()
    window.companion.ways_in.pressed.emit()
    assert window.looking.phase is Phase.OFF


@pytest.mark.parametrize("source", ["0", "hd cam", "/dev/video0"])
def test_that_the_senses_are_told_which_camera_is_ours(open_window, source):
    class Videos(OneDesk):
        ours = None

    videos = Videos()
    window = open_window(source=source)
    window.companion.coaching._senses = [videos]
    window._show_cameras([Camera(0, "HD Cam", "/dev/video0", 0, 0)])
    assert videos.ours == "/dev/video0"  # given away to who else wants it
    window._see_demo(demo=True)
    window._name_camera()
    assert videos.ours is None


def test_that_a_rest_for_a_program_in_front_is_a_pause_with_a_way_back(open_window):
    window = open_window()
    resting = Trouble(2.0, TroubleKind.RESTING, "Off.", "wait.")
    window._show_look(shown(person=Person.UNCERTAIN, trouble=resting, off=Off.PAUSED))
    assert window.companion.sign is Sign.PAUSED


def test_that_a_break_can_be_answered_by_an_exercise(open_window):
    window = open_window()
    guide = Guide(None)
    guide.report_flags(())
    window.companion.guide = lambda: guide
    speaking = window.companion.speaking
    speaking.start_break("micro")
    speaking.break_timer.exercise_asked.emit("micro")
    one = window.companion._exercise
    seen = set()
    for _ in range(10):
        seen.add(one.shown)
        assert one._name.text()
        assert one._steps.text().startswith("1. ")
        assert "Finish and get help" in one._stop.text()
        speaking.break_timer.exercise_asked.emit("micro")
    assert len(seen) >= 3
    one.finish.click()
    assert one.isHidden()


def front_neutral():
    """Return what is learned from a picture of the fixtures."""
    from pathlib import Path

    from posturecoach.analysis.learn import Lesson
    from posturecoach.rulebook import zone_rules
    from posturecoach.session import Session
    from posturecoach.vision.sources import open_source

    fixture = Path(__file__).parents[1] / "fixtures" / "front_upright.jpg"
    session = Session(open_source(str(fixture)), model="lite", rules=zone_rules())
    lesson = Lesson(1.0, live=False, total=1)
    for seen in session.looks():
        lesson.take(seen)
    return lesson.finish(made=NOON.isoformat())


def test_that_today_says_what_the_coach_did_and_why_it_is_quiet(make_window):
    window = make_window()
    window.show_page(TODAY)
    words = window.today.coach.words()
    assert words["today"] == "0 of at most 12"
    assert words["wrong"] == "none so far"
    page = CoachToday()
    coach = Coach()
    counts = {"shown:hold": 4, "wrong:hold": 1, "worked:hold": 2, "unchanged:hold": 1}
    coach._state = replace(
        coach.state, counts=counts, silence=(Silence.CALL,), fading=Fading(step=2)
    )
    page.show_coach(coach, NOON.date())
    assert page.words()["helped"].startswith("2 of 3")
    assert page.words()["wrong"].startswith("25 %")
    assert "call" in page.words()["quiet"]
    assert "week 3: 50 %" in page.words()["fading"]
    assert not page.back.isHidden()
    assert "too little" in page.words()["week"]
    week = Fading(step=4, judged_s=7200.0, bad_s=720.0, last_share=0.2)
    coach._state = replace(coach.state, fading=week)
    page.show_coach(coach, NOON.date())
    assert page.words()["week"].startswith("10 % of the time")
    assert page.words()["week"].endswith("last week 20 %")
    assert page.words()["fading"].startswith("faded")
    page.deleteLater()


def test_that_every_silence_has_words():
    for reason in Silence:
        assert silence_words((reason,))


def test_that_the_card_of_the_coach_asks_for_what_is_chosen(qtbot, make_window):
    window = make_window()
    window.show_page(SETTINGS)
    card = window.settings_page.coach
    card.quiet.setText("22:00-07:00, 12:00-12:30")
    with qtbot.waitSignal(window.settings_page.changed, timeout=0):
        card.quiet.editingFinished.emit()
    assert window._settings.coach.quiet_hours == ("22:00-07:00", "12:00-12:30")
    assert window.companion.coaching.own.wishes.quiet_hours[0].start.hour == 22
    card.quiet.setText("late")
    card.quiet.editingFinished.emit()
    assert window._settings.coach.quiet_hours == ("22:00-07:00", "12:00-12:30")
    assert "Not understood" in card._quiet_note.text()
    card.hotkey.setText("P")
    card.hotkey.editingFinished.emit()
    assert window._settings.coach.hotkey is None
    assert "Not understood" in card._hotkey_note.text()


def test_that_what_keeps_the_keys_from_working_is_said_until_there_are_others(make_window):
    window = make_window()
    window.show_page(SETTINGS)
    card = window.settings_page.coach
    card.hotkey.setText("Ctrl+Alt+P")
    card.hotkey.editingFinished.emit()
    card.show_hotkey("Another program has these keys.")
    card.prompts.click()
    card.eyes.click()
    assert "Another program" in card._hotkey_note.text()
    card.hotkey.setText("P")
    card.hotkey.editingFinished.emit()
    assert "Not understood" in card._hotkey_note.text()
    card.hotkey.setText("Ctrl+Alt+P")
    card.hotkey.editingFinished.emit()
    assert "Another program" in card._hotkey_note.text()
    card.hotkey.setText("Ctrl+Alt+O")
    card.hotkey.editingFinished.emit()
    assert "Another program" not in card._hotkey_note.text()
    card.show_hotkey("Another program has these keys.")
    card.show_hotkey("")  # it works now
    card.eyes.click()
    assert "Another program" not in card._hotkey_note.text()


def test_that_the_start_at_login_is_an_entry_of_the_desktop(
    qtbot, make_window, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    window = make_window()
    window.show_page(SETTINGS)
    login = window.settings_page.coach.login
    assert not login.isChecked()
    login.click()
    entry = tmp_path / "autostart" / "posturecoach.desktop"
    assert "--minimized" in entry.read_text()
    login.click()
    assert not entry.exists()


def test_that_loosened_rules_are_listed_with_a_way_back(qtbot, open_window):
    window = open_window()
    coaching = window.companion.coaching
    coaching.own._state = replace(coaching.own.state, loosened={"zone:slump": 2, "still": 1})
    window.show_page(SETTINGS)
    card = window.settings_page.coach
    texts = [card._rows.itemAt(i).widget().text() for i in range(card._rows.count())]
    assert texts == ["Sitting lower, 2 steps", "Put back", "Sitting still, 1 step", "Put back"]
    card._rows.itemAt(1).widget().click()
    assert coaching.own.state.loosened == {"still": 1}


def test_that_the_rate_is_lower_on_battery(qtbot, make_window):
    window = make_window()
    sense = OneDesk()
    sense.desk = Desk(on_battery=True)
    window.companion.coaching._senses_here = lambda: [sense]
    with qtbot.waitSignal(window.companion.coaching.desk_changed, timeout=5000):
        window.companion.coaching.begin()
    assert window.companion.looks_per_s(10.0) == 4.0


def test_that_today_goes_on_where_the_journal_left_it(qtbot, make_window, home):
    from posturecoach.diary import Diary
    from posturecoach.journal import journal_path
    from tests.coaching.stories import sits
    from tests.test_diary import looks

    # Noon lies in today at any time of the day, also just after midnight.
    noon = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
    diary = Diary(journal_path())
    assert diary.opened()
    for one in looks(sits(10), 130.0):
        diary.see(replace(one, when=noon + timedelta(seconds=one.time_s)))
    diary.close()
    window = make_window(source="/nowhere.mp4")
    with qtbot.waitSignal(window.companion.remembering.restored, timeout=10_000):
        window.begin()
    window.show_page(TODAY)
    assert window.today.words()["sitting"] == "2 min"


def test_that_what_is_done_at_the_window_is_in_the_journal(qtbot, make_window, home):
    from posturecoach.journal import Reader, journal_path

    window = make_window(source="/nowhere.mp4")
    window.begin()
    remembering = window.companion.remembering
    assert remembering.diary.opened()
    window.pause("10")
    window._resume()
    window.companion.speaking.break_over.emit(70.0, True)
    guide = Guide(None, remembering.note)
    guide.report_flags(())
    window.companion.guide = lambda: guide
    window.companion.show_exercise()
    window.companion._exercise.finish.click()
    window._change(replace(window._settings, model="lite"))
    window.leave()
    day = datetime.now().astimezone().date()
    with Reader(journal_path()) as reader:
        events = {str(e.kind): e.data for e in reader.events(day, day)}
    assert events["pause"] == {"reason": "paused", "for_s": 600.0}
    assert events["break"] == {"for_s": 70.0, "offered": True, "taken": True}
    assert events["exercise"]["done"]
    assert events["setting"] == {"name": "model", "was": "full", "now": "lite"}
    assert "resume" in events
    assert "stop" in events


def test_that_a_pause_has_one_end_in_the_journal(qtbot, make_window, home):
    from posturecoach.journal import Reader, journal_path

    window = make_window(source="/nowhere.mp4")
    window.begin()
    coaching = window.companion.coaching
    assert window.companion.remembering.diary.opened()
    coaching._app = "Impress"
    window.pause("app")
    with qtbot.waitSignal(coaching.over, timeout=0):
        coaching.tick()  # it is not in front: looked at again, and the pause still waits for it
    window.looking.stop()
    coaching.over.emit()
    window._resume()
    window._resume()
    window.pause("10")
    window.pause("30")  # in place of the other
    window._resume()
    window.leave()
    day = datetime.now().astimezone().date()
    with Reader(journal_path()) as reader:
        kinds = [str(e.kind) for e in reader.events(day, day)]
    told = [kind for kind in kinds if kind in ("pause", "resume")]
    assert told == ["pause", "resume"] * 3


def test_that_a_pause_from_before_has_one_end_in_the_journal_too(make_window, home):
    from posturecoach.journal import Reader, journal_path

    coach = Coach()
    coach.hear(datetime.now(UTC), Scene(Person.ABSENT))
    coach.pause_for(30, datetime.now(UTC))
    write_coach(coach.state)
    window = make_window(source="/nowhere.mp4")
    window.begin()
    assert window.companion.remembering.diary.opened()
    window._resume()
    window._resume()
    window.leave()
    day = datetime.now().astimezone().date()
    with Reader(journal_path()) as reader:
        assert [str(e.kind) for e in reader.events(day, day)].count("resume") == 1


def test_that_a_journal_that_is_not_wanted_is_not_made(make_window, home):
    from posturecoach.journal import journal_path
    from posturecoach.settings import JournalSettings

    for options in ({"no_journal": True}, {}):
        settings = AGREED if options else replace(AGREED, journal=JournalSettings(keep=False))
        window = make_window(settings, source="/nowhere.mp4", **options)
        window.begin()
        assert window.companion.remembering.diary is None
        window.leave()
        assert not journal_path().exists()


def test_that_a_second_window_says_that_the_journal_is_kept_by_the_first(qtbot, make_window, home):
    first = make_window(source="/nowhere.mp4")
    first.begin()
    assert first.companion.remembering.diary.opened()
    second = make_window(source="/nowhere.mp4")
    with qtbot.waitSignal(second.companion.remembering.told, timeout=10_000):
        second.begin()
    assert second.companion.remembering.diary.failed


def test_that_privacy_says_what_is_so_and_erases_for_good(qtbot, make_window, home):
    from posturecoach.desktop.pages import PRIVATE
    from posturecoach.journal import Reader, journal_path
    from posturecoach.record.event import EventKind

    window = make_window(source="/nowhere.mp4")
    window.begin()
    remembering = window.companion.remembering
    assert remembering.diary.opened()
    remembering.note(EventKind.NOTE, text="my knee")
    window.show_page(PRIVATE)
    with qtbot.waitSignal(remembering.asked, timeout=10_000):
        window.privacy_page.backup_asked.emit()
    facts = window._privacy.facts()
    assert facts.pictures == 0
    assert facts.connections == 0
    assert facts.events >= 1
    assert {str(one.role) for one in facts.files} >= {"journal", "backups", "settings"}
    with qtbot.waitSignal(remembering.asked, timeout=10_000):
        window.privacy_page.erase_all_asked.emit()
    assert "erased" in window.notice.words()
    with Reader(journal_path()) as reader:
        assert reader.span().events == 0
    assert not any(b"my knee" in file.read_bytes() for file in home.rglob("*") if file.is_file())
    with qtbot.waitSignal(window._keeper.changed, timeout=0):
        window.privacy_page.keep_asked.emit(90)
    assert window._settings.journal.keep_days == 90
    assert remembering.diary.keep_days == 90


def test_that_the_cameras_times_are_those_of_the_looking(make_window):
    from posturecoach.desktop.privacy import CameraTimes

    clock = Clock()
    window = make_window()
    times = CameraTimes(window.looking, clock)
    window.looking.phase_changed.emit(Phase.OPENING)
    clock.go(minutes=5)
    resting = Trouble(1.0, TroubleKind.RESTING, "Off.", "wait.")
    window.looking.shown.emit(shown(trouble=resting, person=Person.UNCERTAIN))
    clock.go(minutes=1)
    window.looking.shown.emit(shown())
    clock.go(minutes=1)
    window.looking.phase_changed.emit(Phase.OFF)
    spans = [(one.off - one.on).total_seconds() for one in times.today()]
    assert spans == [300.0, 60.0]
    clock.go(days=1)
    assert times.today() == ()
