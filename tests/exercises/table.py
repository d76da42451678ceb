"""Write the table of docs/exercises.md: how often clean movements are counted right.

    python tests/exercises/table.py

Each exercise of a body model, at every frame rate, speed, amplitude and noise; some minutes.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(folder) for folder in (_HERE, _HERE.parent, _HERE.parents[1])]

from movers import MOVEMENTS, counted, do  # noqa: E402
from test_moving import reps_of  # noqa: E402

from posturecoach.exercise_book import exercise_words  # noqa: E402

FRAME_RATES = (5.0, 10.0, 15.0, 30.0)
OTHERS = list(product((0.85, 1.0, 1.2), (1.0, 1.12), (0.0, 1.0)))  # speed, amplitude, noise (px)


def row(id_):
    """Return right runs by frame rate, and how many runs counted too much."""
    right, excess = [], 0
    for fps in FRAME_RATES:
        runs = []
        for speed, far, noise_px in OTHERS:
            player, _, truth = do(
                MOVEMENTS[id_], reps=reps_of(id_), fps=fps, speed=speed, far=far, noise_px=noise_px
            )
            runs.append(counted(player) == truth)
            excess += counted(player) > truth
        right.append(sum(runs))
    return right, excess


def main():
    heads = " | ".join(f"{fps:g} fps" for fps in FRAME_RATES)
    print(f"| exercise | view | {heads} | too many |")
    print("|---|---|" + "---|" * (len(FRAME_RATES) + 1), flush=True)
    every, of = 0, 0
    for id_, movement in MOVEMENTS.items():
        right, excess = row(id_)
        every, of = every + sum(right), of + len(OTHERS) * len(FRAME_RATES)
        cells = " | ".join(f"{n} of {len(OTHERS)}" for n in right)
        name = exercise_words("en").exercises[id_].name
        print(f"| {id_} {name} | {movement.view} | {cells} | {excess} |", flush=True)
    print(f"\nIn all {every} of {of} runs are counted right ({100 * every / of:.1f} %).")


if __name__ == "__main__":
    main()
