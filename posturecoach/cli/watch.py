"""`posturecoach watch`: the loop in the terminal."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.cli.looking import (
    Keeping,
    Options,
    kept,
    open_session,
    read_settings,
    stoppable,
    watched_desk,
)
from posturecoach.cli.options import (
    DemoOption,
    DurationOption,
    JournalOption,
    LooksOption,
    ModelOption,
    NeutralOption,
    NoJournalOption,
    RealtimeOption,
    SettingsOption,
    SourceOption,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from posturecoach.session import Look, Session
    from posturecoach.vision.sources import Source

JsonOption = Annotated[
    bool, typer.Option("--json", help="One JSON object per look and line, for other programs.")
]


def watch(
    *,
    source: SourceOption = None,
    demo: DemoOption = False,
    neutral: NeutralOption = None,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    duration: DurationOption = None,
    realtime: RealtimeOption = False,
    journal: JournalOption = None,
    no_journal: NoJournalOption = False,
    settings: SettingsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look, measure, judge and say so, live in the terminal. Ctrl-C ends it.

    Of your own camera, numbers are kept in your journal; of a clip nothing, and never a picture.
    """
    # Who sits before a table wants to see the sample at the speed of life.
    realtime = realtime or (demo and not as_json)
    options = Options(source, demo, neutral, model, looks_per_s, realtime, settings, coached=True)
    sources: list[Source] = []
    with (
        stoppable() as stop,
        watched_desk(
            source or read_settings(settings).camera.source, lambda: reopen(sources)
        ) as around,
    ):
        session, opened = open_session(options, around)
        sources.append(opened)
        stop.closes(session)
        # Closed here, not by the garbage collector: the camera goes off at once, whatever
        # ends the loop, and landmarkers that are collected at exit raise.
        keeping = None if no_journal else Keeping(journal, settings)
        with kept(session, opened, keeping) as keep, closing(_for(duration, session)) as looks:
            seen = map(keep, looks)
            if as_json:
                _print_json(seen)
            else:
                _show_table(seen, opened.name)
    _tell_what_is_missing(opened)


def reopen(sources: list[Source]) -> None:
    """Open a camera anew after the computer slept: it may be dead without saying so."""
    from posturecoach.vision.live import LiveSource  # noqa: PLC0415 - heavy

    for source in sources:
        if isinstance(source, LiveSource):
            source.reopen()


def _for(duration_s: float | None, session: Session) -> Generator[Look]:
    """Yield the looks of the first `duration_s` seconds on the source's clock; None: all."""
    with closing(session.looks()) as looks:
        first_s: float | None = None
        for look in looks:
            first_s = look.time_s if first_s is None else first_s
            if duration_s is not None and look.time_s - first_s >= duration_s:
                return
            yield look


def _tell_what_is_missing(source: Source) -> None:
    from posturecoach.vision.sources import left_out  # noqa: PLC0415 - heavy

    for words in left_out(source):
        say(words)


def _show_table(looks: Iterator[Look], name: str) -> None:
    from posturecoach.cli.table import live_table  # noqa: PLC0415 - rich, only here

    with live_table(name) as show:
        for look in looks:
            show(look)


def _print_json(looks: Iterator[Look]) -> None:
    said = ""
    for look in looks:
        now = _news(look)
        if now and now != said:
            say(now)  # once each time, for the person who started this
        said = now
        # One write with its line end: a reader never gets half a look.
        print(json.dumps(look.to_json(), allow_nan=False), flush=True)  # noqa: T201


def _news(look: Look) -> str:
    """Return what a person should know who sees only numbers; or nothing."""
    from posturecoach.session import ELSEWHERE  # noqa: PLC0415 - heavy

    wrong = look.trouble or look.moved
    if wrong is not None:
        return f"{wrong.what}\nTry: {wrong.try_}"
    return f"{ELSEWHERE}\nTry: posturecoach calibrate" if look.elsewhere else ""
