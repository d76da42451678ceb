"""Where the model bundles lie, and whether they are the ones this version was tested with."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from posturecoach.errors import ModelError

PoseModel = Literal["lite", "full", "heavy"]
POSE_FILES = {
    "lite": "pose_landmarker_lite.task",
    "full": "pose_landmarker_full.task",
    "heavy": "pose_landmarker_heavy.task",
}
FACE_FILE = "face_landmarker.task"


@dataclass(frozen=True, slots=True)
class ModelState:
    """One bundle, and whether it is there and the right one.

    Attributes
    ----------
    file
        Its name.
    ok
        Whether it is there and every byte is as listed.
    problem
        In words, when it is not; else empty.

    """

    file: str
    ok: bool
    problem: str


def folder() -> Path:
    """Return the folder of the bundles: in the installed package, or in the checkout."""
    inside = Path(str(files("posturecoach") / "models"))
    return inside if inside.is_dir() else inside.parents[1] / "models"


def model_path(name: str) -> Path:
    """Return the path of bundle `name`, whole and unaltered.

    Raises
    ------
    ModelError
        If it is missing, or its bytes are not those that models.toml lists.

    """
    state = _state(folder() / name, _listed(folder())[name])
    if not state.ok:
        raise ModelError(
            state.problem,
            try_="install posturecoach again; models/README.md says where the file comes from.",
        )
    return folder() / name


def check_models() -> list[ModelState]:
    """Return the state of every bundle; all bytes are read."""
    where = folder()
    return [_state(where / name, row) for name, row in _listed(where).items()]


def listed_sums(model: PoseModel) -> dict[str, str]:
    """Return the sha256 of each bundle that looks with the pose network `model` are made by."""
    listed = _listed(folder())
    return {name: listed[name].sha256 for name in (POSE_FILES[model], FACE_FILE)}


@dataclass(frozen=True, slots=True)
class _Row:
    sha256: str
    size: int


def _state(path: Path, listed: _Row) -> ModelState:
    try:
        size = path.stat().st_size
    except OSError:
        return ModelState(path.name, ok=False, problem=f"The model {path.name} is missing.")
    if size != listed.size or _sha256(path, path.stat().st_mtime_ns) != listed.sha256:
        return ModelState(
            path.name,
            ok=False,
            problem=f"The model {path.name} was altered or is cut off: it is not the file "
            "this version was tested with.",
        )
    return ModelState(path.name, ok=True, problem="")


@cache
def _sha256(path: Path, changed_ns: int) -> str:  # noqa: ARG001 - part of the cache's key
    with path.open("rb") as bundle:
        return hashlib.file_digest(bundle, "sha256").hexdigest()


def _listed(where: Path) -> dict[str, _Row]:
    try:
        table = tomllib.loads((where / "models.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The list of models (models.toml) cannot be read: {error}.",
            try_="install posturecoach again.",
        ) from error
    return {row["file"]: _Row(row["sha256"], row["bytes"]) for row in table["model"]}
