"""The numbers that the coach goes by, and the plain values it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.zones import Finding
from posturecoach.posture.measure import Measure, Person


class Kind(StrEnum):
    """What sort of prompt it is; the intervals hold for each sort."""

    CUE = "cue"  # ambient: no words pop up
    HOLD = "hold"  # a holding time is used up
    SETUP = "setup"  # the same thing on several days: change the desk
    STILL = "still"  # nothing moved for long
    SITTING = "sitting"
    EYES = "eyes"
    THANKS = "thanks"  # it worked


POSTURE = frozenset({Kind.HOLD, Kind.SETUP, Kind.STILL, Kind.SITTING})
"""The prompts that the hour's and the day's number are for."""


class Silence(StrEnum):
    """Why nothing is said, or not yet."""

    # Nothing is known that could be said.
    NOBODY = "nobody"
    UNSURE = "unsure"
    NOT_CALIBRATED = "not_calibrated"
    CAMERA_MOVED = "camera_moved"
    SETTLING = "settling"
    ELSEWHERE = "elsewhere"
    CAMERA_OFF = "camera_off"
    LEARNING = "learning"
    TROUBLE = "trouble"
    # Nobody wants to hear it.
    PAUSED = "paused"
    QUIET_HOURS = "quiet_hours"
    PRESENTING = "presenting"
    FULL_SCREEN = "full_screen"
    CALL = "call"
    DO_NOT_DISTURB = "do_not_disturb"
    LOCKED = "locked"
    ON_BREAK = "on_break"
    # Something is due, and waits.
    JUST_BACK = "just_back"
    TYPING = "typing"
    TOO_SOON = "too_soon"
    HOUR_FULL = "hour_full"
    DAY_FULL = "day_full"
    FADED = "faded"
    SETUP_ADVISED = "setup_advised"


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers of policy.toml, where each stands with what it is for and its source.

    Attributes
    ----------
    numbers
        By id; see `Policy.__getitem__`.
    silence
        By surrounding, whether it silences the cue too.
    channels
        The measures that say whether somebody moved.
    topics
        By measure, which words it has.
    cites
        By id of the number, its basis and source.

    """

    numbers: Mapping[str, float]
    silence: Mapping[Silence, bool]
    channels: tuple[str, ...]
    topics: Mapping[str, str]
    cites: Mapping[str, tuple[str, str]]

    def __getitem__(self, id_: str) -> float:
        """Return a number by its id."""
        return self.numbers[id_]


NUMBERS = (
    "cue_after_s", "cue_share", "cue_window_s", "cue_rest_s",
    "hold_least_s", "still_s", "still_deg", "still_mm", "sitting_s", "break_s",
    "eyes_s", "eyes_break_s",
    "any_gap_s", "hold_every_s", "setup_every_s", "still_every_s", "sitting_every_s",
    "eyes_every_s", "every_most_s", "dismissed_times", "hour_most", "day_most",
    "gap_s", "wait_most_s", "settle_s", "settle_after_s",
    "effect_s", "effect_stays_s", "effect_deg", "effect_mm",
    "loosen_border", "loosen_time", "loosen_most",
    "setup_days", "setup_within_days", "setup_times", "setup_rest_days",
    "fade_1", "fade_2", "fade_3", "fade_4", "fade_back", "fade_least_s",
    "tomorrow_h", "pause_most_s", "app_gone_s",
    "away_off_s", "probe_every_s", "probe_s", "probe_idle_s", "probe_least_s", "camera_back_s",
    "battery_looks_per_s",
)  # fmt: skip
"""Every number that policy.toml must have, and no other."""

SURROUNDINGS = (
    Silence.PAUSED,
    Silence.QUIET_HOURS,
    Silence.PRESENTING,
    Silence.FULL_SCREEN,
    Silence.CALL,
    Silence.DO_NOT_DISTURB,
    Silence.LOCKED,
    Silence.ON_BREAK,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the desk is doing. None or False where it can't be told.

    Attributes
    ----------
    presenting, full_screen, call, do_not_disturb, locked
        The screen is shared; something fills it; another program uses camera or
        microphone; the desktop asks for quiet; nobody is logged in.
    idle_s
        Seconds since the last key or mouse; None where it can't be told, and then nothing
        waits for a gap.
    switched
        Another application came to the front since the last look: a gap as well.
    app
        The application in front.
    camera_wanted
        Another program needs the camera that this one uses.
    on_break
        A break is being counted, and has the corner where prompts appear.
    on_battery
        No mains.

    """

    presenting: bool = False
    full_screen: bool = False
    call: bool = False
    do_not_disturb: bool = False
    locked: bool = False
    idle_s: float | None = None
    switched: bool = False
    app: str | None = None
    camera_wanted: bool = False
    on_break: bool = False
    on_battery: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What one look says, as far as the coach needs it.

    Attributes
    ----------
    person, calibrated, measures, findings, held
        As in a `Look`.
    moved, settling, elsewhere, learning, trouble
        Whether the camera has moved, the place is being found out or unknown, a neutral
        is being learned, or there is no picture.
    resting
        The camera is off on purpose: nobody could be seen.
    standing
        Whether the place is one for standing; then nobody is asked to stand up.
    around
        What the desk is doing.

    """

    person: Person
    calibrated: bool = True
    measures: Mapping[str, Measure] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    held: tuple[Hold, ...] = ()
    moved: bool = False
    settling: bool = False
    elsewhere: bool = False
    learning: bool = False
    trouble: bool = False
    resting: bool = False
    standing: bool = False
    around: Around = field(default_factory=Around)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of the day without a word, by the local clock; over midnight where start > end."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError(f"expected two different times, got {self.start} twice")

    def hold(self, now: time) -> bool:
        """Return whether `now` lies in them: from `start` up to, not including, `end`."""
        if self.start < self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user chose.

    Attributes
    ----------
    quiet_hours
        Any number of them.
    eyes
        Whether to be reminded to rest the eyes.
    cues
        Whether cues go on after they have faded; False lets them fade.
    prompts
        Whether anything is said in words; the quiet cue stays.

    """

    quiet_hours: tuple[QuietHours, ...] = ()
    eyes: bool = False
    cues: bool = False
    prompts: bool = True
