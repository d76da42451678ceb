"""How much work inputs are, known before they are begun."""

import pytest
from clips import pictures, write_clip

from posturecoach.analysis import amounts as module
from posturecoach.analysis.amounts import STILL, amounts
from posturecoach.analysis.inputs import inputs
from posturecoach.vision.opencv import cv2


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A long clip, a short one, a broken one, and three pictures."""
    made = tmp_path_factory.mktemp("things")
    frames = pictures(60)
    write_clip(made / "a_short.mp4", frames[:6])
    write_clip(made / "b_long.mp4", frames)
    (made / "broken.mp4").write_bytes(b"no clip")
    (made / "stills").mkdir()
    for number in range(3):
        cv2.imwrite(str(made / "stills" / f"{number}.jpg"), frames[number])
    return made


def by_stem(found):
    return {thing.stem: amount for thing, amount in found.items()}


def test_that_frames_are_counted_and_pictures_count_for_more(folder):
    things = inputs([folder])
    found = amounts(things)
    assert list(found) == things, "in the order of the inputs"
    assert by_stem(found) == {"a_short": 6, "b_long": 60, "broken": 1, "stills": 3 * STILL}


def test_that_fewer_looks_are_less_work_but_pictures_are_all_looked_at(folder):
    found = by_stem(amounts(inputs([folder]), looks_per_s=1.0))  # the clips have 10 a second
    assert found == {"a_short": 1, "b_long": 6, "broken": 1, "stills": 3 * STILL}


def test_that_bytes_are_taken_where_asking_would_take_too_long(folder, monkeypatch):
    monkeypatch.setattr(module, "LONGEST_S", 0.0)
    found = by_stem(amounts(inputs([folder])))
    assert found["b_long"] > found["a_short"] > found["broken"] == 1


def test_that_what_is_gone_is_no_error(tmp_path):
    path = tmp_path / "gone.mp4"
    path.write_bytes(b"x")
    things = inputs([path])
    path.unlink()
    assert by_stem(amounts(things)) == {"gone": 1}
