"""The calls of macOS that `macos` asks, by ctypes. Nothing is loaded before it is asked.

Every function gets its types: without them ctypes takes each pointer for 32 bits.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes import POINTER, byref, c_bool, c_char_p, c_double, c_int32, c_long, c_uint32, c_void_p
from typing import Any

from posturecoach.surroundings.macos import (
    LOCKED,
    ON_CONSOLE,
    Box,
    Front,
    MacOS,
    Properties,
    Window,
)

FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"
HID_SYSTEM_STATE = 1  # kCGEventSourceStateHIDSystemState
ANY_INPUT = 0xFFFFFFFF  # kCGAnyInputEventType
UTF8 = 0x08000100  # kCFStringEncodingUTF8
CF_DOUBLE = 13  # kCFNumberDoubleType
ON_SCREEN_ONLY = 1  # kCGWindowListOptionOnScreenOnly
NO_DESKTOP = 16  # kCGWindowListExcludeDesktopElements
ELEMENT_MAIN = 0  # kAudioObjectPropertyElementMain
MOST_SCREENS = 32


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress; CMIOObjectPropertyAddress is the same."""

    _fields_ = (("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32))


class Rect(ctypes.Structure):
    """CGRect: origin and size, of CGFloat, which is a double on 64 bits."""

    _fields_ = (("x", c_double), ("y", c_double), ("width", c_double), ("height", c_double))

    def box(self) -> Box:
        """Return it as left, top, width and height."""
        return (self.x, self.y, self.width, self.height)


def macos_itself() -> MacOS:
    """Return the calls of the macOS that this runs on; raises OSError anywhere else."""
    if sys.platform == "darwin":
        return _Api()
    raise OSError(f"this is {sys.platform}")


class _Api:
    """macOS itself. Every method may raise OSError or AttributeError."""

    def __init__(self) -> None:
        self._foundation = _Foundation()
        self._graphics = _load("CoreGraphics")
        self.audio: Properties = _Audio()
        self.cameras: Properties = _Cameras()

    def idle_s(self) -> float:
        call = _typed(
            self._graphics.CGEventSourceSecondsSinceLastEventType, c_double, c_int32, c_uint32
        )
        return float(call(HID_SYSTEM_STATE, ANY_INPUT))

    def session(self) -> Mapping[str, bool] | None:
        copy = _typed(self._graphics.CGSessionCopyCurrentDictionary, c_void_p)
        with self._foundation.owned(copy()) as session:
            if not session:
                return None
            told = {key: self._foundation.truth(session, key) for key in (LOCKED, ON_CONSOLE)}
        return {key: value for key, value in told.items() if value is not None}

    def front(self) -> Front | None:
        return _front()

    def windows(self) -> Sequence[Window]:
        copy = _typed(self._graphics.CGWindowListCopyWindowInfo, c_void_p, c_uint32, c_uint32)
        with self._foundation.owned(copy(ON_SCREEN_ONLY | NO_DESKTOP, 0)) as windows:
            return list(self._windows(windows)) if windows else []

    def _windows(self, windows: int) -> Iterator[Window]:
        make = _typed(
            self._graphics.CGRectMakeWithDictionaryRepresentation, c_bool, c_void_p, POINTER(Rect)
        )
        for window in self._foundation.items(windows):
            pid = self._foundation.number(window, "kCGWindowOwnerPID")
            layer = self._foundation.number(window, "kCGWindowLayer")
            bounds = self._foundation.value(window, "kCGWindowBounds")
            box = Rect()
            if pid is not None and layer is not None and bounds and make(bounds, byref(box)):
                yield Window(int(pid), int(layer), box.box())

    def screens(self) -> Sequence[Box]:
        listed = _typed(
            self._graphics.CGGetActiveDisplayList,
            c_int32,
            c_uint32,
            POINTER(c_uint32),
            POINTER(c_uint32),
        )
        bounds = _typed(self._graphics.CGDisplayBounds, Rect, c_uint32)
        ids, number = (c_uint32 * MOST_SCREENS)(), c_uint32()
        _check(listed(MOST_SCREENS, ids, byref(number)))
        return [bounds(one).box() for one in ids[: number.value]]


class _Audio:
    """AudioObjectGetPropertyData and its like for sizes."""

    def numbers(self, of: int, selector: int, scope: int) -> Sequence[int]:
        audio = _load("CoreAudio")
        size_of = _typed(
            audio.AudioObjectGetPropertyDataSize,
            c_int32,
            c_uint32,
            POINTER(Address),
            c_uint32,
            c_void_p,
            POINTER(c_uint32),
        )
        address, size = Address(selector, scope, ELEMENT_MAIN), c_uint32()
        _check(size_of(of, byref(address), 0, None, byref(size)))
        values = (c_uint32 * (size.value // 4))()
        self._data(audio, of, address, size, values)
        return values[: size.value // 4]  # it may have become fewer

    def number(self, of: int, selector: int, scope: int) -> int:
        value, size = c_uint32(), c_uint32(4)
        address = Address(selector, scope, ELEMENT_MAIN)
        self._data(_load("CoreAudio"), of, address, size, value)
        return value.value

    def _data(self, audio: Any, of: int, address: Address, size: c_uint32, into: Any) -> None:  # noqa: ANN401
        get = _typed(
            audio.AudioObjectGetPropertyData,
            c_int32,
            c_uint32,
            POINTER(Address),
            c_uint32,
            c_void_p,
            POINTER(c_uint32),
            c_void_p,
        )
        _check(get(of, byref(address), 0, None, byref(size), byref(into)))


class _Cameras:
    """CMIOObjectGetPropertyData: like that of Core Audio, but for how much was written."""

    def numbers(self, of: int, selector: int, scope: int) -> Sequence[int]:
        media = _load("CoreMediaIO")
        size_of = _typed(
            media.CMIOObjectGetPropertyDataSize,
            c_int32,
            c_uint32,
            POINTER(Address),
            c_uint32,
            c_void_p,
            POINTER(c_uint32),
        )
        address, size = Address(selector, scope, ELEMENT_MAIN), c_uint32()
        _check(size_of(of, byref(address), 0, None, byref(size)))
        values = (c_uint32 * (size.value // 4))()
        return values[: self._data(media, of, address, size.value, values) // 4]

    def number(self, of: int, selector: int, scope: int) -> int:
        value, address = c_uint32(), Address(selector, scope, ELEMENT_MAIN)
        self._data(_load("CoreMediaIO"), of, address, 4, value)
        return value.value

    def _data(self, media: Any, of: int, address: Address, size: int, into: Any) -> int:  # noqa: ANN401
        get = _typed(
            media.CMIOObjectGetPropertyData,
            c_int32,
            c_uint32,
            POINTER(Address),
            c_uint32,
            c_void_p,
            c_uint32,
            POINTER(c_uint32),
            c_void_p,
        )
        used = c_uint32()
        _check(get(of, byref(address), 0, None, size, byref(used), byref(into)))
        return used.value


class _Foundation:
    """As much of Core Foundation as is needed to read a dictionary."""

    def __init__(self) -> None:
        self.library = _load("CoreFoundation")
        self._string = _typed(
            self.library.CFStringCreateWithCString, c_void_p, c_void_p, c_char_p, c_uint32
        )
        self._get = _typed(self.library.CFDictionaryGetValue, c_void_p, c_void_p, c_void_p)
        self._release = _typed(self.library.CFRelease, None, c_void_p)
        self._count = _typed(self.library.CFArrayGetCount, c_long, c_void_p)
        self._item = _typed(self.library.CFArrayGetValueAtIndex, c_void_p, c_void_p, c_long)
        self._bool = _typed(self.library.CFBooleanGetValue, c_bool, c_void_p)
        self._type = _typed(self.library.CFGetTypeID, c_long, c_void_p)
        self._bools = _typed(self.library.CFBooleanGetTypeID, c_long)
        self._numbers = _typed(self.library.CFNumberGetTypeID, c_long)
        self._double = _typed(
            self.library.CFNumberGetValue, c_bool, c_void_p, c_long, POINTER(c_double)
        )

    @contextmanager
    def owned(self, what: int | None) -> Iterator[int | None]:
        """Release at the end what a function with Copy or Create in its name returned."""
        try:
            yield what
        finally:
            if what:
                self._release(what)

    def items(self, array: int) -> Iterator[int]:
        for index in range(self._count(array)):
            yield self._item(array, index)

    def value(self, dictionary: int, key: str) -> int | None:
        with self.owned(self._string(None, key.encode(), UTF8)) as name:
            found: int | None = self._get(dictionary, name)
        return found

    def truth(self, dictionary: int, key: str) -> bool | None:
        value = self.value(dictionary, key)
        if value and self._type(value) == self._bools():
            return bool(self._bool(value))
        number = self.number(dictionary, key)
        return None if number is None else number != 0

    def number(self, dictionary: int, key: str) -> float | None:
        value = self.value(dictionary, key)
        if not value or self._type(value) != self._numbers():
            return None
        number = c_double()
        return number.value if self._double(value, CF_DOUBLE, byref(number)) else None


def _front() -> Front | None:
    """Return [[NSWorkspace sharedWorkspace] frontmostApplication], by the Objective-C runtime."""
    _load("AppKit")
    objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    named = _typed(objc.objc_getClass, c_void_p, c_char_p)
    selector = _typed(objc.sel_registerName, c_void_p, c_char_p)
    push = _typed(objc.objc_autoreleasePoolPush, c_void_p)
    pop = _typed(objc.objc_autoreleasePoolPop, None, c_void_p)
    # objc_msgSend has to be called as the method is: one prototype for each result.
    send = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_void_p)(("objc_msgSend", objc))
    send_int = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p)(("objc_msgSend", objc))
    send_text = ctypes.CFUNCTYPE(c_char_p, c_void_p, c_void_p)(("objc_msgSend", objc))
    pool = push()
    try:
        workspace = send(named(b"NSWorkspace"), selector(b"sharedWorkspace"))
        front = send(workspace, selector(b"frontmostApplication"))
        if not front:
            return None
        bundle = send(front, selector(b"bundleIdentifier"))
        name = send_text(bundle, selector(b"UTF8String")) if bundle else b""
        return Front((name or b"").decode(), send_int(front, selector(b"processIdentifier")))
    finally:
        pop(pool)


def _load(framework: str) -> Any:  # noqa: ANN401 - what ctypes finds in a library has no type
    return ctypes.CDLL(FRAMEWORK.format(framework))


def _typed(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401
    function.restype = result
    function.argtypes = arguments
    return function


def _check(status: int) -> None:
    """Raise OSError for an OSStatus other than noErr."""
    if status:
        raise OSError(f"status {status}")
