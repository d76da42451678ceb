"""The commands of `posturecoach`, by name."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer

from posturecoach import __version__
from posturecoach.cli.analyze import analyze
from posturecoach.cli.assess import assess
from posturecoach.cli.calibrate import calibrate
from posturecoach.cli.checks import bench, doctor
from posturecoach.cli.evaluate import evaluate
from posturecoach.cli.guard import GuardedGroup
from posturecoach.cli.journal import app as journal_app
from posturecoach.cli.journal import export
from posturecoach.cli.options import (
    DemoOption,
    DurationOption,
    JournalOption,
    LooksOption,
    ModelOption,
    NeutralOption,
    NoJournalOption,
    SettingsOption,
    SourceOption,
)
from posturecoach.cli.report import report
from posturecoach.cli.watch import watch

MinimizedOption = Annotated[bool, typer.Option("--minimized", help="Start in the tray.")]
WindowRealtimeOption = Annotated[
    bool,
    typer.Option(
        "--realtime",
        help="Play a clip at its own speed and drop what is late. The window always does.",
    ),
]

# Loaded when they are called: their many options would cost `--help` a fifth more.
LATER = {
    "exercises": "Exercises: the library, and counting by the camera.",
    "checkin": "Tell how it is: pain now and a line; red flags; the self-check.",
    "plan": "The plan: what is due, and a therapist's plan file.",
}


class Commands(GuardedGroup):
    """The commands; those of `LATER` are known by their first line until they are called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - click's own types
        """Return the command that is called, loaded."""
        name = args[0] if args else ""
        if name in LATER and name in self.commands:
            module = import_module(f"posturecoach.cli.{name}")
            self.commands[name] = typer.main.get_command(module.app)
            self.commands[name].name = name
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="posturecoach",
    cls=Commands,
    help="Watches how you sit, on this computer only, and tells you honestly and gently.",
    epilog="Without a command, the window opens. "
    "Exit codes: 0 done; 2 something you can put right; 1 a bug of ours.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"posturecoach {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def default(
    ctx: typer.Context,
    *,
    source: SourceOption = None,
    demo: DemoOption = False,
    minimized: MinimizedOption = False,
    neutral: NeutralOption = None,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    duration: DurationOption = None,
    realtime: WindowRealtimeOption = False,
    journal: JournalOption = None,
    no_journal: NoJournalOption = False,
    settings: SettingsOption = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Open the window, unless a command is named."""
    if ctx.invoked_subcommand is None:
        window(
            source=source,
            demo=demo,
            minimized=minimized,
            neutral=neutral,
            model=model,
            looks_per_s=looks_per_s,
            duration=duration,
            realtime=realtime,
            journal=journal,
            no_journal=no_journal,
            settings=settings,
        )
    elif any(ctx.params.values()):
        raise typer.BadParameter(
            f"options of {ctx.invoked_subcommand!r} go behind it: "
            f"posturecoach {ctx.invoked_subcommand} --source …"
        )


@app.command()
def window(
    *,
    source: SourceOption = None,
    demo: DemoOption = False,
    minimized: MinimizedOption = False,
    neutral: NeutralOption = None,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    duration: DurationOption = None,
    realtime: WindowRealtimeOption = False,  # noqa: ARG001 - always so
    journal: JournalOption = None,
    no_journal: NoJournalOption = False,
    settings: SettingsOption = None,
) -> None:
    """Open the window (as without a command)."""
    from posturecoach.desktop.app import run  # noqa: PLC0415 - Qt is 0.3 s that --help must not pay

    code = run(
        source=source,
        demo=demo,
        minimized=minimized,
        settings_file=settings,
        model=None if model is None else model.value,
        looks_per_s=looks_per_s,
        neutral_file=neutral,
        duration_s=duration,
        journal=journal,
        no_journal=no_journal,
    )
    raise typer.Exit(code)


app.command()(watch)
app.command()(calibrate)
app.command()(analyze)
app.command()(evaluate)
app.command()(assess)
for _name, _help in LATER.items():
    app.command(_name, help=_help)(lambda: None)
app.add_typer(journal_app, name="journal")
app.command()(report)
app.command()(export)
app.command()(doctor)
app.command()(bench)


def main() -> None:
    """Run the command line and exit with its code."""
    app()
