"""Fit the mean head: where a face's mesh points lie on a head whose pose is known.

MediaPipe's canonical head is nobody's, and its zero is not the Frankfurt plane. Here
its 468 points are moved to where the landmarker puts them on rendered heads of exactly
known rotation, and two anatomical points are added: middle of the tragi, middle of the
pupils. Alternating least squares: the place of each head for given points, then the
points for given places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from canonical import N_HEAD, canonical_head, mesh_mirror
from landmarks import Look
from truth import head_rotation

from posturecoach.posture import fit_front, mesh_pose
from posturecoach.posture.body import FloatArray
from posturecoach.posture.mesh_pose import HeadShape

_AGREE = 0.4  # of the eyes' distance; above it, body and face network saw two things
_ROUNDS = 15
_HUBER_CM = 0.5  # a point further off than this counts less
_WRONG_CM = 1.0  # a mesh that lies further off than this, in the middle, counts nothing
_USUAL_CM = 50.0  # a head at this distance counts 1
_RIDGE = 1e-3
_OUTER_EYES = (33, 263)


@dataclass(frozen=True, slots=True, eq=False)
class _Heads:
    """Heads of known rotation: (n, 3, 3), and their meshes in tangents, (n, 468, 2)."""

    rotations: FloatArray
    seen: FloatArray


def mean_head(looks: Iterable[Look]) -> HeadShape:
    """Return the mean head of the people in `looks`.

    Parameters
    ----------
    looks
        Unwarped and mirrored ones; those from the side and without a face are left out.

    Returns
    -------
    HeadShape
        As large as the canonical head and symmetric. `scale` is its size over the people's own.

    """
    canonical = canonical_head()
    canonical -= canonical.mean(axis=0)
    start = HeadShape(canonical, np.zeros((2, 3)), 1.0)
    kept = [look for look in looks if _usable(look, start)]
    heads = _Heads(
        np.array([head_rotation(look) for look in kept]),
        np.array([_tangents(look) for look in kept]),
    )
    points, weights = canonical, np.ones((len(kept), N_HEAD))
    for _ in range(_ROUNDS):
        places = _places(heads, points, weights)
        weights, good = _weights(heads, points, places)
        points = _points(heads, places, weights * good[:, None])
        points = (points + points[mesh_mirror()[:N_HEAD]] * [-1.0, 1.0, 1.0]) / 2
        points -= points.mean(axis=0)
        # A larger head further away looks the same: the size is held.
        points *= np.linalg.norm(canonical) / np.linalg.norm(points)
    return _marked(kept, points)


def _usable(look: Look, head: HeadShape) -> bool:
    sight = look.sight
    if look.truth["view"] != "front" or sight.body is None or sight.face is None:
        return False
    seen = fit_front.features(
        sight.body, sight.face, sight.width, sight.height, look.focal_px, head
    )
    return "fit_apart" in seen and seen["fit_apart"] < _AGREE


def _tangents(look: Look) -> FloatArray:
    sight = look.sight
    if sight.face is None:
        raise ValueError("a look without a face has no tangents")
    middle = np.array([sight.width, sight.height]) / 2
    tangents: FloatArray = (sight.face.points[:N_HEAD] - middle) / look.focal_px
    return tangents


def _rays(seen: FloatArray) -> FloatArray:
    """Return the (..., 2, 3) that are zero times a point which is seen at (..., 2)."""
    rays = np.zeros((*seen.shape, 3))
    rays[..., 0, 0] = rays[..., 1, 1] = 1.0
    rays[..., 2] = -seen
    return rays


def _places(heads: _Heads, points: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the place of each head, (n, 3), for given points of the mean head."""
    places = []
    for rotation, seen, weight in zip(heads.rotations, heads.seen, weights, strict=True):
        turned = points @ rotation.T
        rays = _rays(seen)
        off = -np.einsum("kab,kb->ka", rays, turned)
        left = (rays * weight[:, None, None]).reshape(-1, 3)
        places.append(np.linalg.lstsq(left, (off * weight[:, None]).ravel(), rcond=None)[0])
    return np.array(places)


def _weights(
    heads: _Heads, points: FloatArray, places: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return how much each point (n, 468) and each head (n) counts."""
    there = np.einsum("nij,kj->nki", heads.rotations, points) + places[:, None]
    off = np.linalg.norm(heads.seen - there[..., :2] / there[..., 2:], axis=2)
    off_cm = off * places[:, None, 2]
    return 1 / np.sqrt(np.maximum(1, off_cm / _HUBER_CM)), (
        np.median(off_cm, axis=1) < _WRONG_CM
    ).astype(np.float64)


def _points(heads: _Heads, places: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the points of the mean head, (468, 3), for given places of the heads."""
    rays = _rays(heads.seen)
    turned = np.einsum("nkab,nbc->nkac", rays, heads.rotations)
    off = -np.einsum("nkab,nb->nka", rays, places)
    # An error in tangents is worth more centimetres on a head that is further away.
    square = weights**2 * (_USUAL_CM / places[:, 2])[:, None] ** 2
    left = np.einsum("nkac,nkad,nk->kcd", turned, turned, square)
    right = np.einsum("nkac,nka,nk->kc", turned, off, square)
    solved: FloatArray = np.linalg.solve(left + _RIDGE * np.eye(3), right[..., None])[..., 0]
    return solved


def _marked(looks: Iterable[Look], points: FloatArray) -> HeadShape:
    """Add the middles of tragi and pupils, and how much larger than real the head is."""
    bare = HeadShape(points, np.zeros((2, 3)), 1.0)
    marks, scales = [], []
    for look in looks:
        sight, true = look.sight, look.truth["points_cam_m"]
        if sight.face is None:
            continue
        pose = mesh_pose.solve(
            sight.face.points, sight.face.matrix, sight.width, sight.height, look.focal_px, bare
        )
        if pose is None:
            continue
        tragi, pupils = (
            look.turn @ (np.array(true[f"{name}_l"]) + np.array(true[f"{name}_r"])) * 50
            for name in ("tragus", "pupil")
        )  # centimetres
        eyes = pose.at(points[list(_OUTER_EYES)].mean(axis=0))
        scale = np.linalg.norm(eyes) / np.linalg.norm(pupils)
        scales.append(scale)
        marks.append([pose.rotation.T @ (at * scale - pose.place) for at in (tragi, pupils)])
    middle = np.median(marks, axis=0)
    middle[:, 0] = 0.0
    return HeadShape(points, middle, float(np.median(scales)))
