"""The test of the range of motion, and how each exercise is shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from posturecoach.exercise_book.books import exercises
from posturecoach.exercise_book.loading import load, raise_for
from posturecoach.exercises.demonstration import PROPS, STANCES, Demonstration, Key
from posturecoach.exercises.motion_range import Movement, RangeRules
from posturecoach.exercises.plain import Plain
from posturecoach.exercises.signals import SIGNALS
from posturecoach.exercises.skeleton import ANGLES


@cache
def range_rules(text: str | None = None) -> RangeRules:
    """Return the movements of the range test; see `exercises`."""
    data, mistakes = load("range.toml", text)
    found = RangeRules(
        {movement.id: movement for movement in map(_movement, data.rows("movement"))},
        data.whole("tries", least=1, most=10),
        data.number("unclear_deg", least=0),
        data.number("norm_falls_from_age", least=0),
    )
    data.nothing_else("schema")
    raise_for("range.toml", mistakes)
    return found


def _movement(row: Plain) -> Movement:
    signals = row.texts("signals", least=1, most=2)
    if not set(signals) <= SIGNALS.keys():
        row.wrong("signals", "some of the signals")
    found = Movement(
        row.words("id"),
        row.one_of("view", ("front", "side")),
        signals,
        row.flag("sided", usual=False),
        row.whole("sign", least=-1, most=1) if "sign" in row else 1,
        row.number("norm", least=0, most=180),
        row.number("pm", least=0),
        row.number("pm_share", least=0, most=1),
        row.number("least", least=1),
        row.words("cite"),
    )
    row.nothing_else()
    return found


@cache
def demonstrations(text: str | None = None) -> Mapping[str, Demonstration]:
    """Return how each exercise is shown, by its id; see `exercises`."""
    data, mistakes = load("demonstrations.toml", text)
    known = exercises()
    found = {d.exercise: d for d in map(_demonstration, data.rows("demonstration"))}
    mistakes += [f"demonstration of {id_}: missing" for id_ in known if id_ not in found]
    data.nothing_else("schema")
    raise_for("demonstrations.toml", mistakes)
    return found


def _demonstration(row: Plain) -> Demonstration:
    exercise = row.one_of("id", exercises())
    props = row.texts("props") if "props" in row else ()
    if not set(props) <= set(PROPS):
        row.wrong("props", f"some of {', '.join(PROPS)}")
    keys = tuple(_key(key) for key in row.rows("keys"))
    found = Demonstration(
        exercise,
        row.one_of("view", ("front", "side")),
        row.one_of("stance", tuple(STANCES)),
        row.number("loop_s", least=0.5, most=120),
        keys,
        props,
        row.flag("both_sides", usual=False),
        row.one_of("anchor", ("feet", "left", "right", "seat", "walk"))
        if "anchor" in row
        else "feet",
    )
    times = [key.at_s for key in keys]
    if not times or times[0] != 0.0 or times != sorted(set(times)) or times[-1] >= found.loop_s:
        row.wrong("keys", "times from 0 on, growing, below loop_s")
    row.nothing_else()
    return found


def _key(row: Plain) -> Key:
    at_s = row.number("at", least=0)
    angles = {name: row.number(name) for name in row.keys() if name in ANGLES}  # noqa: SIM118
    row.nothing_else("at")
    return Key(at_s, angles)
