"""The list of faults is true: every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`([\w/]+\.py)::(\w+)`", (ROOT / "docs" / "faults.md").read_text("utf-8"))


def test_that_there_are_at_least_25():
    assert len(set(NAMED)) >= 25


@pytest.mark.parametrize(("file", "test"), NAMED, ids=[test for _, test in NAMED])
def test_that_the_test_exists(file, test):
    words = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert f"def {test}(" in words
