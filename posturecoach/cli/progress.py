"""The progress bars of `analyze`: one for the whole job, one for each input at work."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posturecoach.analysis.analyze import Outcome, Step
    from posturecoach.analysis.inputs import Input

_ESTIMATE_S = 600.0  # clips differ: the time left is judged by the last ten minutes


class Bars:
    """Says how far the job is, and each input that is being measured, with the time left.

    Parameters
    ----------
    known
        Every input, and how much work it is (`analysis.amounts`): a clip of an hour counts for
        more than a picture.

    """

    def __init__(self, known: Mapping[Input, float]) -> None:
        self._amounts = known
        self._steps: dict[Input, float] = {}
        self._bars: dict[Input, TaskID] = {}
        self._ended_amount, self._ended = 0.0, 0
        self._whole = sum(known.values())
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            _Counted(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            speed_estimate_period=_ESTIMATE_S,
        )
        self._all = self._progress.add_task("all", total=self._whole, counted=f"0/{len(known)}")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for bar in self._bars.values():
            self._progress.remove_task(bar)
        self._progress.stop()

    def say(self, words: str) -> None:
        """Print words above the bars."""
        self._progress.console.print(words, markup=False, highlight=False, soft_wrap=True)

    def step(self, step: Step) -> None:
        """Show how far one input is."""
        thing = step.thing
        if thing not in self._bars:
            self._bars[thing] = self._progress.add_task(
                thing.path.name, total=step.total, counted=""
            )
        counted = f"{step.frames}/{step.total or '?'}"
        self._progress.update(self._bars[thing], completed=step.frames, counted=counted)
        self._steps[thing] = min(1.0, step.frames / step.total) if step.total else 0.0
        self._show()

    def before(self, outcome: Outcome) -> None:
        """Count an input that was done before; it says nothing of the time left."""
        self._tell(outcome)
        self._ended += 1
        self._whole -= self._amounts[outcome.thing]
        self._progress.update(self._all, total=self._whole)
        self._show()

    def end(self, outcome: Outcome) -> None:
        """Take the bar of an input away, and say what of it could not be read."""
        thing = outcome.thing
        self._tell(outcome)
        bar = self._bars.pop(thing, None)
        if bar is not None:
            self._progress.remove_task(bar)
        self._steps.pop(thing, None)
        self._ended += 1
        self._ended_amount += self._amounts[thing]
        self._show()

    def _tell(self, outcome: Outcome) -> None:
        for why in outcome.problems:
            named = str(outcome.thing.path) in why
            self.say(why if named else f"{outcome.thing.path}: {why}")

    def _show(self) -> None:
        part = sum(self._amounts[thing] * share for thing, share in self._steps.items())
        counted = f"{self._ended}/{len(self._amounts)}"
        self._progress.update(self._all, completed=self._ended_amount + part, counted=counted)


class _Counted(ProgressColumn):
    """Shows what is counted: inputs, or frames."""

    def render(self, task: Task) -> Text:
        """Return the words for `task`."""
        return Text(str(task.fields["counted"]), style="progress.download")
