"""Hand inputs to a Dask cluster that somebody runs: the one module that knows a network.

It is imported for ``analyze --scheduler`` alone. The cluster's machines must see the inputs
and the folder of results under the same paths, and have this version of posturecoach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import Any

from posturecoach.analysis.analyze import Measuring, Outcome, State, StoppedError, Task
from posturecoach.errors import OutputError, PostureCoachError, SourceError

try:
    import distributed
except ImportError:
    raise OutputError(
        "--scheduler needs Dask, which is not installed.",
        try_="pip install 'posturecoach[cluster]', here and on the cluster's machines.",
    ) from None

RETRIES = 2  # beyond the first try; what a machine that left had begun, Dask itself moves
_ANSWER_S = 10.0
_LOOK_ROUND_S = 0.2


class FailedError(Exception):
    """An input that failed, on its way back through Dask, which tries it again by this."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class Cluster:
    """The tasks, handed to the scheduler at `address`: iterate over what came of them.

    Raises
    ------
    SourceError
        While iterating, where nobody answers at the address.
    StoppedError
        While iterating, after `close`. What was begun elsewhere is finished there.

    """

    def __init__(self, tasks: Iterable[Task], address: str) -> None:
        self._tasks = list(tasks)
        self._address = address
        self._stopped = Event()

    def close(self) -> None:
        """Stop; from any thread."""
        self._stopped.set()

    def __iter__(self) -> Iterator[Outcome]:
        """Yield an outcome for each task, in no fixed order."""
        with self._client() as client:
            futures = {
                client.submit(
                    measured, _anywhere(task), task.manner.to_json(), pure=False, retries=RETRIES
                ): task
                for task in self._tasks
            }
            waiting = distributed.as_completed(list(futures), loop=client.loop)
            try:
                while futures:
                    for future in waiting.next_batch(block=False):
                        yield _outcome(future, futures.pop(future))
                    if self._stopped.wait(_LOOK_ROUND_S):
                        raise StoppedError
            finally:
                client.cancel(list(futures))

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            client = distributed.Client(self._address, timeout=_ANSWER_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SourceError(
                f"No Dask scheduler answers at {self._address} ({error}).",
                try_="see what address the scheduler printed at its start, "
                "such as tcp://192.0.2.1:8786.",
            ) from None
        with client:
            yield client


def measured(task: Task, expected: Mapping[str, Any]) -> Outcome:
    """Measure one input: what runs on the cluster.

    Raises
    ------
    FailedError
        If it failed, so that Dask tries it again, elsewhere if it can.

    """
    outcome = _failed(task, "it was not begun.")
    here = task.manner.to_json()
    if here != expected:
        why = f"the worker has posturecoach {here['version']} with its models, "
        why += f"here is {expected['version']}: they must be the same."
        raise FailedError(_failed(task, why))
    try:
        for news in Measuring(task):
            if isinstance(news, Outcome):
                outcome = news
    except PostureCoachError as error:
        outcome = _failed(task, f"{error.what} Try: {error.try_}")
    if outcome.state is State.FAILED:
        raise FailedError(outcome)
    return outcome


def _anywhere(task: Task) -> Task:
    """Return `task` with a path that does not depend on the folder a worker was started in."""
    return replace(task, thing=replace(task.thing, path=task.thing.path.absolute()))


def _outcome(future: Any, task: Task) -> Outcome:  # noqa: ANN401 - distributed has no types
    error = future.exception()
    if isinstance(error, FailedError):
        return replace(error.outcome, thing=task.thing)
    if error is not None:
        return _failed(task, f"the cluster could not measure it ({type(error).__name__}): {error}")
    outcome: Outcome = future.result()
    return replace(outcome, thing=task.thing)


def _failed(task: Task, why: str) -> Outcome:
    return Outcome(task.thing, State.FAILED, problems=(why,))
