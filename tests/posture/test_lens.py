"""How wide a camera sees: told, by name, or assumed; and what a tape measure says of it."""

from __future__ import annotations

import pytest
from people import Camera, Person, neutral_of, sight

from posturecoach.posture.lens import Known, Lens, hfov_from_distance, lens_of, named
from posturecoach.rulebook import RulebookError, neutral_rules, webcams

KNOWN = webcams()


def test_that_what_was_told_goes_before_the_name_and_the_name_before_the_usual():
    size = (1280, 720)
    assert lens_of(60.0, "HD Pro Webcam C920", KNOWN, size) == Lens(60.0, Known.TOLD)
    assert lens_of(None, "HD Pro Webcam C920", KNOWN, size) == Lens(70.4, Known.NAME)
    assert lens_of(None, "Integrated Camera", KNOWN, size) == Lens(70.0, Known.ASSUMED)
    assert lens_of(None, None, KNOWN, size).words() == "assumed, 70 degrees"


@pytest.mark.parametrize("name", ["C9200", "Webcam C9", "XC920", ""])
def test_that_only_a_whole_word_names_a_model(name):
    assert named(name, KNOWN) is None


def test_that_a_narrower_picture_of_a_camera_that_keeps_its_height_shows_less_width():
    c920 = named("hd pro webcam c920 (046d:082d)", KNOWN)
    assert c920.across(1920, 1080) == 70.4
    assert c920.across(640, 480) == pytest.approx(55.8, abs=0.1)  # 43.3 degrees high
    assert c920.across(2560, 1080) is None
    cinema = named("Microsoft LifeCam Cinema(TM)".replace("(TM)", ""), KNOWN)
    assert cinema.across(640, 480) is None, "nobody said"


@pytest.mark.parametrize("hfov", [55.0, 70.0, 90.0])
def test_that_a_tape_measure_finds_the_field_of_view_of_a_usual_head_and_says_how_surely(hfov):
    # HEAD_SIZE is rendered and real people's; the body built here has a head of size 1.
    camera = Camera(hfov_deg=hfov)
    head = sight(Person(scale=0.95), camera)
    neutral = neutral_of(head)
    eyes_mm = 1000 * (0.65 - 0.95 * 0.10)
    found, pm = hfov_from_distance(neutral.scales, 1280, 720, eyes_mm)
    assert found == pytest.approx(hfov, abs=4)
    assert 6 < pm < 16, "wide from narrow, no more"


def test_that_no_face_tells_nothing():
    assert hfov_from_distance({}, 1280, 720, 600.0) is None
    assert hfov_from_distance({"eye_distance_cm": 90.0, "eye_z_cm": 1.0}, 640, 480, 300.0) is None


def test_that_every_row_has_its_source():
    rules = neutral_rules()
    assert all(row.cite and row.basis for row in (*rules.plausible, *rules.follow))
    assert all(webcam.cite for webcam in KNOWN)


def test_that_every_mistake_in_the_tables_is_named():
    with pytest.raises(RulebookError) as caught:
        neutral_rules(
            'schema = 1\n[[plausible]]\nmeasure = "x"\nleast = 3\nmost = 1\n'
            '[[follow]]\nmeasure = "cva"\nview = "both"\nlimit = 0\ncamera = 1\nbasis = "product"\n'
        )
    for words in ("plausible 1 (x): measure", "least below most", "cite", "limit", "view", "what"):
        assert words in str(caught.value)
    with pytest.raises(RulebookError) as caught:
        webcams('schema = 1\n[[webcam]]\nname = "A"\nhfov_deg = 500\ncolour = "red"\n')
    for words in ("hfov_deg", "colour: unknown", "cite"):
        assert words in str(caught.value)
