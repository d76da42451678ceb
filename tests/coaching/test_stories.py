"""Stories: what somebody does at the desk, and what the coach says. Times are minutes.

Each is played at 1 and at 30 looks a second, and must come out the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, timezone

import pytest
from stories import (
    MINUTE,
    MONDAY,
    POLICY,
    Part,
    asleep,
    away,
    play,
    sits,
    slumps,
    still,
    strains,
    typing,
)

from posturecoach.coaching.effect import Answer, answer
from posturecoach.coaching.pauses import pause_for, pause_for_app, pause_until_tomorrow
from posturecoach.coaching.policy import began
from posturecoach.coaching.rules import Around, Kind, QuietHours, Silence, Wishes
from posturecoach.coaching.state import Day, Fading
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Person

HOLD, STILL, SITTING, EYES, SETUP = Kind.HOLD, Kind.STILL, Kind.SITTING, Kind.EYES, Kind.SETUP
CALL, FILM = Around(call=True, app="meet"), Around(full_screen=True, app="film")
SLIDES, QUIET = Around(presenting=True), Around(do_not_disturb=True)
GERMANY = timezone(timedelta(hours=2))


@dataclass(frozen=True)
class Story:
    """What happens, and what is expected of it."""

    parts: list
    toasts: list = field(default_factory=list)  # (kind, minute)
    cues: list | None = field(default_factory=list)  # (measure, from minute, to minute)
    thanks: list = field(default_factory=list)
    silent: tuple = ()  # reasons that must have been given
    start: datetime = MONDAY
    wishes: Wishes | None = None
    react: object = None
    do: dict | None = None
    state: object = None
    german: bool = False


def says(answer_):
    return lambda state, prompt: answer(state, prompt.id, answer_, POLICY)


def on_days(measure, *days):
    """Return the state of somebody whose `measure` came back on these days of May."""
    return replace(
        began(seed=7),
        days={f"2030-05-{day:02}": Day(3, {measure: 3}) for day in days},
    )


def faded(step, triggers=0):
    return replace(began(seed=7), fading=Fading(step, MONDAY.date().isoformat(), triggers=triggers))


def week_4(**more):
    return {"state": faded(3), **more}


TURNED = Part(10 * 60.0, {"head_yaw": Zone.CAUTION}, yaw=20.0)
CUE_40 = ("head_pitch", 1.05, 6.25)  # the head at 40 degrees: 3 s dwell, 60 s patience

STORIES = {
    # --- What is nobody's business.
    "a look at the keyboard is nobody's business": Story([sits(5), slumps(0.1), sits(5)]),
    "a minute over a phone is nobody's business": Story([sits(5), slumps(0.95), sits(5)]),
    "tying a shoe, head below the knees": Story([sits(5), slumps(0.3, deg=88), sits(5)]),
    "sitting easily for 29 minutes": Story([sits(29)]),
    "a glance aside every minute": Story([sits(1), strains(0.4, "head_yaw")] * 10),
    "reading without moving for 19 minutes": Story([still(19), sits(5)]),
    "walking past the desk now and then": Story([away(10), sits(0.3), away(10), sits(0.3)]),
    "a whole quiet day with a walk every 25 minutes": Story([sits(25), away(5)] * 16),
    # --- The quiet cue.
    "a slump of five minutes gets the quiet cue and no word": Story(
        [sits(2), strains(5), sits(2)], cues=[("slump", 3.05, 7.0)]
    ),
    "slumping on and off for two minutes gets it too": Story(
        [strains(0.5), sits(0.1)] * 4 + [sits(2)], cues=[("slump", 1.9, 2.3)]
    ),
    "whoever sits up sees the cue go at once": Story(
        [slumps(3), sits(3)], cues=[("head_pitch", 1.05, 3.0)]
    ),
    "in the fourth week every fourth cue is shown": Story(
        [strains(3), sits(4)] * 4 + [sits(1)],
        cues=[("slump", 22.05, 24.0)],
        silent=(Silence.FADED,),
        state=faded(3),
    ),
    "after four weeks the cue is gone": Story(
        [strains(3), sits(4)] * 4, silent=(Silence.FADED,), state=faded(4)
    ),
    "but who asks for it gets it": Story(
        [strains(3), sits(4)], cues=[("slump", 1.05, 3.0)], state=faded(4), wishes=Wishes(cues=True)
    ),
    "and a used-up holding time has its cue for ever": Story(
        [slumps(6.5), sits(3)],
        [(HOLD, 6.25)],
        [("head_pitch", 6.25, 6.5)],
        thanks=[6.6],
        state=faded(4),
        silent=(Silence.FADED,),
    ),
    # --- Holding times.
    "a head held at 40 degrees: 6 minutes 15, then a word": Story(
        [slumps(8)], [(HOLD, 6.25)], [("head_pitch", 1.05, 8.0)]
    ),
    "who looks up is thanked in a word": Story(
        [slumps(6.5), sits(3)], [(HOLD, 6.25)], [("head_pitch", 1.05, 6.5)], thanks=[6.6]
    ),
    "who looks up two minutes later moved by themselves": Story(
        [slumps(8.5), sits(3)], [(HOLD, 6.25)], [("head_pitch", 1.05, 8.5)]
    ),
    "looking up for a moment only is no thanks": Story(
        [slumps(6.5), sits(0.02), slumps(2)],
        [(HOLD, 6.25)],
        [("head_pitch", 1.05, 6.5), ("head_pitch", 6.57, 8.52)],
    ),
    "the same hold again: ten minutes between": Story(
        [slumps(20)], [(HOLD, 6.25), (HOLD, 16.25)], silent=(Silence.TOO_SOON,), cues=None
    ),
    "a head far down gets a minute, not seconds": Story(
        [slumps(3, deg=88)], [(HOLD, 1)], [("head_pitch", 1, 3)]
    ),
    "reading a book flat on the desk, looking up between": Story(
        [slumps(5), sits(1)] * 4,
        cues=[("head_pitch", 6.0 * n + 1.05, 6.0 * n + 5) for n in range(4)],
    ),
    # --- Sitting, stillness, eyes.
    "stands up every half hour": Story([sits(29), away(2)] * 3),
    "sits for two hours": Story([sits(119)], [(SITTING, 30), (SITTING, 60), (SITTING, 90)]),
    "goes for a walk when asked": Story([sits(30.3), away(5), sits(10)], [(SITTING, 30)]),
    "fetches a thing from the shelf: no break": Story(
        [sits(20), away(0.5), sits(15)], [(SITTING, 30)]
    ),
    "stands at the standing desk": Story([sits(35, scene={"standing": True})]),
    "moves nothing for 20 minutes": Story([still(22)], [(STILL, 20)]),
    "moves nothing, and then a little": Story(
        [still(20.2), sits(3)], [(STILL, 20)], thanks=[21.08]
    ),
    "looks far away every 20 minutes, if wanted": Story(
        [sits(27)], [(EYES, 20)], wishes=Wishes(eyes=True)
    ),
    "half a minute away rests the eyes": Story(
        [sits(19), away(0.5), sits(10)], wishes=Wishes(eyes=True)
    ),
    # --- The right moment.
    "typing: the word waits for the gap": Story(
        [typing(slumps(7.5)), replace(slumps(2), head_deg=0.0)], silent=(Silence.TYPING,), cues=None
    ),
    "the gap comes while the head is still down": Story(
        [replace(slumps(9), around=Around(idle_s=6.0))], [(HOLD, 6.25)], cues=None
    ),
    "types through three minutes: the cue alone remains": Story(
        [typing(slumps(12))], cues=[("head_pitch", 1.05, 12.0)], silent=(Silence.TYPING,)
    ),
    "changes to another window: that is a gap": Story(
        [replace(slumps(8), around=Around(idle_s=0.0, switched=True))], [(HOLD, 6.25)], cues=None
    ),
    # --- Surroundings.
    "a phone call of 40 minutes": Story(
        [sits(5), slumps(40, around=CALL), sits(3)], [(SITTING, 46)], silent=(Silence.CALL,)
    ),
    "the call ends, and nothing bursts out": Story(
        [slumps(40, around=CALL), slumps(4)],
        [(SITTING, 41)],
        silent=(Silence.CALL, Silence.JUST_BACK),
        cues=None,
    ),
    "slumped through a film": Story(
        [slumps(45, around=FILM), away(5)], silent=(Silence.FULL_SCREEN,)
    ),
    "gives a talk": Story([still(45, around=SLIDES), away(5)], silent=(Silence.PRESENTING,)),
    "do not disturb: the cue and no word": Story(
        [slumps(30, around=QUIET)],
        cues=[("head_pitch", 1.05, 30.0)],
        silent=(Silence.DO_NOT_DISTURB,),
    ),
    "the screen is locked and somebody sits there": Story(
        [slumps(20, around=Around(locked=True))], silent=(Silence.LOCKED,)
    ),
    # --- Who, where and whether it can be known.
    "someone else sits down": Story(
        [sits(20), Part(20 * 60.0, scene={"person": Person.UNCERTAIN}), sits(5)],
        silent=(Silence.UNSURE,),
    ),
    "camera moved by the cat": Story(
        [sits(5), slumps(40, scene={"moved": True}), sits(3)],
        [(SITTING, 46)],
        silent=(Silence.CAMERA_MOVED,),
    ),
    "works at another desk": Story(
        [slumps(20, scene={"elsewhere": True})], silent=(Silence.ELSEWHERE,)
    ),
    "which desk is it": Story([slumps(3, scene={"settling": True})], silent=(Silence.SETTLING,)),
    "no neutral learned yet": Story(
        [slumps(20, scene={"calibrated": False})], silent=(Silence.NOT_CALIBRATED,)
    ),
    "the camera is unplugged": Story(
        [slumps(5), Part(1200.0, scene={"trouble": True, "person": Person.UNCERTAIN})],
        cues=[("head_pitch", 1.05, 5.0)],
        silent=(Silence.TROUBLE,),
    ),
    "laptop closed overnight": Story(
        [sits(20), asleep(14), sits(20)], start=MONDAY + timedelta(hours=8)
    ),
    "the laptop sleeps meanwhile: the night is no slump": Story(
        [strains(0.5), asleep(10), strains(0.6)]
    ),
    "comes back from lunch and sits as before": Story(
        [slumps(5), away(45), slumps(5)],
        cues=[("head_pitch", 1.05, 5.0), ("head_pitch", 51.05, 55.0)],
        silent=(Silence.NOBODY,),
    ),
    "turned to a second screen for ten minutes": Story([TURNED], cues=[("head_yaw", 1.05, 10.0)]),
    # --- Pauses and hours.
    "ten minutes of pause end by themselves": Story(
        [sits(1), slumps(20)],
        [(HOLD, 12)],
        [("head_pitch", 11, 21)],
        do={1: lambda s: pause_for(s, 10, POLICY)},
        silent=(Silence.PAUSED,),
    ),
    "half an hour of pause": Story(
        [slumps(29)], do={0.5: lambda s: pause_for(s, 30, POLICY)}, silent=(Silence.PAUSED,)
    ),
    "quiet till tomorrow": Story(
        [sits(1), slumps(40), asleep(20), slumps(7)],
        [(HOLD, 41 + 1200 + 6.25)],
        start=MONDAY + timedelta(hours=5),
        do={1: lambda s: pause_until_tomorrow(s, MONDAY + timedelta(hours=5), POLICY)},
        silent=(Silence.PAUSED,),
        cues=None,
    ),
    "quiet while the game is in front": Story(
        [slumps(20, around=Around(app="game")), sits(12), slumps(8)],
        [(SITTING, 30 + 0), (HOLD, 38.25)],
        do={0.5: lambda s: pause_for_app(s, "game", POLICY)},
        silent=(Silence.PAUSED,),
        cues=None,
    ),
    "quiet hours over midnight": Story(
        [slumps(30), away(2), slumps(8)],
        [(HOLD, 38.25)],
        start=datetime(2030, 5, 7, 5, 30, tzinfo=GERMANY),
        wishes=Wishes((QuietHours(time(22), time(6)),)),
        silent=(Silence.QUIET_HOURS,),
        cues=None,
    ),
    "home by plane: the clock on the wall counts": Story(
        [slumps(8)],
        start=datetime(2030, 5, 7, 22, 30, tzinfo=timezone(timedelta(hours=-5))),
        wishes=Wishes((QuietHours(time(22), time(6)),)),
        silent=(Silence.QUIET_HOURS,),
    ),
    # --- What people answer.
    "dismissed twice: every twenty minutes instead of ten": Story(
        [slumps(18), sits(5), slumps(18)],
        [(HOLD, 6.25), (HOLD, 16.25), (SITTING, 30.0), (HOLD, 36.25)],
        react=says(Answer.DISMISSED),
        cues=None,
    ),
    "that was wrong: this hold may last a quarter longer": Story(
        [slumps(7), sits(10), slumps(9)],
        [(HOLD, 6.25), (HOLD, 17 + 6.25 * 1.25)],
        react=says(Answer.WRONG),
        cues=None,
    ),
    # --- The same thing on three days.
    "the head was down on three days: move the screen": Story(
        [slumps(8)], [(SETUP, 1.05)], state=on_days("head_pitch", 3, 4, 5), cues=None
    ),
    "on two days: a word, as always": Story(
        [slumps(6.2)], [], state=on_days("head_pitch", 2, 3), cues=None
    ),
    "three days in April are forgotten": Story(
        [slumps(8)],
        [(HOLD, 6.25)],
        state=replace(
            began(seed=7), days={f"2030-04-{d:02}": Day(0, {"head_pitch": 3}) for d in (1, 2, 3)}
        ),
        cues=None,
    ),
    "the set-up was advised: no more words about it this week": Story(
        [slumps(15)],
        state=replace(on_days("head_pitch", 3, 4, 5), advised={"head_pitch": "2030-05-05"}),
        silent=(Silence.SETUP_ADVISED,),
        cues=None,
    ),
    # --- Whole days.
    "a whole slumped day": Story(
        [slumps(480)],
        [
            (HOLD, 6.25),
            (HOLD, 16.25),
            (STILL, 21.25),
            (HOLD, 26.25),
            (HOLD, 66.25),
            (HOLD, 76.25),
            (SITTING, 81.25),
            (HOLD, 86.25),
            (HOLD, 126.25),
            (HOLD, 136.25),
            (SITTING, 141.25),
            (HOLD, 146.25),
        ],
        [("head_pitch", 1.05, 480)],
        silent=(Silence.HOUR_FULL, Silence.DAY_FULL),
    ),
    "a morning of calls, and lunch": Story(
        [
            slumps(110, around=CALL),
            away(10),
            sits(25),
            away(60),
            still(20, around=CALL),
            sits(0.5),
        ],
        silent=(Silence.CALL, Silence.NOBODY),
    ),
}


def test_that_there_are_enough_stories():
    assert len(STORIES) >= 40


@pytest.mark.parametrize("looks_per_s", [1, 30])
@pytest.mark.parametrize("name", STORIES)
def test_story(name, looks_per_s):
    story = STORIES[name]
    told = play(
        story.parts,
        looks_per_s=looks_per_s,
        start=story.start,
        wishes=story.wishes,
        state=story.state,
        react=story.react,
        do=story.do,
    )
    within = pytest.approx
    assert told.toasts == [(kind, within(minute, abs=0.05)) for kind, minute in story.toasts]
    if story.cues is not None:
        assert [(m, a / MINUTE, b / MINUTE) for m, a, b in told.cues] == [
            (m, within(a, abs=0.05), within(b, abs=0.05)) for m, a, b in story.cues
        ]
    assert told.thanks == within(story.thanks, abs=0.05)
    assert set(story.silent) <= told.silences.keys()
