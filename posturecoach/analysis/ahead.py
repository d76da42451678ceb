"""Read a clip in a thread of its own, a little ahead of the networks that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Full, Queue
from threading import Event, Thread

from posturecoach.vision.frame import Frame, Trouble
from posturecoach.vision.sources import Source

FRAMES = 2  # so many wait; more would only hold memory: 25 MB each at 4K
_PATIENCE_S = 0.1  # how soon the reading thread notices that nobody wants more


class Ahead:
    """Hands over what `source` does, in the same order, decoded while others are looked at.

    OpenCV and the networks both work without Python's lock, so that the two overlap. An error
    of the source is raised where it is iterated.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._closed = Event()
        self.name = source.name
        self.live = source.live
        self.stills = source.stills
        self.looks_per_s = source.looks_per_s
        self.total = source.total

    def __iter__(self) -> Iterator[Frame | Trouble]:
        """Yield frames until the source ends or is closed."""
        ready: Queue[Frame | Trouble | BaseException | None] = Queue(FRAMES)
        reader = Thread(target=self._read, args=(ready,), name="ahead", daemon=True)
        reader.start()
        try:
            while (item := ready.get()) is not None and not self._closed.is_set():
                if isinstance(item, BaseException):
                    raise item
                yield item
        finally:
            self.close()
            reader.join()

    def close(self) -> None:
        """End the iteration and close the source; from any thread."""
        self._closed.set()
        self._source.close()

    def _read(self, ready: Queue[Frame | Trouble | BaseException | None]) -> None:
        last: BaseException | None = None
        try:
            for item in self._source:
                if not self._put(ready, item):
                    break
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            last = error
        if last is not None:
            self._put(ready, last)
        self._put(ready, None)

    def _put(
        self,
        ready: Queue[Frame | Trouble | BaseException | None],
        item: Frame | Trouble | BaseException | None,
    ) -> bool:
        """Wait for room; return whether somebody still wants more."""
        while True:
            try:
                ready.put(item, timeout=_PATIENCE_S)
            except Full:
                if self._closed.is_set():
                    return False
            else:
                return True
