"""Read the rules that come with the program: data files in, checked values out.

The rooms that use the rules open no files. A rule without a source does not load, and
every mistake in a table is named, not only the first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from math import inf, isfinite
from typing import TypeGuard, cast

import numpy as np

from posturecoach.coaching.rules import NUMBERS, SURROUNDINGS, Kind, Policy, Silence
from posturecoach.coaching.words import FORMS, Words
from posturecoach.ergonomics.assessment import Method
from posturecoach.ergonomics.conditions import ConditionRule, Static
from posturecoach.ergonomics.day_score import PARTS, DayRules, PartRule
from posturecoach.ergonomics.holding import HoldRule
from posturecoach.ergonomics.methods import METHODS, method_from
from posturecoach.ergonomics.zones import Step, ZoneRule
from posturecoach.posture.clamp import Follow, NeutralRules, Plausible
from posturecoach.posture.fits import Fits
from posturecoach.posture.lens import Webcam
from posturecoach.posture.reader import UNITS

VIEWS = ("front", "side", "both")
BASES = ("standard", "literature", "product")


class RulebookError(ValueError):
    """A table of rules is wrong, which is a bug of ours; the text names every mistake."""


def zone_rules(
    diagonal_inch: float | None = None, *, text: str | None = None
) -> tuple[ZoneRule, ...]:
    """Return the zones of every measure, from zones.toml.

    Parameters
    ----------
    diagonal_inch
        The screen's diagonal. A large screen is looked at from further away, so the rows
        with a `large_screen` have wider borders from the size on that they name. None,
        when nobody has told it, keeps the borders of an ordinary screen.
    text
        Contents of a file in the same form, instead of the one that comes with the
        program.

    Raises
    ------
    RulebookError
        Naming every mistake.

    """
    data = _load("zones.toml", text)
    mistakes: list[str] = []
    rules: list[ZoneRule] = []
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(_rows(data, "zone", mistakes), 1):
        where = f"zone {number} ({row.get('measure', 'no measure')})"
        rule = _zone_rule(where, row, diagonal_inch, mistakes)
        if rule is None:
            continue
        views = ("front", "side") if rule.view == "both" else (rule.view,)
        for view in views:
            if (rule.measure, view) in seen:
                mistakes.append(f"{where}: a second rule for the {view} view")
            seen.add((rule.measure, view))
        rules.append(rule)
    _raise("zones.toml", mistakes)
    return tuple(rules)


def fits(held_out: bool = False) -> Fits:  # noqa: FBT001, FBT002 - there is no other question
    """Return the models of the fitted measures; the same object at every call.

    Parameters
    ----------
    held_out
        Those fitted on the training bodies only, to be tried on the others. What ships has
        seen them all.

    """
    return _fits("fits_train.npz" if held_out else "fits.npz")


@cache
def _fits(name: str) -> Fits:
    with (
        (files("posturecoach.posture") / "data" / name).open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        return Fits.from_arrays(dict(arrays))


def hold_rules(text: str | None = None) -> tuple[HoldRule, ...]:
    """Return the holding times of ISO 11226, from holding.toml; see `zone_rules`."""
    data = _load("holding.toml", text)
    mistakes: list[str] = []
    rules: list[HoldRule] = []
    for number, row in enumerate(_rows(data, "hold", mistakes), 1):
        where = f"hold {number} ({row.get('part', 'no part')})"
        rule = _hold_rule(where, row, mistakes)
        if rule is not None:
            rules.append(rule)
    _raise("holding.toml", mistakes)
    return tuple(rules)


def condition_rules(text: str | None = None) -> tuple[ConditionRule, ...]:
    """Return the conditions of EN 1005-4, from en1005.toml; see `zone_rules`."""
    data = _load("en1005.toml", text)
    mistakes: list[str] = []
    rules: list[ConditionRule] = []
    for number, row in enumerate(_rows(data, "condition", mistakes), 1):
        where = f"condition {number} ({row.get('part', 'no part')})"
        rule = _condition_rule(where, row, mistakes)
        if rule is None:
            continue
        if any(r.part == rule.part and r.to_deg > rule.from_deg for r in rules):
            mistakes.append(f"{where}: from_deg: expected rows from the lowest angle up")
        rules.append(rule)
    _raise("en1005.toml", mistakes)
    return tuple(rules)


def day_rules(text: str | None = None) -> DayRules:
    """Return the parts of the day score, from day.toml; see `zone_rules`."""
    data = _load("day.toml", text)
    mistakes: list[str] = []
    change = _numbers("change", data, ("deg", "mm", "stays_s"), ("channels",), mistakes)
    bout = _numbers("bout", data, ("most_s", "break_s"), (), mistakes)
    channels = cast("Mapping[str, object]", data.get("change") or {}).get("channels")
    if not isinstance(channels, list) or not channels or not set(channels) <= UNITS.keys():
        mistakes.append(f"change: channels: expected measures that are taken, got {channels!r}")
        channels = []
    parts = []
    for number, row in enumerate(_rows(data, "part", mistakes, ("change", "bout")), 1):
        part = _day_part(f"part {number} ({row.get('id', 'no id')})", row, mistakes)
        parts += [part] if part is not None else []
    ids = [part.id for part in parts]
    if not mistakes and sorted(ids) != sorted(PARTS):
        mistakes.append(f"part: expected each of {', '.join(PARTS)} once, got {', '.join(ids)}")
    _raise("day.toml", mistakes)
    return DayRules(
        tuple(parts),
        change["deg"],
        change["mm"],
        change["stays_s"],
        tuple(map(str, channels)),
        bout["most_s"],
        bout["break_s"],
    )


@cache
def method(name: str, text: str | None = None) -> Method:
    """Return RULA, REBA or ROSA with its tables; see `zone_rules`.

    Parameters
    ----------
    name
        ``"rula"``, ``"reba"`` or ``"rosa"``.
    text
        As in `zone_rules`.

    Raises
    ------
    ValueError
        If there is no such method.
    RulebookError
        Naming every mistake: the table and the cell in the method's own words.

    """
    if name not in METHODS:
        raise ValueError(f"expected one of {', '.join(METHODS)}, got {name!r}")
    mistakes: list[str] = []
    found = method_from(name, _load(f"{name}.toml", text), mistakes)
    _raise(f"{name}.toml", mistakes)
    return cast("Method", found)  # with a mistake it has been raised


def neutral_rules(text: str | None = None) -> NeutralRules:
    """Return what a neutral may be and how far it may go, from neutral.toml; see `zone_rules`."""
    data = _load("neutral.toml", text, room="posture")
    mistakes: list[str] = []
    plausible: list[Plausible] = []
    follow: list[Follow] = []
    kinds = {"plausible", "follow"}
    for number, row in enumerate(_rows(data, "plausible", mistakes, others=kinds), 1):
        where = f"plausible {number} ({row.get('measure', 'no measure')})"
        bounds = _plausible(where, row, mistakes)
        if bounds is not None:
            plausible.append(bounds)
    for number, row in enumerate(_rows(data, "follow", mistakes, others=kinds), 1):
        where = f"follow {number} ({row.get('measure', 'no measure')})"
        limit = _follow(where, row, mistakes)
        if limit is not None:
            follow.append(limit)
    _raise("neutral.toml", list(dict.fromkeys(mistakes)))
    return NeutralRules(tuple(plausible), tuple(follow))


def webcams(text: str | None = None) -> tuple[Webcam, ...]:
    """Return the cameras whose field of view is known, from webcams.toml; see `zone_rules`."""
    data = _load("webcams.toml", text, room="posture")
    mistakes: list[str] = []
    found: list[Webcam] = []
    for number, row in enumerate(_rows(data, "webcam", mistakes), 1):
        where = f"webcam {number}"
        wrong = [
            f"{where}: {k}: unknown"
            for k in row.keys() - {"name", "hfov_deg", "keeps_height", "cite"}
        ]
        name, cite = _words(where, row, "name", wrong), _words(where, row, "cite", wrong)
        hfov, keeps = row.get("hfov_deg"), row.get("keeps_height")
        if not _is_number(hfov) or not 10.0 <= hfov <= 170.0:  # noqa: PLR2004 - as the setting
            wrong.append(f"{where}: hfov_deg: expected a number from 10 to 170, got {hfov!r}")
        elif not isinstance(keeps, bool):
            wrong.append(f"{where}: keeps_height: expected true or false, got {keeps!r}")
        elif not wrong:
            found.append(Webcam(name, float(hfov), keeps, cite))
        mistakes += wrong
    _raise("webcams.toml", mistakes)
    return tuple(found)


def policy_rules(text: str | None = None) -> Policy:
    """Return when the coach speaks, from policy.toml; see `zone_rules`."""
    data = _load("policy.toml", text, room="coaching")
    mistakes: list[str] = []
    numbers: dict[str, float] = {}
    cites: dict[str, tuple[str, str]] = {}
    tables = ("silence", "channels", "topics")
    for row in _rows(data, "number", mistakes, tables):
        id_, value = str(row.get("id", "no id")), row.get("value")
        where = f"number {id_}"
        mistakes += [
            f"{where}: {k}: unknown" for k in row.keys() - {"id", "value", "basis", "cite"}
        ]
        if id_ not in NUMBERS or id_ in numbers:
            mistakes.append(f"{where}: unknown, or there already")
        if not _is_number(value) or not value > 0.0:
            mistakes.append(f"{where}: value: expected a number above 0, got {value!r}")
            value = 0.0
        basis = _one_of(where, row, "basis", BASES, mistakes)
        numbers[id_], cites[id_] = float(value), (basis, _words(where, row, "cite", mistakes))
    mistakes += [f"number {id_}: missing" for id_ in NUMBERS if id_ not in numbers]
    silence = _table(data, "silence", mistakes)
    if set(silence) != set(SURROUNDINGS) or not all(isinstance(v, bool) for v in silence.values()):
        mistakes.append(f"silence: expected true or false for {', '.join(SURROUNDINGS)}")
    channels = _table(data, "channels", mistakes).get("measures")
    if not isinstance(channels, list) or not channels or not set(channels) <= UNITS.keys():
        mistakes.append(f"channels: measures: expected measures that are taken, got {channels!r}")
        channels = []
    topics = _table(data, "topics", mistakes)
    judged = {rule.measure for rule in zone_rules()}
    mistakes += [f"topics: {id_}: missing" for id_ in sorted(judged - topics.keys())]
    mistakes += [f"topics: {id_}: not one that is judged" for id_ in sorted(topics.keys() - judged)]
    _raise("policy.toml", mistakes)
    return Policy(
        numbers,
        {Silence(k): bool(v) for k, v in silence.items()},
        tuple(channels),
        {k: str(v) for k, v in topics.items()},
        cites,
    )


_SPOKEN = ("still", "sitting", "eyes", "thanks")


@cache
def coach_words(language: str = "en", text: str | None = None) -> Words:
    """Return what the coach says, from words.*.toml; see `zone_rules`.

    Every topic that the policy and the holding times can speak about must be there, with
    at least two wordings, and nothing else.

    Raises
    ------
    ValueError
        If there is no such language.
    RulebookError
        Naming every mistake.

    """
    if language not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)}, got {language!r}")
    name = f"words.{language}.toml"
    data = _load(name, text, room="coaching")
    mistakes: list[str] = []
    if data.get("schema") != 1 or data.get("language") != language:
        mistakes.append(f"expected schema 1 and language {language!r}")
    plural = _one_of("the file", data, "plural", tuple(FORMS), mistakes)
    minute = _table(data, "units", mistakes).get("minute")
    if not isinstance(minute, list) or len(minute) != FORMS.get(plural):
        mistakes.append(f"units: minute: expected the forms of {plural!r}, got {minute!r}")
    head = {"schema", "language", "plural", "units"}
    texts: dict[str, tuple[str, ...]] = {}
    for group in data.keys() - head:
        for key, lines in _table(data, group, mistakes).items():
            good = isinstance(lines, list) and all(isinstance(x, str) and x.strip() for x in lines)
            if not good or len(set(cast("list[str]", lines))) < 2:  # noqa: PLR2004 - see choose
                mistakes.append(f"{group}.{key}: expected at least two different wordings")
                continue
            texts[f"{group}.{key}"] = tuple(cast("list[str]", lines))
    needed = coach_topics()
    mistakes += [f"{topic}: missing" for topic in sorted(needed - texts.keys())]
    mistakes += [f"{topic}: unknown" for topic in sorted(texts.keys() - needed)]
    _raise(name, mistakes)
    return Words(language, plural, tuple(cast("list[str]", minute)), texts)


LANGUAGES = ("en", "de")


def coach_topics() -> frozenset[str]:
    """Return everything that the coach must have words for."""
    of_measures = set(policy_rules().topics.values())
    return frozenset(
        {f"{kind}.{topic}" for kind in (Kind.CUE, Kind.SETUP) for topic in of_measures}
        | {f"{Kind.HOLD}_{rule.part}.any" for rule in hold_rules()}
        | {f"{kind}.any" for kind in _SPOKEN}
    )


def _table(data: Mapping[str, object], key: str, mistakes: list[str]) -> Mapping[str, object]:
    table = data.get(key)
    if isinstance(table, Mapping):
        return table
    mistakes.append(f"{key}: expected a table, got {table!r}")
    return {}


def _plausible(where: str, row: Mapping[str, object], mistakes: list[str]) -> Plausible | None:
    wrong: list[str] = []
    measure, view, basis, cite = _sourced(where, row, ("least", "most", "what", "try"), wrong)
    what, try_ = _words(where, row, "what", wrong), _words(where, row, "try", wrong)
    least, most = row.get("least"), row.get("most")
    mistakes += wrong
    if not (_is_number(least) and _is_number(most) and least < most):
        mistakes.append(f"{where}: expected least below most, got {least!r} and {most!r}")
        return None
    return None if wrong else Plausible(measure, view, least, most, what, try_, basis, cite)


def _follow(where: str, row: Mapping[str, object], mistakes: list[str]) -> Follow | None:
    wrong: list[str] = []
    measure, view, basis, cite = _sourced(where, row, ("limit", "camera"), wrong)
    limit, camera = row.get("limit"), row.get("camera")
    mistakes += wrong
    if not _is_number(limit) or limit <= 0.0:
        mistakes.append(f"{where}: limit: expected a number above 0, got {limit!r}")
        return None
    if not isinstance(camera, bool):
        mistakes.append(f"{where}: camera: expected true or false, got {camera!r}")
        return None
    return None if wrong else Follow(measure, view, limit, camera, basis, cite)


def _sourced(
    where: str, row: Mapping[str, object], own: tuple[str, ...], mistakes: list[str]
) -> tuple[str, str, str, str]:
    """Return measure, view, basis and source of a row, whose other keys are `own`."""
    known = {"measure", "view", "basis", "cite", *own}
    mistakes += [f"{where}: {key}: unknown" for key in row if key not in known]
    measure = row.get("measure")
    if measure not in UNITS:
        mistakes.append(f"{where}: measure: not one that is taken")
    view = _one_of(where, row, "view", VIEWS, mistakes)
    basis = _one_of(where, row, "basis", BASES, mistakes)
    return str(measure), view, basis, _words(where, row, "cite", mistakes)


def _load(name: str, text: str | None, room: str = "ergonomics") -> Mapping[str, object]:
    if text is None:
        text = (files(f"posturecoach.{room}") / "data" / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"{name}: {error}") from error


def _raise(name: str, mistakes: list[str]) -> None:
    if mistakes:
        raise RulebookError("\n  ".join((f"{name} has rules that cannot be followed:", *mistakes)))


def _rows(
    data: Mapping[str, object],
    key: str,
    mistakes: list[str],
    others: Collection[str] = (),
) -> list[Mapping[str, object]]:
    mistakes += [f"{k}: unknown" for k in data if k not in ("schema", key, *others)]
    if data.get("schema") != 1:
        mistakes.append(f"schema: expected 1, got {data.get('schema')!r}")
    rows = data.get(key)
    if not isinstance(rows, list) or not rows:
        mistakes.append(f"expected [[{key}]] entries, got none")
        return []
    return cast("list[Mapping[str, object]]", rows)


_BORDERS = ("personal", "published", "large_screen")
_ZONE_KEYS = {"measure", "view", "unit", "change_only", "basis", "cite", *_BORDERS}


def _zone_rule(
    where: str, row: Mapping[str, object], diagonal_inch: float | None, mistakes: list[str]
) -> ZoneRule | None:
    wrong = [f"{where}: {key}: unknown" for key in row if key not in _ZONE_KEYS]
    measure = row.get("measure")
    if not isinstance(measure, str) or measure not in UNITS:
        wrong.append(f"{where}: measure: not one that is taken")
    elif row.get("unit") != UNITS[measure]:
        wrong.append(f"{where}: unit: expected {UNITS[measure]!r}, got {row.get('unit')!r}")
    view = _one_of(where, row, "view", VIEWS, wrong)
    basis = _one_of(where, row, "basis", BASES, wrong)
    cite = _words(where, row, "cite", wrong)
    change_only = row.get("change_only", False)
    if not isinstance(change_only, bool):
        wrong.append(f"{where}: change_only: expected true or false, got {change_only!r}")
    personal = _steps(where, row, "personal", wrong)
    published = _steps(where, row, "published", wrong)
    if not personal and not published:
        wrong.append(f"{where}: expected a personal or a published border")
    from_inch, large = _large_screen(where, row, published, wrong)
    if change_only and published:
        wrong.append(f"{where}: published: a measure that is a change has no absolute value")
    mistakes += wrong
    if wrong:
        return None
    if diagonal_inch is not None and diagonal_inch >= from_inch:
        published = tuple({s.sign: s for s in (*published, *large)}.values())
    return ZoneRule(
        measure=str(measure),
        view=view,
        unit=UNITS[str(measure)],
        personal=personal,
        published=published,
        basis=basis,
        cite=cite,
        change_only=bool(change_only),
    )


def _large_screen(
    where: str, row: Mapping[str, object], published: tuple[Step, ...], mistakes: list[str]
) -> tuple[float, tuple[Step, ...]]:
    """Return from which diagonal in inches on a row has other published borders, and those.

    Infinite and none where it has none. The rest of the published borders stays.
    """
    table = row.get("large_screen")
    if table is None:
        return inf, ()
    where = f"{where}: large_screen"
    if not isinstance(table, Mapping):
        mistakes.append(
            f"{where}: expected {{ from_inch = number, above = [caution, bad] }}, got {table!r}"
        )
        return inf, ()
    from_inch = table.get("from_inch")
    if not _is_number(from_inch) or from_inch <= 0:
        mistakes.append(f"{where}.from_inch: expected a number above 0, got {from_inch!r}")
        from_inch = inf
    sides = {side: pair for side, pair in table.items() if side != "from_inch"}
    steps = _steps(where, {"published": sides}, "published", mistakes)
    if not sides:
        mistakes.append(f"{where}: expected above or below = [caution, bad], got neither")
    if {step.sign for step in steps} - {step.sign for step in published}:
        mistakes.append(f"{where}: only borders that are published can be others")
    return float(from_inch), steps


def _steps(
    where: str, row: Mapping[str, object], key: str, mistakes: list[str]
) -> tuple[Step, ...]:
    table = row.get(key, {})
    if not isinstance(table, Mapping):
        mistakes.append(f"{where}: {key}: expected {{ above = [caution, bad] }}, got {table!r}")
        return ()
    steps = []
    for side, pair in table.items():
        sign = {"above": 1, "below": -1}.get(side)
        if sign is None:
            mistakes.append(f"{where}: {key}.{side}: expected above or below")
        elif not (isinstance(pair, list) and len(pair) == 2 and all(map(_is_number, pair))):  # noqa: PLR2004 - a pair
            mistakes.append(f"{where}: {key}.{side}: expected [caution, bad], got {pair!r}")
        elif not sign * (pair[1] - pair[0]) > 0.0:
            mistakes.append(f"{where}: {key}.{side}: bad must lie beyond caution, got {pair!r}")
        else:
            steps.append(Step(float(pair[0]), float(pair[1])))
    return tuple(steps)


_HOLD_NUMBERS = ("from_deg", "from_s", "to_deg", "to_s")
_HOLD_FLAGS = ("front_change", "side_change")
_HOLD_KEYS = {"part", "front", "side", "source", *_HOLD_NUMBERS, *_HOLD_FLAGS}


def _hold_rule(where: str, row: Mapping[str, object], mistakes: list[str]) -> HoldRule | None:
    wrong = [f"{where}: {key}: unknown" for key in row if key not in _HOLD_KEYS]
    wrong += [
        f"{where}: {key}: expected a number, got {row.get(key)!r}"
        for key in _HOLD_NUMBERS
        if not _is_number(row.get(key))
    ]
    wrong += [
        f"{where}: {key}: expected true or false, got {row.get(key)!r}"
        for key in _HOLD_FLAGS
        if not isinstance(row.get(key), bool)
    ]
    wrong += [
        f"{where}: {key}: {row.get(key)!r} is not a measure that is taken"
        for key in ("front", "side")
        if row.get(key) not in UNITS
    ]
    _words(where, row, "part", wrong)
    _words(where, row, "source", wrong)
    if not wrong:
        try:
            return HoldRule(**row)  # type: ignore[arg-type]
        except ValueError as error:
            wrong.append(f"{where}: {error}")
    mistakes += wrong
    return None


_CONDITION_KEYS = {
    "part", "from_deg", "to_deg", "static", "moves_below", "support_frees_moves", "cite",
}  # fmt: skip
_UNSAID = "unsaid"


def _condition_rule(
    where: str, row: Mapping[str, object], mistakes: list[str]
) -> ConditionRule | None:
    wrong = [f"{where}: {key}: unknown" for key in row if key not in _CONDITION_KEYS]
    part, cite = _words(where, row, "part", wrong), _words(where, row, "cite", wrong)
    static = _one_of(where, row, "static", tuple(Static), wrong)
    low, high = row.get("from_deg"), row.get("to_deg")
    moves, frees = row.get("moves_below", inf), row.get("support_frees_moves", False)
    if not (_is_number(low) and _is_number(high) and low < high):
        wrong.append(f"{where}: expected from_deg below to_deg, got {low!r} and {high!r}")
    if moves not in (inf, _UNSAID) and not (_is_number(moves) and moves > 0):
        wrong.append(f"{where}: moves_below: expected a number above 0, got {moves!r}")
    if not isinstance(frees, bool):
        wrong.append(f"{where}: support_frees_moves: expected true or false, got {frees!r}")
    mistakes += wrong
    if wrong:
        return None
    return ConditionRule(
        part=part,
        from_deg=cast("float", low),
        to_deg=cast("float", high),
        static=Static(static),
        moves_below=None if moves == _UNSAID else cast("float", moves),
        support_frees_moves=bool(frees),
        cite=cite,
    )


_PART_NUMBERS = ("weight", "none_at", "full_at", "least_s")
_PART_WORDS = ("id", "unit", "measure", "limit", "cite")


def _day_part(where: str, row: Mapping[str, object], mistakes: list[str]) -> PartRule | None:
    known = {*_PART_NUMBERS, *_PART_WORDS, "basis"}
    wrong = [f"{where}: {key}: unknown" for key in row if key not in known]
    wrong += [
        f"{where}: {key}: expected a number, got {row.get(key)!r}"
        for key in _PART_NUMBERS
        if not _is_number(row.get(key))
    ]
    for key in _PART_WORDS:
        _words(where, row, key, wrong)
    _one_of(where, row, "basis", BASES, wrong)
    if not wrong:
        try:
            return PartRule(**row)  # type: ignore[arg-type]
        except ValueError as error:
            wrong.append(f"{where}: {error}")
    mistakes += wrong
    return None


def _numbers(
    key: str,
    data: Mapping[str, object],
    names: tuple[str, ...],
    others: tuple[str, ...],
    mistakes: list[str],
) -> dict[str, float]:
    """Return the numbers above 0 of the table `key`, 0 where one is missing."""
    table = data.get(key)
    if not isinstance(table, Mapping):
        mistakes.append(f"{key}: expected a table with {', '.join(names)}, got {table!r}")
        table = {}
    mistakes += [f"{key}: {name}: unknown" for name in table if name not in {*names, *others}]
    found = {}
    for name in names:
        number = table.get(name)
        if not _is_number(number) or not number > 0.0:
            mistakes.append(f"{key}: {name}: expected a number above 0, got {number!r}")
            number = 0.0
        found[name] = float(number)
    return found


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _words(where: str, row: Mapping[str, object], key: str, mistakes: list[str]) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        mistakes.append(f"{where}: {key}: expected words, got {value!r}")
        return ""
    return value


def _one_of(
    where: str, row: Mapping[str, object], key: str, allowed: tuple[str, ...], mistakes: list[str]
) -> str:
    value = row.get(key)
    if value not in allowed:
        mistakes.append(f"{where}: {key}: expected one of {', '.join(allowed)}, got {value!r}")
        return ""
    return str(value)
