"""`posturecoach analyze`: measure clips and pictures offline."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import FOR_THE_USER, say
from posturecoach.cli.looking import Options, Stop, open_session, stoppable
from posturecoach.cli.options import (
    LooksOption,
    Model,
    ModelOption,
    NeutralOption,
    NoJournalOption,
    NoneKeptOption,
    SettingsOption,
)
from posturecoach.errors import SourceError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from posturecoach.analysis.analyze import Input
    from posturecoach.ergonomics.live import Shares


def analyze(
    *,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Clips, pictures, or folders of them.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder for the results. Needed without --json."
        ),
    ] = None,
    neutral: NeutralOption = None,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    journal: NoneKeptOption = None,  # noqa: ARG001 - refused where it is read
    no_journal: NoJournalOption = False,  # noqa: ARG001 - nothing is kept anyway
    settings: SettingsOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the JSON lines to standard output, too.")
    ] = False,
) -> None:
    """Measure clips and pictures, every frame in order; a CSV and a JSONL file for each.

    What cannot be read is said, the rest is done, and the exit code is 2.
    """
    if output is None and not as_json:
        raise typer.BadParameter("say where the results go: -o DIR (or --json)")

    from posturecoach.analysis.analyze import (  # noqa: PLC0415 - heavy
        WHAT_IS_IN_IT,
        check_outputs,
        inputs,
    )
    from posturecoach.settings import check_writable  # noqa: PLC0415

    with stoppable() as stop:
        things = inputs(paths)
        if output is not None:
            check_outputs(things, output)
            check_writable(output / "results")
            say(WHAT_IS_IN_IT)
        work = _Work(output, as_json, _Chosen(neutral, model, looks_per_s, settings), stop)
        failed = work.do(things)
    if failed:
        say(f"Of {len(failed)} of {len(things)} something could not be read; see above.")
        raise typer.Exit(FOR_THE_USER)


@dataclass(frozen=True, slots=True)
class _Chosen:
    neutral: Path | None
    model: Model | None
    looks_per_s: float | None
    settings: Path | None


@dataclass(frozen=True, slots=True)
class _Work:
    output: Path | None
    as_json: bool
    chosen: _Chosen
    stop: Stop

    def do(self, things: list[Input]) -> list[Input]:
        """Measure all `things` under a progress bar; return those that failed."""
        failed = []
        with _progress() as progress:
            for number, thing in enumerate(things, start=1):
                if self.stop.asked:
                    break
                words = f"{thing.path.name} ({number} of {len(things)})"
                task = progress.add_task(words, total=None)
                try:
                    skipped = self._measure(thing, progress, task)
                except SourceError as error:
                    skipped = [f"{error.what}\nTry: {error.try_}"]
                for why in skipped:
                    named = why if str(thing.path) in why else f"{thing.path}: {why}"
                    progress.console.print(named, markup=False, highlight=False, soft_wrap=True)
                if skipped:
                    failed.append(thing)
                progress.remove_task(task)
        return failed

    def _measure(self, thing: Input, progress: Progress, task: TaskID) -> list[str]:
        """Measure one thing; return in words what of it was left out."""
        from posturecoach.analysis.analyze import looks_at, results  # noqa: PLC0415
        from posturecoach.ergonomics.live import Tally  # noqa: PLC0415
        from posturecoach.vision.sources import left_out  # noqa: PLC0415

        chosen = self.chosen
        options = Options(
            str(thing.path.absolute()),  # a folder called 0 is no camera
            neutral=chosen.neutral,
            model=chosen.model,
            looks_per_s=chosen.looks_per_s,
            settings=chosen.settings,
        )
        session, source = open_session(options)
        self.stop.closes(session)
        progress.update(task, total=source.total)
        frames, tally = 0, Tally()
        with ExitStack() as stack:
            looks = stack.enter_context(closing(looks_at(session)))
            out = None
            if self.output is not None:
                out = stack.enter_context(results(thing, self.output))
            for look in looks:
                line = look.to_json()
                tally.add(look.posture)
                if out is not None:
                    out.add(line)
                if self.as_json:
                    whole = {"source": str(thing.path), **line}
                    print(json.dumps(whole, allow_nan=False), flush=True)  # noqa: T201
                frames += 1
                progress.advance(task)
        self._report(thing, frames, progress)
        for words in postures_in_words(tally.shares()):
            progress.console.print(f"  {words}", markup=False, highlight=False, soft_wrap=True)
        return left_out(source)

    def _report(self, thing: Input, frames: int, progress: Progress) -> None:
        where = "" if self.output is None else f" → {self.output / thing.stem}.csv, .jsonl"
        counted = "1 frame" if frames == 1 else f"{frames} frames"
        stopped = " until you stopped it" if self.stop.asked else ""
        words = f"{thing.path}: {counted}{stopped}{where}"
        progress.console.print(words, markup=False, highlight=False, soft_wrap=True)


def postures_in_words(shares: tuple[Shares, Shares]) -> list[str]:
    """Say of RULA and REBA how long each action level was held, and which posture was worst.

    Nothing where nothing was held, or never enough of it seen: pictures have no time.
    """
    from posturecoach.cli.words import time_words  # noqa: PLC0415

    said = []
    for name, one in zip(("RULA", "REBA"), shares, strict=True):
        worst = one.worst
        if worst is None or one.held_s <= 0.0:
            continue
        parts = [
            f"{share:.0%} {level_words(levels)}" for levels, share in one.parts() if share > 0.0
        ]
        low, high = (worst.rula if name == "RULA" else worst.reba).assessment.range
        score = str(low) if low == high else f"{low} to {high}"
        said.append(
            f"{name} of the {time_words(one.held_s)} in held postures: {', '.join(parts)}; "
            f"worst {score}, at {worst.since_s:.0f} s for {time_words(worst.for_s)}"
        )
    return said


def level_words(levels: tuple[int, int] | None) -> str:
    """Return an action level, or the two that a posture lies between."""
    if levels is None:
        return "not enough seen"
    low, high = levels
    return f"action level {low}" if low == high else f"between levels {low} and {high}"


def _progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
