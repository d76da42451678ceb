"""The landmarker calls alone, nothing of ours around them: what `bench` compares with."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from posturecoach.vision.frame import Frame
from posturecoach.vision.landmarks import Landmarker, quiet_stderr


class BareLandmarker(Landmarker):
    """The same networks in the same mode, called once each on pictures made ready before."""

    def ready(self, frames: Sequence[Frame]) -> list[Any]:
        """Return the pictures of `frames` as the networks take them."""
        return [self._to_image(frame.picture) for frame in frames]

    def call(self, image: Any) -> None:  # noqa: ANN401 - mediapipe.Image is untyped
        """Let both networks look at `image` and drop what they found."""
        with nullcontext() if self._woken else quiet_stderr():
            self._detect(self._pose, image)
            self._detect(self._face, image)
        self._woken = True
