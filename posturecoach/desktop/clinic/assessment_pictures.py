"""Pictures of a guided assessment: in memory as long as it lasts, and nowhere else.

What comes out is what the patient agreed to: nothing, pictures with faces blurred, or as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from posturecoach.desktop.clinic.assessment_end import Consent
from posturecoach.desktop.clinic.blurring import picture_of
from posturecoach.desktop.clinic.moment import Moment
from posturecoach.errors import PostureCoachError
from posturecoach.posture.body import Body, Sight
from posturecoach.vision.annotating import jpeg
from posturecoach.vision.faces import Faces

log = logging.getLogger(__name__)

_APART_S = 100.0  # on the clock of `Faces`: no picture has anything to do with the one before


class AssessmentPictures(QObject):
    """One picture for each step that was taken.

    Faces are blurred in a thread of its own, once somebody asks for that.
    """

    blurred = Signal()  # `agreed` can be asked
    failed = Signal()  # faces could not be blurred: there are no such pictures

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._taken: dict[str, Moment] = {}
        self._hidden: dict[str, bytes] | None = None
        self._blurring: _Blurring | None = None

    def __len__(self) -> int:
        return len(self._taken)

    def keep(self, step: str, moment: Moment) -> None:
        """Keep the picture of a step, in place of one that was taken before."""
        self._stop()
        self._hidden = None
        if moment.jpeg:
            self._taken[step] = moment
        else:
            self._taken.pop(step, None)

    def drop(self, step: str) -> None:
        """Let go of the picture of a step."""
        self._stop()
        self._hidden = None
        self._taken.pop(step, None)

    def wipe(self) -> None:
        """Let go of every picture; returns when no thread holds one any more."""
        self._stop()
        self._taken, self._hidden = {}, None

    def blur(self) -> None:
        """Begin to blur faces; `blurred` or `failed` says when it is done."""
        self._stop()
        if self._hidden is not None or not self._taken:
            self._hidden = self._hidden or {}
            self.blurred.emit()
            return
        self._blurring = _Blurring(self._taken, self)
        self._blurring.finished.connect(self._ended)
        self._blurring.start()

    def agreed(self, consent: Consent) -> Mapping[str, bytes] | None:
        """Return JPEG by step, as far as was agreed; None while faces are not yet blurred."""
        match consent:
            case Consent.NO:
                return {}
            case Consent.AS_THEY_ARE:
                return {step: moment.jpeg for step, moment in self._taken.items()}
            case Consent.BLURRED:
                return self._hidden

    def _ended(self) -> None:
        thread = self._blurring
        if thread is None or self.sender() is not thread:
            return
        self._blurring = None
        self._hidden = thread.made
        thread.deleteLater()
        if self._hidden is None:
            self.failed.emit()
        else:
            self.blurred.emit()

    def _stop(self) -> None:
        thread, self._blurring = self._blurring, None
        if thread is not None:
            thread.stop()
            thread.wait()
            thread.forget()
            thread.deleteLater()


class _Blurring(QThread):
    """Blurs faces in pictures, one after the other, until it is stopped.

    `made`: JPEG by step, once it has ended; None where it failed or was stopped.
    """

    def __init__(self, taken: Mapping[str, Moment], parent: QObject) -> None:
        super().__init__(parent)
        self._taken = dict(taken)
        self._stopped = Event()
        self.made: dict[str, bytes] | None = None

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        made: dict[str, bytes] = {}
        try:
            with Faces() as faces:
                for number, (step, moment) in enumerate(self._taken.items()):
                    if self._stopped.is_set():
                        return
                    picture = picture_of(moment.jpeg)
                    sight = scaled(moment.look.sight, picture.shape[1])
                    made[step] = jpeg(faces.hidden(picture, sight, number * _APART_S))
        except (PostureCoachError, RuntimeError, ValueError):
            log.exception("faces can't be blurred; no picture is handed out")
            return
        finally:
            self._taken = {}
        self.made = made

    def stop(self) -> None:
        """Ask for the end."""
        self._stopped.set()

    def forget(self) -> None:
        """Let go of what was made."""
        self._taken, self.made = {}, None


def scaled(sight: Sight | None, columns: int) -> Sight | None:
    """Return what was seen, in pixels of the same picture so many `columns` wide."""
    if sight is None or sight.body is None:
        return None
    scale, body = columns / sight.width, sight.body
    made = Body(body.points * scale, body.visibility, body.world)
    return Sight(sight.time_s, columns, round(sight.height * scale), made, face=None)
