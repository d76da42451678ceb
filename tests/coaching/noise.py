"""What a camera makes of a true posture: error, jitter, outliers and gaps as they were measured.

The numbers of jitter.toml are those that ``python docs/jitter.py`` found; see docs/measures.md.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MEASURED = tomllib.loads(Path(__file__).with_name("jitter.toml").read_text("utf-8"))
RATES = (1, 2, 10, 30)
# The error of a posture stays while it lasts; it is another one after minutes.
SECONDS_OF_ERROR = 300.0


@dataclass(frozen=True)
class Seen:
    """One measure over time, as it would be read.

    Attributes
    ----------
    number, pm
        Shape (looks,): the measure, and its ± as the reader states it, in its unit.
    gap
        Shape (looks,): where it is absent.

    """

    number: np.ndarray
    pm: np.ndarray
    gap: np.ndarray


def jitter(measure, *, side):
    """Return what was measured of `measure`'s jitter; None where it never could be."""
    return MEASURED["side" if side else "front"].get(measure)


def remembering(rng, count, tau_looks):
    """Return `count` normal numbers that forget by 1/e in `tau_looks`, of deviation 1."""
    keep = np.exp(-1.0 / max(tau_looks, 1e-3))
    white = np.fft.rfft(rng.normal(0.0, 1.0, count))
    angle = np.linspace(0.0, np.pi, len(white))
    shape = np.sqrt(1.0 - keep**2) / np.abs(1.0 - keep * np.exp(-1j * angle))
    return np.fft.irfft(white * shape, count)


def spells(rng, count, share, length):
    """Return where something is the case for `share` of all looks, `length` looks at a time."""
    on = np.zeros(count, bool)
    length = max(1, round(length))
    for at in rng.integers(0, count, rng.poisson(share * count / length)):
        on[at : at + length] = True
    return on


def error_of(rng, seconds, told):
    """Return the error second by second: it stays for minutes."""
    return told["error"] * told["pm"] / 1.96 * remembering(rng, seconds, SECONDS_OF_ERROR)


def seen(rng, truth, error, told, looks_per_s):
    """Return what is read of `truth`, with `error`; both second by second.

    Parameters
    ----------
    told
        One measure's part of jitter.toml.

    """
    seconds = len(truth)
    at = np.arange(seconds * looks_per_s) / looks_per_s
    number = np.interp(at, np.arange(seconds), truth + error)
    rate = max((r for r in RATES if r <= looks_per_s and f"sd_{r}" in told), default=RATES[0])
    sd, tau = told[f"sd_{rate}"], told["tau_s"] * looks_per_s
    wild = spells(rng, len(at), told["outliers"], tau)
    number = number + sd * remembering(rng, len(at), tau)
    number += wild * np.repeat(rng.choice((-1.0, 1.0), seconds), looks_per_s) * told["size"] * sd
    spread = np.log(max(1.0, told["pm_most"] / told["pm"])) / 2.0
    pm = told["pm"] * np.exp(spread * remembering(rng, len(at), 60.0 * looks_per_s))
    return Seen(number, pm, spells(rng, len(at), told["gaps"], told["gap_s"] * looks_per_s))
