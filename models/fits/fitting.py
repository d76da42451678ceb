"""Fit one model: a ridge, Gaussian bumps on what it leaves, and how wrong the two are.

Everything is solved in closed form. How wrong a model is, is asked of people it was not
fitted to: the bodies are dealt into nine parts, and each part is estimated by a model of
the other eight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from sessions import Numbers, Pairs, Recipe

from posturecoach.posture.body import FloatArray
from posturecoach.posture.regression import Regression, novelty

PARTS = 9

# As in `Regression`, but for many rows at once; that the two agree is seen in train.py's
# table, whose last rows ask `Regression` itself.
_LINE_LIMIT, _BUMP_LIMIT, _NOISE_LIMIT = 4.0, 3.0, 3.0
_CHANGE_SCALE, _CHANGE_LIMIT = 15.0, 4.0

# Chosen among six settings on all 36 bodies; all were within 0.1 degree of each other.
_RIDGE, _BUMP_RIDGE, _SHARPNESS = 200.0, 1.0, 0.5
_NOISE_RIDGE = 60.0
_TINY = 1e-5  # two bumps on nearly the same look are still solved for
_SEED = 0
_NOVELTY, _LEAST_GROWTH = 2, 0.2  # its column; half widths grow as this power of distance²
_STEPS, _LONGEST_STEP = 60, 1.0  # of the search for the noise, which is convex


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """What models of other bodies say of each row; all shapes begin with n.

    Attributes
    ----------
    values
        Shape (n, outputs).
    states
        Shape (n, 1 + noise inputs): novelty, then the standardised inputs of the noise.
    parts
        Shape (n,). Which part the row's body was dealt into.

    """

    values: FloatArray
    states: FloatArray
    parts: Numbers


def fit(rows: Pairs, recipe: Recipe) -> Regression:
    """Return the model of `rows`, with half widths from bodies left out in turn."""
    found = left_out(rows, recipe)
    noise, quantile = _noise(rows, found, rows.telling, recipe.held)
    return replace(
        _bare(rows, recipe),
        noise_inputs=_noise_inputs(rows, recipe),
        noise=noise,
        quantile=quantile,
    )


def left_out(rows: Pairs, recipe: Recipe) -> LeftOut:
    """Estimate every body of `rows` by a model of other bodies."""
    names = np.array(sorted(set(rows.bodies)))
    np.random.default_rng(_SEED).shuffle(names)
    part_of = {name: i % PARTS for i, name in enumerate(names)}
    parts = np.array([part_of[name] for name in rows.bodies])
    told = _noise_inputs(rows, recipe)
    values = np.full(rows.true.shape, np.nan)
    states = np.full((len(rows.inputs), 1 + len(told)), np.nan)
    for part in range(PARTS):
        out = parts == part
        model = _bare(rows.where(~out), recipe)
        standard = (rows.inputs[out] - model.middle) / model.spread
        bent = _cut(standard, _BUMP_LIMIT)
        apart = _apart(bent, model.bumps)
        straight = _with_one(_cut(standard, _LINE_LIMIT)) @ model.line
        values[out] = straight + np.exp(-apart) @ model.heights
        beyond = _SHARPNESS / standard.shape[1] * ((standard - bent) ** 2).sum(axis=1)
        new = [novelty(far) for far in apart.min(axis=1) + beyond]
        states[out] = np.column_stack([new, standard[:, told]])
    return LeftOut(values, states, parts)


def left_out_half_widths(rows: Pairs, found: LeftOut, held: float) -> FloatArray:
    """Return the half widths of what was `found`, each told by the bodies of other parts."""
    widths = np.full(rows.true.shape, np.nan)
    for part in range(PARTS):
        out = found.parts == part
        noise, quantile = _noise(rows, found, rows.telling & ~out, held)
        for j, (scale, most) in enumerate(zip(noise, quantile, strict=True)):
            widths[out, j] = most * np.exp(_told(found, out, j) @ scale)
    return widths


def _bare(rows: Pairs, recipe: Recipe) -> Regression:
    """Return the model of `rows` without half widths."""
    inputs, true, weights = rows.inputs, rows.true, rows.weights[:, None]
    if recipe.odd:
        # The mirror image of a look is a look too; it makes the model odd.
        inputs, true = np.concatenate([inputs, -inputs]), np.concatenate([true, -true])
        weights = np.concatenate([weights, weights])
    middle = np.zeros(inputs.shape[1]) if recipe.odd else np.median(inputs, axis=0)
    spread = inputs.std(axis=0) + 1e-9
    standard = (inputs - middle) / spread
    line = _line(_cut(standard, _LINE_LIMIT), true, weights, odd=recipe.odd)
    rest = true - _with_one(_cut(standard, _LINE_LIMIT)) @ line
    bent = _cut(standard, _BUMP_LIMIT)
    chosen = np.random.default_rng(_SEED).choice(
        len(rows.inputs), min(recipe.centres, len(bent) // 2), replace=False
    )
    bumps = np.concatenate([bent[chosen], -bent[chosen]]) if recipe.odd else bent[chosen]
    near = np.exp(-_apart(bent, bumps))
    square = near.T @ (near * weights) + _BUMP_RIDGE * np.exp(-_apart(bumps, bumps))
    heights = np.linalg.solve(square + _TINY * np.eye(len(bumps)), near.T @ (rest * weights))
    if recipe.odd:  # exactly, which solving alone is not
        half = (heights[: len(chosen)] - heights[len(chosen) :]) / 2
        heights = np.concatenate([half, -half])
    outputs = (*recipe.outputs, *(f"{name}_abs" for name in recipe.absolute))
    return Regression(
        names=rows.names,
        outputs=outputs,
        middle=middle,
        spread=spread,
        line=line,
        bumps=bumps,
        heights=np.asarray(heights, dtype=np.float64),
        sharpness=_SHARPNESS,
        noise_inputs=np.zeros(0, dtype=np.intp),
        noise=np.zeros((len(outputs), 3)),
        quantile=np.zeros(len(outputs)),
    )


def _line(standard: FloatArray, true: FloatArray, weights: FloatArray, *, odd: bool) -> FloatArray:
    """Return the ridge's line, shape (inputs + 1, outputs); an odd one has no constant."""
    known = _with_one(standard)
    ridge = _RIDGE * np.eye(known.shape[1])
    if odd:
        known[:, -1] = 0.0
    else:
        ridge[-1, -1] = 0.0
    square = known.T @ (known * weights) + ridge
    line = np.linalg.solve(square, known.T @ (true * weights))
    return np.asarray(line, dtype=np.float64)


def _apart(standard: FloatArray, bumps: FloatArray) -> FloatArray:
    """Return how far each row is from each bump, shape (n, m); squared and scaled."""
    square = (standard**2).sum(axis=1)[:, None] + (bumps**2).sum(axis=1) - 2 * standard @ bumps.T
    apart: FloatArray = _SHARPNESS / standard.shape[1] * np.maximum(square, 0.0)
    return apart


def _noise_inputs(rows: Pairs, recipe: Recipe) -> npt.NDArray[np.intp]:
    return np.array([rows.names.index(name) for name in recipe.unsure], dtype=np.intp)


def _told(found: LeftOut, chosen: Numbers, j: int) -> FloatArray:
    """Return what the size of output `j`'s error is read from, shape (n, 3 + noise inputs)."""
    values, states = found.values[chosen, j], found.states[chosen]
    size = np.minimum(np.abs(values) / _CHANGE_SCALE, _CHANGE_LIMIT)
    strange = np.minimum(np.abs(states[:, 1:]), _NOISE_LIMIT)
    return np.column_stack([np.ones(len(values)), size, states[:, 0], strange])


def _noise(
    rows: Pairs, found: LeftOut, chosen: Numbers, held: float
) -> tuple[FloatArray, FloatArray]:
    """Return noise and quantile of `Regression` from the errors of the chosen rows.

    Every body counts the same, however many looks there are at it: it is a new body that
    the half widths are for.
    """
    _, who, looks = np.unique(rows.bodies[chosen], return_inverse=True, return_counts=True)
    weights = len(who) / len(looks) / looks[who]
    noise, quantile = [], []
    for j in range(rows.true.shape[1]):
        told = _told(found, chosen, j)
        error = np.abs(found.values[chosen, j] - rows.true[chosen, j])
        # Beyond all that was seen nothing tells how errors grow: there, this much at least.
        scale = _scale(told, error * np.exp(-_LEAST_GROWTH * told[:, _NOVELTY]), weights)
        scale[_NOVELTY] += _LEAST_GROWTH
        noise.append(scale)
        quantile.append(_quantile(error / np.exp(told @ scale), weights, held))
    return np.array(noise), np.array(quantile)


def _scale(told: FloatArray, error: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the log-linear scale of the mean error, none of whose slopes is negative.

    By the likelihood of a gamma distribution: unlike the logarithm of an error it is not
    led by lucky hits near 0. What would make an error smaller the stranger a look is, is
    chance and left out.
    """
    ridge = np.full(told.shape[1], _NOISE_RIDGE)
    ridge[0] = 0.0
    used = np.ones(told.shape[1], dtype=np.bool_)
    while True:
        scale = np.zeros(told.shape[1])
        scale[0] = np.log((weights * error).sum() / weights.sum())
        scale[used] = _gamma(told[:, used], error, weights, ridge[used], scale[used])
        slopes = scale[1:]
        if not (slopes < 0).any():
            return scale
        used[1 + np.argmin(slopes)] = False


def _gamma(
    told: FloatArray, error: FloatArray, weights: FloatArray, ridge: FloatArray, start: FloatArray
) -> FloatArray:
    """Return the minimum of sum(weights * (error / m + log m)), m = exp(told @ scale)."""
    scale = start
    for _ in range(_STEPS):
        share = weights * error / np.exp(told @ scale)
        slope = told.T @ (weights - share) + ridge * scale
        bend = told.T @ (told * share[:, None]) + np.diag(ridge + _TINY)
        step = np.linalg.solve(bend, slope)
        scale = scale - step * min(1.0, _LONGEST_STEP / np.abs(step).max())
        if np.abs(step).max() < _TINY:
            break
    return scale


def _quantile(size: FloatArray, weights: FloatArray, held: float) -> float:
    """Return what the share `held` of the weights lies below."""
    order = np.argsort(size)
    share = np.cumsum(weights[order]) / weights.sum()
    return float(size[order][np.searchsorted(share, held)])


def _cut(standard: FloatArray, limit: float) -> FloatArray:
    return np.clip(standard, -limit, limit)


def _with_one(standard: FloatArray) -> FloatArray:
    return np.column_stack([standard, np.ones(len(standard))])
