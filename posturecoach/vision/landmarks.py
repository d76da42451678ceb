"""The landmarkers: a picture in, one body and one face out, in pixels."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from posturecoach.errors import ModelError
from posturecoach.posture.body import N_KEYPOINTS, Body, Face, FloatArray, Sight
from posturecoach.posture.presence import Place
from posturecoach.vision.frame import Frame, Picture
from posturecoach.vision.models import FACE_FILE, POSE_FILES, PoseModel, model_path
from posturecoach.vision.opencv import cv2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

# Nothing of the networks' own chatter belongs on a person's terminal. Read once,
# when the library is loaded.
os.environ.setdefault("GLOG_minloglevel", "2")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

# A shoulder joint this little beyond the picture's edge has most of the shoulder in it, and
# is where people who sit close have it; the network's own visibility still decides.
EDGE = 0.05  # of the longer side

_GREY = 114  # what hidden people are painted with; the networks see nothing in it


class Landmarker:
    """MediaPipe's pose and face landmarkers. Not for two threads at once.

    Parameters
    ----------
    model
        Size of the pose network.
    stills
        Whether each picture stands alone. Else pictures follow each other, and the
        networks follow the person from one to the next (VIDEO mode).

    Raises
    ------
    ModelError
        If a bundle is missing or altered.

    Notes
    -----
    Close it, or use it in a ``with``: left to the garbage collector at exit the
    landmarkers raise. Pictures are handed over in memory and not kept.

    """

    def __init__(self, model: PoseModel = "full", *, stills: bool = False) -> None:
        pose_file, face_file = str(model_path(POSE_FILES[model])), str(model_path(FACE_FILE))
        self._time_ms = 0
        self._stills = stills
        self._woken = False
        self._open: list[Any] = []
        with quiet_stderr():
            # Imported here: opening a window should not wait for the networks' library.
            keep_sound_out()
            import mediapipe  # noqa: PLC0415
            from mediapipe.tasks.python import BaseOptions, vision  # noqa: PLC0415

            self._image = mediapipe.Image
            self._format = mediapipe.ImageFormat.SRGB
            mode = vision.RunningMode.IMAGE if stills else vision.RunningMode.VIDEO
            try:
                self._pose = vision.PoseLandmarker.create_from_options(
                    vision.PoseLandmarkerOptions(
                        base_options=BaseOptions(model_asset_path=pose_file),
                        running_mode=mode,
                        num_poses=1,
                    )
                )
                self._open.append(self._pose)
                self._face = vision.FaceLandmarker.create_from_options(
                    vision.FaceLandmarkerOptions(
                        base_options=BaseOptions(model_asset_path=face_file),
                        running_mode=mode,
                        num_faces=1,
                        output_facial_transformation_matrixes=True,
                    )
                )
                self._open.append(self._face)
            except (RuntimeError, ValueError, OSError) as error:
                self.close()
                raise ModelError(
                    f"The models could not be loaded: {error}.",
                    try_="run  posturecoach doctor  to see which file is wrong.",
                ) from error

    def see(self, frame: Frame) -> Sight:
        """Return the body and the face found in `frame`; they may be two people's."""
        picture = frame.picture
        height, width = picture.shape[:2]
        image = self._to_image(picture)
        # The networks' library prints a warning of its own when it first follows somebody.
        with nullcontext() if self._woken else quiet_stderr():
            body, face = self._body(image, width, height), self._face_in(image)
        self._woken = self._woken or body is not None or face is not None
        return Sight(frame.time_s, width, height, body, face)

    def see_without(
        self, frame: Frame, others: Sequence[Place], keep: Place | None = None
    ) -> Sight:
        """Return what is found when the people at `others` are painted over.

        Two pose calls are needed: the first makes the tracker lose the hidden person,
        the second looks anew.

        Parameters
        ----------
        frame
            Is not changed.
        others
            Whom to hide.
        keep
            Where nothing may be painted over, even if somebody else overlaps it.

        """
        picture = _hidden(frame.picture, others, keep)
        height, width = picture.shape[:2]
        image = self._to_image(picture)
        body = self._body(image, width, height)
        if body is not None and any(_covers(place, body) for place in others):
            body = None
        if body is None:
            body = self._body(image, width, height)
        return Sight(frame.time_s, width, height, body, self._face_in(image))

    def face_at(self, frame: Frame, place: Place) -> Face | None:
        """Return the face of the person at `place`, when the tracked one is another's."""
        image = self._to_image(_only(frame.picture, place))
        return self._face_in(image) or self._face_in(image)

    def far_face_at(self, frame: Frame, place: Place) -> Face | None:
        """Return the face of somebody at `place` who is too far for the face detector.

        Only that part of the picture is looked at, so the face fills more of it. The
        points are right; **the matrix is not**, as it is told of another camera.
        """
        rows, columns = _window(frame.picture, place)
        part = np.ascontiguousarray(frame.picture[rows, columns])
        if part.size == 0:
            return None
        image = self._to_image(part)
        found = self._face_in(image) or self._face_in(image)
        if found is None:
            return None
        offset = np.array([columns.start, rows.start], dtype=np.float64)
        return Face(found.points + offset, found.matrix)

    def close(self) -> None:
        """Let the networks go."""
        while self._open:
            self._open.pop().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _to_image(self, picture: Picture) -> Any:  # noqa: ANN401 - mediapipe.Image is untyped
        rgb = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        return self._image(image_format=self._format, data=rgb)

    def _detect(self, landmarker: Any, image: Any) -> Any:  # noqa: ANN401
        if self._stills:
            return landmarker.detect(image)
        # VIDEO mode refuses a time twice; a picture may be looked at more than once.
        self._time_ms += 33
        return landmarker.detect_for_video(image, self._time_ms)

    def _body(self, image: Any, width: int, height: int) -> Body | None:  # noqa: ANN401
        found = self._detect(self._pose, image)
        if not found.pose_landmarks:
            return None
        rows = np.array(
            [(p.x * width, p.y * height, p.visibility) for p in found.pose_landmarks[0]],
            dtype=np.float64,
        )
        world = np.array([(p.x, p.y, p.z) for p in found.pose_world_landmarks[0]], dtype=np.float64)
        if rows.shape[0] != N_KEYPOINTS or not (np.isfinite(rows).all()):
            return None
        points = rows[:, :2].copy()
        edge = EDGE * max(width, height)
        inside = np.all((points >= -edge) & (points < (width + edge, height + edge)), axis=1)
        # The network's visibility is smoothed over many pictures and stays high for a
        # second or two after a point has left the picture: hips below the edge of a
        # desk camera would count as seen.
        return Body(points, np.where(inside, rows[:, 2], 0.0), world)

    def _face_in(self, image: Any) -> Face | None:  # noqa: ANN401
        found = self._detect(self._face, image)
        if not found.face_landmarks or not found.facial_transformation_matrixes:
            return None
        width, height = image.width, image.height
        points = np.array([(p.x, p.y) for p in found.face_landmarks[0]], dtype=np.float64)
        points *= (width, height)
        matrix: FloatArray = np.array(found.facial_transformation_matrixes[0], dtype=np.float64)
        return Face(points, matrix)


def keep_sound_out() -> None:
    """Let MediaPipe load without its audio part, which nothing here uses.

    It imports ``sounddevice``, and that opens the computer's sound devices, or runs a
    compiler to look for the library that would. A missing module it accepts.
    """
    if "mediapipe" not in sys.modules:
        sys.modules.setdefault("sounddevice", None)  # type: ignore[arg-type]


def _covers(place: Place, body: Body) -> bool:
    x, y = body.points[0]
    return bool(abs(x - place.x) < 1.5 * place.size and abs(y - place.y) < 2.0 * place.size)


def _hidden(picture: Picture, others: Sequence[Place], keep: Place | None) -> Picture:
    painted = picture.copy()
    height, width = picture.shape[:2]
    for place in others:
        # From above the head to the floor: a trunk without a head is still found.
        left, right = place.x - 2.6 * place.size, place.x + 2.6 * place.size
        top = place.y - 3.0 * place.size
        painted[max(0, int(top)) :, max(0, int(left)) : max(0, int(right))] = _GREY
    if keep is not None:
        left, right = keep.x - 2.2 * keep.size, keep.x + 2.2 * keep.size
        rows = slice(max(0, int(keep.y - 2.5 * keep.size)), height)
        columns = slice(max(0, int(left)), min(width, max(0, int(right))))
        painted[rows, columns] = picture[rows, columns]
    return painted


def _only(picture: Picture, place: Place) -> Picture:
    painted = np.full_like(picture, _GREY)
    rows, columns = _window(picture, place)
    painted[rows, columns] = picture[rows, columns]
    return painted


def _window(picture: Picture, place: Place) -> tuple[slice, slice]:
    """Return the rows and columns of head and shoulders at `place`."""
    height, width = picture.shape[:2]
    top, bottom = (int(np.clip(place.y + d * place.size, 0, height)) for d in (-3.0, 2.0))
    left, right = (int(np.clip(place.x + d * place.size, 0, width)) for d in (-2.2, 2.2))
    return slice(top, bottom), slice(left, right)


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep what the networks' library prints while loading off the terminal.

    It writes to file descriptor 2 itself, before its logging can be configured.
    """
    try:
        kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:  # no standard error at all, as under pythonw
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
