"""What the user may change, where it is kept, and the neutral kept beside it.

One TOML file. Whatever is wrong with it is said at once, each mistake with its
line; a file that cannot be followed is never followed in part.
"""

from __future__ import annotations

import dataclasses
import difflib
import errno
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

from pydantic import BeforeValidator, ConfigDict, Field, Strict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo

from posturecoach.errors import OutputError, SettingsError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

    from posturecoach.posture.neutral import Neutral

HOME_VARIABLE = "POSTURECOACH_HOME"
MAX_BYTES = 1_000_000  # a settings file has 1 kB; more is some other file, named by mistake

_FORBID = ConfigDict(extra="forbid", allow_inf_nan=False)


def _as_text(value: object) -> object:
    """Take `source = 0` for `source = "0"`: both are what a person would write."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_moment(value: object) -> object:
    if isinstance(value, datetime):  # TOML has dates of its own
        return value.isoformat()
    if isinstance(value, str):
        datetime.fromisoformat(value)
    return value


# The descriptions below are shown to people twice: as comments in a new settings
# file, and as what was expected when a value cannot be followed.
Number = Annotated[float, Strict()]
Switch = Annotated[bool, Strict()]


@dataclass(frozen=True, slots=True, config=_FORBID)
class CameraSettings:
    """Which camera, how often to look, and what is known about it."""

    source: Annotated[
        str,
        BeforeValidator(_as_text),
        Field(
            min_length=1,
            description="text: a camera's number or part of its name, a clip, a picture, "
            "a folder of pictures, or the address of a stream",
        ),
    ] = "0"
    looks_per_s: Annotated[
        Number, Field(gt=0, le=30, description="a number above 0, up to 30: looks per second")
    ] = 10.0
    looks_per_s_hidden: Annotated[
        Number,
        Field(
            gt=0,
            le=30,
            description="a number above 0, up to 30: looks per second while no window is shown",
        ),
    ] = 2.0
    mirror: Annotated[
        Switch, Field(description="true or false: show the picture as a mirror would")
    ] = True
    hfov_deg: Annotated[
        Number | None,
        Field(
            gt=10,
            lt=170,
            description="a number between 10 and 170: "
            "the camera's horizontal field of view in degrees",
        ),
    ] = None
    distance_mm: Annotated[
        Number | None,
        Field(
            ge=200,
            le=3000,
            description="a number from 200 to 3000: millimetres from camera to eyes "
            "while the neutral is learned, by tape measure",
        ),
    ] = None


@dataclass(frozen=True, slots=True, config=_FORBID)
class WindowSettings:
    """How the window looks and closes."""

    theme: Annotated[
        Literal["system", "light", "dark"], Field(description='"system", "light" or "dark"')
    ] = "system"
    close_to_tray: Annotated[
        Switch, Field(description="true or false: closing the window keeps the coach in the tray")
    ] = False


@dataclass(frozen=True, slots=True, config=_FORBID)
class ScreenSettings:
    """What the person looks at, and through."""

    diagonal_inch: Annotated[
        Number | None,
        Field(gt=5, le=100, description="a number above 5, up to 100: the screen's diagonal"),
    ] = None
    progressive_lenses: Annotated[
        Switch, Field(description="true or false: reading through varifocal glasses")
    ] = False


@dataclass(frozen=True, slots=True, config=_FORBID)
class Settings:
    """Everything the user may change. Change it with `dataclasses.replace`, which checks."""

    model: Annotated[
        Literal["lite", "full", "heavy"], Field(description='"lite", "full" or "heavy"')
    ] = "full"
    agreed: Annotated[
        str | None,
        BeforeValidator(_as_moment),
        Field(
            description="a date and time such as 2030-01-31T09:00:00: "
            "when the page on privacy was agreed to"
        ),
    ] = None
    camera: Annotated[CameraSettings, Field(description="a section, [camera]")] = CameraSettings()
    window: Annotated[WindowSettings, Field(description="a section, [window]")] = WindowSettings()
    screen: Annotated[ScreenSettings, Field(description="a section, [screen]")] = ScreenSettings()


def home() -> Path:
    """Return the folder of the user's own files; it need not exist yet.

    `POSTURECOACH_HOME` if set, else where this system keeps the data of programs.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs  # noqa: PLC0415 - only where it is needed: --help must be quick

    return platformdirs.user_data_path("posturecoach", appauthor=False)


def settings_path() -> Path:
    """Return the path of the user's settings file; it need not exist."""
    if os.environ.get(HOME_VARIABLE):
        return home() / "settings.toml"
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_config_path("posturecoach", appauthor=False) / "settings.toml"


def neutral_path() -> Path:
    """Return the path of the user's neutral; it need not exist."""
    return home() / "neutral.toml"


def load(path: Path | None = None) -> Settings:
    """Return the settings in `path` (default: the user's); the defaults if there is no file.

    Raises
    ------
    SettingsError
        If the file cannot be read or followed. `what` names every mistake with its
        line in the file and what was expected there.

    """
    path = path or settings_path()
    text = _read(path)
    if text is None:
        return Settings()
    data = _parse(path, text)
    try:
        return _SETTINGS.validate_python(data)
    except ValidationError as error:
        lines = dict(_lines(text))
        mistakes = sorted(_mistake(problem, lines) for problem in error.errors())
        raise SettingsError(
            f"{path} cannot be followed:\n" + "\n".join(f"  {words}" for _, words in mistakes),
            try_="mend these lines, or delete the file to start afresh.",
        ) from None


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
    _write(path, tomlkit.dumps(document))


def read_neutral(path: Path | None = None) -> Neutral | None:
    """Return the neutral in `path` (default: the user's), or None if there is no file.

    Raises
    ------
    SettingsError
        If the file cannot be read, or is not a neutral; `what` names every mistake.

    """
    from posturecoach.posture.neutral import Neutral  # noqa: PLC0415 - loads numpy

    path = path or neutral_path()
    text = _read(path)
    if text is None:
        return None
    data = _parse(path, text)
    try:
        return Neutral.from_dict(data)
    except ValueError as error:
        raise SettingsError(
            f"{path} is not a neutral that this version can use: {error}",
            try_="learn it anew: posturecoach calibrate --source 0 -o FILE, "
            "or 'Learn my neutral' in the window.",
        ) from None


def write_neutral(neutral: Neutral, path: Path | None = None) -> None:
    """Write `neutral` to `path` (default: the user's) at once or not at all.

    Raises
    ------
    OutputError
        If the file cannot be written; then what was there is untouched.

    """
    import tomlkit  # noqa: PLC0415

    document = tomlkit.document()
    document.add(tomlkit.comment("Your own neutral: numbers only, no picture. Learned by"))
    document.add(tomlkit.comment("posturecoach; learn it anew rather than edit it."))
    document.update(_without_none(neutral.to_dict()))
    _write(path or neutral_path(), tomlkit.dumps(document))


def make_folder(folder: Path) -> None:
    """Make `folder`, for the user's eyes only, unless it is there.

    Raises
    ------
    OutputError
        If it cannot be made.

    """
    try:
        # Path.mkdir gives its mode to the last folder only; every one that is new is ours.
        for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder, error) from None


def check_writable(path: Path) -> None:
    """Make the folder of `path` and see that a file can be written there.

    Raises
    ------
    OutputError
        If not. Better said before the work than after it.

    """
    path = path.resolve()
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", try_="name a file in it.")
    make_folder(path.parent)
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise _cannot_write(path, error) from None


_SETTINGS = TypeAdapter(Settings)


def _read(path: Path) -> str | None:
    """Return the text of `path`, None if there is no such file."""
    try:
        # Not a device or pipe either: reading one could wait for ever.
        if path.exists() and not path.is_file():
            raise SettingsError(f"{path} is not a file.", try_="name a file, or move this aside.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {_words(error)}.",
            try_="check that the file and its folder are yours to read.",
        ) from None
    if len(raw) > MAX_BYTES:
        raise SettingsError(
            f"{path} is larger than any settings file.", try_="check that this is the right file."
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{path} cannot be followed:\n  line {line}: not UTF-8 text",
            try_="save the file as UTF-8, or delete it to start afresh.",
        ) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        # The message ends in "(at line 3, column 7)" or "(at end of document)".
        found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|.*)\)", str(error), re.DOTALL)
        what = found.group(1) if found else "nested too deeply"
        line = int(found.group(2)) if found and found.group(2) else text.rstrip().count("\n") + 1
        raise SettingsError(
            f"{path} is not complete TOML:\n  line {line}: {what}",
            try_="mend that line, or delete the file to start afresh.",
        ) from None


def _lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the path of each key in `text`, valid TOML, with its line, counted from 1.

    The reading is left to the TOML parser: lines are gathered until they parse, so
    multi-line values and dotted or quoted keys need no rules here.
    """
    header, statement, first = "", "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        if not statement:
            first = number
        statement += line + "\n"
        try:
            alone = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        if statement.lstrip().startswith("["):
            header = statement
        if alone:
            whole = alone if header == statement else tomllib.loads(header + statement)
            yield from ((key, first) for key in _paths(whole))
        statement = ""


def _paths(data: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the paths in `data`, the innermost only: the ones outside stood on other lines."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _paths(value, (*above, key))
    elif above:
        yield above


def _mistake(problem: Mapping[str, Any], lines: Mapping[tuple[str, ...], int]) -> tuple[int, str]:
    """Return the line of `problem` and the words for it."""
    key = tuple(str(part) for part in problem["loc"])
    line = min((at for known, at in lines.items() if known[: len(key)] == key), default=1)
    name = ".".join(key)
    expected, siblings = _expected(key)
    if problem["type"] == "unexpected_keyword_argument":
        near = difflib.get_close_matches(key[-1], siblings, n=1)
        hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(siblings)}"
        return line, f"line {line}: {name} is not a setting; {hint}"
    return line, f"line {line}: {name} is {problem['input']!r}; expected {expected}"


def _expected(key: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the description of the setting `key`, and the names of it and its neighbours."""
    group: type[Any] = Settings
    siblings = [field.name for field in fields(group)]
    description = ""
    for part in key:
        siblings = [field.name for field in fields(group)]
        if part not in siblings:
            return "", siblings
        description = _description(group, part)
        inner = get_type_hints(group)[part]
        if dataclasses.is_dataclass(inner):
            group = inner  # type: ignore[assignment]  # a class, not an instance
    return description, siblings


def _description(group: type[Any], name: str) -> str:
    hint = get_type_hints(group, include_extras=True)[name]
    return next(
        extra.description
        for extra in hint.__metadata__
        if isinstance(extra, FieldInfo) and extra.description
    )


def _document(path: Path) -> TOMLDocument:
    """Return the file to be changed: what is there, or a new one with comments."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        text = _read(path)
        if text is not None:
            return tomlkit.parse(text)
    except (SettingsError, TOMLKitError):
        try:
            path.replace(path.with_name(path.name + ".broken"))
        except OSError as error:
            raise _cannot_write(path, error) from None
    document = tomlkit.document()
    document.add(tomlkit.comment("Settings of Posture Coach. What is not here has its default."))
    _fill(document, Settings())
    return document


def _fill(table: TOMLDocument | Table, defaults: object) -> None:
    """Write every setting of a new file, with the words that say what it takes."""
    import tomlkit  # noqa: PLC0415

    for name, value in _items(defaults):
        if dataclasses.is_dataclass(value):
            inner = tomlkit.table()
            _fill(inner, value)
            table.add(tomlkit.nl())
            table.add(name, inner)
            continue
        table.add(tomlkit.comment(f"{name}: {_description(type(defaults), name)}"))
        if value is not None:
            table.add(name, value)


def _put(table: Any, settings: object, group: type[Any]) -> None:  # noqa: ANN401 - tomlkit's mapping
    """Write `settings` over `table`, leaving alone what is as it was."""
    import tomlkit  # noqa: PLC0415

    known = {field.name for field in fields(group)}
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
        elif value is None:
            table.pop(name, None)
        elif value != table.get(name, default):
            table[name] = value


def _items(settings: object) -> Iterator[tuple[str, Any]]:
    for field in fields(settings):  # type: ignore[arg-type]  # one of the dataclasses above
        yield field.name, getattr(settings, field.name)


def _without_none(data: Any) -> Any:  # noqa: ANN401 - any value TOML can hold
    """Return `data` without None, which TOML cannot write: absent is absent."""
    if isinstance(data, Mapping):
        return {key: _without_none(value) for key, value in data.items() if value is not None}
    return data


def _write(path: Path, text: str) -> None:
    """Replace `path` by `text`, so that a crash leaves the old file or the new one."""
    path = path.resolve()  # a link, as people who keep their dotfiles elsewhere have, stays one
    make_folder(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # 0600
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written: {_words(error)}.",
        try_=f"check that the folder is yours to write and the disk is not full, "
        f"or choose another place with {HOME_VARIABLE}=FOLDER.",
    )


def _words(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you may not"
    return (error.strerror or str(error)).lower()
