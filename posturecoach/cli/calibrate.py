"""`posturecoach calibrate`: learn a neutral and write it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.cli.looking import (
    Options,
    Stop,
    follows_the_clock,
    open_session,
    read_settings,
    stoppable,
)
from posturecoach.cli.options import (
    DemoOption,
    LooksOption,
    ModelOption,
    NoJournalOption,
    NoneKeptOption,
    RealtimeOption,
    SettingsOption,
    SourceOption,
)
from posturecoach.errors import OutputError, SettingsError

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
    distance_cm: Annotated[
        float | None,
        typer.Option(
            min=20.0,
            max=300.0,
            help="From the camera to your eyes while you sit like this, by tape measure.",
        ),
    ] = None,
    hfov: Annotated[
        float | None,
        typer.Option(
            min=10.0, max=170.0, help="The camera's field of view across the picture, in degrees."
        ),
    ] = None,
    camera_model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Or its model, such as C920, if it is one I know."),
    ] = None,
    demo: DemoOption = False,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    realtime: RealtimeOption = False,
    journal: NoneKeptOption = None,  # noqa: ARG001 - refused where it is read
    no_journal: NoJournalOption = False,  # noqa: ARG001 - nothing is kept anyway
    settings: SettingsOption = None,
) -> None:
    """Learn how you sit at ease, from a camera, a clip or a folder of pictures.

    Sit at ease, tall but not stiff, and look at the screen. Your own file keeps a neutral
    for each place; FILE holds one. They hold numbers only, no picture.
    """
    from posturecoach.settings import (  # noqa: PLC0415
        check_writable,
        holds_places,
        neutral_path,
        read_places,
        write_neutral,
        write_places,
    )

    path = output or neutral_path()
    own = path.resolve() == neutral_path().resolve() or _is_kept(path, holds_places)
    _spare_the_source(path, source)
    check_writable(path)  # said before somebody sits still for it
    _check_model(camera_model)
    if own:
        read_places(path)  # and what is wrong with it, too
    options = Options(
        source,
        demo,
        model=model,
        looks_per_s=looks_per_s,
        realtime=realtime,
        settings=settings,
        compare=False,
        hfov_deg=hfov,
        distance_mm=None if distance_cm is None else 10.0 * distance_cm,
        camera_model=camera_model,
    )
    with stoppable() as stop:
        session, opened = open_session(options)
        stop.closes(session)
        neutral = _learned(session, opened, seconds or (DEMO_S if demo else USUAL_S), stop)
    if neutral is None:
        say("Stopped; nothing was written.")
        return
    neutral = _told(neutral, options, opened)
    if not own:
        write_neutral(neutral, path)
        say(f"Your neutral is in {path}: numbers only, no picture.")
        return
    from posturecoach.posture.places import keep  # noqa: PLC0415
    from posturecoach.rulebook import neutral_rules  # noqa: PLC0415

    kept = keep(read_places(path), neutral, neutral_rules())
    write_places(kept.places, path)
    say(f"Your neutral for '{kept.place.name}' is in {path}: numbers only, no picture.")
    if kept.held_by is not None:
        from posturecoach.cli.words import name_of  # noqa: PLC0415

        say(
            "It went only part of the way from your first neutral here, as far as "
            f"'{name_of(kept.held_by)}' may go. To start afresh, forget this place in the window."
        )


def _is_kept(path: Path, holds_places: Callable[[Path], bool]) -> bool:
    """Return whether `path` holds places, which must not be lost; not what cannot be read."""
    try:
        return holds_places(path)
    except SettingsError:
        return False


def _told(neutral: Neutral, options: Options, opened: Source) -> Neutral:
    """Return what was learned with what is known of the camera, if it is plausible.

    Raises
    ------
    NeutralError
        If nobody sits like that who sits at ease.

    """
    from posturecoach.posture.clamp import check_plausible  # noqa: PLC0415
    from posturecoach.posture.lens import Known, lens_of  # noqa: PLC0415
    from posturecoach.rulebook import neutral_rules, webcams  # noqa: PLC0415

    live = follows_the_clock(opened)
    camera = opened.name if live else None
    settings = read_settings(options.settings).camera
    told = options.hfov_deg or (settings.hfov_deg if live else None)
    size = neutral.width, neutral.height
    lens = lens_of(told, options.camera_model or camera, webcams(), size)
    say(f"Field of view: {lens.words()}.")
    neutral = replace(
        neutral,
        camera=camera,
        distance_mm=options.distance_mm or (settings.distance_mm if live else None),
        hfov_deg=None if lens.known is Known.ASSUMED else lens.hfov_deg,
    )
    check_plausible(neutral, neutral_rules())
    return neutral


def _check_model(name: str | None) -> None:
    """Refuse a model that is not known; guessing would be no better than the usual 70 degrees."""
    if name is None:
        return
    from posturecoach.posture.lens import named  # noqa: PLC0415
    from posturecoach.rulebook import webcams  # noqa: PLC0415

    if named(name, webcams()) is None:
        known = ", ".join(webcam.name for webcam in webcams())
        raise SettingsError(
            f"The field of view of a camera {name} is not known here, only of: {known}.",
            try_="look it up and give it with --hfov, or leave both away.",
        )


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
