"""The places somebody sits at, each with its neutral: one file, replaced at once or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from posturecoach.errors import SettingsError
from posturecoach.settings.files import cannot_write, parse, read, write
from posturecoach.settings.places import neutral_path

if TYPE_CHECKING:
    from posturecoach.posture.neutral import Neutral
    from posturecoach.posture.places import Step, Workplace

T = TypeVar("T")
_OWN = {"name", "moved_from", "anchor", "drift"}  # of a place; all else is its neutral's
_HEAD = (
    "Where you sit and how, when you sit at ease: numbers only, no picture. Learned by",
    "posturecoach; learn a place anew or forget it in the window rather than edit it here.",
    "anchor: the first neutral of a place. drift: what was followed since, by day, from and",
    "to, counted from the first.",
)


def read_neutral(path: Path | None = None) -> Neutral | None:
    """Return the neutral in `path` (default: the user's), or None if there is no file.

    Of several places the one that was learned last.

    Raises
    ------
    SettingsError
        If the file cannot be read, or is not a neutral; `what` names every mistake.

    """
    path = path or neutral_path()
    data = _data(path)
    if data is None:
        return None
    if "place" not in data or isinstance(data["place"], str):
        from posturecoach.posture.neutral import Neutral  # noqa: PLC0415 - loads numpy

        return _checked(path, Neutral.from_dict, data)
    places = _checked(path, _places_of, data)
    newest = max(places, key=lambda place: place.neutral.made, default=None)
    return None if newest is None else newest.neutral


def write_neutral(neutral: Neutral, path: Path | None = None) -> None:
    """Write `neutral` alone to `path` (default: the user's) at once or not at all.

    Raises
    ------
    OutputError
        If the file cannot be written; then what was there is untouched.

    """
    import tomlkit  # noqa: PLC0415 - 25 ms that only saving needs

    document = tomlkit.document()
    document.add(tomlkit.comment("Your own neutral: numbers only, no picture. Learned by"))
    document.add(tomlkit.comment("posturecoach; learn it anew rather than edit it."))
    document.update(neutral.to_dict())
    write(path or neutral_path(), tomlkit.dumps(document))


def read_places(path: Path | None = None) -> tuple[Workplace, ...]:
    """Return the places in `path` (default: the user's); none if there is no file.

    A file with a single neutral, as it was written before there were places, is one place.

    Raises
    ------
    SettingsError
        If the file cannot be read or followed; `what` names every mistake.

    """
    path = path or neutral_path()
    data = _data(path)
    if data is None:
        return ()
    if "place" in data and not isinstance(data["place"], str):
        return _checked(path, _places_of, data)
    return (_checked(path, _one_place, data),)


def holds_places(path: Path) -> bool:
    """Return whether `path` is a file of places, not of one neutral, and is there.

    Raises
    ------
    SettingsError
        If it is there and cannot be read.

    """
    data = _data(path)
    return data is not None and "place" in data and not isinstance(data["place"], str)


def write_places(places: Sequence[Workplace], path: Path | None = None) -> None:
    """Write `places` to `path` (default: the user's) at once; with none, remove it.

    A file that is there but cannot be followed is moved aside (`neutral.toml.broken`).

    Raises
    ------
    OutputError
        If the file cannot be written; then what was there is untouched.

    """
    import tomlkit  # noqa: PLC0415

    path = path or neutral_path()
    try:
        read_places(path)
    except SettingsError:
        try:
            path.replace(path.with_name(path.name + ".broken"))
        except OSError as error:
            raise cannot_write(path, error) from None
    if not places:
        path.unlink(missing_ok=True)
        return
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document.update({"place": [_entry(place) for place in places]})
    write(path, tomlkit.dumps(document))


def _data(path: Path) -> Mapping[str, Any] | None:
    text = read(path)
    return None if text is None else parse(path, text)


def _checked(path: Path, make: Callable[[Mapping[str, Any]], T], data: Mapping[str, Any]) -> T:
    try:
        return make(data)
    except ValueError as error:
        raise SettingsError(
            f"{path} is not a neutral that this version can use: {error}",
            try_="mend it, or move it away and learn anew: posturecoach calibrate, "
            "or 'Learn my neutral' in the window.",
        ) from None


def _one_place(data: Mapping[str, Any]) -> Workplace:
    from dataclasses import replace  # noqa: PLC0415

    from posturecoach.posture.neutral import Neutral  # noqa: PLC0415 - loads numpy
    from posturecoach.posture.places import Workplace, name_for  # noqa: PLC0415

    neutral = Neutral.from_dict(data)
    if neutral.place is None:
        neutral = replace(neutral, place=name_for(neutral, ()))
    return Workplace(neutral, neutral)


def _places_of(data: Mapping[str, Any]) -> tuple[Workplace, ...]:
    mistakes = [f"{key}: not a part of this file" for key in data if key != "place"]
    rows = data["place"]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("place: expected [[place]] entries")
    places: list[Workplace] = []
    for number, row in enumerate(rows, 1):
        wrong: list[str] = []
        place = _place(row, wrong)
        if place is not None and place.name in {other.name for other in places}:
            wrong.append(f"name: {place.name!r} is the name of another place")
        mistakes += [f"place {number}: {line}" for line in wrong]
        if place is not None:
            places.append(place)
    if mistakes:
        raise ValueError("\n  ".join(("", *mistakes)))
    return tuple(places)


def _place(row: Mapping[str, Any], mistakes: list[str]) -> Workplace | None:
    from posturecoach.posture.places import Workplace  # noqa: PLC0415 - loads numpy

    name, moved_from = row.get("name"), row.get("moved_from")
    if not isinstance(name, str) or not name.strip():
        mistakes.append(f"name: expected words in quotes, got {name!r}")
    if moved_from is not None and not isinstance(moved_from, str):
        mistakes.append(f"moved_from: expected the name of a place, got {moved_from!r}")
    neutral = _neutral({k: v for k, v in row.items() if k not in _OWN}, name, "", mistakes)
    anchor = neutral
    if "anchor" in row:
        anchor = _neutral(row["anchor"], name, "anchor.", mistakes)
    drift = _drift(row.get("drift", []), mistakes)
    if mistakes or neutral is None or anchor is None:
        return None
    return Workplace(neutral, anchor, drift, moved_from)


def _neutral(data: object, name: object, where: str, mistakes: list[str]) -> Neutral | None:
    from posturecoach.posture.neutral import Neutral  # noqa: PLC0415 - loads numpy

    if not isinstance(data, dict):
        mistakes.append(f"{where.rstrip('.')}: expected a table, got {data!r}")
        return None
    try:
        return Neutral.from_dict({**data, "place": name if isinstance(name, str) else "x"})
    except ValueError as error:
        mistakes += [f"{where}{line}" for line in str(error).splitlines()]
        return None


def _drift(rows: object, mistakes: list[str]) -> tuple[Step, ...]:
    from posturecoach.posture.places import Step  # noqa: PLC0415 - loads numpy

    steps: list[Step] = []
    if not isinstance(rows, list):
        mistakes.append(f"drift: expected [[place.drift]] entries, got {rows!r}")
        return ()
    for number, row in enumerate(rows, 1):
        day = row.get("day") if isinstance(row, dict) else None
        moved = row.get("moved") if isinstance(row, dict) else None
        pairs = moved.items() if isinstance(moved, dict) else ()
        fine = isinstance(day, str) and isinstance(moved, dict)
        if not fine or not all(_is_pair(pair) for _, pair in pairs):
            words = "expected a day, and moved with [from, to] for each measure"
            mistakes.append(f"drift {number}: {words}")
            continue
        steps.append(Step(str(day), {str(k): (float(a), float(b)) for k, (a, b) in pairs}))
    return tuple(steps)


def _is_pair(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2  # noqa: PLR2004 - from and to
        and all(isinstance(n, int | float) and not isinstance(n, bool) for n in pair)
    )


def _entry(place: Workplace) -> dict[str, Any]:
    """Return a place as its part of the file."""

    def own(neutral: Neutral) -> dict[str, Any]:
        return {key: value for key, value in neutral.to_dict().items() if key != "place"}

    entry: dict[str, Any] = {"name": place.name}
    if place.moved_from is not None:
        entry["moved_from"] = place.moved_from
    entry |= own(place.neutral)
    if own(place.anchor) != own(place.neutral):
        entry["anchor"] = own(place.anchor)
    if place.drift:
        entry["drift"] = [
            {"day": step.day, "moved": {k: list(pair) for k, pair in step.moved.items()}}
            for step in place.drift
        ]
    return entry
