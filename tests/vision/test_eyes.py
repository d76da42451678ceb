"""Eyes in a face: of every colour, in every light; and none in a hand."""

from __future__ import annotations

import numpy as np
import pytest

from posturecoach.posture.body import N_FACE_POINTS, Face
from posturecoach.vision.eyes import eye_contrast

SIZE = 200
EYES = {468: (70, 80), 473: (130, 80)}
LIDS = {159: (70, 74), 386: (130, 74), 145: (70, 86), 374: (130, 86)}
CORNERS = {33: (52, 80), 133: (88, 80), 263: (148, 80), 362: (112, 80)}


def face(skin, iris, white, hair):
    """Return a drawn face of these grey levels, and where its parts are."""
    scene = np.full((SIZE, SIZE, 3), hair, np.uint8)
    scene[30:170, 35:165] = skin
    for x, y in EYES.values():
        scene[y - 7 : y + 8, x - 19 : x + 20] = white
        scene[y - 7 : y + 8, x - 5 : x + 6] = iris
    points = np.full((N_FACE_POINTS, 2), (100.0, 120.0))
    for number, place in (EYES | LIDS | CORNERS).items():
        points[number] = place
    points[10], points[152], points[234], points[454] = (100, 30), (100, 170), (35, 100), (165, 100)
    return scene, Face(points, np.eye(4))


LIGHT_FACE = face(skin=170, iris=60, white=200, hair=40)
DARK_FACE = face(skin=45, iris=25, white=110, hair=15)


@pytest.mark.parametrize("drawn", [LIGHT_FACE, DARK_FACE], ids=["light", "dark"])
def test_that_eyes_differ_from_the_skin_of_any_face(drawn):
    assert eye_contrast(*drawn) > 0.3


@pytest.mark.parametrize("drawn", [LIGHT_FACE, DARK_FACE], ids=["light", "dark"])
def test_that_a_hand_has_no_eyes(drawn):
    scene, mesh = drawn
    covered = scene.copy()
    covered[40:160, 40:160] = scene[120, 100]
    assert eye_contrast(covered, mesh) < 0.05


@pytest.mark.parametrize("drawn", [LIGHT_FACE, DARK_FACE], ids=["light", "dark"])
def test_that_less_light_and_glare_change_it_little(drawn):
    scene, mesh = drawn
    usual = eye_contrast(scene, mesh)
    for dimmed in (scene // 3, scene // 2 + 60):
        assert eye_contrast(dimmed, mesh) == pytest.approx(usual, rel=0.15)


def test_that_a_face_half_out_of_the_picture_can_be_asked_about():
    scene, mesh = LIGHT_FACE
    outside = Face(mesh.points + 150.0, mesh.matrix.copy())
    assert eye_contrast(scene, outside) >= 0.0
