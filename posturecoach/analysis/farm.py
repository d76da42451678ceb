"""Measure inputs in several processes, one input in each at a time.

Each worker is a fresh process (spawned, not forked: the networks' threads would not survive a
fork), so what it writes does not depend on what others do. A worker that dies costs its input
one more try, and nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import Any

from posturecoach import errors
from posturecoach.analysis.analyze import Measuring, Outcome, State, Step, StoppedError, Task
from posturecoach.analysis.inputs import Input
from posturecoach.errors import PostureCoachError

TRIES = 2
_TELL_EVERY_S = 0.2
_LOOK_ROUND_S = 0.2  # how soon a wish to stop is noticed
_PATIENCE_S = 5.0  # what a process may take to end after it was told to


@dataclass(frozen=True, slots=True)
class Again:
    """An input whose worker died, and that is tried once more; `why` in words."""

    task: Task
    why: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A `PostureCoachError` on its way between processes, which cannot carry it itself."""

    kind: str
    what: str
    try_: str

    @classmethod
    def of(cls, error: PostureCoachError) -> Refusal:
        """Return what tells `error`."""
        return cls(type(error).__name__, error.what, error.try_)

    def error(self) -> PostureCoachError:
        """Return the error that was told."""
        kind: type[PostureCoachError] = getattr(errors, self.kind, PostureCoachError)
        return kind(self.what, try_=self.try_)


def usual_jobs() -> int:
    """Return half of the processors that this program may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)) // 2)
    return max(1, (os.cpu_count() or 1) // 2)


class Farm:
    """Several processes at work on `tasks`: iterate over what they tell, in no fixed order.

    Raises
    ------
    PostureCoachError
        While iterating, where no input at all could be measured.
    StoppedError
        While iterating, after `close`.

    """

    def __init__(self, tasks: Iterable[Task], jobs: int) -> None:
        self._waiting = deque((task, 1) for task in tasks)
        self._jobs = jobs
        self._stopped = False
        self._hands: list[_Hand] = []

    @property
    def at_work(self) -> dict[Input, int]:
        """What is being measured, and by which process."""
        return {hand.task.thing: hand.process.pid or 0 for hand in self._hands}

    def close(self) -> None:
        """Stop; from any thread."""
        self._stopped = True

    def __iter__(self) -> Iterator[Step | Outcome | Again]:
        """Yield how far the inputs are, and an outcome for each of them."""
        try:
            while self._waiting or self._hands:
                self._employ()
                yield from self._news()
                if self._stopped:
                    raise StoppedError
        finally:
            for hand in self._hands:
                hand.dismiss()
            self._hands.clear()

    def _employ(self) -> None:
        while self._waiting and len(self._hands) < self._jobs:
            self._hands.append(_Hand(*self._waiting.popleft()))

    def _news(self) -> Iterator[Step | Outcome | Again]:
        """Yield what came within a moment."""
        ready = wait([hand.pipe for hand in self._hands], _LOOK_ROUND_S)
        for hand in [hand for hand in self._hands if hand.pipe in ready]:
            try:
                news = hand.pipe.recv()
            except (EOFError, OSError):
                hand.idle = True  # it is ending or has ended
                yield self._lost(hand)
                continue
            if isinstance(news, Refusal):
                raise news.error()
            yield news
            if isinstance(news, Outcome):
                hand.idle = True
                self._next(hand)

    def _next(self, hand: _Hand) -> None:
        """Give a worker that is done its next task, or let it go."""
        if not self._waiting:
            self._hands.remove(hand)
            hand.dismiss()
            return
        # Where it has died in between, the pipe says so at the next look round.
        hand.take(*self._waiting.popleft())

    def _lost(self, hand: _Hand) -> Outcome | Again:
        """Say that a worker died; its input waits once more, or has failed."""
        self._hands.remove(hand)
        why = hand.dismiss()
        task = hand.task
        if hand.number < TRIES:
            self._waiting.appendleft((task, hand.number + 1))
            return Again(task, f"the process that measured it {why}; it is tried once more.")
        problem = f"the process that measured it {why}, {TRIES} times. "
        problem += "Try: fewer --jobs, if memory is short; see whether it plays elsewhere."
        return Outcome(task.thing, State.FAILED, problems=(problem,))


class _Hand:
    """One worker process, the task it is at, and which try of that task this is."""

    def __init__(self, task: Task, number: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_work, args=(theirs,), name="analyze", daemon=True
        )
        self.process.start()
        theirs.close()  # only theirs is left: when they die, the pipe ends
        self.take(task, number)

    def take(self, task: Task, number: int) -> None:
        """Hand over a task."""
        self.task, self.number, self.idle = task, number, False
        with suppress(OSError):  # gone already: `recv` finds the end of the pipe
            self.pipe.send(task)

    def dismiss(self) -> str:
        """End the process, if it has not ended; return in words how it did."""
        self.pipe.close()  # who waits for a task ends by this, who has died has ended
        self.process.join(_PATIENCE_S if self.idle else 0.0)
        for end in (self.process.terminate, self.process.kill):
            if self.process.exitcode is None:
                end()
                self.process.join(_PATIENCE_S)
        code = self.process.exitcode
        self.process.close()
        if code is not None and code < 0:
            return f"was ended by {_signal_name(-code)}"
        return f"ended by itself (exit code {code})"


def _signal_name(number: int) -> str:
    with suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"


def _work(pipe: Connection[Any, Any]) -> None:
    """Measure what comes through `pipe` until it ends: the whole life of a worker."""
    # Ctrl-C goes to everybody at the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            _measure(pipe.recv(), pipe)


def _measure(task: Task, pipe: Connection[Any, Any]) -> None:
    told_s = float("-inf")
    try:
        for news in Measuring(task):
            if isinstance(news, Outcome):
                pipe.send(news)
            elif monotonic() - told_s >= _TELL_EVERY_S:
                told_s = monotonic()
                # Without the line: nobody there shows it.
                pipe.send(Step(news.thing, news.frames, news.total))
    except PostureCoachError as error:
        pipe.send(Refusal.of(error))
