"""A picture of a file as a moment: read and measured, in memory only."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from posturecoach.desktop.clinic.moment import Moment
from posturecoach.errors import SourceError
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.vision.annotating import jpeg, resized
from posturecoach.vision.models import PoseModel
from posturecoach.vision.sources import open_source

LONGEST_PX = 2400
QUALITY = 88


def still_moment(path: Path, model: PoseModel) -> Moment:
    """Return what is seen in a picture; takes a second, so not in the window's thread.

    Raises
    ------
    PostureCoachError
        If the picture can't be read.

    """
    source = open_source(str(path))
    with closing(Session(source, model=model, rules=zone_rules(None))) as session:
        for frame, look in session.pairs():
            if frame is not None:
                height, width = frame.picture.shape[:2]
                small = min(1.0, LONGEST_PX / max(width, height))
                data = jpeg(resized(frame.picture, max(1, round(width * small))), QUALITY)
                return Moment(frame.time_s, look, data, width, height, path.name)
    raise SourceError(f"{path} could not be read.", try_="choose another picture.")
