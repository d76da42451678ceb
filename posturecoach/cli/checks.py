"""`posturecoach doctor` and `bench`: whether all is there, and what it costs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import FOR_THE_USER, say
from posturecoach.cli.looking import must_exist
from posturecoach.cli.options import Model, SettingsOption

if TYPE_CHECKING:
    from posturecoach.analysis.cost import Cost
    from posturecoach.analysis.doctor import Check

JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object, for other programs.")]


def doctor(*, settings: SettingsOption = None, as_json: JsonOption = False) -> None:
    """Say what is there, what is missing, and how to get it.

    Exit code 2 if something has to be put right before the program can run.
    """
    from posturecoach.analysis.doctor import State, examine  # noqa: PLC0415 - heavy

    if settings is not None:
        must_exist(settings, "settings file")
    checks = []
    for check in examine(settings):
        checks.append(check)
        if not as_json:
            _print_check(check)
    runs = all(check.state is not State.PROBLEM for check in checks)
    if as_json:
        rows = [_check_json(check) for check in checks]
        print(json.dumps({"ok": runs, "checks": rows}, indent=1))  # noqa: T201 - the result
    if not runs:
        say("Something has to be put right; see 'Try' above.")
        raise typer.Exit(FOR_THE_USER)


def bench(
    *,
    model: Annotated[Model, typer.Option(help="Size of the pose network.")] = Model.FULL,
    as_json: JsonOption = False,
) -> None:
    """Measure what looking and a journal cost on this machine; about three minutes."""
    from posturecoach.analysis.bench import bench as costs_of  # noqa: PLC0415 - heavy

    costs = []
    for cost in costs_of(model.value):
        costs.append(cost)
        if not as_json:
            print(_cost_words(cost), flush=True)  # noqa: T201
    if as_json:
        rows = [{**asdict(cost), "kept": cost.kept} for cost in costs]
        print(json.dumps({"model": model.value, "costs": rows}, indent=1))  # noqa: T201


def _print_check(check: Check) -> None:
    # Words and indentation, no table: paths and reasons are long.
    print(f"{check.state:8} {check.id:9} {check.what}", flush=True)  # noqa: T201
    if check.try_:
        print(f"{'':18} Try: {check.try_}")  # noqa: T201


def _check_json(check: Check) -> dict[str, str]:
    row = {"id": check.id, "state": str(check.state), "what": check.what}
    return row | ({"try": check.try_} if check.try_ else {})


def _cost_words(cost: Cost) -> str:
    if cost.value is None:
        return f"{'?':>8}     {cost.what}: cannot be measured on this system"
    kept = {None: "", True: ", kept", False: ", NOT kept"}[cost.kept]
    promised = "" if cost.most is None else f" (at most {cost.most:g} promised{kept})"
    return f"{cost.value:8.2f} {cost.unit:3} {cost.what}{promised}"
