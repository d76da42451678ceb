"""Draw a Bland–Altman plot: how far two methods agree, over the size of what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

import numpy as np

from posturecoach.analysis.evaluate import Score

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 120, 48, 52
INK, PALE, DOT, LINE = "#22302e", "#c9d3d0", "#2f6f68", "#6b4c93"
FONT = f'font-family="sans-serif" font-size="12" fill="{INK}"'
MOST_TICKS = 7


def bland_altman_svg(score: Score) -> str:
    """Return `score` as one SVG picture: difference over mean, bias, 95 % limits.

    Bland & Altman, "Statistical methods for assessing agreement between two methods of
    clinical measurement", Lancet 1986, doi:10.1016/S0140-6736(86)90837-8.

    Raises
    ------
    ValueError
        If there are too few frames for limits of agreement.

    """
    if score.bias is None or score.loa95 is None:
        raise ValueError(f"{score.id}: expected limits of agreement, got {score.n} frames")
    table = np.array(score.pairs)
    means, differences = table.mean(axis=1), table[:, 1] - table[:, 0]
    x = _Axis(means, LEFT, WIDTH - RIGHT)
    unit = f", {score.unit}" if score.unit else ""
    y = _Axis([*differences, *score.loa95, 0.0], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="26" font-size="15">{escape(_title(score))}</text>',
        *(_tick(x.at(t), HEIGHT - BOTTOM, t, across=True) for t in x.ticks),
        *(_tick(LEFT, y.at(t), t, across=False) for t in y.ticks),
        *(
            f'<circle cx="{x.at(m):.1f}" cy="{y.at(d):.1f}" r="3" fill="{DOT}" opacity="0.55"/>'
            for m, d in zip(means, differences, strict=True)
        ),
        _level(y.at(score.bias), f"bias {score.bias:+.1f}", dashed=False),
        _level(y.at(score.loa95[1]), f"+1.96 SD {score.loa95[1]:+.1f}", dashed=True),
        _level(y.at(score.loa95[0]), f"−1.96 SD {score.loa95[0]:+.1f}", dashed=True),
        _caption((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, 0, f"mean of true and measured{unit}"),
        _caption(16, (TOP + HEIGHT - BOTTOM) / 2, -90, f"measured minus true{unit}"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Axis:
    """From numbers to places along one side of the picture."""

    def __init__(self, numbers: Sequence[float] | np.ndarray, start: float, end: float) -> None:
        low, high = float(min(numbers)), float(max(numbers))
        room = 0.05 * (high - low) or 1.0
        self._low, self._high = low - room, high + room
        self._start, self._end = start, end
        step = 10.0 ** floor(log10((self._high - self._low) / 2.0))
        while (self._high - self._low) / step > MOST_TICKS:
            step *= 2.0
        first = ceil(self._low / step)
        self.ticks = [n * step for n in range(first, floor(self._high / step) + 1)]

    def at(self, number: float) -> float:
        """Return the place of `number`."""
        share = (number - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)


def _title(score: Score) -> str:
    return f"{score.id} from the {score.view}, {score.kind}, {score.n} frames"


def _caption(x: float, y: float, turned: int, words: str) -> str:
    where = f'transform="translate({x} {y}) rotate({turned})"'
    return f'<text {where} text-anchor="middle">{escape(words)}</text>'


def _tick(x: float, y: float, number: float, *, across: bool) -> str:
    if across:
        grid = f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{PALE}"/>'
        return f'{grid}<text x="{x:.1f}" y="{y + 16}" text-anchor="middle">{number:g}</text>'
    grid = f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{PALE}"/>'
    return f'{grid}<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number:g}</text>'


def _level(y: float, words: str, *, dashed: bool) -> str:
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    return (
        f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{LINE}" stroke-width="1.5"{dash}/>'
        f'<text x="{WIDTH - RIGHT + 6}" y="{y + 4:.1f}" fill="{LINE}">{escape(words)}</text>'
    )
