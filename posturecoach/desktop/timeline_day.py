"""A day's minutes and events, as a time line tells them: what each was, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.languages import within
from posturecoach.desktop.words import (
    change_words,
    doing_words,
    measure_name,
    now_words,
    time_words,
    zone_name,
)
from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.measure import Measure
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import DAY_MIN, MINUTE_S, MeasureMinute, Minute, What

translate = QCoreApplication.translate

_LEAST_S = 5.0  # shorter parts of a minute are not worth a word
_DAY_S = DAY_MIN * MINUTE_S
_NOTE_LETTERS = 120


class Kind(StrEnum):
    """What most of a minute was."""

    EASY = "easy"
    SOME = "some"
    MORE = "more"
    UNJUDGED = "unjudged"  # somebody sat there, or may have, but nothing could be judged
    AWAY = "away"
    OFF = "off"  # nobody could look


class Mark(StrEnum):
    """What may happen at a moment, as it is marked."""

    PROMPT = "prompt"
    BREAK = "break"
    PAUSE = "pause"
    EXERCISE = "exercise"
    NEUTRAL = "neutral"
    NOTE = "note"


_MARKS = {
    EventKind.PROMPT: Mark.PROMPT,
    EventKind.BREAK: Mark.BREAK,
    EventKind.PAUSE: Mark.PAUSE,
    EventKind.EXERCISE: Mark.EXERCISE,
    EventKind.NEUTRAL: Mark.NEUTRAL,
    EventKind.NOTE: Mark.NOTE,
    EventKind.CHECK_IN: Mark.NOTE,
    EventKind.TREATMENT: Mark.NOTE,
}
# The camera rests by itself then; the line says so already, and nobody paused anything.
_NOT_MARKED = ("away", "wanted")
_CUES = ("cue", "thanks")  # said without words, or no prompt


@dataclass(slots=True)
class MinuteOfDay:
    """One minute by the local clock, its parts put together; all in seconds.

    Attributes
    ----------
    neutral_s, caution_s, bad_s
        Judged, by the worst zone.
    unjudged_s, away_s, off_s
        The rest.
    stretch_s
        How long somebody had sat by then.
    measures
        Of all its parts.

    """

    neutral_s: float = 0.0
    caution_s: float = 0.0
    bad_s: float = 0.0
    unjudged_s: float = 0.0
    away_s: float = 0.0
    off_s: float = 0.0
    stretch_s: int = 0
    measures: list[MeasureMinute] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """What most of it was; of two that are equal the one that asks for more effort."""
        parts = (
            (Kind.MORE, self.bad_s),
            (Kind.SOME, self.caution_s),
            (Kind.EASY, self.neutral_s),
            (Kind.UNJUDGED, self.unjudged_s),
            (Kind.AWAY, self.away_s),
            (Kind.OFF, self.off_s),
        )
        return max(parts, key=lambda part: part[1])[0]

    def add(self, part: Minute) -> None:
        """Take in a part of it."""
        judged_s = part.neutral_s + part.caution_s + part.bad_s
        self.neutral_s += part.neutral_s
        self.caution_s += part.caution_s
        self.bad_s += part.bad_s
        self.unjudged_s += max(0.0, part.present_s - judged_s) + part.uncertain_s
        self.away_s += part.absent_s
        self.off_s += part.off_s
        self.stretch_s = max(self.stretch_s, part.stretch_s)
        self.measures += part.measures


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened at a minute of the local day."""

    at: int
    mark: Mark
    event: Event


def minutes_of_day(minutes: Iterable[Minute]) -> dict[int, MinuteOfDay]:
    """Return the minutes of a local day by their place in it, 0 to 1439, in order."""
    found: dict[int, MinuteOfDay] = {}
    for part in minutes:
        at = (part.minute + part.offset_min) % DAY_MIN
        found.setdefault(at, MinuteOfDay()).add(part)
    return dict(sorted(found.items()))


def marks_of(events: Iterable[Event]) -> tuple[Happened, ...]:
    """Return what is to be marked, in order of the local clock."""
    found = []
    for event in events:
        mark = _MARKS.get(event.kind)
        if mark is None or event.data.get("reason") in _NOT_MARKED:
            continue
        if mark is Mark.PROMPT and event.data["kind"] in _CUES:
            continue
        local_s = (event.at_s + event.offset_min * MINUTE_S) % _DAY_S
        found.append(Happened(int(local_s // MINUTE_S), mark, event))
    return tuple(sorted(found, key=lambda one: one.at))


def runs_of(minutes: Mapping[int, MinuteOfDay]) -> Iterator[tuple[Kind, int, int]]:
    """Yield stretches of one kind: the kind, its first minute and the one after its last."""
    start: int | None = None
    kind, before = Kind.OFF, -1
    for at, minute in minutes.items():
        if start is not None and (minute.kind is not kind or at != before + 1):
            yield kind, start, before + 1
            start = None
        if start is None:
            start, kind = at, minute.kind
        before = at
    if start is not None:
        yield kind, start, before + 1


def kind_name(kind: Kind) -> str:
    """Return what a kind of minute is called."""
    return {
        Kind.EASY: zone_name(Zone.NEUTRAL),
        Kind.SOME: zone_name(Zone.CAUTION),
        Kind.MORE: zone_name(Zone.BAD),
        Kind.UNJUDGED: translate("timeline", "could not be judged"),
        Kind.AWAY: translate("timeline", "away"),
        Kind.OFF: translate("timeline", "camera off"),
    }[kind]


def mark_name(mark: Mark) -> str:
    """Return what a mark is called."""
    return {
        Mark.PROMPT: translate("timeline", "prompt"),
        Mark.BREAK: translate("timeline", "break"),
        Mark.PAUSE: translate("timeline", "pause"),
        Mark.EXERCISE: translate("timeline", "exercise"),
        Mark.NEUTRAL: translate("timeline", "neutral learned"),
        Mark.NOTE: translate("timeline", "note"),
    }[mark]


def clock(at: int) -> str:
    """Return a minute of the day as a time."""
    return f"{at // 60}:{at % 60:02}"


def minute_words(at: int, minute: MinuteOfDay | None, happened: Sequence[Happened]) -> str:
    """Return what is known of a minute of the day, in words."""
    said = []
    if minute is None:
        said.append(translate("timeline", "nothing was recorded"))
    else:
        parts = (
            (Kind.MORE, minute.bad_s),
            (Kind.SOME, minute.caution_s),
            (Kind.EASY, minute.neutral_s),
            (Kind.UNJUDGED, minute.unjudged_s),
            (Kind.AWAY, minute.away_s),
            (Kind.OFF, minute.off_s),
        )
        most = max(seconds for _, seconds in parts)
        known = [part for part in parts if part[1] >= _LEAST_S or part[1] == most > 0.0]
        known.sort(key=lambda part: -part[1])
        said += [
            translate("timeline", "{what} for {0} s").format(round(s), what=kind_name(kind))
            for kind, s in known
        ]
    words = f"{clock(at)}: {', '.join(said)}."
    strained = None if minute is None else _strained_words(minute.measures)
    if strained:
        words += f" {strained}."
    if minute is not None and minute.stretch_s >= MINUTE_S:
        sat = translate("timeline", "Sitting for {0} by then.")
        words += " " + sat.format(time_words(minute.stretch_s))
    for one in happened:
        words += f" {happened_words(one)}."
    return words


def happened_words(one: Happened) -> str:
    """Return something that happened, in words."""
    data, name = one.event.data, mark_name(one.mark)
    name = name[:1].upper() + name[1:]
    more = []
    match one.mark:
        case Mark.PROMPT:
            more = _prompt_words(data)
        case Mark.BREAK | Mark.EXERCISE if data.get("for_s"):
            more = [time_words(float(data["for_s"]))]
        case Mark.PAUSE:
            more = [_reason(str(data.get("reason", "")))]
        case Mark.NOTE:
            text = " ".join(str(data.get("text") or data.get("note") or "").split())
            more = [text if len(text) <= _NOTE_LETTERS else f"{text[:_NOTE_LETTERS]}…"]
        case Mark.NEUTRAL:
            more = [str(data.get("place", ""))]
    if one.mark is Mark.EXERCISE and data.get("reps"):
        more.append(translate("timeline", "%n repetitions", None, int(data["reps"])))
    known = ", ".join(words for words in more if words)
    return f"{name} ({known})" if known else name


def day_words(minutes: Mapping[int, MinuteOfDay], marks: Sequence[Happened]) -> str:
    """Return a whole day in a sentence or two."""
    if not minutes:
        return translate(
            "timeline", "Nothing recorded yet. As soon as the coach looks, minutes appear here."
        )
    places = list(minutes)
    seconds = dict.fromkeys(Kind, 0.0)
    for one in minutes.values():
        seconds[Kind.EASY] += one.neutral_s
        seconds[Kind.SOME] += one.caution_s
        seconds[Kind.MORE] += one.bad_s
        seconds[Kind.UNJUDGED] += one.unjudged_s
        seconds[Kind.AWAY] += one.away_s
        seconds[Kind.OFF] += one.off_s
    told = ", ".join(
        f"{kind_name(kind)} {time_words(spent)}"
        for kind, spent in seconds.items()
        if spent >= MINUTE_S
    )
    span = f"{clock(places[0])} – {clock(places[-1] + 1)}"
    words = f"{span}: {told}." if told else f"{span}."
    prompts = sum(one.mark is Mark.PROMPT for one in marks)
    if prompts:
        words += " " + translate("timeline", "%n prompts.", None, prompts)
    return words


def _strained_words(measures: Sequence[MeasureMinute]) -> str:
    """Return what asked for most effort, with its number; empty where nothing did."""
    strained = max(measures, key=lambda one: (one.bad_s, one.caution_s), default=None)
    if strained is None or strained.bad_s + strained.caution_s < _LEAST_S:
        return ""
    change = strained.what is What.CHANGE
    measure = Measure(
        strained.id,
        strained.unit,
        value=strained.level if change else strained.median,
        from_neutral=strained.median if change else None,
        pm=strained.pm,
    )
    border = Border.PERSONAL if change else Border.PUBLISHED
    doing = doing_words(Finding(strained.id, Zone.CAUTION, 1.0, border, 0.0), measure)
    if not change:
        return f"{doing}, {now_words(measure)}"
    by = translate("timeline", "{doing}, {change} from your neutral")
    return by.format(doing=doing, change=change_words(measure))


def _prompt_words(data: Mapping[str, object]) -> list[str]:
    kinds = {
        "hold": translate("timeline", "one posture for long"),
        "setup": translate("timeline", "about the set-up"),
        "still": translate("timeline", "sitting still"),
        "sitting": translate("timeline", "sitting for long"),
        "eyes": translate("timeline", "for the eyes"),
    }
    measure = str(data.get("measure", ""))
    answers = {
        "accepted": translate("timeline", "you took it up"),
        "dismissed": translate("timeline", "closed"),
        "wrong": translate("timeline", "you said it was not right"),
        "false_alarm": translate("timeline", "you said it was not right"),
        "silenced": translate("timeline", "you asked for quiet"),
    }
    effects = {"worked": translate("timeline", "followed by a change")}
    found = (
        kinds.get(str(data.get("kind", "")), ""),
        measure_name(measure) if measure else "",
        answers.get(str(data.get("answer", "")), ""),
        effects.get(str(data.get("effect", "")), ""),
    )
    return [words for words in found if words]


def _reason(reason: str) -> str:
    return {
        "paused": translate("timeline", "you asked for it"),
        "locked": translate("timeline", "the screen was locked"),
        "trouble": translate("timeline", "there was no picture"),
    }.get(reason, within(reason))
