"""The settings themselves: names, defaults, and what each may be."""

from __future__ import annotations

import difflib
from collections.abc import Callable, ItemsView, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, Literal

from posturecoach.ergonomics.work import Work

if TYPE_CHECKING:
    from posturecoach.coaching.rules import Wishes


# A setting is a field with what a file may give for it: `read` returns the value, or
# raises ValueError; `expected` says in words what it takes. The words are shown to
# people twice: as comments in a new file, and when a value cannot be followed.
# Not pydantic: it would add 16 MB to a program that may hold 235, and 0.1 s to its start.
# `write` makes of a value what stands in the file, where that is another thing.
def _setting(
    default: object,
    expected: str,
    read: Callable[[object], object],
    write: Callable[[Any], object] | None = None,
) -> Any:  # noqa: ANN401
    metadata = {"expected": expected, "read": read, "write": write}
    return field(default=default, metadata=metadata)


def _number(
    default: float | None,
    expected: str,
    *,
    above: float = -inf,
    least: float = -inf,
    most: float = inf,
) -> Any:  # noqa: ANN401 - like dataclasses.field
    def read(value: object) -> float | None:
        if value is None and default is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise ValueError(value)
        if not (value > above and least <= value <= most):
            raise ValueError(value)
        return float(value)

    return _setting(default, expected, read)


def _switch(default: bool, expected: str) -> Any:  # noqa: ANN401, FBT001
    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError(value)  # noqa: TRY004 - one kind of error for one kind of mistake
        return value

    return _setting(default, f"true or false: {expected}", read)


def _yes_no(expected: str) -> Any:  # noqa: ANN401
    def read(value: object) -> bool | None:
        if value is not None and not isinstance(value, bool):
            raise ValueError(value)
        return value

    return _setting(None, f"true or false: {expected}", read)


def _choice(*choices: str) -> Any:  # noqa: ANN401
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError(value)
        return str(value)

    quoted = [f'"{choice}"' for choice in choices]
    return _setting(choices[0], f"{', '.join(quoted[:-1])} or {quoted[-1]}", read)


def _source(value: object) -> str:
    # source = 0 and source = "0" are both what a person would write.
    if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).strip():
        raise ValueError(value)
    return str(value)


def _moment(value: object) -> str | None:
    if value is None:
        return None
    # TOML has dates of its own, which str() writes as ISO 8601, too.
    if not isinstance(value, str | datetime):
        raise ValueError(value)  # noqa: TRY004
    datetime.fromisoformat(str(value))
    return str(value)


def _day(value: object) -> str | None:
    if value is None:
        return None
    # A TOML date may come with a time, too; what counts here is the day.
    if not isinstance(value, str | date):
        raise ValueError(value)  # noqa: TRY004
    return datetime.fromisoformat(str(value)).date().isoformat()


Answer = str | float | tuple[str, ...]
"""An option, a number, or every option that was ticked."""


def _answers(value: object) -> tuple[tuple[str, Answer], ...]:
    """Return answers by question as pairs: a value that nobody changes by accident."""
    pairs = value.items() if isinstance(value, Mapping) else value
    if not isinstance(pairs, tuple | ItemsView):
        raise ValueError(value)  # noqa: TRY004
    return tuple(sorted((str(key), _answer(answer)) for key, answer in pairs))


def _answer(value: object) -> Answer:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return tuple(map(str, value))
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(value)
    return float(value)


def _as_table(answers: tuple[tuple[str, Answer], ...]) -> dict[str, object]:
    return {key: list(one) if isinstance(one, tuple) else one for key, one in answers}


def _hours(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(value)  # noqa: TRY004
    return tuple(_span(one) for one in value)


def _span(value: object) -> str:
    start, dash, end = str(value).partition("-")
    if not isinstance(value, str) or not dash:
        raise ValueError(value)
    first, last = time.fromisoformat(start.strip()), time.fromisoformat(end.strip())
    if first == last or first.tzinfo or last.tzinfo:
        raise ValueError(value)
    return f"{first:%H:%M}-{last:%H:%M}"


def _name(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_NAME:
        raise ValueError(value)
    return value.strip()


_LONGEST_NAME = 80
_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_KEYS = frozenset((*"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", *(f"F{n}" for n in range(1, 13))))


def _keys(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004
    *modifiers, key = (part.strip().capitalize() for part in value.split("+"))
    # One key alone would be taken from everything that is typed.
    if key not in _KEYS or not modifiers or set(modifiers) - set(_MODIFIERS):
        raise ValueError(value)
    return "+".join((*(one for one in _MODIFIERS if one in modifiers), key))


def _check(group: Any) -> None:  # noqa: ANN401 - one of the dataclasses above
    """Refuse in our own code what would be refused in a file; make 10 of the type 10.0."""
    for setting in fields(group):
        value = getattr(group, setting.name)
        if "read" not in setting.metadata:
            continue  # a section, which has checked itself
        try:
            # The only way into a frozen dataclass.
            object.__setattr__(group, setting.name, setting.metadata["read"](value))
        except ValueError:
            expected = setting.metadata["expected"]
            raise ValueError(f"{setting.name}: expected {expected}; got {value!r}") from None


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """Which camera, how often to look, and what is known about it."""

    source: str = _setting(
        "0",
        "text: a camera's number or part of its name, a clip, a picture, a folder of "
        "pictures, or the address of a stream",
        _source,
    )
    looks_per_s: float = _number(
        10.0, "a number above 0, up to 30: looks per second", above=0, most=30
    )
    looks_per_s_hidden: float = _number(
        2.0,
        "a number above 0, up to 30: looks per second while no window is shown",
        above=0,
        most=30,
    )
    mirror: bool = _switch(default=True, expected="show the picture as a mirror would")
    hfov_deg: float | None = _number(
        None,
        "a number from 10 to 170: the camera's horizontal field of view in degrees",
        least=10,
        most=170,
    )
    distance_mm: float | None = _number(
        None,
        "a number from 200 to 3000: millimetres from camera to eyes while the neutral is "
        "learned, by tape measure",
        least=200,
        most=3000,
    )

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window looks and closes."""

    theme: Literal["system", "light", "dark"] = _choice("system", "light", "dark")
    language: Literal["system", "en", "de"] = _choice("system", "en", "de")
    close_to_tray: bool = _switch(
        default=False, expected="closing the window keeps the coach in the tray"
    )

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class CoachSettings:
    """How and when the coach may speak."""

    edge: Literal["right", "left", "top", "bottom", "none"] = _choice(
        "right", "left", "top", "bottom", "none"
    )
    cues: Literal["fading", "always"] = _choice("fading", "always")
    prompts: bool = _switch(default=True, expected="prompts with words, now and then")
    notifications: Literal["desktop", "own"] = _choice("desktop", "own")
    eyes: bool = _switch(default=False, expected="a reminder to rest the eyes")
    quiet_hours: tuple[str, ...] = _setting(
        (),
        'a list of times without a word such as ["12:00-13:00", "22:00-07:00"]',
        _hours,
        write=list,
    )
    hotkey: str | None = _setting(
        None,
        'keys that pause from anywhere, such as "Ctrl+Alt+P"; without it, none',
        _keys,
    )

    def __post_init__(self) -> None:
        _check(self)

    def wishes(self) -> Wishes:
        """Return what the coach takes of it."""
        from posturecoach.coaching.rules import QuietHours, Wishes  # noqa: PLC0415 - heavy

        spans = (hours.split("-") for hours in self.quiet_hours)
        return Wishes(
            quiet_hours=tuple(
                QuietHours(time.fromisoformat(start), time.fromisoformat(end))
                for start, end in spans
            ),
            eyes=self.eyes,
            cues=self.cues == "always",
            prompts=self.prompts,
        )


@dataclass(frozen=True, slots=True)
class JournalSettings:
    """What is remembered, and for how long."""

    keep: bool = _switch(default=True, expected="numbers are kept in the journal on this computer")
    keep_days: float | None = _number(
        730.0,
        "a number from 30 to 36500: days after which minutes are removed; sums of days stay",
        least=30,
        most=36500,
    )
    name: str | None = _setting(
        None, 'a pseudonym for reports, such as "Robin"; without it, none', _name
    )

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class ExerciseSettings:
    """How exercises are led."""

    voice: bool = _switch(default=False, expected="the computer's own voice says the cues")
    sounds: bool = _switch(default=False, expected="a short sound for each repetition")
    full_screen: bool = _switch(default=True, expected="an exercise fills the screen")

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """What the person looks at, and through."""

    diagonal_inch: float | None = _number(
        None, "a number from 5 to 100: the screen's diagonal in inches", least=5, most=100
    )
    progressive_lenses: bool = _switch(default=False, expected="reading through varifocal glasses")

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class WorkSettings:
    """What only the person can tell of the work, for RULA and REBA; see `ergonomics.work`."""

    answered: str | None = _setting(
        None, "a day such as 2030-01-31: when these questions were last answered", _day
    )
    legs_supported: bool | None = _yes_no("legs and feet are well supported")
    wrist_straight: bool | None = _yes_no("the wrists are straight")
    wrist_twisted: bool | None = _yes_no("the forearms are turned to the end of their range")
    arms_by_side: bool | None = _yes_no("the upper arms hang beside the body")
    arm_support: bool | None = _yes_no("forearms or elbows rest on something")
    backrest: bool | None = _yes_no("the back leans against a backrest")
    load_kg: float | None = _number(
        None, "a number from 0 to 200: what the hands lift or push with, in kg", least=0, most=200
    )
    load_held: bool | None = _yes_no("that is held or repeated, not now and then")
    hours_per_day: float | None = _number(
        None, "a number from 0 to 24: hours of this work a day", least=0, most=24
    )

    def __post_init__(self) -> None:
        _check(self)

    def told(self) -> Work:
        """Return the answers as the rules take them."""
        return Work(**{setting.name: getattr(self, setting.name) for setting in fields(self)})


@dataclass(frozen=True, slots=True)
class WorkstationSettings:
    """What was answered in the check of the workstation."""

    answered: str | None = _setting(
        None, "a day such as 2030-01-31: when the check was last done", _day
    )
    again: str | None = _setting(
        None, "a day such as 2030-04-30: when to check again; without it, never", _day
    )
    answers: tuple[tuple[str, Answer], ...] = _setting(
        (), "a table of answers by question, as the check writes them", _answers, write=_as_table
    )

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the user may change. Change it with `dataclasses.replace`.

    Raises
    ------
    ValueError
        From this and the sections in it, for a value that no file may hold either.

    """

    model: Literal["full", "lite", "heavy"] = _choice("full", "lite", "heavy")
    agreed: str | None = _setting(
        None,
        "a date and time such as 2030-01-31T09:00:00: when the page on privacy was agreed to",
        _moment,
    )
    camera: CameraSettings = CameraSettings()
    window: WindowSettings = WindowSettings()
    coach: CoachSettings = CoachSettings()
    journal: JournalSettings = JournalSettings()
    exercises: ExerciseSettings = ExerciseSettings()
    screen: ScreenSettings = ScreenSettings()
    work: WorkSettings = WorkSettings()
    workstation: WorkstationSettings = WorkstationSettings()

    def __post_init__(self) -> None:
        _check(self)


_SECTIONS: Mapping[str, type[Any]] = {
    "camera": CameraSettings,
    "window": WindowSettings,
    "coach": CoachSettings,
    "journal": JournalSettings,
    "exercises": ExerciseSettings,
    "screen": ScreenSettings,
    "work": WorkSettings,
    "workstation": WorkstationSettings,
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing in a file that cannot be followed: where, and the words for it."""

    key: tuple[str, ...]
    words: str


def values_of(
    data: Mapping[str, object],
    group: type[Any],
    above: tuple[str, ...],
    mistakes: list[Mistake],
) -> dict[str, Any]:
    """Return what `data` says for the settings of `group`; note what cannot be followed."""
    known = {setting.name: setting for setting in fields(group)}
    values: dict[str, Any] = {}
    for name, value in data.items():
        key = (*above, name)
        dotted = ".".join(key)
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}"
            mistakes.append(Mistake(key, f"{dotted} is not a setting; {hint}"))
        elif group is Settings and name in _SECTIONS:
            if isinstance(value, dict):
                inside = values_of(value, _SECTIONS[name], key, mistakes)
                values[name] = None if mistakes else _SECTIONS[name](**inside)
            else:
                words = f"{dotted} is {value!r}; expected a section, [{name}]"
                mistakes.append(Mistake(key, words))
        else:
            try:
                values[name] = known[name].metadata["read"](value)
            except ValueError:
                expected = known[name].metadata["expected"]
                mistakes.append(Mistake(key, f"{dotted} is {value!r}; expected {expected}"))
    return values


def says(group: type[Any], name: str, raw: object, value: object) -> bool:
    """Return whether `raw`, from a file, stands for `value` of the setting `name`.

    Compared as read: true is no 1.0, but 0 is the camera "0".
    """
    (setting,) = (setting for setting in fields(group) if setting.name == name)
    try:
        return bool(setting.metadata["read"](raw) == value)
    except ValueError:
        return False


def written(group: Any, name: str, value: object) -> object:  # noqa: ANN401
    """Return `value` of the setting `name` as it stands in a file."""
    (setting,) = (setting for setting in fields(group) if setting.name == name)
    write = setting.metadata["write"]
    return value if write is None else write(value)


def expected(group: Any, name: str) -> str:  # noqa: ANN401 - one of the dataclasses above
    """Return in words what the setting `name` takes."""
    return next(str(f.metadata["expected"]) for f in fields(group) if f.name == name)
