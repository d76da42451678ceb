"""`posturecoach calibrate`: learn a neutral and write it."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.cli.looking import Options, Stop, follows_the_clock, open_session, stoppable
from posturecoach.cli.options import (
    DemoOption,
    JournalOption,
    LooksOption,
    ModelOption,
    NoJournalOption,
    RealtimeOption,
    SettingsOption,
    SourceOption,
)
from posturecoach.errors import OutputError

if TYPE_CHECKING:
    from posturecoach.posture.neutral import Neutral
    from posturecoach.session import Session
    from posturecoach.vision.sources import Source

USUAL_S = 20.0
DEMO_S = 3.0  # then the person in the sample clip sinks
SITTING = "Sit at ease and look at the screen"


def calibrate(
    *,
    source: SourceOption = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it here. Default: your own."),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option(
            min=3.0,
            max=120.0,
            help=f"Learn for so many seconds. Default: {USUAL_S:g}, of the sample clip "
            f"the first {DEMO_S:g}.",
        ),
    ] = None,
    demo: DemoOption = False,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    realtime: RealtimeOption = False,
    journal: JournalOption = None,  # noqa: ARG001 - refused where it is read
    no_journal: NoJournalOption = False,  # noqa: ARG001 - nothing is kept anyway
    settings: SettingsOption = None,
) -> None:
    """Learn how you sit at ease, from a camera, a clip or a folder of pictures.

    Sit at ease, tall but not stiff, and look at the screen. The file holds numbers
    only, no picture.
    """
    from posturecoach.settings import check_writable, neutral_path, write_neutral  # noqa: PLC0415

    path = output or neutral_path()
    _spare_the_source(path, source)
    check_writable(path)  # said before somebody sits still for it
    options = Options(
        source,
        demo,
        model=model,
        looks_per_s=looks_per_s,
        realtime=realtime,
        settings=settings,
        compare=False,
    )
    with stoppable() as stop:
        session, opened = open_session(options)
        stop.closes(session)
        neutral = _learned(session, opened, seconds or (DEMO_S if demo else USUAL_S), stop)
    if neutral is None:
        say("Stopped; nothing was written.")
        return
    write_neutral(neutral, path)
    say(f"Your neutral is in {path}: numbers only, no picture.")


def _spare_the_source(path: Path, source: str | None) -> None:
    if source is None or not path.exists():
        return
    looked_at = Path(source)
    if looked_at.exists() and looked_at.samefile(path):
        raise OutputError(
            f"{path} is what is looked at; it will not be overwritten.",
            try_="choose another name for the neutral.",
        )


def _learned(session: Session, source: Source, seconds: float, stop: Stop) -> Neutral | None:
    """Return the neutral learned from the looks of `session`; None if the user ended it.

    Raises
    ------
    NeutralError
        If what was seen is not enough, or the person moved.

    """
    from rich.console import Console  # noqa: PLC0415 - heavy, from here on
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415

    from posturecoach.analysis.learn import Lesson  # noqa: PLC0415

    lesson = Lesson(seconds, live=follows_the_clock(source), total=source.total)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=Console(stderr=True),
    )
    with closing(session.looks()) as looks, bar:
        task = bar.add_task(SITTING, total=1.0)
        for look in looks:
            learning = lesson.take(look)
            words = learning.problem or SITTING
            bar.update(task, completed=learning.progress, description=words)
            if lesson.over:
                break
    if stop.asked:
        return None
    return lesson.finish(made=datetime.now().astimezone().isoformat("T", "seconds"))
