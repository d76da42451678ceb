"""The calls of Windows that `windows` asks, by ctypes and winreg. Loaded on Windows only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from posturecoach.surroundings.windows import NON_PACKAGED, Consent, LastInputInfo, Windows

CONSENT_STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
WTS_CURRENT_SESSION = 0xFFFFFFFF
WTS_SESSION_INFO_EX = 25  # WTS_INFO_CLASS, WTSSessionInfoEx
PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
LONGEST_PATH = 32_768
FILETIME_OF_1970 = 116_444_736_000_000_000
FILETIME_PER_S = 10_000_000


def windows_itself() -> Windows:
    """Return the calls of the Windows that this runs on; raises OSError anywhere else."""
    if sys.platform == "win32":
        return _Api()
    raise OSError(f"this is {sys.platform}")


if sys.platform == "win32":
    import ctypes
    import winreg
    from ctypes import byref, wintypes

    class _Api:
        """Windows itself. Every method may raise OSError or AttributeError."""

        def __init__(self) -> None:
            self._user32 = ctypes.WinDLL("user32", use_last_error=True)
            self._kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel32.GetTickCount.restype = wintypes.DWORD
            self._kernel32.GetTickCount64.restype = ctypes.c_uint64
            self._kernel32.OpenProcess.restype = wintypes.HANDLE
            self._kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)
            self._kernel32.QueryFullProcessImageNameW.argtypes = (
                wintypes.HANDLE,
                wintypes.DWORD,
                wintypes.LPWSTR,
                ctypes.POINTER(wintypes.DWORD),
            )
            self._user32.GetForegroundWindow.restype = wintypes.HWND
            self._user32.GetWindowThreadProcessId.argtypes = (
                wintypes.HWND,
                ctypes.POINTER(wintypes.DWORD),
            )

        def last_input_ms(self) -> int:
            info = LastInputInfo(ctypes.sizeof(LastInputInfo), 0)
            if not self._user32.GetLastInputInfo(byref(info)):
                raise ctypes.WinError(ctypes.get_last_error())
            return int(info.time)

        def ticks_ms(self) -> int:
            return int(self._kernel32.GetTickCount())

        def notification_state(self) -> int:
            state = ctypes.c_int(0)
            # HRESULT makes ctypes raise OSError where it fails.
            call = ctypes.WinDLL("shell32").SHQueryUserNotificationState
            call.restype = ctypes.HRESULT
            call(byref(state))
            return state.value

        def session(self) -> bytes:
            wtsapi32 = ctypes.WinDLL("wtsapi32", use_last_error=True)
            query = wtsapi32.WTSQuerySessionInformationW
            query.argtypes = (
                wintypes.HANDLE,
                wintypes.DWORD,
                ctypes.c_int,
                ctypes.POINTER(ctypes.c_void_p),
                ctypes.POINTER(wintypes.DWORD),
            )
            wtsapi32.WTSFreeMemory.argtypes = (ctypes.c_void_p,)
            buffer, size = ctypes.c_void_p(), wintypes.DWORD()
            if not query(
                None, WTS_CURRENT_SESSION, WTS_SESSION_INFO_EX, byref(buffer), byref(size)
            ):
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                return ctypes.string_at(buffer, size.value)
            finally:
                wtsapi32.WTSFreeMemory(buffer)

        def version(self) -> tuple[int, int]:
            version = sys.getwindowsversion()
            return version.major, version.minor

        def front_program(self) -> str | None:
            window = self._user32.GetForegroundWindow()
            number = wintypes.DWORD()
            if not window or not self._user32.GetWindowThreadProcessId(window, byref(number)):
                return None
            process = self._kernel32.OpenProcess(
                PROCESS_QUERY_LIMITED_INFORMATION, False, number.value
            )
            if not process:
                return None  # ended meanwhile, or protected
            try:
                path = ctypes.create_unicode_buffer(LONGEST_PATH)
                size = wintypes.DWORD(LONGEST_PATH)
                query = self._kernel32.QueryFullProcessImageNameW
                return path.value if query(process, 0, path, byref(size)) else None
            finally:
                self._kernel32.CloseHandle(process)

        def consents(self, device: str) -> Iterator[Consent]:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{CONSENT_STORE}\{device}") as store:
                for name in _subkeys(store):
                    if name != NON_PACKAGED:
                        yield from _consent(store, name)
                        continue
                    with winreg.OpenKey(store, name) as others:
                        for path in _subkeys(others):
                            yield from _consent(others, path)

        def boot_filetime(self) -> int:
            up_s = self._kernel32.GetTickCount64() / 1000
            return int((time.time() - up_s) * FILETIME_PER_S) + FILETIME_OF_1970

    def _subkeys(key: winreg.HKEYType) -> list[str]:
        return [winreg.EnumKey(key, index) for index in range(winreg.QueryInfoKey(key)[0])]

    def _consent(key: winreg.HKEYType, name: str) -> Iterator[Consent]:
        try:
            with winreg.OpenKey(key, name) as opened:
                start = winreg.QueryValueEx(opened, "LastUsedTimeStart")[0]
                stop = winreg.QueryValueEx(opened, "LastUsedTimeStop")[0]
        except FileNotFoundError:
            return  # agreed to, but never used
        # In a key's name a backslash would begin another key.
        yield Consent(name.replace("#", "\\"), int(start), int(stop))
