"""The player's page, as somebody before the camera meets it: real readers, real gate, real page."""

from __future__ import annotations

import sys

import pytest
from exercises.movers import replace
from PySide6.QtCore import Qt

from posturecoach.desktop import player_run
from posturecoach.desktop.player_lead import Hindrance, Lead
from posturecoach.desktop.player_page import PlayerPage
from posturecoach.exercise_book import care_words, exercise_words, exercises, safety_rules
from posturecoach.exercises.counter import Reason
from posturecoach.exercises.gate import Permit, Refusal, Safety, ask, report
from posturecoach.exercises.library import STOP_ALWAYS, Side
from posturecoach.exercises.player import Stage
from posturecoach.exercises.progress import Change
from posturecoach.posture.measure import Person
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.vision.sources import open_source

from .movements import looks_of, lost, nobody
from .recorders import Recorder

EN = exercise_words("en")


CLEARED = Safety(conditions=frozenset({"nerve"}), allowed=frozenset({"nerve"}))


def permit(id_):
    given = ask(exercises()[id_], CLEARED, safety_rules())
    assert isinstance(given, Permit)
    return given


class Meeting:
    """A page, and all that it told."""

    def __init__(self, page):
        self.page, self.ended, self.left = page, [], []
        page.ended.connect(lambda *told: self.ended.append(told))
        page.left.connect(lambda: self.left.append(1))

    def play(self, id_, level=1, *, begin=True, **more):
        self.page.play(permit(id_), level, **more)
        if begin:
            for check in self.page.intro.checks:
                check.setChecked(True)
            self.page.intro.try_begin()
        return self.page

    def see(self, looks):
        for look in looks:
            self.page.see(look)

    @property
    def shown(self):
        page = self.page
        views = (page.intro, page.run, page.hurt, page.summary)
        return next(view for view in views if page._stack.currentWidget() is view)


@pytest.fixture
def recorder(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Recorder(folder)


@pytest.fixture
def meeting(qtbot, qapp):
    page = PlayerPage()
    page.resize(1280, 720)
    qtbot.addWidget(page)
    page.show()
    return Meeting(page)


# --- Only with a permit.


def test_that_nothing_is_played_without_a_permit(meeting):
    flag = next(iter(safety_rules().flags))
    safety = report(Safety(), [flag], "2030-01-31", safety_rules())
    refusal = ask(exercises()["M1"], safety, safety_rules())
    assert isinstance(refusal, Refusal)
    for wrong in (refusal, exercises()["M1"], "M1", None):
        with pytest.raises(TypeError, match="permit"):
            meeting.page.play(wrong, 1)
    for look in looks_of("M1", reps=1):
        meeting.page.see(look)  # nothing is being done
    assert not meeting.ended


@pytest.mark.parametrize("level", [0, 2, 4])
def test_that_no_level_above_the_permitted_is_played(meeting, level):
    easy = Permit(exercises()["M1"], most_level=1)
    with pytest.raises(ValueError, match="level"):
        meeting.page.play(easy, level)


# --- Before it begins.


def test_that_it_says_what_to_see_to_and_waits_for_it(meeting, qtbot, qapp):
    page = meeting.play("C4", 2, begin=False)
    qapp.processEvents()
    assert EN.exercises["C4"].steps[0] in page.intro.steps.text()
    assert EN.exercises["C4"].levels[1] in page.intro.dose.text()
    assert len(page.intro.checks) == len(exercises()["C4"].confirm) > 0
    assert not page.intro.begin_button.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert meeting.shown is page.intro
    assert page.intro.checks[0].hasFocus()
    for check in page.intro.checks:
        qtbot.keyClick(check, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert meeting.shown is page.run


def test_that_notes_of_the_gate_are_shown(meeting):
    given = Permit(exercises()["M1"], helper=True, notes=("osteoporosis",))
    meeting.page.play(given, 1, language="de")
    words = meeting.page.intro.notes.text()
    assert care_words("de")["effect.helper"] in words
    assert care_words("de")["condition.osteoporosis"] in words


def test_that_nothing_is_counted_before_it_begins(meeting):
    meeting.play("M1", begin=False)
    meeting.see(looks_of("M1", reps=2))
    assert meeting.shown is meeting.page.intro
    meeting.page.leave()
    assert not meeting.ended
    assert meeting.left == [1]


@pytest.mark.parametrize("id_", exercises())
@pytest.mark.parametrize("language", ["en", "de"])
def test_that_stop_rules_are_always_there(meeting, id_, language):
    meeting.play(id_, language=language)
    lines = exercise_words(language).lines
    for sign in (*STOP_ALWAYS, *exercises()[id_].stop):
        assert lines[f"stop.{sign}"] in meeting.page.stop_rules.text()
    assert meeting.page.stop_rules.isVisible()
    meeting.page._hurts()
    assert meeting.page.stop_rules.isVisible()


# --- Counting.


def test_that_a_whole_exercise_is_counted_and_told(meeting):
    page = meeting.play("M1", pain_before=1.0)
    rings, cues = [], set()
    for look in looks_of("M1", reps=6):
        page.see(look)
        if meeting.shown is page.run:
            rings.append(page.run.ring._ring)
            cues.add(page.run.cue.text())
    assert meeting.shown is page.summary
    assert max(rings) > 0.95
    assert {EN.lines["cue.further"], EN.lines["cue.other_side"]} <= cues
    assert "6 of 6" in page.summary.counted.text()
    assert page.summary.title.text() == EN.lines["cue.done"]
    assert not meeting.ended  # the pain comes with it
    page.summary.scale.buttons[2].click()
    (given, result, before, after), *more = meeting.ended
    assert not more
    assert given.exercise.id == result.exercise == "M1"
    assert dict(result.reps) == {Side.LEFT: 6, Side.RIGHT: 6}
    assert (before, after) == (1.0, 2.0)
    page.show_change(Change(2, 1))
    assert "2" in page.summary.change.text()
    page.summary.done.click()
    assert meeting.left == [1]


@pytest.mark.parametrize("id_", ["C3", "C4", "M5", "P1"])
def test_that_real_looks_are_counted_right(meeting, id_):
    page = meeting.play(id_)
    meeting.see(looks_of(id_, reps=3))
    page._escape()
    assert "3 of" in page.summary.counted.text()
    page.summary.skip.click()
    assert sum(meeting.ended[0][1].reps.values()) == 3
    assert meeting.ended[0][3] is None


def test_that_the_count_of_each_side_is_there(meeting):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=2))
    assert page.run.sides[Side.LEFT].text().endswith("2 / 6")
    assert page.run.sides[Side.RIGHT].text().endswith("2 / 6")
    assert "▸" in page.run.sides[Side.RIGHT].text() + page.run.sides[Side.LEFT].text()


def test_that_partial_tries_have_a_reason(meeting):
    page = meeting.play("C3")
    meeting.see(looks_of("C3", reps=2, spoil=lambda p, x: replace(p, shrug_m=0.06 * x)))
    assert meeting.page._lead.result().partial == {Reason.OTHER_MOVEMENT: 2}
    page._escape()
    assert "2" in page.summary.partial.text()
    assert page.summary.partial.isVisible()


def test_that_the_reason_is_told_in_words(meeting):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=2, far=0.75))
    page._escape()
    assert EN.lines["cue.not_deep"] in page.summary.partial.text()


def test_that_what_the_camera_cant_count_is_said(meeting):
    """The chin glide from the front: by the clock, and every word says so."""
    page = meeting.play("M3")
    notes = set()
    for look in looks_of("M1", reps=3, far=0.0):
        page.see(look)
        notes.add(page.run.note.text())
    assert EN.lines["general.timer_note"] in notes
    assert any("side" in note for note in notes)  # from there it is counted
    page._escape()
    assert "Nothing was counted by the camera" in page.summary.counted.text()
    page.summary.skip.click()
    assert meeting.ended[0][1].by_clock


def test_that_from_the_wrong_side_one_is_asked_to_turn(meeting):
    page = meeting.play("P2")
    assert {c.view for c in exercises()["P2"].cameras} == {"side"}
    meeting.see(looks_of("C3", reps=1))
    assert "side" in page.run.cue.text()
    assert page._now.hindrance is Hindrance.TURN_SIDE
    meeting.see(looks_of("P2", reps=2, start_s=200.0))
    assert page._now.hindrance is None
    assert sum(page._lead.result().reps.values()) == 2


def test_that_turning_away_meanwhile_is_said(meeting):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=1))
    meeting.see(looks_of("P2", reps=1, start_s=100.0))
    assert page._now.hindrance is Hindrance.TURN_FRONT


# --- What does not count.


def test_that_nobody_and_no_picture_are_said_and_do_not_count(meeting):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=1))
    before = dict(page._lead.result().reps)
    for n in range(30):
        page.see(nobody(100.0 + n / 10))
    assert "Nobody is in the picture." in page.run.cue.text()
    for n in range(30):
        page.see(lost(103.0 + n / 10))
    assert page.run.cue.text() == "No picture, so nothing counts now."
    assert "Plug it in again." in page.run.note.text()
    assert dict(page._lead.result().reps) == before


def test_that_the_clock_stands_still_while_the_camera_is_gone(meeting):
    """A rest or a guided pace does not run out unseen."""
    page = meeting.play("M3")
    meeting.see(looks_of("M1", reps=1, far=0.0))
    before = page._lead.result()
    for n in range(600):
        page.see(lost(100.0 + n / 10))
    assert page._lead.result() == before


def test_that_a_walk_is_no_walk_without_a_picture(meeting):
    page = meeting.play("R1")
    for n in range(20):
        page.see(nobody(10.0 + n))
    gone_s = max(page._lead.result().best.values())
    assert gone_s == pytest.approx(19.0, abs=1.1)
    for n in range(300):
        page.see(lost(30.0 + n))
    assert max(page._lead.result().best.values()) == gone_s


def test_that_what_is_not_sure_is_no_walk(meeting):
    """A room that got dark: nobody knows whether somebody sits there."""
    page = meeting.play("R1")
    for n in range(20):
        page.see(replace(nobody(10.0 + n), person=Person.UNCERTAIN))
    assert max(page._lead.result().best.values()) == 0.0


def test_that_the_time_of_pain_is_no_walk(meeting):
    page = meeting.play("R1")
    for n in range(10):
        page.see(nobody(10.0 + n))
    page._hurts()
    for n in range(300):
        page.see(nobody(20.0 + n))
    page._pain_told(1.0)
    page.hurt.same.click()
    for n in range(10):
        page.see(nobody(320.0 + n))
    assert max(page._lead.result().best.values()) < 25.0


def test_that_it_says_so_when_no_look_comes_at_all(meeting, qtbot):
    page = meeting.play("M1")
    page._quiet.setInterval(30)
    meeting.see(list(looks_of("M1", reps=1))[:40])
    qtbot.waitUntil(lambda: page.run.cue.text() == "No picture, so nothing counts now.")


def test_that_a_pause_does_not_count(meeting, qtbot):
    page = meeting.play("M1")
    looks = list(looks_of("M1", reps=4))
    meeting.see(looks[:30])
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert "Paused" in page.run.cue.text()
    assert not page.run.demonstration.is_moving()
    meeting.see(looks[30:])
    assert sum(page._lead.result().reps.values()) == 0
    qtbot.keyClick(page, Qt.Key.Key_Space)
    meeting.see(looks_of("M1", reps=2, start_s=200.0))
    assert dict(page._lead.result().reps) == {Side.LEFT: 2, Side.RIGHT: 2}


def test_that_a_pause_does_not_end_a_rest(meeting):
    """Rest of 30 s after the first set; an hour of pause in between takes nothing of it."""
    lead = Lead(permit("C4"), 2)
    looks = list(looks_of("C4", reps=8, level=2))
    for look in looks:
        moment = lead.see(look).moment
        if moment is not None and moment.left_s is not None:
            break
    assert moment.stage is Stage.REST
    left_s = moment.left_s
    lead.paused = True
    for n in range(100):
        lead.see(replace(look, time_s=look.time_s + 36.0 * (n + 1)))
    lead.paused = False
    after = lead.see(replace(look, time_s=look.time_s + 3600.1)).moment
    assert after.stage is Stage.REST
    assert left_s - after.left_s < 0.5


# --- It hurts.


@pytest.mark.parametrize(
    ("before", "now", "ends"), [(2.0, 3.0, False), (2.0, 4.0, True), (0.0, 6.0, True)]
)
def test_that_pain_is_answered_as_the_gate_does(meeting, qtbot, before, now, ends):
    page = meeting.play("M1", 2, pain_before=before)
    meeting.see(looks_of("M1", reps=1, level=2))
    qtbot.keyClick(page, Qt.Key.Key_H)
    assert meeting.shown is page.hurt
    qtbot.keyClick(page.hurt.scale.buttons[0], str(int(now)))
    if not ends:
        assert page.hurt.advice.text() == care_words("en")["pain.fine"]
        page.hurt.same.click()
        assert meeting.shown is page.run
        return
    assert meeting.shown is page.summary
    assert page.summary.title.text() == care_words("en")["pain.stop"]
    assert meeting.ended[0][3] == now
    page.summary.done.click()
    assert meeting.left == [1]


def test_that_smaller_may_be_a_level_lower_and_keeps_the_count(meeting):
    page = meeting.play("M1", 2, pain_before=3.0)
    meeting.see(looks_of("M1", reps=1, level=2, far=1.25))
    assert sum(page._lead.result().reps.values()) == 2
    page._hurts()
    page._pain_told(4.0)
    assert page.hurt.advice.text() == care_words("en")["pain.smaller"]
    page.hurt.easier.click()
    meeting.see(looks_of("M1", reps=2, start_s=300.0))
    result = page._lead.result()
    assert (result.level, dict(result.reps)) == (1, {Side.LEFT: 3, Side.RIGHT: 3})


def test_that_nothing_counts_while_it_hurts(meeting):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=1))
    page._hurts()
    meeting.see(looks_of("M1", reps=3, start_s=200.0))
    assert sum(page._lead.result().reps.values()) == 2


# --- Leaving.


def test_that_escape_keeps_what_was_counted(meeting, qtbot):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=2))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert meeting.shown is page.summary
    assert page.summary.title.text() != EN.lines["cue.done"]
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert sum(meeting.ended[0][1].reps.values()) == 4
    assert meeting.ended[0][3] is None
    assert meeting.left == [1]


def test_that_the_window_may_close_at_any_time(meeting):
    meeting.play("M1")
    meeting.see(looks_of("M1", reps=1))
    meeting.page.leave()
    assert len(meeting.ended) == 1
    assert meeting.left == [1]
    meeting.page.leave()
    assert (len(meeting.ended), meeting.left) == (1, [1])


def test_that_nothing_done_is_nothing_told(meeting, qtbot):
    meeting.play("M1")
    meeting.see(list(looks_of("M1", reps=1))[:5])
    qtbot.keyClick(meeting.page, Qt.Key.Key_Escape)
    assert not meeting.ended
    assert meeting.left == [1]


def test_that_it_can_be_played_again(meeting):
    page = meeting.play("M1")
    meeting.see(looks_of("M1", reps=1))
    page.leave()
    page = meeting.play("C3")
    assert page.name.text() == EN.exercises["C3"].name
    meeting.see(looks_of("C3", reps=2))
    page.leave()
    assert [told[1].exercise for told in meeting.ended] == ["M1", "C3"]
    assert sum(meeting.ended[1][1].reps.values()) == 2


# --- How it looks and is worked.


def test_that_the_screen_is_asked_for_by_key(meeting, qtbot):
    with qtbot.waitSignal(meeting.page.full_screen_asked) as asked:
        meeting.play("M1")
        qtbot.keyClick(meeting.page, Qt.Key.Key_F)
    assert asked.args == [True]
    meeting.page.set_full_screen(True)
    with qtbot.waitSignal(meeting.page.full_screen_asked) as asked:
        qtbot.keyClick(meeting.page, Qt.Key.Key_F)
    assert asked.args == [False]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (3840, 2160)])
def test_that_the_cue_can_be_read_from_two_metres(meeting, width, height):
    """On a screen 30 cm high: letters of at least 1 cm, a two-hundredth of the distance."""
    page = meeting.play("M1")
    page.resize(width, height)
    assert page.run.cue.font().pixelSize() * 300.0 / height >= 15.0  # capitals have 0.7 of it


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("id_", exercises())
def test_that_a_small_window_holds_everything(meeting, qapp, id_, language):
    meeting.play(id_, language=language, begin=False)
    page = meeting.page
    page.resize(900, 560)
    for view in (page.intro, page.run):
        page._show(view)
        qapp.processEvents()
        assert (page.width(), page.height()) == (900, 560)
        assert page.stop_rules.geometry().bottom() <= page.height()
        assert page.stop_rules.height() >= page.stop_rules.heightForWidth(page.stop_rules.width())


def test_squats_on_a_real_clip(meeting, real):
    """Up from the first squat; from the second while turning away; the third not from the side.

    Bottoms at 7.0, 16.3 and 23.4 s, the last one from the front.
    """
    page, counted_s, turns_s = meeting.play("C4"), [], []
    source = open_source(str(real / "exercise_squat" / "squat.mp4"), looks_per_s=8.0)
    for look in Session(source, rules=zone_rules()).looks():
        page.see(look)
        if page._now.moment is not None and page._now.moment.counted:
            counted_s.append(look.time_s)
        if page._now.hindrance is Hindrance.TURN_SIDE:
            turns_s.append(look.time_s)
    assert len(counted_s) == 1
    assert 7.0 < counted_s[0] < 16.3
    assert page._lead.result().partial[Reason.NOT_HELD] == 1
    assert turns_s
    assert 19.0 < turns_s[0] < 21.0


def test_that_a_screen_reader_hears_each_new_cue(meeting, monkeypatch):
    heard, shown = [], []
    monkeypatch.setattr(
        player_run.QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    page = meeting.play("C3")
    for look in looks_of("C3", reps=1):
        page.see(look)
        if page.run.cue.text() not in shown[-1:]:
            shown.append(page.run.cue.text())
    assert EN.lines["cue.further"] in heard
    assert heard == shown


# --- Voice and sounds.


def test_that_nothing_is_said_or_sounded_unless_wanted(meeting, recorder):
    for program in ("spd-say", "say", "pw-play", "afplay"):
        recorder.make(program)
    meeting.play("C3")
    meeting.see(looks_of("C3", reps=1))
    assert meeting.page._speech is None
    assert meeting.page._sounds is None
    assert recorder.runs() == []


@pytest.mark.skipif(sys.platform != "linux", reason="other programs elsewhere; see test_speech")
def test_that_each_new_cue_is_said_and_each_repetition_sounds(meeting, recorder, qtbot):
    recorder.make("spd-say")
    recorder.make("pw-play")
    page = meeting.page
    page.set_wishes(voice=True, sounds=True)
    meeting.play("C3", language="de")
    cues = []
    for look in looks_of("C3", reps=2):
        page.see(look)
        if page.run.cue.text() not in cues[-1:]:
            cues.append(page.run.cue.text())
            # A sentence that another one follows at once may never be said; here each is.
            qtbot.waitUntil(lambda: page._speech is None or not page._speech.is_speaking())
        assert page._speech is None or not page._speech.is_speaking()  # not said twice
    qtbot.waitUntil(lambda: page._sounds is None or not page._sounds._playing)
    runs = [run["arguments"] for run in recorder.runs()]
    spoken = [run for run in runs if run[:1] == ["--wait"]]
    assert [run[-1] for run in spoken] == cues
    assert {run[2] for run in spoken} == {"de"}
    assert sum(run[0].endswith("counted.wav") for run in runs) == 2
    page.set_wishes(voice=False, sounds=False)
    assert page._speech is None


@pytest.mark.skipif(sys.platform != "linux", reason="other programs elsewhere; see test_speech")
def test_that_a_pause_and_the_end_are_silent(meeting, recorder, qtbot):
    recorder.make("spd-say", stays=True)
    page = meeting.page
    page.set_wishes(voice=True, sounds=False)
    meeting.play("C3")
    meeting.see(list(looks_of("C3", reps=1))[:30])
    assert page._speech.is_speaking()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not page._speech.is_speaking()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    meeting.see(looks_of("C3", reps=1, start_s=100.0))
    assert page._speech.is_speaking()
    page.leave()
    assert not page._speech.is_speaking()
    page.set_wishes(voice=False, sounds=False)
