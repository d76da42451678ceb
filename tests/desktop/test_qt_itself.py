"""Faults of Qt for Python that would end a long day: they must not come back with an update."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel


def test_that_calls_do_not_eat_references_to_none(qtbot):
    """PySide6 6.12.0 on Python 3.11 loses one a call, and dies when none are left."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for _ in range(200):
        label.setText("still there")
    assert sys.getrefcount(None) > before - 100
