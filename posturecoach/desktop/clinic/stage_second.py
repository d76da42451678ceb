"""A second camera on the stage: a looking of its own, and its own last minute."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.words import failure_words
from posturecoach.desktop.worker import Glass
from posturecoach.errors import PostureCoachError

LOOKS_PER_S = 15.0


class Second(QObject):
    """Looks through another camera as long as it is asked to. Tells nobody else what it saw."""

    shown = Signal(object)  # Shown
    told = Signal(str, str)  # why there is no picture, and what to try
    failed = Signal(object)  # Exception: a bug of ours

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recent = Recent()
        self._looking = Looking(self)
        self._looking.shown.connect(self.shown)
        self._looking.failed.connect(self._fail)
        self._looking.phase_changed.connect(self._phase)
        self._looking.set_witness(self.recent.witness)

    @property
    def running(self) -> bool:
        """Whether a camera may still be held."""
        return self._looking.running()

    def start(self, plan: Plan, source: str) -> None:
        """Look through `source`, otherwise as `plan` says: without coach, diary and places."""
        self._looking.start(
            replace(
                plan,
                source=source,
                demo=False,
                places=(),
                coach=None,
                diary=None,
                keeps_clips=False,
                looks_per_s=LOOKS_PER_S,
            )
        )

    def stop(self) -> None:
        """Let go of the camera, and of all that was kept; returns at once."""
        self.recent.close()
        self._looking.stop()

    def wait(self, seconds: float) -> bool:
        """Wait for the camera to be let go of, at the end of the program."""
        return self._looking.wait(seconds)

    def set_glass(self, glass: Glass | None) -> None:
        """Say how large a picture is wanted."""
        self._looking.set_glass(glass)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PostureCoachError):
            words = failure_words(error)
            self.told.emit(words.headline, words.detail)
        else:
            self.failed.emit(error)

    def _phase(self, phase: Phase) -> None:
        if phase is Phase.OPENING:
            self.told.emit(self.tr("Opening the second camera"), "")
        elif phase is Phase.ENDED:
            self.told.emit(self.tr("The clip has ended"), "")
