"""The minute before a prompt: what is kept of it, and what is shown and offered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from people import SIDE, Person, from_side, neutral_of, sight
from PySide6.QtCore import Qt

from posturecoach.coaching.effect import loosened_zones
from posturecoach.coaching.rules import Kind
from posturecoach.coaching.state import Prompt
from posturecoach.desktop.fired_rule import Rules, exact, exact_time, fired_rule
from posturecoach.desktop.palette import DARK
from posturecoach.desktop.replay import Replay
from posturecoach.desktop.sixty_seconds import KEPT, LAST_S, NOTHING, LastSixtySeconds
from posturecoach.desktop.strip import Strip, StripLine
from posturecoach.ergonomics.holding import Hold
from posturecoach.posture.figure_parts import Part
from posturecoach.posture.measure import Absent, Measure, View
from posturecoach.posture.measure import Person as Who
from posturecoach.rulebook import hold_rules, policy_rules, zone_rules
from posturecoach.session import Look

FRONT = neutral_of(sight(Person()))
RIGHT = neutral_of(sight(from_side(Person(neck=10, arm=20)), SIDE, face=False))
RULES = Rules(zone_rules(), hold_rules(), policy_rules())
HELD = Hold("head", "head_pitch", 412.0, 405.0, 34.0)


def prompt(rule="zone:head_pitch", kind=Kind.CUE, measure="head_pitch"):
    return Prompt("x", kind, measure, "cue.head", rule, "Let your head balance lightly.", 9.0)


def measure(id_="head_pitch", change=25.04, value=31.0, pm=8.0, unit="deg"):
    return Measure(id_, unit, value, change, pm)


def look(time_s, *measures, person=Who.PRESENT, view=View.FRONT, held=()):
    measures = measures or (measure(), measure("shoulder_tilt", 1.0, 2.0))
    return Look(time_s, person, view, True, {m.id: m for m in measures}, held=held)


def recorded(seconds=60.0, step=0.2, make=look):
    last = LastSixtySeconds()
    for at in range(round(seconds / step) + 1):
        last.add(make(at * step))
    return last


# --- What is kept.


@pytest.mark.parametrize("per_s", [5, 10, 30])
def test_that_five_a_second_are_kept_for_sixty_seconds(per_s):
    kept = recorded(90.0, 1 / per_s).recording()
    assert len(kept) == 301
    assert kept.times_s[-1] == 0.0
    assert kept.times_s[0] == pytest.approx(-LAST_S)
    assert np.all(np.diff(kept.times_s) > 0.19)


def test_that_a_slow_camera_is_kept_as_it_is():
    assert len(recorded(90.0, 1.0).recording()) == 61


def test_that_a_minute_takes_next_to_no_memory():
    last = recorded()
    assert last._numbers.nbytes < 120_000
    assert last.recording().numbers.nbytes < 120_000


def test_that_numbers_are_rounded_and_nothing_else_is_kept():
    kept = recorded(1.0).recording()
    found = kept.measures(0)
    assert set(found) == {"head_pitch", "shoulder_tilt"}
    assert found["head_pitch"].from_neutral == pytest.approx(25.0, abs=1e-5)
    assert found["head_pitch"].pm == pytest.approx(8.0)
    assert not hasattr(kept, "sight")


def test_that_what_was_not_measured_is_a_hole():
    def make(time_s):
        if 2.0 < time_s < 4.0:
            return look(time_s, Measure("head_pitch", "deg", absent=Absent.NOT_VISIBLE))
        return look(time_s, person=Who.ABSENT if time_s > 8.0 else Who.PRESENT)

    kept = recorded(10.0, make=make).recording()
    numbers, pm = kept.line("head_pitch", change=True)
    hidden = (kept.times_s > -7.99) & (kept.times_s < -6.01)
    gone = kept.times_s > -1.99
    assert np.array_equal(np.isnan(numbers), hidden | gone)
    assert np.array_equal(np.isnan(pm), hidden | gone)
    assert kept.last("head_pitch").from_neutral == pytest.approx(25.0, abs=1e-5)
    assert kept.last("cva") is None
    assert kept.last("no such measure") is None


def test_that_a_kept_minute_stays_while_time_goes_on():
    last = recorded(60.0)
    last.keep("cue-1")
    before = last.kept("cue-1").numbers.copy()
    for at in range(400):
        last.add(look(61.0 + 0.2 * at, measure(change=1.0)))
    last.keep("cue-1")  # again: the first one stands
    assert np.array_equal(last.kept("cue-1").numbers, before, equal_nan=True)
    for number in range(KEPT):
        last.keep(f"cue-{number + 2}")
    assert last.kept("cue-1") is None
    last.clear()
    assert last.kept(f"cue-{KEPT}") is None
    assert len(last.recording()) == 0


def test_that_another_clock_begins_another_minute():
    last = recorded(60.0)
    last.add(look(3.0))
    assert len(last.recording()) == 1


def test_which_moment_is_shown_and_where_nobody_looked():
    last = recorded(10.0)
    for at in range(6):
        last.add(look(20.0 + 0.2 * at))
    kept = last.recording()
    assert kept.nearest(0.0) == len(kept) - 1
    assert kept.times_s[kept.nearest(-0.5)] == pytest.approx(-0.6)
    assert kept.nearest(-5.0) is None
    assert kept.nearest(-59.0) is None
    assert NOTHING.nearest(0.0) is None


# --- The rule in words.


def said(rule):
    words = f"{rule.seen}\n{rule.words}\n{rule.source}\n{rule.now}\n{rule.loosened}"
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_a_zone_in_words():
    rule = fired_rule(prompt(), recorded(60.0).recording(), RULES)
    assert rule.seen == "Seen last: head down, +25° ± 8° from your own neutral."
    assert rule.words.startswith("The rule: from +20° it is some strain.")
    assert "ISO 11226:2000" in rule.source
    assert "our own choice" in rule.source
    assert "from +20° or −5°, more from +30° or −15°" in rule.now
    assert "from +22.5° or −7.5°, more from +32.5° or −17.5°" in rule.loosened
    assert [limit.number for limit in rule.limits] == [20.0, 30.0]
    assert (rule.measure, rule.unit, rule.change) == ("head_pitch", "deg", True)


def test_that_the_side_on_which_it_strays_is_the_one_in_the_strip():
    kept = recorded(5.0, make=lambda t: look(t, measure("head_yaw", -25.0, -25.0))).recording()
    rule = fired_rule(prompt("zone:head_yaw", measure="head_yaw"), kept, RULES)
    assert [limit.number for limit in rule.limits] == [-15.0, -30.0]
    assert "head turned right, −25° ± 8°" in rule.seen
    assert "some strain from ±15°, more from ±30°" in rule.now


def test_that_a_published_limit_is_held_against_the_value():
    kept = recorded(
        5.0, make=lambda t: look(t, measure("viewing_distance", -200.0, 420.0, 40.0, "mm"))
    ).recording()
    about = prompt("zone:viewing_distance", measure="viewing_distance")
    rule = fired_rule(about, kept, RULES)
    assert rule.seen.startswith("Seen last: close to the screen, 42")
    assert not rule.change
    assert "below 50 cm or above 80 cm" in rule.now
    assert "below 47.5 cm or above 85 cm" in rule.loosened


@pytest.mark.parametrize("steps", [0, 1, 2])
@pytest.mark.parametrize("id_", sorted({rule.measure for rule in zone_rules()}))
def test_that_what_is_said_of_loosening_is_what_loosening_does(id_, steps):
    view = View.FRONT if any(r.measure == id_ and r.view != "side" for r in RULES.zones) else (
        View.SIDE_RIGHT
    )  # fmt: skip
    kept = recorded(1.0, make=lambda t: look(t, measure("head_pitch"), view=view)).recording()
    key = f"zone:{id_}"
    now = fired_rule(prompt(key, measure=id_), kept, replace(RULES, loosened={key: steps}))
    then = fired_rule(prompt(key, measure=id_), kept, replace(RULES, loosened={key: steps + 1}))
    assert now.loosened == then.now
    assert now.now != now.loosened
    loose = loosened_zones(RULES.zones, {key: steps + 1}, RULES.policy)
    side = "side" if view is View.SIDE_RIGHT else "front"
    rule = next(r for r in loose if r.measure == id_ and r.view in (side, "both"))
    for step in (*rule.personal, *rule.published):
        assert exact(abs(step.caution), rule.unit) in now.loosened
        assert exact(abs(step.bad), rule.unit) in now.loosened


def test_that_a_rule_at_its_loosest_offers_nothing():
    rules = replace(RULES, loosened={"zone:head_pitch": 3})
    rule = fired_rule(prompt(), recorded(1.0).recording(), rules)
    assert rule.loosened == ""
    assert "+27.5°" in rule.now


def test_a_holding_time_in_words():
    kept = recorded(10.0, make=lambda t: look(t, held=(HELD,))).recording()
    rule = fired_rule(prompt("hold:head", Kind.HOLD), kept, RULES)
    assert "about 34° ± 8°, held for 6 min 52 s. At this angle 6 min 45 s is the limit" in rule.seen
    assert rule.source.startswith("Source: after ISO 11226:2000, head inclination.")
    assert rule.now == "from 8 min at 25° down to 1 min at 85°"
    assert rule.loosened == "from 10 min at 25° down to 1 min 15 s at 85°"
    assert [limit.number for limit in rule.limits] == [25.0]
    looser = fired_rule(
        prompt("hold:head", Kind.HOLD), kept, replace(RULES, loosened={"hold:head": 1})
    )
    assert looser.now == rule.loosened
    assert "8 min 26 s is the limit" in looser.seen


@pytest.mark.parametrize(
    ("rule", "now", "loosened"),
    [
        ("still", "after 20 min", "after 25 min"),
        ("sitting", "after 30 min", "after 37 min 30 s"),
        ("eyes", "after 20 min", "after 25 min"),
    ],
)
def test_rules_that_go_by_time(rule, now, loosened):
    found = fired_rule(prompt(rule, Kind(rule), None), NOTHING, RULES)
    assert (found.now, found.loosened, found.measure) == (now, loosened, "")
    assert found.source.startswith("Source: ")


def test_the_setup_in_words():
    found = fired_rule(prompt(kind=Kind.SETUP), recorded(1.0).recording(), RULES)
    assert "comes back on 3 of 14 days" in found.words


def test_that_a_thanks_comes_from_no_rule():
    with pytest.raises(ValueError, match="comes from a rule"):
        fired_rule(prompt("thanks", Kind.THANKS), NOTHING, RULES)


def test_that_a_rule_that_is_gone_is_said_to_be_gone():
    assert "not part" in fired_rule(prompt("zone:nose"), NOTHING, RULES).words
    assert "not part" in fired_rule(prompt("hold:nose"), NOTHING, RULES).words


def test_numbers_and_times_are_exact():
    assert exact(22.5, "deg") == "22.5°"
    assert exact(-18.75, "deg", signed=True) == "−18.75°"
    assert exact(25.0, "mm") == "2.5 cm"
    assert exact(0.095, "shoulder widths", signed=True) == "+9.5 %"
    assert exact(1.0525, "ratio") == "1.0525"
    assert exact(0.0, "deg", signed=True) == "0°"
    assert [exact_time(s) for s in (0, 45, 400, 3900)] == ["0 s", "45 s", "6 min 40 s", "1 h 5 min"]


def test_that_no_word_scolds():
    kept = recorded(5.0).recording()
    rules = [f"zone:{rule.measure}" for rule in RULES.zones] + ["hold:head", "still", "sitting"]
    for rule in rules:
        words = said(fired_rule(prompt(rule), kept, RULES)).lower()
        assert not [w for w in ("bad", "wrong", "correct", "poor", "must", "!") if w in words]


# --- The dialog.


@pytest.fixture
def open_replay(qapp):
    made = []

    def make(recording=None, about=None, neutral=FRONT, rules=RULES, **more):
        dialog = Replay(about or prompt(), recording, neutral, rules, **more)
        dialog.told = []
        dialog.decided.connect(lambda *what: dialog.told.append(what))
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def people(seconds=60.0):
    """Return a recording of somebody who looks down more and more, and is away for a while."""
    last = LastSixtySeconds()
    from posturecoach.posture.reader import Reader

    reader = Reader(FRONT)
    for at in range(round(seconds * 5) + 1):
        time_s = at / 5
        if 20.0 <= time_s <= 27.0:
            last.add(Look(time_s, Who.ABSENT, View.UNKNOWN, True))
            continue
        reading = reader.read(sight(Person(pitch=time_s / 2), time_s=time_s))
        last.add(Look(time_s, Who.PRESENT, reading.view, True, reading.measures))
    return last.recording()


def test_that_it_shows_the_figure_of_each_moment(open_replay):
    dialog = open_replay(people())
    assert dialog.time_s() == 0.0
    assert dialog.player.said() == ""
    assert Part.HEAD not in dialog.player.unseen()
    assert Part.TRUNK in dialog.player.unseen()  # hips are out of the picture
    late = dialog.player._now.figure.points["nose"]
    dialog.slider.setValue(100)
    assert dialog.time_s() == -50.0
    assert dialog.player._now.figure.points["nose"][1] < late[1]
    dialog.slider.setValue(230)
    assert dialog.player.said() == "nobody to be seen"
    assert dialog.player.accessibleDescription() == "nobody to be seen"
    assert not dialog.grab().isNull()


def test_that_a_part_that_was_hidden_is_dashed(open_replay):
    kept = recorded(5.0, make=lambda t: look(t, measure("head_roll", 6.0, 6.0))).recording()
    dialog = open_replay(kept, prompt("zone:head_roll", measure="head_roll"))
    assert {Part.SHOULDERS, Part.NECK} <= dialog.player.unseen()
    assert Part.HEAD not in dialog.player.unseen()


def test_that_time_without_a_look_is_said(open_replay):
    dialog = open_replay(recorded(5.0).recording())
    dialog.slider.setValue(0)
    assert dialog.player.said() == "nothing was recorded here"


def test_that_no_neutral_and_no_recording_are_said(open_replay):
    dialog = open_replay(people(3.0), neutral=None)
    assert "no neutral" in dialog.player.said()
    dialog = open_replay(None)
    assert "Nothing was recorded: the camera was off" in dialog.words()
    dialog.play()
    assert not dialog.is_playing()
    dialog.show()
    assert not dialog.player.isVisible()
    assert dialog.loosen.isEnabled()


def test_that_space_plays_and_pauses_and_arrows_go_by_a_second(open_replay, qtbot):
    dialog = open_replay(people())
    dialog.show()
    dialog.slider.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Left)
    assert dialog.time_s() == -1.0
    qtbot.keyClick(dialog, Qt.Key.Key_Home)
    assert dialog.time_s() == -60.0
    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    assert dialog.time_s() == -59.0
    qtbot.keyClick(dialog, Qt.Key.Key_Space)
    assert dialog.is_playing()
    assert dialog.play_button.text() == "Pause"
    qtbot.waitUntil(lambda: dialog.time_s() > -58.5, timeout=10_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Space)
    assert not dialog.is_playing()
    assert dialog.play_button.text() == "Play"


def test_that_it_ends_at_the_prompt_and_begins_again(open_replay, qtbot):
    dialog = open_replay(people(3.0))
    dialog.show()
    dialog.slider.setValue(dialog.slider.maximum() - 5)
    dialog.play_button.click()
    qtbot.waitUntil(lambda: not dialog.is_playing(), timeout=10_000)
    assert dialog.time_s() == 0.0
    dialog.play()
    assert dialog.time_s() == -60.0
    dialog.hide()
    assert not dialog.is_playing()


@pytest.mark.parametrize(
    ("button", "what"), [("loosen", "loosen"), ("keep", "keep"), ("leave", "close")]
)
def test_what_is_decided_is_told_once(open_replay, button, what):
    dialog = open_replay(people(3.0))
    dialog.show()
    getattr(dialog, button).click()
    dialog.close()
    assert dialog.told == [("x", what)]
    assert not dialog.isVisible()


def test_that_escape_and_the_frame_decide_nothing(open_replay, qtbot):
    for leave in (lambda d: qtbot.keyClick(d, Qt.Key.Key_Escape), lambda d: d.close()):
        dialog = open_replay(people(3.0))
        dialog.show()
        leave(dialog)
        assert dialog.told == [("x", "close")]


def test_that_return_loosens_nothing_by_accident(open_replay, qtbot):
    dialog = open_replay(people(3.0))
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.told == []
    for button in (dialog.loosen, dialog.keep, dialog.leave, dialog.play_button):
        assert not button.autoDefault()


def test_that_it_says_what_loosening_changes_and_when_it_can_not(open_replay):
    dialog = open_replay(people(3.0))
    assert "Now: some strain from +20° or −5°" in dialog.words()
    assert "Loosened: some strain from +22.5° or −7.5°" in dialog.words()
    assert "+22.5°" in dialog.loosen.accessibleDescription()
    rules = replace(RULES, loosened={"zone:head_pitch": 3})
    dialog = open_replay(people(3.0), rules=rules)
    assert not dialog.loosen.isEnabled()
    assert dialog.keep.isEnabled()
    assert "This rule is as loose as it can be" in dialog.words()


def test_that_a_click_in_the_strip_goes_there(open_replay, qtbot):
    dialog = open_replay(people())
    dialog.resize(900, 600)
    dialog.show()
    room = dialog.strip._room()
    qtbot.mouseClick(dialog.strip, Qt.MouseButton.LeftButton, pos=room.center().toPoint())
    assert dialog.time_s() == pytest.approx(-30.0, abs=0.5)


def test_that_the_strip_has_gaps_and_words(qapp):
    times = np.arange(-300, 1) / 5.0
    numbers = np.full(301, 10.0)
    numbers[100:130] = np.nan
    seen = np.isfinite(numbers)
    line = StripLine(times, numbers, np.full(301, 4.0), seen, "deg")
    assert [(p.start, p.stop) for p in line.pieces] == [(0, 100), (130, 301)]
    late = np.r_[times[:50], times[200:]]
    line = StripLine(late, None, None, np.ones(len(late), dtype=bool))
    assert [(p.start, p.stop) for p in line.pieces] == [(0, 50), (50, 151)]
    strip = Strip()
    strip.set_colours(DARK)
    for one in (line, StripLine(np.empty(0), np.empty(0), None, np.empty(0, dtype=bool))):
        strip.show_line(one, "words")
        assert not strip.grab().isNull()
    assert strip.accessibleDescription() == "words"


def test_that_the_line_is_not_drawn_over_a_hole(qapp):
    times = np.arange(-300, 1) / 5.0
    numbers = np.zeros(301)
    strip = Strip()
    strip.resize(600, 140)
    pictures = []
    for hole in (slice(0, 0), slice(100, 200)):
        numbers[hole] = np.nan
        strip.show_line(StripLine(times, numbers, None, np.isfinite(numbers), "deg"), "")
        pictures.append(strip.grab().toImage())
    room = strip._room()
    x, y = round(room.center().x()), room.center().y()
    accent = strip._colours.accent
    found = [
        any(picture.pixelColor(x, round(y) + off).name() == accent for off in range(-3, 4))
        for picture in pictures
    ]
    assert found == [True, False]


def test_from_the_side(open_replay):
    def make(time_s):
        return look(time_s, measure("cva", -12.0, 38.0), view=View.SIDE_RIGHT)

    dialog = open_replay(recorded(5.0, make=make).recording(), prompt("zone:cva"), RIGHT)
    assert dialog.player._now.figure.view is View.SIDE_RIGHT
    dialog.set_colours(DARK)
    assert not dialog.grab().isNull()


def test_that_a_number_is_never_parted_from_its_unit(open_replay):
    kept = recorded(10.0, make=lambda t: look(t, held=(HELD,))).recording()
    dialog = open_replay(kept, prompt("hold:head", Kind.HOLD))
    shown = "\n".join(label.text() for label in dialog._labels)
    assert "34°\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}8°" in shown
    assert "6\N{NO-BREAK SPACE}min 52\N{NO-BREAK SPACE}s" in shown


def test_that_a_limit_that_the_own_neutral_lies_beyond_is_told_as_it_counts():
    kept = recorded(5.0, make=lambda t: look(t, measure("cva", -4.0, 38.0), view=View.SIDE_RIGHT))
    rule = fired_rule(prompt("zone:cva", measure="cva"), kept.recording(), RULES)
    assert "some strain below 36°, more below 30°" in rule.now  # the own neutral is at 42°
