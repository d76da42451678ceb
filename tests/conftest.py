"""What every test gets: a home of its own and a Qt that needs no screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, neutral and everything else of a test in a folder of its own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("POSTURECOACH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def real() -> Path:
    """Pictures of real people, which are never part of the project."""
    folder = SHARED / "data" / "real"
    if not folder.is_dir():
        pytest.skip("the evaluation pictures (../shared/data/real) are not here")
    return folder


@pytest.fixture(scope="session")
def rendered() -> Path:
    """Rendered people with exact ground truth."""
    folder = SHARED / "data" / "rendered"
    if not folder.is_dir():
        pytest.skip("the rendered pictures (../shared/data/rendered) are not here")
    return folder
