"""Estimate measures from many inputs by weights that were fitted on rendered people.

A model is a straight line in all inputs, and on top of it a sum of Gaussian bumps around
looks it was fitted on, for what does not run straight. It states its own uncertainty,
which grows with the size of the change and with how far the look is from every bump, on
and on outside the range of what was fitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from posturecoach.posture.body import FloatArray

Arrays = Mapping[str, npt.NDArray[Any]]

PREFIX = "fit_"  # of the features for the fitted measures, among all features of a look

# Limits the fit was made with. Beyond four standard deviations an input is likelier a slip
# than a posture, and must not carry a line with it; the bumps end at three.
_INPUT_LIMIT = 400.0
_LINE_LIMIT = 4.0
_BUMP_LIMIT = 3.0
_NOISE_LIMIT = 3.0
_CHANGE_SCALE = 15.0  # a change so large, in the output's unit, counts as one step of noise
_CHANGE_LIMIT = 4.0
_NEAREST = 0.1  # no look resembles a bump so much that nearer would mean surer
_LENGTH_FLOOR = 1e-6  # keeps the logarithm of a vanished length finite


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and the half width of its 95 % interval, both in the same unit."""

    value: float
    pm: float


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """A fitted model with several outputs; n inputs, m bumps, k outputs, u noise inputs.

    Attributes
    ----------
    names, outputs
        Of the n inputs and the k outputs, in the order of the arrays.
    middle, spread
        Shape (n,). Inputs are used as (input - middle) / spread.
    line
        Shape (n + 1, k). The last row is the constant.
    bumps, heights
        Shapes (m, n), standardised, and (m, k).
    sharpness
        Of the bumps, for the squared distance divided by n.
    noise_inputs
        Shape (u,). Which inputs tell how uncertain an output is.
    noise
        Shape (k, u + 3). Log-linear: constant, size of the change, novelty, inputs; none
        but the constant is negative.
    quantile
        Shape (k,). From that scale to the half width that held 95 % of left-out people.

    """

    names: tuple[str, ...]
    outputs: tuple[str, ...]
    middle: FloatArray
    spread: FloatArray
    line: FloatArray
    bumps: FloatArray
    heights: FloatArray
    sharpness: float
    noise_inputs: npt.NDArray[np.intp]
    noise: FloatArray
    quantile: FloatArray

    def __post_init__(self) -> None:
        n, k, m, u = len(self.names), len(self.outputs), len(self.bumps), len(self.noise_inputs)
        shapes = {
            "middle": (n,),
            "spread": (n,),
            "line": (n + 1, k),
            "bumps": (m, n),
            "heights": (m, k),
            "noise": (k, u + 3),
            "quantile": (k,),
        }
        for name, shape in shapes.items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name}: expected {shape}, got {getattr(self, name).shape}")

    def __call__(self, inputs: Mapping[str, float]) -> dict[str, Estimate]:
        """Return every output for `inputs`, which must hold all of `names`.

        Raises
        ------
        KeyError
            If an input is missing.

        """
        told = np.array([inputs[name] for name in self.names])
        told = np.clip(np.nan_to_num(told), -_INPUT_LIMIT, _INPUT_LIMIT)
        standard = (told - self.middle) / self.spread
        bent = np.clip(standard, -_BUMP_LIMIT, _BUMP_LIMIT)
        apart = bent - self.bumps
        apart = self.sharpness / len(told) * np.einsum("mn,mn->m", apart, apart)
        beyond = self.sharpness / len(told) * float(((standard - bent) ** 2).sum())
        straight = np.clip(standard, -_LINE_LIMIT, _LINE_LIMIT)
        values = straight @ self.line[:-1] + self.line[-1] + np.exp(-apart) @ self.heights
        half_widths = self._half_widths(values, novelty(float(apart.min()) + beyond), standard)
        return {
            name: Estimate(value, pm)
            for name, value, pm in zip(
                self.outputs, values.tolist(), half_widths.tolist(), strict=True
            )
        }

    def _half_widths(self, values: FloatArray, new: float, standard: FloatArray) -> FloatArray:
        """Return the half widths, shape (k,), of a look whose `novelty` is `new`."""
        size = np.minimum(np.abs(values) / _CHANGE_SCALE, _CHANGE_LIMIT)
        strange = np.minimum(np.abs(standard[self.noise_inputs]), _NOISE_LIMIT)
        scale = (
            self.noise[:, 0]
            + self.noise[:, 1] * size
            + self.noise[:, 2] * new
            + self.noise[:, 3:] @ strange
        )
        return np.asarray(self.quantile * np.exp(scale), dtype=np.float64)

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Regression:
        """Return the model that `to_arrays` gave; KeyError or ValueError if it is none."""
        numbers = {
            key: np.asarray(arrays[key], dtype=np.float64)
            for key in ("m", "s", "w", "c", "a", "u_w", "q")
        }
        return cls(
            names=tuple(str(name) for name in arrays["names"]),
            outputs=tuple(str(name) for name in arrays["outputs"]),
            middle=numbers["m"],
            spread=numbers["s"],
            line=numbers["w"],
            bumps=numbers["c"],
            heights=numbers["a"],
            sharpness=float(arrays["g"]),
            noise_inputs=np.asarray(arrays["u_at"], dtype=np.intp),
            noise=numbers["u_w"],
            quantile=numbers["q"],
        )

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the model as plain arrays for a file, numbers in single precision."""
        numbers = {
            "m": self.middle,
            "s": self.spread,
            "w": self.line,
            "c": self.bumps,
            "a": self.heights,
            "g": np.float64(self.sharpness),
            "u_w": self.noise,
            "q": self.quantile,
        }
        return {
            "names": np.array(self.names),
            "outputs": np.array(self.outputs),
            "u_at": self.noise_inputs,
            **{key: np.asarray(array, dtype=np.float32) for key, array in numbers.items()},
        }


def novelty(apart: float) -> float:
    """Return how little a look resembles what was fitted.

    Parameters
    ----------
    apart
        Squared distance to the nearest bump, times the sharpness over the number of inputs.

    Returns
    -------
    float
        A logarithm, so that half widths grow as a power of the distance: 0 at a distance
        at which fits are usual, -2.3 on a bump, without an end far from all.

    """
    return log(_NEAREST + apart)


class Pair:
    """Two looks side by side: now, and the neutral they are compared with.

    `now` and `then` are their features without `PREFIX`. A feature that either lacks
    raises KeyError.
    """

    def __init__(self, seen: Mapping[str, float], neutral: Mapping[str, float]) -> None:
        self.now = _without_prefix(seen)
        self.then = _without_prefix(neutral)

    def change(self, name: str, factor: float = 1.0) -> float:
        """Return by how much the feature has become larger, times `factor`."""
        return factor * (self.now[name] - self.then[name])

    def changes(self, *names: str, factor: float = 1.0, prefix: str = "") -> dict[str, float]:
        """Return `change` of several features, by their names with `prefix` before."""
        return {prefix + name: self.change(name, factor) for name in names}

    def growth(self, name: str) -> float:
        """Return 100 times the logarithm of the ratio of a length: nearly percent."""
        now, then = self.now[name], self.then[name]
        return 100.0 * log(max(now, _LENGTH_FLOOR) / max(then, _LENGTH_FLOOR))


def _without_prefix(features: Mapping[str, float]) -> dict[str, float]:
    return {
        name.removeprefix(PREFIX): value
        for name, value in features.items()
        if name.startswith(PREFIX)
    }


def with_prefix(features: Mapping[str, float]) -> dict[str, float]:
    """Return `features` under the names that they have among all features of a look."""
    return {PREFIX + name: value for name, value in features.items()}


def median_of(values: FloatArray) -> float:
    """Return the median of `values`, of any shape, not empty and without NaN.

    `numpy.median` gives the same number, and loads all of numpy's masked arrays for it.
    """
    flat = values.ravel()
    half = flat.size // 2
    if flat.size % 2:
        return float(np.partition(flat, half)[half])
    parted = np.partition(flat, (half - 1, half))
    return float((parted[half - 1] + parted[half]) / 2.0)
