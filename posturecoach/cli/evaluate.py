"""`posturecoach evaluate`: accuracy against ground truth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.cli.options import Model
from posturecoach.errors import OutputError

if TYPE_CHECKING:
    from posturecoach.analysis.agreement import Agreement
    from posturecoach.analysis.evaluate import Evaluation, Score

TABLE_WIDTH = 118
UNITS = {"shoulder widths": "widths"}


def evaluate(
    *,
    dataset: Annotated[
        Path, typer.Argument(metavar="DATASET", help="A folder with truth.jsonl and pictures.")
    ],
    model: Annotated[Model, typer.Option(help="Size of the pose network.")] = Model.FULL,
    no_tape: Annotated[
        bool,
        typer.Option(
            "--no-tape", help="Do not tell the program the viewing distance of each neutral."
        ),
    ] = False,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write a Bland-Altman plot of each measure there."),
    ] = None,
    rula: Annotated[
        bool,
        typer.Option(
            "--rula", help="Compare RULA and REBA from pixels with those from true angles, too."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Compare what the program measures with what is true, per view and measure."""
    from rich.console import Console  # noqa: PLC0415 - heavy, from here on
    from rich.progress import Progress  # noqa: PLC0415

    from posturecoach.analysis.evaluate import evaluate as evaluated  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Looking", total=None)
        result = evaluated(
            dataset,
            model.value,
            tape=not no_tape,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    if plot is not None:
        _write_plots(result.scores, plot)
    agreed = _agreement(result) if rula else ()
    if as_json:
        whole = result.to_json()
        if rula:
            whole["agreement"] = [row.to_json() for row in agreed]
        print(json.dumps(whole, indent=1))  # noqa: T201 - the result
    else:
        _print_table(result)
        if rula:
            _print_agreement(agreed)


def _agreement(result: Evaluation) -> tuple[Agreement, ...]:
    from posturecoach.analysis.agreement import agreement  # noqa: PLC0415

    return agreement(result.seen)


def _write_plots(scores: tuple[Score, ...], folder: Path) -> None:
    from posturecoach.analysis.bland_altman import bland_altman_svg  # noqa: PLC0415

    drawn = [score for score in scores if score.loa95 is not None]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for score in drawn:
            path = folder / f"{score.view}_{score.id}_{score.kind}.svg"
            path.write_text(bland_altman_svg(score), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"The plots cannot be written to {folder}: {error.strerror or error}.",
            try_="check that the folder is yours to write and the disk is not full.",
        ) from None
    say(f"{len(drawn)} plots are in {folder}.")


def _print_table(result: Evaluation) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    # A narrow terminal, or none, shall not break numbers in two.
    console = Console(width=max(Console().width, TABLE_WIDTH))
    console.print(
        f"{result.dataset}: {result.frames} frames of {len(result.bodies)} bodies "
        f"({', '.join(result.bodies)}), pose model {result.model}. "
        f"Person found in {result.person_found:.0%} of the frames with a head, "
        f"view right in {result.view_right:.0%} of those. {_split(result)}",
        soft_wrap=True,
        highlight=False,
    )
    table = Table(box=None, pad_edge=False, padding=(0, 1))
    for name in ("view", "measure", "kind"):
        table.add_column(name, no_wrap=True)
    for name in ("n", "cov.", "visible", "MAE", "bias", "95 % limits", "r", "in ±", "±"):
        table.add_column(name, justify="right", no_wrap=True)
    for score in result.scores:
        table.add_row(*_cells(score))
    console.print(table)


_AGREED = {
    "n": "n",
    "not_enough": "not enough",
    "inside": "in range",
    "single": "single",
    "exact": "exact",
    "within_1": "within 1",
    "kappa": "kappa",
    "width": "width",
    "inside_whole": "in range, whole",
    "within_1_whole": "within 1, whole",
}


def _print_agreement(agreed: tuple[Agreement, ...]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console(width=max(Console().width, TABLE_WIDTH))
    console.print(
        "\nRULA and REBA, the same answers for what no camera sees, held for over a minute. "
        "Exact, within 1 and kappa: of the angles as they were read. Whole: against the truth "
        "with what this view cannot show.",
        soft_wrap=True,
        highlight=False,
    )
    table = Table(box=None, pad_edge=False, padding=(0, 1))
    for name in ("method", "view", "of"):
        table.add_column(name, no_wrap=True)
    for name in _AGREED.values():
        table.add_column(name, justify="right", no_wrap=True)
    for row in agreed:
        cells = [_agreed_cell(name, getattr(row, name)) for name in _AGREED]
        table.add_row(row.method, row.view, row.of, *cells)
    console.print(table)


def _agreed_cell(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if name == "n":
        return str(value)
    return f"{value:.2f}" if name in {"kappa", "width"} else f"{value:.0%}"


def _split(result: Evaluation) -> str:
    """Say which bodies the fits have seen: a number from a body they know says little."""
    fits = {"shipped": "The shipped fits", "held_out": "Fits on the training bodies alone"}
    if not result.seen_by_fits:
        return f"{fits[result.fits]} were used, which have seen none of these bodies."
    names = ", ".join(result.seen_by_fits)
    return f"{fits[result.fits]} were used; they HAVE SEEN {names}: too good to be true."


def _cells(score: Score) -> list[str]:
    digits = 3 if score.unit in {"ratio", "shoulder widths"} else 1

    def number(value: float | None, form: str = f".{digits}f") -> str:
        return "–" if value is None else format(value, form)

    limits = score.loa95
    return [
        score.view,
        f"{score.id}, {UNITS.get(score.unit, score.unit)}",
        score.kind,
        str(score.n),
        number(score.coverage, ".0%"),
        number(score.coverage_visible, ".0%"),
        number(score.mae),
        number(score.bias, f"+.{digits}f"),
        "–" if limits is None else f"{limits[0]:.{digits}f} .. {limits[1]:.{digits}f}",
        number(score.r, ".2f"),
        number(score.within_pm, ".0%"),
        number(score.median_pm),
    ]
