"""Run the landmarkers over rendered stills, six times each, and keep what they found.

Six looks at every still: as it is, mirrored, and four copies as a camera turned a
little (an exact homography: a pinhole camera that turns about its own centre) with
other light and noise. They are not six people, but they show how the landmarkers err
on one and the same posture. No look is shared between bodies, so leaving out a body
leaves out all its looks.

What was found is kept as one ``.npz`` a kind of look, in a folder the user names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from canonical import BODY_MIRROR, mesh_mirror

from posturecoach.posture.body import Body, Face, FloatArray, Sight
from posturecoach.vision.frame import Frame, Picture
from posturecoach.vision.landmarks import Landmarker
from posturecoach.vision.mirrored import between
from posturecoach.vision.opencv import cv2

Truth = Mapping[str, Any]  # one row of truth.jsonl

PLAIN = 0
MIRRORED = -1
BOTH = 10  # the mean of these two, as the program makes it of a single picture
WARPED = (1, 2, 3, 4)  # also the seeds of their randomness
KINDS = (PLAIN, MIRRORED, *WARPED)

_TURN_SD = np.array([2.5, 1.5, 1.2])  # degrees: pitch, yaw, roll of the camera
_TURN_MOST = 1.6  # standard deviations
_ZOOM = 0.08  # the focal length by at most this part, up or down
_HALF = 0.5  # of the warped sessions are mirrored as well
_GAMMA_SD, _GAIN_SD, _NOISE_MOST = 0.15, 0.12, 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What the landmarkers found on one look at one still.

    Attributes
    ----------
    truth
        The still's row of truth.jsonl.
    kind
        One of `KINDS`, or `BOTH`.
    sight
        In the picture as the (turned) camera saw it: a mirrored look is mirrored back.
    turn
        Shape (3, 3). From the camera that rendered to the one that looked
        (x right, y down, z forward). One for a look that was not warped.
    focal_px
        Of the camera that looked.

    """

    truth: Truth
    kind: int
    sight: Sight
    turn: FloatArray
    focal_px: float


@dataclass(frozen=True, slots=True)
class _Camera:
    turn: FloatArray
    zoom: float
    mirrored: bool


def stills(folders: Sequence[Path]) -> list[tuple[Path, Truth]]:
    """Return path and truth of every still of the data sets in `folders`, in order."""
    found = []
    for folder in folders:
        if not (folder / "truth.jsonl").is_file():
            raise SystemExit(f"{folder} has no truth.jsonl: name a data set's folder")
        for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["seq"] is None:
                found.append((folder / row["image"], row))
    return found


def looks(folders: Sequence[Path], cache: Path) -> list[Look]:
    """Return all looks at the stills of `folders`, running the landmarkers where needed.

    Parameters
    ----------
    folders
        Data sets, each with a truth.jsonl. Their order decides the random warps.
    cache
        Where what was found is kept. Delete it when models or data sets change.

    """
    cache.mkdir(parents=True, exist_ok=True)
    found = stills(folders)
    every = []
    for kind in KINDS:
        path = cache / f"look{kind}.npz"
        if not path.exists():
            print(f"looking at {len(found)} stills, kind {kind}", flush=True)
            _write(path, _look_at(found, kind))
        every.append(_read(path, [row for _, row in found], kind))
    every.append(_means(every[KINDS.index(PLAIN)], every[KINDS.index(MIRRORED)]))
    # All looks at one still follow each other.
    return [look for together in zip(*every, strict=True) for look in together]


def _means(plain: Sequence[Look], mirrored: Sequence[Look]) -> list[Look]:
    return [
        replace(look, kind=BOTH, sight=between(look.sight, other.sight))
        for look, other in zip(plain, mirrored, strict=True)
    ]


def _look_at(found: Sequence[tuple[Path, Truth]], kind: int) -> list[Look]:
    rng = np.random.default_rng(max(kind, 0))
    cameras: dict[str, _Camera] = {}  # one for a session: its neutral is seen the same way
    done = []
    with Landmarker("full", stills=True) as landmarker:
        for path, row in found:
            camera = cameras.get(row["session"]) or _camera(kind, rng)
            cameras[row["session"]] = camera
            picture = _picture(path)
            if kind in WARPED:
                picture = _relit(_warped(picture, camera, row["focal_px"]), rng)
            if camera.mirrored:
                picture = np.ascontiguousarray(picture[:, ::-1])
            sight = landmarker.see(Frame(0.0, picture))
            if camera.mirrored:
                sight = _mirrored(sight)
            done.append(Look(row, kind, sight, camera.turn, row["focal_px"] * camera.zoom))
    return done


def _picture(path: Path) -> Picture:
    picture = cv2.imread(str(path))
    if picture is None:
        raise SystemExit(f"{path} cannot be read")
    return picture.astype(np.uint8, copy=False)


def _camera(kind: int, rng: np.random.Generator) -> _Camera:
    if kind not in WARPED:
        return _Camera(np.eye(3), 1.0, kind == MIRRORED)
    angles = np.clip(rng.normal(size=3), -_TURN_MOST, _TURN_MOST) * _TURN_SD
    zoom = np.exp(rng.uniform(-_ZOOM, _ZOOM))
    return _Camera(rotation(*np.radians(angles)), float(zoom), bool(rng.random() < _HALF))


def rotation(pitch: float, yaw: float, roll: float) -> FloatArray:
    """Return the turn about z (roll) after x (pitch) after y (yaw); radians."""
    about_z, about_x, about_y = (
        cv2.Rodrigues(np.array(axis) * angle)[0]
        for axis, angle in (((0.0, 0, 1), roll), ((1.0, 0, 0), pitch), ((0, 1.0, 0), yaw))
    )
    turn: FloatArray = about_z @ about_x @ about_y
    return turn


def _warped(picture: Picture, camera: _Camera, focal_px: float) -> Picture:
    height, width = picture.shape[:2]
    before, after = (
        np.array([[f, 0, width / 2], [0, f, height / 2], [0, 0, 1]])
        for f in (focal_px, focal_px * camera.zoom)
    )
    move = after @ camera.turn @ np.linalg.inv(before)
    seen = cv2.warpPerspective(picture, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return seen.astype(np.uint8, copy=False)


def _relit(picture: Picture, rng: np.random.Generator) -> Picture:
    gamma, gain = np.exp(rng.normal() * _GAMMA_SD), np.exp(rng.normal() * _GAIN_SD)
    light = 255 * (picture.astype(np.float32) / 255) ** gamma * gain
    light = light + rng.normal(size=picture.shape) * rng.uniform(0, _NOISE_MOST)
    relit: Picture = np.clip(light, 0, 255).astype(np.uint8)
    return relit


def _mirrored(sight: Sight) -> Sight:
    """Return `sight` of a mirrored picture as it is in the picture itself."""
    last = sight.width - 1
    body, face = sight.body, sight.face
    if body is not None:
        points = [last, 0] + body.points * [-1.0, 1.0]
        world = body.world * [-1.0, 1.0, 1.0]
        body = Body(points[BODY_MIRROR], body.visibility[BODY_MIRROR], world[BODY_MIRROR])
    if face is not None:
        flip = np.diag([-1.0, 1.0, 1.0, 1.0])
        points = [last, 0] + face.points * [-1.0, 1.0]
        face = Face(points[mesh_mirror()], flip @ face.matrix @ flip)
    return Sight(sight.time_s, sight.width, sight.height, body, face)


def _write(path: Path, done: Sequence[Look]) -> None:
    """Write one kind of look; what was not found is not a number."""
    bodies = [look.sight.body for look in done]
    faces = [look.sight.face for look in done]
    no_face = np.full((478, 2), np.nan), np.full((4, 4), np.nan)
    no_body = np.full((33, 2), np.nan), np.full(33, np.nan), np.full((33, 3), np.nan)
    points, visibility, world = zip(
        *((b.points, b.visibility, b.world) if b else no_body for b in bodies), strict=True
    )
    mesh, matrix = zip(*((f.points, f.matrix) if f else no_face for f in faces), strict=True)
    part = path.with_suffix(".part.npz")  # an interrupted run must not leave half a file
    np.savez_compressed(
        part,
        image=[look.truth["image"] for look in done],
        size=[(look.sight.width, look.sight.height) for look in done],
        turn=[look.turn for look in done],
        focal_px=[look.focal_px for look in done],
        points=points,
        visibility=visibility,
        world=world,
        mesh=mesh,
        matrix=matrix,
    )
    part.replace(path)


def _read(path: Path, rows: Sequence[Truth], kind: int) -> list[Look]:
    with np.load(path, allow_pickle=False) as stored:
        kept = {name: stored[name] for name in stored.files}
    if list(kept["image"]) != [row["image"] for row in rows]:
        raise SystemExit(f"{path} was made from other data sets: name another --cache")
    done = []
    for i, row in enumerate(rows):
        body = face = None
        if np.isfinite(kept["points"][i]).all():
            body = Body(*(kept[name][i].copy() for name in ("points", "visibility", "world")))
        if np.isfinite(kept["mesh"][i]).all():
            face = Face(kept["mesh"][i].copy(), kept["matrix"][i].copy())
        width, height = (int(n) for n in kept["size"][i])
        sight = Sight(0.0, width, height, body, face)
        done.append(Look(row, kind, sight, kept["turn"][i], float(kept["focal_px"][i])))
    return done
