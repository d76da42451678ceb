"""A hotkey on X11: a passive grab (XGrabKey) of one key, and of nothing else."""

from __future__ import annotations

import os
import selectors
import threading
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from posturecoach.surroundings.hotkey import Keys

# The keys by which a modifier is known: which of Mod1 to Mod5 it is, is up to the keyboard.
# The first that is one counts: Meta_L is often the same as Alt.
HELD_BY = {"Alt": ("Alt_L", "Alt_R"), "Meta": ("Super_L", "Super_R", "Meta_L")}
LOCKS = ("Num_Lock", "Scroll_Lock")
REPEAT_S = 0.02
"""So long after its release the press of a repeat may come; they share one time stamp."""


class X11Hotkey:
    """Grabs `keys` on `display`, the name of one on this computer.

    While the keys are held down the server reports what is pressed besides to whoever grabbed
    them; that is thrown away unread. Nothing else that is typed ever arrives here.
    """

    def __init__(self, keys: Keys, on_press: Callable[[], None], display: str) -> None:
        self._keys = keys
        self._on_press = on_press
        self._name = display
        self._problem: str | None = None
        self._wake_r, self._wake_w = os.pipe()
        self._lock = threading.Lock()
        self._open = True
        self.settled = threading.Event()
        """Set once it is known whether the keys work."""
        self._thread = threading.Thread(target=self._run, name="hotkey", daemon=True)
        self._thread.start()

    def problem(self) -> str | None:
        """Return in words why the keys do nothing, or None."""
        return self._problem

    def close(self) -> None:
        """Give the keys back."""
        with self._lock:
            if self._open:
                os.write(self._wake_w, b"!")
        if threading.current_thread() is not self._thread:
            self._thread.join(1.0)

    def _run(self) -> None:
        from Xlib.display import Display  # noqa: PLC0415 - only where there is X11

        try:
            display = Display(self._name)
            try:
                self._serve(display)
            finally:
                display.close()
        except _TakenError:
            self._problem = f"{self._keys} is in use by another program already; choose other keys."
        except _NoKeyError:
            self._problem = f"This keyboard has no {self._keys}; choose other keys."
        except Exception:  # noqa: BLE001 - python-xlib raises what comes: no server, a dead one
            self._problem = "The X server does not answer, so the keys do nothing."
        finally:
            with self._lock:
                self._open = False
                os.close(self._wake_r)
                os.close(self._wake_w)
            self.settled.set()

    def _serve(self, display: Any) -> None:  # noqa: ANN401 - python-xlib has no types
        from Xlib import X  # noqa: PLC0415

        grabbed = self._grab(display, frozenset())
        self.settled.set()
        with selectors.DefaultSelector() as selector:
            selector.register(display.fileno(), selectors.EVENT_READ)
            selector.register(self._wake_r, selectors.EVENT_READ)
            while True:
                for event in _events(display):
                    if event.type == X.MappingNotify:
                        display.refresh_keyboard_mapping(event)
                        grabbed = self._grab(display, grabbed)
                    elif event.type == X.KeyPress and event.detail in {c for c, _ in grabbed}:
                        self._on_press()
                if any(key.fd == self._wake_r for key, _ in selector.select()):
                    return

    def _grab(self, display: Any, grabbed: frozenset[_Grab]) -> frozenset[_Grab]:  # noqa: ANN401
        """Grab the key, whatever locks are on; return what is grabbed now instead of before."""
        from Xlib import X  # noqa: PLC0415
        from Xlib.error import BadAccess, CatchError  # noqa: PLC0415

        wanted = _wanted(display, self._keys)
        # Only what is new: the message comes with every change of keyboards, too, and between
        # giving the keys back and taking them again a press would be lost.
        root = display.screen().root
        taken = CatchError(BadAccess)
        for code, held in wanted - grabbed:
            root.grab_key(code, held, False, X.GrabModeAsync, X.GrabModeAsync, onerror=taken)
        for code, held in grabbed - wanted:
            root.ungrab_key(code, held)
        display.sync()
        if taken.get_error() is not None:
            raise _TakenError
        if not wanted:
            raise _NoKeyError
        return wanted


_Grab = tuple[int, int]
"""A key's code and the mask of what is held with it."""


class _TakenError(Exception):
    pass


class _NoKeyError(Exception):
    pass


def _events(display: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield what is there, without the repeats of a key that is held down.

    The server tells a repeat as a release and a press at the same moment.
    """
    from Xlib import X  # noqa: PLC0415

    while display.pending_events():
        event = display.next_event()
        if event.type == X.KeyRelease:
            if not display.pending_events():
                _wait(display, REPEAT_S)
            if display.pending_events():
                following = display.next_event()
                if not _repeats(event, following):
                    yield event
                    yield following
                continue
        yield event


def _wait(display: Any, most_s: float) -> None:  # noqa: ANN401
    with selectors.DefaultSelector() as selector:
        selector.register(display.fileno(), selectors.EVENT_READ)
        selector.select(most_s)


def _repeats(release: Any, following: Any) -> bool:  # noqa: ANN401
    from Xlib import X  # noqa: PLC0415

    return following.type == X.KeyPress and (following.detail, following.time) == (
        release.detail,
        release.time,
    )


def _wanted(display: Any, keys: Keys) -> frozenset[_Grab]:  # noqa: ANN401
    """Return what is to be grabbed for `keys`; nothing if this keyboard lacks one of them."""
    from Xlib import XK  # noqa: PLC0415

    held, locks = _masks(display, keys.held)
    code: int = display.keysym_to_keycode(XK.string_to_keysym(_keysym(keys.key)))
    if not code or held is None:
        return frozenset()
    return frozenset((code, held | some) for some in _sums(locks))


def _keysym(key: str) -> str:
    return key.lower() if len(key) == 1 else key


def _masks(display: Any, held: frozenset[str]) -> tuple[int | None, list[int]]:  # noqa: ANN401
    """Return the mask of what is held, None if this keyboard lacks it, and those of the locks."""
    from Xlib import X  # noqa: PLC0415

    masks = {"Ctrl": X.ControlMask, "Shift": X.ShiftMask}
    for name, keys in HELD_BY.items():
        masks[name] = _mask(display, keys)
    wanted = [masks[name] for name in held]
    locks = {X.LockMask, *(_mask(display, (lock,)) for lock in LOCKS)} - {0} - set(wanted)
    return (sum(wanted) if all(wanted) else None), sorted(locks)


def _mask(display: Any, names: tuple[str, ...]) -> int:  # noqa: ANN401
    """Return the mask of the modifier that one of the keys `names` is, 0 if none is."""
    from Xlib import XK  # noqa: PLC0415

    mapping = display.get_modifier_mapping()
    for name in names:
        code = display.keysym_to_keycode(XK.string_to_keysym(name))
        for index, mapped in enumerate(mapping):
            if code and code in mapped:
                return 1 << index
    return 0


def _sums(masks: list[int]) -> Iterator[int]:
    """Yield the sum of every choice of `masks`, that of none included."""
    for number in range(len(masks) + 1):
        yield from map(sum, combinations(masks, number))
