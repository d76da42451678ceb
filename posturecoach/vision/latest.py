"""Hand the newest item from one thread to another; drop what was not taken."""

from __future__ import annotations

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """A place for one item, between one thread that puts and one that takes.

    A queue would keep old pictures and make the coach speak about the past. Here
    an untaken item is replaced, and counted in `dropped`.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._item: T | None = None
        self._closed = False
        self.dropped = 0

    def put(self, item: T) -> None:
        """Offer `item`, replacing one that nobody took. After `close`, do nothing."""
        with self._changed:
            if self._closed:
                return
            if self._item is not None:
                self.dropped += 1
            self._item = item
            self._changed.notify()

    def close(self) -> None:
        """Wake a waiting `take`; nothing more will come. May be called twice."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def take(self, timeout_s: float) -> T | None:
        """Return the newest item, or None when closed and empty.

        Raises
        ------
        TimeoutError
            If nothing came within `timeout_s`.

        """
        with self._changed:
            if not self._changed.wait_for(
                lambda: self._item is not None or self._closed, timeout_s
            ):
                raise TimeoutError(f"nothing came within {timeout_s} s")
            item, self._item = self._item, None
            return item
