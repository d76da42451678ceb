"""The options that several commands share, in one wording."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from posturecoach.errors import OutputError


class Model(StrEnum):
    """The sizes of the pose network."""

    LITE = "lite"
    FULL = "full"
    HEAVY = "heavy"


def _positive(value: float | None) -> float | None:
    if value is not None and not (math.isfinite(value) and value > 0):
        raise typer.BadParameter(f"{value:g} is not a number above 0")
    return value


def _keeps_none(value: Path | None) -> None:
    if value is not None:
        raise OutputError(
            "This command keeps nothing in a journal.",
            try_="leave --journal away; watch and the window keep one.",
        )


SOURCE_HELP = (
    "What to look at: a camera (its number or part of its name), a clip, a picture, "
    "a folder of pictures, or a stream (http://… or rtsp://…)."
)
SourceOption = Annotated[
    str | None,
    typer.Option("--source", metavar="SRC", help=SOURCE_HELP + " Default: as in the settings."),
]
DemoOption = Annotated[
    bool, typer.Option("--demo", help="Look at the sample clip of a rendered person.")
]
NeutralOption = Annotated[
    Path | None,
    typer.Option(
        "--neutral",
        metavar="FILE",
        help="Compare with the neutral in FILE. Default for cameras and streams: your own.",
    ),
]
ModelOption = Annotated[
    Model | None,
    typer.Option("--model", help="Size of the pose network. Default: as in the settings."),
]
LooksOption = Annotated[
    float | None,
    typer.Option(
        "--looks-per-s",
        metavar="N",
        callback=_positive,
        help="Look at most N times a second. Default: as in the settings for cameras and "
        "streams, every picture of a clip.",
    ),
]
DurationOption = Annotated[
    float | None,
    typer.Option("--duration", metavar="S", callback=_positive, help="End after S seconds."),
]
RealtimeOption = Annotated[
    bool,
    typer.Option(
        "--realtime", help="Play a clip at its own speed and drop what is late, like a camera."
    ),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="Read the settings from FILE."),
]
JournalOption = Annotated[
    Path | None,
    typer.Option(
        "--journal",
        metavar="FILE",
        help="Keep numbers in this journal, of a clip too. Default: your own, for your camera.",
    ),
]
NoJournalOption = Annotated[bool, typer.Option("--no-journal", help="Keep nothing.")]
NoneKeptOption = Annotated[
    Path | None, typer.Option("--journal", metavar="FILE", callback=_keeps_none, hidden=True)
]
