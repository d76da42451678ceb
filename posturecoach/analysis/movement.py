"""From a table of landmarks to a data set of poses, as the package ``movement`` has them.

Needs the optional extra ``posturecoach[movement]``: xarray, which is imported here alone.
"""

from __future__ import annotations

import csv
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from posturecoach.errors import OutputError, SourceError
from posturecoach.posture.body import N_KEYPOINTS, VISIBLE, FloatArray, Keypoint

if TYPE_CHECKING:
    import xarray

_NAMES = tuple(keypoint.name.lower() for keypoint in Keypoint)
_PIXELS = ("x_px", "y_px")
_METRES = ("world_x_m", "world_y_m", "world_z_m")
_SINGULAR_SINCE = (0, 17)  # movement called the dimensions keypoints and individuals before


def to_movement(
    landmarks: Path | str,
    *,
    world: bool = False,
    least_visibility: float = VISIBLE,
    individual: str = "person",
) -> xarray.Dataset:
    """Return the landmarks of one clip as a poses data set.

    Parameters
    ----------
    landmarks
        A table that ``analyze --formats landmarks`` wrote.
    world
        Metres in space (x to the right, y down, z away from the camera, zero at the middle
        of the hips), in place of pixels in the picture (x to the right, y down).
    least_visibility
        Points that were seen less well are NaN, 0 to 1; 0 keeps every guess.
    individual
        What the one person is called.

    Returns
    -------
    xarray.Dataset
        ``position`` (time, space, keypoint, individual) and ``confidence`` (time, keypoint,
        individual), the dimensions named as the installed ``movement`` names them (keypoints,
        individuals before 0.17); time in seconds; attributes ``fps``, ``time_unit``,
        ``source_software``, ``source_file``, ``ds_type``.

    Raises
    ------
    SourceError
        If the file cannot be read or is no such table.
    OutputError
        If xarray is not installed.

    """
    try:
        import xarray  # noqa: PLC0415 - optional, and half a second
    except ImportError:
        raise OutputError(
            "xarray is not installed.", try_='run  pip install "posturecoach[movement]".'
        ) from None
    path = Path(landmarks)
    times, position, confidence = _read(path, _METRES if world else _PIXELS)
    position[~(confidence >= least_visibility)] = np.nan
    keypoint, one = _dimensions()
    return xarray.Dataset(
        {
            "position": (
                ("time", "space", keypoint, one),
                np.moveaxis(position, 1, 2)[..., np.newaxis],
            ),
            "confidence": (("time", keypoint, one), confidence[..., np.newaxis]),
        },
        coords={
            "time": times,
            "space": ["x", "y", "z"][: position.shape[2]],
            keypoint: list(_NAMES),
            one: [individual],
        },
        attrs={
            "fps": _rate(times),
            "time_unit": "seconds",
            "source_software": "posturecoach",
            "source_file": str(path),
            "ds_type": "poses",
        },
    )


def _read(path: Path, columns: tuple[str, ...]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return times (frames,), positions (frames, 33, axes) and visibility (frames, 33)."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        named = [row["keypoint"] for row in rows]
        wished = ("t_s", "visibility", *columns)
        numbers = np.array([[float(row[name] or "nan") for name in wished] for row in rows])
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}.", try_="check the name."
        ) from None
    except (KeyError, TypeError, ValueError):
        raise _no_landmarks(path) from None
    if not rows or named != list(_NAMES) * (len(rows) // N_KEYPOINTS):
        raise _no_landmarks(path)
    shaped = numbers.reshape(-1, N_KEYPOINTS, numbers.shape[1])
    return shaped[:, 0, 0].copy(), shaped[:, :, 2:].copy(), shaped[:, :, 1].copy()


def _no_landmarks(path: Path) -> SourceError:
    return SourceError(
        f"{path} is no table of landmarks.",
        try_="make one with  posturecoach analyze CLIP -o DIR --formats landmarks.",
    )


def _rate(times: FloatArray) -> float | None:
    """Return frames a second on the whole; None where there is no time between frames."""
    lasted = float(times[-1] - times[0])
    return round((len(times) - 1) / lasted, 6) if lasted > 0.0 else None


def _dimensions() -> tuple[str, str]:
    try:
        numbers = metadata.version("movement").split(".")[:2]
        plural = tuple(int(number) for number in numbers) < _SINGULAR_SINCE
    except (metadata.PackageNotFoundError, ValueError):
        plural = False
    return ("keypoints", "individuals") if plural else ("keypoint", "individual")
