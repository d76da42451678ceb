"""The computer's own voice, for cues: the platform's speech, as a program of its own.

Text never passes a shell: it is one argument after ``--``, or comes by standard input. The
newest sentence takes the place of the one before; nothing waits for a voice.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

translate = QCoreApplication.translate

LONGEST = 300  # letters; a cue is far shorter
END_MS = 500  # a voice that was told to stop gets so long

_WINDOWS = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try { $voice.SelectVoiceByHints(0, 0, 0, [Globalization.CultureInfo]'@culture@') } catch {}; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)
_CULTURES = {"en": "en-US", "de": "de-DE"}
_MAC_VOICES = {"en": "Samantha", "de": "Anna"}  # come with every macOS


@dataclass(frozen=True, slots=True)
class Voice:
    """How a platform speaks.

    Attributes
    ----------
    program, arguments
        What is run, and with what; the same for every sentence of a language.
    by_input
        Whether the sentence comes by standard input, else as the last argument.
    hush
        Arguments that end what is being said, where ending the program does not.

    """

    program: str
    arguments: tuple[str, ...]
    by_input: bool
    hush: tuple[str, ...] = ()


def voice_of(platform: str, language: str) -> Voice:
    """Return how `platform` (as `sys.platform`) speaks `language`, a code such as ``"de"``."""
    if platform == "darwin":
        voice = _MAC_VOICES.get(language, _MAC_VOICES["en"])
        return Voice("say", ("-v", voice, "-f", "-"), by_input=True)
    if platform == "win32":
        script = _WINDOWS.replace("@culture@", _CULTURES.get(language, _CULTURES["en"]))
        return Voice(
            "powershell", ("-NoProfile", "-NonInteractive", "-Command", script), by_input=True
        )
    code = language if language in _CULTURES else "en"
    # What comes after -- is never read as an option, whatever it begins with.
    return Voice(
        "spd-say", ("--wait", "--language", code, "--"), by_input=False, hush=("--cancel",)
    )


def why_silent(platform: str = sys.platform) -> str:
    """Return why the computer has no voice, for the page Settings; "" where it has one."""
    if shutil.which(voice_of(platform, "en").program) is not None:
        return ""
    if platform == "linux":
        return translate(
            "speech",
            "This computer has no voice. Install the package speech-dispatcher, then try again.",
        )
    return translate("speech", "This computer has no voice that can be used.")


class Speech(QObject):
    """Say one sentence at a time, the newest. Never blocks; without a voice it is silent.

    `platform` is as `sys.platform` has it.
    """

    failed = Signal(str)  # what went wrong, and what to try

    def __init__(
        self,
        language: str = "en",
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(parent)
        self._platform = platform
        self._voice = voice_of(platform, language)
        self._running: QProcess | None = None

    def set_language(self, language: str) -> None:
        """Speak `language` from the next sentence on."""
        self._voice = voice_of(self._platform, language)

    def say(self, text: str) -> None:
        """Say `text`, in place of what is being said; "" says nothing more."""
        self._stop()
        said = _one_line(text)
        program = shutil.which(self._voice.program)
        if not said or program is None:
            return
        arguments = [*self._voice.arguments, *(() if self._voice.by_input else (said,))]
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda code, _: self._ended(process, code))
        process.errorOccurred.connect(lambda error: self._broke(process, error))
        self._running = process
        process.start(program, arguments)
        if self._voice.by_input:
            process.write(said.encode())
            process.closeWriteChannel()

    def hush(self) -> None:
        """Say nothing more, at once."""
        if self._stop() and self._voice.hush:
            program = shutil.which(self._voice.program)
            if program is not None:
                QProcess.startDetached(program, list(self._voice.hush))

    def is_speaking(self) -> bool:
        """Return whether something is being said."""
        return self._running is not None

    def close(self) -> None:
        """Be silent, and leave no program behind."""
        running = self._running
        self.hush()
        if running is not None:
            running.waitForFinished(END_MS)

    def _stop(self) -> bool:
        """End what is being said; return whether anything was."""
        running, self._running = self._running, None
        if running is None:
            return False
        running.kill()
        return True

    def _ended(self, process: QProcess, code: int) -> None:
        if process is self._running:
            self._running = None
            if code != 0:
                self._tell_failure()
        process.deleteLater()

    def _broke(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is not QProcess.ProcessError.FailedToStart:
            return  # it was ended by us, or is told by `finished`
        if process is self._running:
            self._running = None
            self._tell_failure()
        process.deleteLater()

    def _tell_failure(self) -> None:
        self.failed.emit(
            translate("speech", "The computer's voice did not speak. Is it installed properly?")
        )


def _one_line(text: str) -> str:
    """Return a sentence without control characters, no longer than `LONGEST`."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:LONGEST]
