"""`posturecoach assess`: RULA, REBA and ROSA from answers, one item or thousands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from posturecoach.analysis.assess import Scored
    from posturecoach.ergonomics.assessment import Assessment, Method

MAX_ROWS = 200  # of a list on the screen; --json writes all
TABLE_WIDTH = 100


class MethodName(StrEnum):
    """The methods there are."""

    RULA = "rula"
    REBA = "reba"
    ROSA = "rosa"


def assess(
    *,
    method: Annotated[
        MethodName,
        typer.Argument(metavar="rula|reba|rosa", help="The method.", case_sensitive=False),
    ],
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Answers in TOML or JSON; - is standard input. A list gives one result per item.",
        ),
    ],
    static_after: Annotated[
        float | None,
        typer.Option(
            "--static-after",
            metavar="SECONDS",
            help="RULA: held for longer counts as static. 60 as in the paper unless told.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON: one object, or a list for a list.")
    ] = False,
) -> None:
    """Score answers by RULA, REBA or ROSA; what is not known gives a range."""
    from posturecoach.analysis import assess as work  # noqa: PLC0415 - numpy, from here on

    chosen = work.method_named(method.value, static_after)
    items, many = work.parse(work.read_text(file), file)
    scored = work.score(chosen, items, file, many=many)
    if as_json:
        _print_json(scored, many=many)
    elif many:
        _print_list(chosen, scored)
    else:
        _print_one(chosen, scored[0])


def _print_json(scored: Sequence[Scored], *, many: bool) -> None:
    lines = [json.dumps(one.to_json(), ensure_ascii=False) for one in scored]
    print("[" + ",\n".join(lines) + "]" if many else lines[0])  # noqa: T201 - the result


def score_words(assessment: Assessment) -> str:
    """Return the score, its range, or nothing that could be taken for a number."""
    if not assessment.enough_seen:
        return "not enough seen"
    low, high = assessment.range
    return str(low) if low == high else f"{low} to {high}"


def _level_words(assessment: Assessment) -> str:
    low, high = (level.level for level in assessment.levels)
    if not assessment.enough_seen:
        return "–"
    return (
        str(low) if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
    )


def _values_words(values: Sequence[int]) -> str:
    if len(values) == 1:
        return str(values[0])
    if values[-1] - values[0] == len(values) - 1:
        return f"{values[0]} to {values[-1]}"
    return ", ".join(map(str, values))


def _print_one(method: Method, one: Scored) -> None:
    from rich.table import Table  # noqa: PLC0415 - heavy

    console, result = _console(), one.assessment
    name = f" {one.answers.id}" if one.answers.id is not None else ""
    _say(console, f"{result.method}{name}: {score_words(result)}")
    if result.enough_seen:
        _say(console, f"Action level {_level_words(result)}: {result.words()}")
    else:
        _say(console, "Too much is not known for a score; answer more of what is listed below.")
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    table.add_column("step", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    # What follows from steps that are not known is no more known than the score.
    shown = result.steps if result.enough_seen else {id_: result.steps[id_] for id_ in method.steps}
    for id_, values in shown.items():
        unseen = id_ in result.unseen and values == method.steps[id_].all_values
        table.add_row(id_.replace("_", " "), "not known" if unseen else _values_words(values))
    console.print(table)
    if result.unseen:
        _say(console, f"Not known for sure: {_names(result.unseen)}.")
    if one.answers.assumed_no:
        _say(console, f"Not told, taken as not so: {_names(one.answers.assumed_no)}.")
    _say_source(console, method)


def _print_list(method: Method, scored: Sequence[Scored]) -> None:
    from rich.table import Table  # noqa: PLC0415 - heavy

    from posturecoach.analysis.assess import share_by_level  # noqa: PLC0415

    console = _console()
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    table.add_column("item", justify="right", no_wrap=True)
    table.add_column(method.NAME, justify="right", no_wrap=True)
    table.add_column("level", justify="right", no_wrap=True)
    table.add_column("not known for sure")
    for number, one in enumerate(scored[:MAX_ROWS], 1):
        result = one.assessment
        table.add_row(
            str(number if one.answers.id is None else one.answers.id),
            score_words(result),
            _level_words(result),
            _names(result.unseen),
        )
    console.print(table, markup=False)
    if len(scored) > MAX_ROWS:
        _say(console, f"… and {len(scored) - MAX_ROWS} more; --json writes all.")
    for words, count in share_by_level(scored).items():
        _say(console, f"{count} of {len(scored)}: {words}")
    _say_source(console, method)


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415

    # A narrow terminal, or none, shall not break numbers in two.
    return Console(width=max(Console().width, TABLE_WIDTH), highlight=False, markup=False)


def _say(console: Console, words: str) -> None:
    console.print(words, soft_wrap=True)


def _say_source(console: Console, method: Method) -> None:
    _say(
        console,
        f"After {method.cite}. Made for a trained observer and a sample of the work; "
        "an estimate of what was answered or seen, no diagnosis.",
    )


def _names(ids: Sequence[str]) -> str:
    return ", ".join(id_.replace("_", " ") for id_ in ids)
