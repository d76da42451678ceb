"""All that the coach remembers; to and from plain values, checked, for whoever keeps it.

Times are seconds of the coach's own clock, which adds up what passes between looks by the
date-times it is given and never goes back, whatever the computer's clock is set to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import StrEnum
from math import isfinite
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from posturecoach.coaching.rules import Kind, Silence

VERSION = 1
Span = tuple[float, float]


class StateError(ValueError):
    """A state that was kept can't be used; the text names every mistake."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What was seen of the last minutes.

    Attributes
    ----------
    strained
        The measures in caution or bad at the last look.
    spans
        By measure, when it was so in the last two minutes, oldest first.
    sat_s
        Since when somebody sits; None when nobody does.
    seen_s
        When somebody was last there.
    eyes_s
        Since when the eyes have had no rest.
    still_s
        Since when nothing moved.
    ranges
        By channel, the lowest and highest since then.

    """

    strained: tuple[str, ...] = ()
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    sat_s: float | None = None
    seen_s: float | None = None
    eyes_s: float | None = None
    still_s: float | None = None
    ranges: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that is said.

    Attributes
    ----------
    id
        Its own, for the answer.
    kind, measure, topic
        What sort; about which measure, if about one; which words it has.
    rule
        The rule that fired: ``"zone:head_pitch"``, ``"hold:head"``, ``"still"`` ...
    text
        The words. Those of a cue are for the icon and for screen readers.
    time_s
        When, on the coach's clock.

    """

    id: str
    kind: Kind
    measure: str | None
    topic: str
    rule: str
    text: str
    time_s: float

    def to_json(self) -> dict[str, str | None]:
        """Return the entry of ``prompts`` in a look."""
        return {"id": self.id, "measure": self.measure, "kind": str(self.kind), "text": self.text}


@dataclass(frozen=True, slots=True)
class Trial:
    """A prompt whose effect is waited for: what was measured then, and since when it changed."""

    id: str
    kind: Kind
    measure: str | None
    time_s: float
    channels: dict[str, float]
    changed_s: float | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A prompt that waits for a natural gap."""

    rule: str
    since_s: float


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that ends by itself.

    Attributes
    ----------
    until_s
        When at the latest, on the coach's clock.
    until
        The local date-time, without zone, at which it ends; None when only `until_s` does.
    app
        It holds only while this application is in front.
    front_s
        When that was last so.

    """

    until_s: float
    until: str | None = None
    app: str | None = None
    front_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day, and by measure how often its cue was due.

    A used-up holding time counts as many cues as make a day count.
    """

    prompts: int = 0
    cues: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fading:
    """How far cues have faded.

    Attributes
    ----------
    step
        0 in the first week, 4 when they have faded.
    began
        First day of the present week; empty before the first look.
    judged_s, bad_s
        Seconds of this week that were judged, and of them in the outer zone.
    last_share
        That share in the last week that was one.
    triggers
        So far; of them `Policy` shows a share, evenly.

    """

    step: int = 0
    began: str = ""
    judged_s: float = 0.0
    bad_s: float = 0.0
    last_share: float | None = None
    triggers: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """All that the coach remembers between two looks.

    Attributes
    ----------
    seed
        Another one, another order of the words.
    clock_s, utc_s
        The coach's clock, and the POSIX time of the last look.
    watch, trial, waiting, pause, fading
        See there.
    lit
        By measure with a trigger, whether its cue is shown (or has faded).
    cue
        The one that is shown.
    silence
        Why nothing was said at the last look.
    quiet_s, free_s
        Since when there is silence; since when there is none.
    asked, answered
        The last prompts, for answers; the ids of those that have one.
    hour
        When posture prompts were shown in the last hour.
    last_s, tried_s
        When a prompt was last shown; by kind, when one was last shown or given up.
    steps, dismissed
        By kind: how often the interval has doubled, and dismissals in a row.
    days
        By date.
    advised
        By measure, the date on which the set-up was advised.
    loosened
        By rule, by how many steps.
    counts
        ``"shown:hold"``, ``"wrong:hold"``, ``"worked:hold"`` ...
    said
        By topic, which words came last.

    """

    seed: int = 0
    serial: int = 0
    clock_s: float = 0.0
    utc_s: float | None = None
    watch: Watch = field(default_factory=Watch)
    lit: dict[str, bool] = field(default_factory=dict)
    cue: Prompt | None = None
    silence: tuple[Silence, ...] = ()
    quiet_s: float | None = None
    free_s: float = 0.0
    waiting: Waiting | None = None
    trial: Trial | None = None
    asked: tuple[Prompt, ...] = ()
    answered: tuple[str, ...] = ()
    hour: tuple[float, ...] = ()
    last_s: float | None = None
    tried_s: dict[str, float] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    dismissed: dict[str, int] = field(default_factory=dict)
    days: dict[str, Day] = field(default_factory=dict)
    advised: dict[str, str] = field(default_factory=dict)
    fading: Fading = field(default_factory=Fading)
    loosened: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    said: dict[str, int] = field(default_factory=dict)
    pause: Pause | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values: dicts, lists, strings and numbers, as JSON takes them."""
        return {"version": VERSION, **_plain(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> State:
        """Return the state that `to_dict` wrote.

        Raises
        ------
        StateError
            Naming every mistake: another version, unknown or missing names, other types.

        """
        mistakes: list[str] = []
        if data.get("version") != VERSION:
            mistakes.append(f"version: expected {VERSION}, got {data.get('version')!r}")
        rest = {key: value for key, value in data.items() if key != "version"}
        state = _built(cls, rest, "", mistakes)
        if mistakes:
            raise StateError("\n  ".join(("this is no state of the coach:", *mistakes)))
        assert isinstance(state, State)  # noqa: S101 - without a mistake it is one
        return state


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever the fields hold
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _built(hint: Any, value: Any, where: str, mistakes: list[str]) -> Any:  # noqa: ANN401
    """Return `value` as the type that `hint` names; a mistake is noted and None returned."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if value is None else _built(args[0], value, where, mistakes)
    if is_dataclass(hint):
        return _record(hint, value, where, mistakes)
    built: Any = None
    if origin is dict and isinstance(value, Mapping) and all(isinstance(k, str) for k in value):
        built = {k: _built(args[1], v, f"{where}.{k}", mistakes) for k, v in value.items()}
    elif origin is tuple and isinstance(value, list | tuple):
        if args[-1] is ... or len(value) == len(args):
            built = tuple(_built(args[0], one, f"{where}[]", mistakes) for one in value)
    elif origin is None and _is(hint, value):
        built = hint(value)
    if built is None:
        name = hint.__name__ if origin is None else hint
        mistakes.append(f"{where}: expected {name}, got {value!r}")
    return built


def _record(hint: Any, value: Any, where: str, mistakes: list[str]) -> Any:  # noqa: ANN401
    if not isinstance(value, Mapping):
        mistakes.append(f"{where}: expected a table, got {value!r}")
        return None
    hints, found, before = get_type_hints(hint), {}, len(mistakes)
    dot = f"{where}." if where else ""
    mistakes += [f"{dot}{key}: unknown" for key in value if key not in hints]
    for one in fields(hint):
        if one.name in value:
            name = f"{dot}{one.name}"
            found[one.name] = _built(hints[one.name], value[one.name], name, mistakes)
        elif one.default is MISSING and one.default_factory is MISSING:
            mistakes.append(f"{dot}{one.name}: missing")
    return hint(**found) if len(mistakes) == before else None


def _is(hint: type, value: object) -> bool:
    if issubclass(hint, StrEnum):
        return value in tuple(hint)
    if isinstance(value, bool):
        return hint is bool
    if hint is float:
        return isinstance(value, int | float) and isfinite(value)
    if hint is int:
        return isinstance(value, int) and value >= 0
    return isinstance(value, hint)
