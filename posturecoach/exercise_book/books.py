"""The exercises and their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import inf
from typing import cast

from posturecoach.exercise_book.loading import LANGUAGES, load, raise_for
from posturecoach.exercises.library import (
    LEVELS,
    Camera,
    Confidence,
    Dose,
    Exercise,
    ExerciseWords,
    Group,
    Guard,
    Mode,
    Sided,
    Three,
    Words,
    topics,
)
from posturecoach.exercises.plain import Plain
from posturecoach.exercises.signals import SIGNALS, signal_names


@cache
def exercises(text: str | None = None) -> Mapping[str, Exercise]:
    """Return the exercises by id, in their order.

    Parameters
    ----------
    text
        Contents of a file in the same form, instead of the one that comes with the
        program.

    Raises
    ------
    ExerciseBookError
        Naming every mistake.

    """
    data, mistakes = load("exercises.toml", text)
    found: dict[str, Exercise] = {}
    for row in data.rows("exercise"):
        exercise = _exercise(row)
        if exercise.id in found:
            row.wrong("id", "one that is not there yet")
        found[exercise.id] = exercise
    data.nothing_else("schema")
    raise_for("exercises.toml", mistakes)
    return found


@cache
def exercise_words(language: str = "en", text: str | None = None) -> Words:
    """Return all words about the exercises in one language; see `exercises`.

    Raises ValueError if there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)}, got {language!r}")
    name = f"words.{language}.toml"
    data, mistakes = load(name, text)
    data.one_of("language", (language,))
    library, needed = exercises(), topics(exercises())
    table = data.table("exercise")
    known = {id_: _exercise_words(table.table(id_)) for id_ in library}
    table.nothing_else()
    lines: dict[str, str] = {}
    for section in sorted({topic.split(".")[0] for topic in needed}):
        group = data.table(section)
        wanted = sorted(t.split(".", 1)[1] for t in needed if t.startswith(f"{section}."))
        lines |= {f"{section}.{key}": group.words(key) for key in wanted}
        group.nothing_else()
    data.nothing_else("schema")
    raise_for(name, mistakes)
    return Words(language, known, lines)


def _exercise_words(row: Plain) -> ExerciseWords:
    levels = row.texts("levels", least=len(LEVELS), most=len(LEVELS))
    found = ExerciseWords(
        row.words("name"),
        row.words("purpose"),
        row.texts("steps", least=3, most=5),
        cast("tuple[str, str, str]", levels),
        row.words("norm"),
        row.words("camera"),
    )
    row.nothing_else()
    return found


def _exercise(row: Plain) -> Exercise:
    per_level = {key: _three(row, key) for key in ("sets", "reps", "hold_s", "rest_s", "per_day")}
    doses = tuple(
        Dose(
            int(per_level["sets"][n]),
            int(per_level["reps"][n]),
            per_level["hold_s"][n],
            per_level["rest_s"][n],
            int(per_level["per_day"][n]),
        )
        for n in range(len(LEVELS))
    )
    found = Exercise(
        id=row.words("id"),
        group=Group(row.one_of("group", tuple(Group))),
        position=row.one_of("position", ("sit", "lean", "stand", "walk")),
        per_side=row.flag("per_side"),
        doses=cast("tuple[Dose, Dose, Dose]", doses),
        cameras=tuple(_camera(camera) for camera in row.rows("camera")),
        stop=row.texts("stop", least=1),
        ask=row.texts("ask"),
        confirm=row.texts("confirm") if "confirm" in row else (),
        every_days=int(row.number("every_days", least=1.0)) if "every_days" in row else 0,
        most_s=_three(row, "most_s") if "most_s" in row else (inf, inf, inf),
        source=row.words("source"),
    )
    row.nothing_else()
    return found


def _three(row: Plain, key: str) -> Three:
    """Return a number for each level: one for all of them, or three."""
    return cast("Three", row.numbers(key, len(LEVELS), least=0.0, alone=True))


def _camera(row: Plain) -> Camera:
    mode = Mode(row.one_of("mode", tuple(Mode)))
    sided = Sided(row.one_of("sided", tuple(Sided)) if "sided" in row else Sided.NO)
    signal = ""
    if "signal" in row:
        signal = row.words("signal")
        if not all(n in SIGNALS for n in signal_names(signal, limb=sided is Sided.LIMB)):
            row.wrong("signal", "one of the signals")
    pairs = {
        key: cast("tuple[float, float]", row.numbers(key, 2)) if key in row else None
        for key in ("tempo_s", "band", "finish_band")
    }
    alone = {
        key: row.number(key, least=0.0) if key in row else usual
        for key, usual in (
            *(("ceiling", inf), ("peak_most_s", inf), ("sway_most", inf), ("finish_s", 0.0)),
        )
    }
    found = Camera(
        view=row.one_of("view", ("front", "side", "none")),
        mode=mode,
        confidence=Confidence(row.one_of("confidence", tuple(Confidence))),
        signal=signal,
        sided=sided,
        start=row.number("start") if "start" in row else None,
        peak=_three(row, "peak") if "peak" in row else None,
        best_share=_three(row, "best_share") if "best_share" in row else None,
        ceiling=alone["ceiling"],
        tempo_s=pairs["tempo_s"] or (0.0, inf),
        peak_most_s=alone["peak_most_s"],
        band=pairs["band"],
        sway=row.one_of("sway", ("hips", "shoulders")) if "sway" in row else "",
        sway_most=alone["sway_most"],
        finish_band=pairs["finish_band"],
        finish_s=alone["finish_s"],
        guards=tuple(_guard(g) for g in row.rows("guards")) if "guards" in row else (),
    )
    _check_camera(row, found)
    row.nothing_else()
    return found


def _check_camera(row: Plain, camera: Camera) -> None:
    """Note what a camera of its mode lacks."""
    if camera.mode in (Mode.COUNT, Mode.STANDS, Mode.RELOCATE):
        if not camera.signal or camera.start is None or camera.peak is None:
            row.wrong("mode", "a signal with start and peak")
        elif not all(camera.start < peak <= camera.ceiling for peak in camera.peak):
            row.wrong("peak", "numbers above start and up to the ceiling")
    elif camera.mode is Mode.HOLD and camera.band is None and not camera.sway:
        row.wrong("mode", "a band or a sway to hold")


def _guard(row: Plain) -> Guard:
    signal = row.words("signal")
    if signal not in SIGNALS:
        row.wrong("signal", "one of the signals")
    found = Guard(
        signal,
        row.number("least") if "least" in row else -inf,
        row.number("most") if "most" in row else inf,
        "at" in row and row.one_of("at", ("peak",)) == "peak",
        "towards" in row and row.flag("towards"),
    )
    if found.least == -inf and found.most == inf:
        row.wrong("least", "a least or a most")
    row.nothing_else()
    return found
