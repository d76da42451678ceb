"""Pictures as they may be shown: faces blurred, unless somebody asked to keep them."""

from __future__ import annotations

from posturecoach.analysis.writing import About
from posturecoach.session import Look
from posturecoach.vision.annotating import blank_like
from posturecoach.vision.faces import Faces
from posturecoach.vision.frame import Frame, Picture


class Showing:
    """Makes pictures that may be shown, as `about` says. Close it.

    Parameters
    ----------
    about
        Whether faces are kept, or a stick figure alone is shown.
    alone
        Whether the pictures do not follow each other: see `Faces`.

    """

    def __init__(self, about: About, *, alone: bool = False) -> None:
        self._about = about
        self._faces = Faces(alone=alone)

    def picture(self, frame: Frame, look: Look) -> Picture:
        """Return a picture of its own to draw in: never the frame's."""
        if self._about.figure:
            return blank_like(frame.picture)
        if self._about.faces:
            return frame.picture.copy()
        return self._faces.hidden(frame.picture, look.sight, look.time_s)

    def close(self) -> None:
        """Let the networks go."""
        self._faces.close()
