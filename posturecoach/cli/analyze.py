"""`posturecoach analyze`: measure clips and pictures offline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posturecoach.cli.guard import FOR_THE_USER, say
from posturecoach.cli.looking import Stop, read_named_neutral, read_settings, stoppable
from posturecoach.cli.options import (
    LooksOption,
    Model,
    ModelOption,
    NeutralOption,
    NoJournalOption,
    NoneKeptOption,
    SettingsOption,
)
from posturecoach.cli.report import Language

if TYPE_CHECKING:
    from posturecoach.analysis.analyze import Manner, Outcome, Step, Task
    from posturecoach.analysis.farm import Again
    from posturecoach.analysis.inputs import Input
    from posturecoach.analysis.resume import Manifest
    from posturecoach.cli.progress import Bars
    from posturecoach.ergonomics.live import Shares


class ClipsFailedError(Exception):
    """Some inputs failed by a mistake of ours; their tracebacks are its notes."""


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
    formats: Annotated[
        str,
        typer.Option(
            "--formats",
            metavar="LIST",
            help="What is written of each: csv, jsonl, parquet, trc, mot, landmarks, mp4, html, "
            "with commas between them, or all. Of pictures no trc, mot and mp4.",
        ),
    ] = "csv,jsonl",
    faces: Annotated[
        bool,
        typer.Option("--faces", help="Keep faces in mp4 and html as they are; else blurred."),
    ] = False,
    figure: Annotated[
        bool,
        typer.Option("--figure", help="Show a stick figure alone in mp4 and html, no picture."),
    ] = False,
    language: Annotated[
        Language, typer.Option(help="Of mp4 and html: English or German.")
    ] = Language.EN,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Measure so many at once, each in a process of its own. Default: half as many "
            "as there are processors, and one with --json.",
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Measure anew what was done before and has not changed."),
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Hand the work to the Dask cluster at ADDRESS (needs posturecoach\\[cluster]).",
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

    What cannot be read is said, the rest is done, and the exit code is 2. The same command
    again goes on where it was stopped: what is done and has not changed is not measured anew.
    """
    _check(output=output, jobs=jobs, scheduler=scheduler, as_json=as_json)
    with stoppable() as stop:
        shown = {"faces": faces, "figure": figure, "language": language.value}
        chosen = _Chosen(formats, shown, neutral, model, looks_per_s, settings)
        work = _Work(output, chosen.manner(), stop, jobs, scheduler, again, as_json)
        things = work.things(paths)
        failed = work.do(things)
    if failed:
        say(f"Of {len(failed)} of {len(things)} something could not be read; see above.")
        _report_bugs(failed)
        raise typer.Exit(FOR_THE_USER)


def _check(*, output: Path | None, jobs: int | None, scheduler: str | None, as_json: bool) -> None:
    if output is None and not as_json:
        raise typer.BadParameter("say where the results go: -o DIR (or --json)")
    if as_json and (scheduler is not None or (jobs or 1) > 1):
        raise typer.BadParameter("--json prints what one process sees: leave the others away")
    if scheduler is not None and jobs is not None:
        raise typer.BadParameter("with --scheduler the cluster says how many: leave --jobs away")


def _report_bugs(failed: list[Outcome]) -> None:
    """Leave the tracebacks of our own mistakes to the guard, which writes them down."""
    bugs = [f"{outcome.thing.path}: {outcome.bug}" for outcome in failed if outcome.bug]
    if bugs:
        error = ClipsFailedError(f"{len(bugs)} of the inputs")
        for bug in bugs:
            error.add_note(bug)
        raise error


@dataclass(frozen=True, slots=True)
class _Chosen:
    formats: str
    shown: Mapping[str, Any]
    neutral: Path | None
    model: Model | None
    looks_per_s: float | None
    settings: Path | None

    def manner(self) -> Manner:
        """Read what the options name, once for all inputs and processes."""
        settings = read_settings(self.settings)
        neutral = None if self.neutral is None else read_named_neutral(self.neutral)

        from posturecoach.analysis.analyze import Manner, file_of  # noqa: PLC0415 - heavy
        from posturecoach.analysis.writing import check_formats, chosen  # noqa: PLC0415

        formats = chosen(self.formats)
        check_formats(formats)
        return Manner(
            model=self.model.value if self.model else settings.model,
            neutral=neutral,
            neutral_sha256=None if self.neutral is None else file_of(self.neutral).sha256,
            looks_per_s=self.looks_per_s,
            diagonal_inch=settings.screen.diagonal_inch,
            # What was told of the work is about the user; a clip shows anybody.
            work=settings.work.told() if self.settings is not None else None,
            formats=formats,
            **self.shown,
        )


@dataclass(frozen=True, slots=True)
class _Work:
    output: Path | None
    manner: Manner
    stop: Stop
    jobs: int | None
    scheduler: str | None
    again: bool
    as_json: bool

    def things(self, paths: list[Path]) -> list[Input]:
        """Return what there is to measure; see that the results can be written."""
        from posturecoach.analysis.analyze import check_outputs, what_is_in  # noqa: PLC0415
        from posturecoach.analysis.inputs import inputs  # noqa: PLC0415
        from posturecoach.settings import check_writable  # noqa: PLC0415

        found = inputs(paths)
        if self.output is not None:
            check_outputs(found, self.output, self.manner.formats)
            check_writable(self.output / "results")
            say(what_is_in(self.manner.formats))
        return found

    def do(self, things: list[Input]) -> list[Outcome]:
        """Measure what is not done yet, under progress bars; return what failed in part."""
        from posturecoach.analysis.amounts import amounts  # noqa: PLC0415
        from posturecoach.analysis.analyze import StoppedError  # noqa: PLC0415
        from posturecoach.cli.progress import Bars  # noqa: PLC0415

        failed: list[Outcome] = []
        known = amounts(things, self.manner.looks_per_s)
        with Bars(known) as bars:
            ended = 0
            try:
                for outcome in self._outcomes(known, bars):
                    ended += 1
                    if outcome.problems:
                        failed.append(outcome)
            except StoppedError:
                bars.say(f"Stopped: {ended} of {len(things)} are done. " + self._how_to_go_on())
        return failed

    def _how_to_go_on(self) -> str:
        kept = self.output is not None
        return "The same command goes on from there." if kept else "Nothing was kept."

    def _outcomes(self, known: Mapping[Input, float], bars: Bars) -> Iterator[Outcome]:
        """Yield what came of each thing, before or now; note and say what is new."""
        from posturecoach.analysis.resume import Manifest, unfinished_in  # noqa: PLC0415

        things = self._in_order(known)
        if self.output is None:
            yield from self._new(self._tasks(things, None), bars, None)
            return
        with unfinished_in(self.output) as unfinished:
            manifest = Manifest(self.output, self.manner)
            done = {} if self.again else self._done(things, manifest)
            if done:
                bars.say(f"{len(done)} of {len(things)} were done before and have not changed.")
            for outcome in done.values():
                self._repeat(outcome, bars)
                yield outcome
            left = [thing for thing in things if thing not in done]
            yield from self._new(self._tasks(left, unfinished), bars, manifest)

    def _in_order(self, known: Mapping[Input, float]) -> list[Input]:
        """Return the inputs as they are begun: as named, or for several at once longest first."""
        if self.scheduler is None and self._most_jobs() == 1:
            return list(known)
        # What takes long and comes last would be waited for by one process alone.
        return sorted(known, key=lambda thing: -known[thing])

    def _done(self, things: list[Input], manifest: Manifest) -> dict[Input, Outcome]:
        if self.as_json and "jsonl" not in self.manner.formats:
            return {}  # the lines are wanted, and nowhere to be read
        found = ((thing, manifest.finished(thing)) for thing in things)
        return {thing: outcome for thing, outcome in found if outcome is not None}

    def _tasks(self, things: Iterable[Input], unfinished: Path | None) -> list[Task]:
        from posturecoach.analysis.analyze import Task  # noqa: PLC0415

        def whole(path: Path | None) -> Path | None:
            return None if path is None else path.absolute()

        folders = whole(self.output), whole(unfinished)
        return [Task(thing, self.manner, *folders) for thing in things]

    def _new(self, tasks: list[Task], bars: Bars, manifest: Manifest | None) -> Iterator[Outcome]:
        from posturecoach.analysis.analyze import Outcome, Step  # noqa: PLC0415

        for news in self._news(tasks):
            if isinstance(news, Outcome):
                if manifest is not None:
                    manifest.note(news)
                self._tell(news, bars)
                yield news
            elif isinstance(news, Step):
                bars.step(news)
                if self.as_json and news.line is not None:
                    _print({"source": str(news.thing.path), **news.line})
            else:
                bars.say(f"{news.task.thing.path}: {news.why}")

    def _news(self, tasks: list[Task]) -> Iterator[Step | Outcome | Again]:
        """Yield how far the tasks are, wherever they are done."""
        if self.scheduler is not None:
            from posturecoach.analysis.cluster import Cluster  # noqa: PLC0415 - knows a network

            cluster = Cluster(tasks, self.scheduler)
            self.stop.closes(cluster)
            yield from cluster
            return
        from posturecoach.analysis.analyze import Measuring  # noqa: PLC0415
        from posturecoach.analysis.farm import Farm  # noqa: PLC0415

        jobs = min(self._most_jobs(), len(tasks))
        if jobs > 1:
            farm = Farm(tasks, jobs)
            self.stop.closes(farm)
            yield from farm
            return
        for task in tasks:
            measuring = Measuring(task)
            self.stop.closes(measuring)
            if self.stop.asked:
                measuring.close()
            yield from measuring

    def _most_jobs(self) -> int:
        from posturecoach.analysis.farm import usual_jobs  # noqa: PLC0415 - heavy

        return self.jobs or (1 if self.as_json else usual_jobs())

    def _tell(self, outcome: Outcome, bars: Bars) -> None:
        """Say what came of one input."""
        if outcome.frames:
            counted = "1 frame" if outcome.frames == 1 else f"{outcome.frames} frames"
            bars.say(f"{outcome.thing.path}: {counted}{self._where(outcome)}")
        for words in postures_in_words(outcome.shares) if outcome.shares else ():
            bars.say(f"  {words}")
        bars.end(outcome)

    def _where(self, outcome: Outcome) -> str:
        if self.output is None or not outcome.files:
            return ""
        first, *others = outcome.files
        ends = [name.removeprefix(outcome.thing.stem) for name in others]
        return f" → {', '.join([str(self.output / first), *ends])}"

    def _repeat(self, outcome: Outcome, bars: Bars) -> None:
        """Say and print again what was found when it was measured."""
        bars.before(outcome)
        if self.as_json and self.output is not None:
            lines = self.output / f"{outcome.thing.stem}.jsonl"
            with lines.open(encoding="utf-8") as file:
                for line in file:
                    _print({"source": str(outcome.thing.path), **json.loads(line)})


def _print(line: dict[str, object]) -> None:
    print(json.dumps(line, allow_nan=False), flush=True)  # noqa: T201


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
