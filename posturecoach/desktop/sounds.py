"""Short, soft sounds: a repetition counted, a set over. Made here, played by the system.

Qt Essentials has nothing but a beep, which most Linux desktops keep silent. So two tiny tones
are reckoned (no file comes with the program), written once into a folder that goes with the
program, and played by what the system has: PipeWire, PulseAudio or ALSA, ``afplay``,
``winsound``. Where there is none of them, it beeps.
"""

from __future__ import annotations

import io
import shutil
import sys
import wave
from array import array
from enum import StrEnum
from importlib import import_module
from math import exp, pi, sin
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

RATE_HZ = 22_050
LOUD = 0.25  # of the most that a sample can be
_RISE_S, _FADE_S = 0.008, 0.09

_PLAYERS = {
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
    "darwin": (("afplay",),),
}


class Tone(StrEnum):
    """What is said by a sound."""

    COUNTED = "counted"
    OVER = "over"  # a set, a side, or all of it


_NOTES = {Tone.COUNTED: ((659.3, 0.14),), Tone.OVER: ((523.3, 0.16), (784.0, 0.26))}


def tone_wav(tone: Tone) -> bytes:
    """Return a tone as a WAV file: one channel, 16 bit, `RATE_HZ`."""
    samples = array("h")
    for hz, length_s in _NOTES[tone]:
        for n in range(round(length_s * RATE_HZ)):
            t = n / RATE_HZ
            loud = LOUD * min(1.0, t / _RISE_S) * exp(-t / _FADE_S)
            samples.append(round(32767 * loud * sin(2.0 * pi * hz * t)))
    if sys.byteorder == "big":
        samples.byteswap()
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return made.getvalue()


def player_for(platform: str = sys.platform) -> list[str] | None:
    """Return program and options that play a WAV file; None where there is none."""
    for program, *options in _PLAYERS.get(platform, ()):
        found = shutil.which(program)
        if found is not None:
            return [found, *options]
    return None


class Sounds(QObject):
    """Play tones. Never blocks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: TemporaryDirectory[str] | None = None
        self._playing: set[QProcess] = set()

    def play(self, tone: Tone) -> None:
        """Play a tone; where the system has no player, beep."""
        if sys.platform == "win32":
            winsound = import_module("winsound")
            winsound.PlaySound(str(self._file(tone)), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        player = player_for()
        if player is None:
            QApplication.beep()
            return
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda *_: self._ended(process))
        process.errorOccurred.connect(lambda _: self._ended(process))
        self._playing.add(process)
        process.start(player[0], [*player[1:], str(self._file(tone))])

    def close(self) -> None:
        """Play nothing more and remove the tones."""
        for process in tuple(self._playing):
            process.kill()
            process.waitForFinished(500)
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _file(self, tone: Tone) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="posturecoach-")
        path = Path(self._folder.name) / f"{tone}.wav"
        if not path.exists():
            path.write_bytes(tone_wav(tone))
        return path

    def _ended(self, process: QProcess) -> None:
        if process in self._playing:
            self._playing.discard(process)
            process.deleteLater()
