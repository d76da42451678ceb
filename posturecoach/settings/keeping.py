"""Load and save the settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from posturecoach.errors import SettingsError
from posturecoach.settings.files import cannot_write, key_lines, parse, read, write
from posturecoach.settings.places import settings_path
from posturecoach.settings.values import Mistake, Settings, expected, says, values_of, written

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table


def load(path: Path | None = None) -> Settings:
    """Return the settings in `path` (default: the user's); the defaults if there is no file.

    Raises
    ------
    SettingsError
        If the file cannot be read or followed. `what` names every mistake with its
        line in the file and what was expected there.

    """
    path = path or settings_path()
    text = read(path)
    if text is None:
        return Settings()
    mistakes: list[Mistake] = []
    values = values_of(parse(path, text), Settings, (), mistakes)
    if mistakes:
        lines = list(key_lines(text))
        told = sorted((_line_of(mistake.key, lines), mistake.words) for mistake in mistakes)
        raise SettingsError(
            f"{path} cannot be followed:\n"
            + "\n".join(f"  line {line}: {words}" for line, words in told),
            try_="mend these lines, or delete the file to start afresh.",
        )
    return Settings(**values)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write `settings` to `path` (default: the user's) at once or not at all.

    Comments, order and blank lines of a file that is there are kept. A file that
    is there but cannot be read as TOML is moved aside (`settings.toml.broken`), for
    it may hold what somebody was just typing. Only its owner may read the file.

    Raises
    ------
    OutputError
        If the file cannot be written; then what was there is untouched.

    """
    import tomlkit  # noqa: PLC0415 - 25 ms that only saving needs

    path = path or settings_path()
    document = _document(path)
    _put(document, settings, Settings)
    write(path, tomlkit.dumps(document))


def _line_of(key: tuple[str, ...], lines: Iterable[tuple[tuple[str, ...], int]]) -> int:
    """Return the first line that has to do with `key`."""
    return min((line for known, line in lines if known[: len(key)] == key), default=1)


def _document(path: Path) -> TOMLDocument:
    """Return the file to be changed: what is there, or a new one with comments."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        text = read(path)
        if text is not None:
            return tomlkit.parse(text)
    except (SettingsError, TOMLKitError):
        try:
            path.replace(path.with_name(path.name + ".broken"))
        except OSError as error:
            raise cannot_write(path, error) from None
    document = tomlkit.document()
    document.add(tomlkit.comment("Settings of Posture Coach. What is not here has its default."))
    _fill(document, Settings())
    return document


def _fill(table: TOMLDocument | Table, defaults: Any) -> None:  # noqa: ANN401 - as above
    """Write every setting of a new file, with the words that say what it takes."""
    import tomlkit  # noqa: PLC0415

    for name, value in _items(defaults):
        if dataclasses.is_dataclass(value):
            inner = tomlkit.table()
            _fill(inner, value)
            table.add(tomlkit.nl())
            table.add(name, inner)
            continue
        table.add(tomlkit.comment(f"{name}: {expected(defaults, name)}"))
        if value not in (None, ()):
            table.add(name, value)


def _put(table: Any, settings: object, group: type[Any]) -> None:  # noqa: ANN401 - tomlkit's mapping
    """Write `settings` over `table`, leaving alone what is as it was."""
    import tomlkit  # noqa: PLC0415

    known = {setting.name for setting in fields(group)}
    for name in [name for name in table if name not in known]:
        del table[name]  # an unknown key would make the new file one we refuse
    defaults = dict(_items(group()))
    for name, value in _items(settings):
        default = defaults[name]
        if dataclasses.is_dataclass(value):
            if value == default and name not in table:
                continue
            if not isinstance(table.get(name), dict):
                table[name] = tomlkit.table()
            _put(table[name], value, type(value))
        elif value in (None, ()):
            table.pop(name, None)
        elif not says(group, name, table.get(name, default), value):
            table[name] = written(group, name, value)


def _items(settings: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a dataclass from above
    for setting in fields(settings):
        yield setting.name, getattr(settings, setting.name)
