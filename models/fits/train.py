"""Fit the measures to rendered people, and say how well it went on others.

    python models/fits/train.py TRAIN DEV --cache DIR [--into DIR]

TRAIN and DEV are data set folders with a truth.jsonl. Writes into --into:

fits.npz
    fitted to the bodies of both: what the program measures with.
fits_train.npz
    fitted to the bodies of TRAIN: what DEV may honestly be evaluated with.

The first run looks at every still six times (about ten minutes) and keeps what it found
in --cache; with that, a run takes about one minute.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from fitting import fit, left_out, left_out_half_widths
from landmarks import MIRRORED, PLAIN, Look, looks, stills
from mean_head import mean_head
from sessions import MOVED, TILTED, Pairs, Recipe, front_sessions, pairs, side_sessions

from posturecoach.posture import fit_front, fit_side
from posturecoach.posture.body import FloatArray
from posturecoach.posture.mesh_pose import HeadShape
from posturecoach.posture.regression import Regression

LENGTHWISE = ("cva", "neck", "trunk", "pitch")
SIDEWAYS = ("yaw", "roll", "tilt")
RECIPES = (
    Recipe(
        "front",
        "front",
        fit_front.sagittal,
        (*LENGTHWISE, "slump", "dist"),
        unsure=("asy", "asr", "dsp", "awrot", "lsw", "lz", "dshy", "adshx"),
        face=True,
    ),
    Recipe(
        "front_odd",
        "front",
        fit_front.sideways,
        SIDEWAYS,
        unsure=("dsy", "dsr", "dwrot", "dtilt"),
        face=True,
        odd=True,
        centres=200,
    ),
    Recipe(
        "pose",
        "front",
        fit_front.sagittal_without_face,
        (*LENGTHWISE, "slump"),
        unsure=("anose", "awrot", "lsw", "nose0", "r_nosey", "pitchw", "leanN", "face0"),
        held=0.98,
    ),
    Recipe(
        "pose_odd",
        "front",
        fit_front.sideways_without_face,
        SIDEWAYS,
        unsure=("noserel", "dwrot", "dtilt", "detilt"),
        held=0.98,
        odd=True,
        centres=200,
    ),
    Recipe(
        "side",
        "side",
        fit_side.changes,
        ("cva", "cva_mid", "neck", "trunk", "head", "slump"),
        unsure=("arot", "rot", "l_mLtrunk", "l_mLneck", "wtrunkz", "hx0"),
        absolute=("trunk",),
    ),
)

HEADINGS = (
    *("model", "measure", "from", "n", "MAE", "bias", "r"),
    *("within ±", "worst body", "mean ±", "score"),
)
_OUTSIDE = 20.0  # what an error beyond the ± costs, for intervals of 95 %


def main() -> None:
    """Read the arguments, fit, write, print the tables."""
    parser = argparse.ArgumentParser(description="Fit the measures to rendered people.")
    parser.add_argument("train", type=Path, help="folder of the data set to fit to")
    parser.add_argument("dev", type=Path, help="folder of the data set to hold out")
    parser.add_argument("--cache", type=Path, required=True, help="folder for the landmarks")
    parser.add_argument("--into", type=Path, default=Path(), help="folder for the two files")
    asked = parser.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    train, dev = (
        sorted({row["body"] for _, row in stills([folder])}) for folder in (asked.train, asked.dev)
    )
    if set(train) & set(dev):
        raise SystemExit("the data sets share bodies: nothing would be held out")
    every = looks([asked.train, asked.dev], asked.cache)

    head = mean_head(_plain(every, train))
    rows = _rows(every, head)
    held_out = {recipe.name: fit(_of(rows[recipe.name], train), recipe) for recipe in RECIPES}
    _write(asked.into / "fits_train.npz", head, held_out, train)
    print(f"fits_train.npz: {len(train)} bodies")
    print(_table(rows, asked.into / "fits_train.npz", train), flush=True)

    both = sorted({*train, *dev})
    head = mean_head(_plain(every, both))
    rows = _rows(every, head)
    shipped = {recipe.name: fit(rows[recipe.name], recipe) for recipe in RECIPES}
    _write(asked.into / "fits.npz", head, shipped, both)
    print(f"fits.npz: {len(both)} bodies")


def _plain(every: Sequence[Look], bodies: Sequence[str]) -> list[Look]:
    """Return the looks that the mean head is fitted to: no warps, only `bodies`."""
    return [
        look for look in every if look.kind in (PLAIN, MIRRORED) and look.truth["body"] in bodies
    ]


def _rows(every: Sequence[Look], head: HeadShape) -> dict[str, Pairs]:
    """Return what each recipe is fitted to."""
    sessions = {"front": front_sessions(every, head), "side": side_sessions(every)}
    return {recipe.name: pairs(sessions[recipe.view], recipe) for recipe in RECIPES}


def _of(rows: Pairs, bodies: Sequence[str]) -> Pairs:
    return rows.where(np.isin(rows.bodies, bodies))


def _write(
    path: Path, head: HeadShape, models: Mapping[str, Regression], bodies: Sequence[str]
) -> None:
    """Write what `Fits.from_arrays` reads."""
    arrays: dict[str, Any] = {
        "bodies": np.array(bodies),
        "head/points": head.points.astype(np.float32),
        "head/marks": head.marks.astype(np.float32),
        "head/scale": np.array(head.scale, dtype=np.float32),
    }
    for name, model in models.items():
        arrays |= {f"{name}/{key}": array for key, array in model.to_arrays().items()}
    np.savez_compressed(path, **arrays)


def _table(rows: Mapping[str, Pairs], held_out: Path, train: Sequence[str]) -> str:
    """Return the accuracy as a Markdown table.

    Three times each measure: every body of `train` estimated by models of the others; those
    bodies that are not in `train`, by models of all others; and these by the file that knows
    `train` alone, read back and asked one look at a time as the program does. And, for all
    bodies, what is read off a neutral after only the chair was moved or the camera tilted.

    "score" is half the interval score of Winkler (1972): the ±, and 20 times what an error
    goes beyond it, in the mean. The smaller the better; a ± that holds because it is huge
    has a bad one.
    """
    lines = [" | ".join(HEADINGS), " | ".join("---" for _ in HEADINGS)]
    with np.load(held_out, allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files}
    for recipe in RECIPES:
        mine = rows[recipe.name]
        found = left_out(mine, recipe)
        widths = left_out_half_widths(mine, found, recipe.held)
        known = mine.counted & np.isin(mine.bodies, train)
        dev = mine.counted & ~np.isin(mine.bodies, train)
        moved, tilted = (mine.resting & np.isin(mine.kinds, kinds) for kinds in (MOVED, TILTED))
        model = Regression.from_arrays(_under(recipe.name, arrays))
        values, stated = _asked(model, mine.where(dev))
        for j, output in enumerate(model.outputs):
            for origin, chosen, value, width in (
                ("left out, train", known, found.values[known, j], widths[known, j]),
                ("left out, dev", dev, found.values[dev, j], widths[dev, j]),
                ("train to dev", dev, values[:, j], stated[:, j]),
                ("at rest, moved", moved, found.values[moved, j], widths[moved, j]),
                ("at rest, tilted", tilted, found.values[tilted, j], widths[tilted, j]),
            ):
                if not chosen.any():
                    continue
                figures = _figures(output, mine.where(chosen), j, value, width)
                lines.append(" | ".join((recipe.name, output, origin, *figures)))
    return "\n".join(f"| {line} |" for line in lines)


def _under(name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    start = f"{name}/"
    return {k.removeprefix(start): array for k, array in arrays.items() if k.startswith(start)}


def _asked(model: Regression, rows: Pairs) -> tuple[FloatArray, FloatArray]:
    """Return values and half widths of the model, asked row by row."""
    said = [model(dict(zip(rows.names, row, strict=True))) for row in rows.inputs]
    values = [[estimate.value for estimate in row.values()] for row in said]
    widths = [[estimate.pm for estimate in row.values()] for row in said]
    return np.array(values), np.array(widths)


def _figures(
    output: str, rows: Pairs, j: int, value: FloatArray, width: FloatArray
) -> tuple[str, ...]:
    """Return one measure's figures in words; `dist` in millimetres after a tape measure."""
    true, inside = rows.true[:, j], np.abs(value - rows.true[:, j]) <= width
    if output == "dist":
        # A change in per cent of the neutral's distance, which a user has measured.
        width = rows.neutral_mm * np.exp(value / 100) * width / 100
        value, true = (rows.neutral_mm * np.exp(change / 100) for change in (value, true))
    error = value - true
    beyond = np.maximum(0.0, np.abs(error) - width)
    worst = min(inside[rows.bodies == body].mean() for body in set(rows.bodies))
    return (
        str(len(error)),
        f"{np.abs(error).mean():.2f}",
        f"{error.mean():+.2f}",
        f"{np.corrcoef(value, true)[0, 1]:.3f}" if true.std() > 0.0 else "",
        f"{100 * inside.mean():.0f} %",
        f"{100 * worst:.0f} %",
        f"{width.mean():.1f}",
        f"{(width + _OUTSIDE * beyond).mean():.1f}",
    )


if __name__ == "__main__":
    main()
