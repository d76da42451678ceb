"""The player: stages, one cue at a time, sides, sets, holds, the clock, absence, the middle."""

from __future__ import annotations

from math import sin

import pytest

from posturecoach.exercise_book import exercise_words, exercises
from posturecoach.exercises.counter import Phase, Reason
from posturecoach.exercises.gate import Permit
from posturecoach.exercises.library import Confidence, Mode, Side
from posturecoach.exercises.player import Player, Stage
from posturecoach.exercises.signals import camera_for
from posturecoach.exercises.timing import (
    Hold,
    Relocation,
    Sway,
    keep,
    mean_error_deg,
    pace,
    relocate,
)
from posturecoach.posture.measure import View

LIBRARY = exercises()
KNOWN = exercise_words("en").lines


def player_of(id_, view="front", level=1, **more):
    return Player(Permit(LIBRARY[id_]), level, LIBRARY[id_].from_view(view), **more)


def play(player, story, fps=10.0, begin_s=0.0):
    """Play (seconds, features or a function of the time) one after another; all moments."""
    moments, t = [], begin_s
    for seconds, seen in story:
        for n in range(round(seconds * fps)):
            now = seen(n / fps) if callable(seen) else seen
            moments.append(player.look(t, now))
            assert moments[-1].cue in KNOWN, moments[-1].cue
            t += 1 / fps
    return moments


def yaw(deg):
    return {"head_yaw_deg": deg, "head_roll_deg": 0.0, "head_pitch_deg": 0.0}


def turns(deg, times, one_s=3.0):
    """Turn there and back, with a rest, so many times."""
    there = (one_s - 1.0, lambda t: yaw(deg * min(1.0, t, one_s - 1.0 - t)))
    return [there, (2.5, yaw(0.0))] * times


def test_a_whole_exercise():
    player = player_of("M1")
    moments = play(player, [(1.0, None), (2.0, yaw(0.0)), *turns(60, 6, 4.0), *turns(-60, 6, 4.0)])
    assert [m.stage for m in moments][:1] == [Stage.READY]
    assert moments[-1].stage is Stage.DONE
    assert moments[-1].cue == "cue.done"
    cues = [m.cue for m in moments]
    wanted = ("cue.ready", "cue.start_position", "cue.go", "cue.further", "cue.back",
              "cue.counted", "cue.almost_done", "cue.other_side", "cue.done")  # fmt: skip
    assert set(wanted) <= set(cues)
    assert player.result().share == 1.0
    assert player.result().best[Side.LEFT] == pytest.approx(60, abs=3)


def test_that_the_ring_fills():
    player = player_of("M1")
    moments = play(player, [(2.0, yaw(0.0)), (3.0, yaw(26.5)), (3.0, yaw(45.5))])
    assert moments[-31].ring == pytest.approx((26.5 - 8) / 37, abs=0.02)
    assert moments[-1].ring == pytest.approx(1.0, abs=0.03)
    assert moments[-1].band == (pytest.approx(0.85), float("inf"))
    assert moments[-1].phase is Phase.HOLD


def test_that_a_hold_is_shown_and_asked_for():
    player = player_of("M1", level=2)
    moments = play(player, [(2.0, yaw(0.0)), (2.0, yaw(57.0))])
    assert moments[-1].cue == "cue.hold"
    assert 0.3 < moments[-1].held < 0.8
    (moment, *_) = play(player, [(0.1, yaw(0.0)), (1.0, yaw(0.0))], begin_s=4.0)[1:]
    assert player.result().partial == {Reason.NOT_HELD: 1}
    assert moment.cue == "cue.not_held"


def test_that_each_reason_has_one_cue():
    for reason in Reason:
        if reason is not Reason.OTHER_MOVEMENT:
            assert f"cue.{reason}" in KNOWN


def test_that_a_side_done_asks_for_the_other():
    player = player_of("M1")
    moments = play(player, [(2.0, yaw(0.0)), *turns(60, 6, 4.0)])
    assert moments[-1].side is Side.RIGHT
    assert "cue.other_side" in [m.cue for m in moments[-30:]]


def arms(deg):
    return {"left_arm_deg": deg, "right_arm_deg": deg}


def test_sets_and_rests():
    player = player_of("P1", level=2)  # two sets of eight, 1 s at the top
    one = [(1.5, lambda t: arms(70 + 60 * t / 1.5)), (2.0, arms(130)), (1.5, arms(70))]
    moments = play(player, [(2.0, arms(70)), *one * 8])
    assert moments[-1].stage is Stage.REST
    assert moments[-1].left_s == pytest.approx(30, abs=2)
    assert moments[-1].set_number == 2
    later = play(player, [(29.0, arms(70)), *one * 8], begin_s=len(moments) / 10)
    assert later[-1].stage is Stage.DONE
    assert player.result().reps == {None: 16}


def test_that_the_band_raise_ends_after_its_minute():
    player = player_of("C3")
    moments = play(player, [(2.0, arms(10)), (5.0, arms(60)), (5.0, arms(10)), (60.0, arms(10))])
    assert moments[-1].stage is Stage.DONE
    assert player.result().reps == {None: 0}


def test_that_the_clock_leads_where_the_camera_can_not_count():
    player = player_of("M3")  # from the front: 8 times 2 s, 8 s each with the pause
    assert LIBRARY["M3"].from_view("front").mode is Mode.TIMER
    moments = play(player, [(2.0, {}), (20.0, {})])
    assert all(m.by_clock and not m.counted for m in moments[20:])
    assert {"cue.timer", "cue.hold", "cue.timer_back"} <= {m.cue for m in moments}
    paused = play(player, [(60.0, None)], begin_s=22.0)
    assert paused[-1].cue == "cue.not_seen"
    assert paused[-1].reps == moments[-1].reps
    end = play(player, [(70.0, {})], begin_s=82.0)
    assert end[-1].stage is Stage.DONE
    assert player.result().by_clock
    assert player.result().confidence is Confidence.LOW
    assert player.result().reps == {None: 8}


def plank(angle, elbow=175.0, lean=35.0):
    return {"hip_line_deg": angle, "elbow_deg": elbow, "leg_forward_deg": lean}


def test_a_plank():
    player = player_of("C5", "side")  # two sets of 10 s
    start = [(2.0, plank(176.0, lean=2.0)), (5.0, plank(176.0, lean=2.0))]
    assert player.result().reps == {None: 0}
    moments = play(player, [*start, (4.0, plank(174.0)), (3.0, plank(150.0))])
    assert player.result().partial == {Reason.NOT_HELD: 1}
    assert 0.3 < max(m.held for m in moments if m.held is not None) < 0.6
    moments = play(player, [(12.0, plank(174.0))], begin_s=14.0)
    assert sum(m.counted for m in moments) == 1
    assert moments[-1].stage is Stage.REST
    moments = play(player, [(40.0, plank(174.0, lean=2.0))], begin_s=26.0)
    assert player.result().reps == {None: 1}  # who merely stands is straight, too
    play(player, [(12.0, plank(174.0, elbow=120.0))], begin_s=66.0)
    assert player.result().reps == {None: 1}  # on bent elbows it is another exercise
    moments = play(player, [(12.0, plank(174.0))], begin_s=78.0)
    assert moments[-1].stage is Stage.DONE


def foot(up, x=500.0):
    return {"foot_up": up, "hip_x_px": x, "hip_px": 100.0}


def test_one_leg():
    player = player_of("B1")
    moments = play(player, [(2.0, foot(0.0)), (10.5, foot(0.2)), (2.0, foot(0.0))])
    assert dict(moments[-1].reps) == {Side.LEFT: 1, Side.RIGHT: 0}
    swaying = play(player, [(8.0, lambda t: foot(-0.2, 500 + 60 * sin(8 * t)))], begin_s=14.5)
    assert "guard.sway" in {m.cue for m in swaying}
    play(player, [(2.0, foot(0.0)), (10.5, foot(-0.2))], begin_s=22.5)
    assert player.result().reps[Side.RIGHT] == 1


def test_a_walk_is_an_absence():
    player = player_of("R1")
    moments = play(player, [(3.0, {}), (40.0, None), (2.0, {})])
    assert player.result().partial == {Reason.NOT_HELD: 1}
    moments = play(player, [(59.0, None)], begin_s=45.0)
    assert moments[-1].cue == "cue.away"
    moments = play(player, [(2.0, None)], begin_s=104.0)
    assert moments[-1].stage is Stage.DONE
    assert player.result().best[None] == pytest.approx(60, abs=1)


def test_that_a_walk_is_timed_though_nobody_is_looked_for_often():
    player = player_of("R1")
    assert play(player, [(5.0, {}), (90.0, None)], fps=0.2)[-1].stage is Stage.DONE


def test_stands_in_30_seconds():
    player = player_of("R2", "side")
    knee = lambda deg: {"knee_deg": deg}  # noqa: E731
    stand = [(1.5, lambda t: knee(90 + 85 * min(1.0, t))), (1.5, knee(90.0))]
    moments = play(player, [(2.0, knee(90.0)), *stand * 9, (1.0, knee(90.0)), (9.0, knee(172.0))])
    assert moments[-1].stage is Stage.DONE
    assert player.result().reps == {None: 10}  # the tenth is up when the time is over


def test_the_search_for_the_middle():
    player = player_of("B3")
    story = [(2.0, yaw(0.0))]
    for deg in (30, -30) * 6:
        story += [(1.0, lambda t, d=deg: yaw(d * min(1, 2 * t))), (2.5, yaw(deg / 10))]
    moments = play(player, story)
    assert moments[-1].stage is Stage.DONE
    result = player.result()
    assert result.reps == {Side.LEFT: 6, Side.RIGHT: 6}
    error, pm = mean_error_deg(result.errors_deg)
    assert error == pytest.approx(3.0, abs=0.3)
    assert 0.5 < pm < 2.0
    assert mean_error_deg(()) is None


def test_that_the_camera_does_the_best_it_can():
    lean, hip, shoulder = LIBRARY["M4"], {"trunk_inclination_deg": 2.0}, {
        "shoulder_forward_px": 3.0, "d0_px": 90.0,
    }  # fmt: skip
    assert camera_for(lean, View.SIDE_LEFT, hip | shoulder).signal == "lean_back"
    assert camera_for(lean, View.SIDE_RIGHT, shoulder).signal == "shoulder_back_cm"
    assert camera_for(lean, View.SIDE_LEFT, {}).signal == "lean_back"
    assert camera_for(lean, View.FRONT, hip) is None
    assert camera_for(LIBRARY["M3"], View.FRONT, {}).mode is Mode.TIMER
    assert camera_for(LIBRARY["M1"], View.OBLIQUE, {}) is None
    assert camera_for(LIBRARY["R1"], View.UNKNOWN, {}).mode is Mode.AWAY


def test_that_a_wrong_camera_is_refused():
    with pytest.raises(ValueError, match="expected a camera of M1"):
        Player(Permit(LIBRARY["M1"]), 1, LIBRARY["M2"].cameras[0])


def test_that_a_hold_pauses_for_a_wobble_and_ends_when_unseen():
    hold = Hold()
    for n in range(100):
        hold, done, why = keep(hold, 5.0, n / 10, inside=n not in (20, 21, 22))
        assert why is None
        if done:
            break
    assert n == pytest.approx(54, abs=1)  # what was outside does not count
    hold = Hold()
    for n in range(20):
        hold, *_ = keep(hold, 5.0, n / 10, inside=True)
    for n in range(20, 40):
        hold, _, why = keep(hold, 5.0, n / 10, inside=None)
        if why is not None:
            break
    assert (n, why, hold.best_s) == (35, Reason.NOT_SEEN, pytest.approx(1.9))


def test_sway_is_a_deviation_in_widths():
    sway = Sway()
    found = [sway(n / 10, 500.0 + (10 if n % 2 else -10), 100.0) for n in range(20)]
    assert found[:5] == [None] * 5
    assert found[-1] == pytest.approx(0.1, abs=0.01)


def test_the_pace():
    assert pace(2.0, 0.0) == (pace(2.0, 8.0).__class__)(0, True, 0.0)
    assert pace(2.0, 3.0).fraction == 1.0
    assert pace(2.0, 5.0).out is False
    assert [pace(2.0, t).round for t in (5.9, 6.0, 8.0, 14.0)] == [0, 1, 1, 2]


def test_that_a_glance_is_no_try():
    search = Relocation()
    for n in range(40):
        search, side = relocate(search, 25.0, n / 10, 10.0 if n < 20 else 0.0)
        assert side == 0
    assert search.errors == ()
