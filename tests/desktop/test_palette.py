"""Colours that can be told apart and read."""

import re
from dataclasses import fields
from itertools import product

import pytest

from posturecoach.desktop.palette import (
    DARK,
    ENOUGH_CONTRAST,
    ENOUGH_FOR_SHAPES,
    LIGHT,
    colours_for,
    contrast,
    style_sheet,
)

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@THEMES
def test_that_every_text_can_be_read_on_every_background(colours):
    inks = ("text", "muted", "accent", "easy", "some", "more")
    for ink, ground in product(inks, ("window", "surface", "raised", "band")):
        found = contrast(getattr(colours, ink), getattr(colours, ground))
        assert found >= ENOUGH_CONTRAST, f"{ink} on {ground}: {found:.2f}"
    assert contrast(colours.on_accent, colours.accent) >= ENOUGH_CONTRAST


@THEMES
def test_that_outlines_of_controls_can_be_seen(colours):
    for ground in ("window", "surface", "raised"):
        assert contrast(colours.border, getattr(colours, ground)) >= ENOUGH_FOR_SHAPES


@THEMES
def test_that_no_colour_is_red(colours):
    for field in fields(colours):
        red, green, blue = (int(getattr(colours, field.name)[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 1.6 * green and red > 1.6 * blue), field.name


@THEMES
def test_that_the_style_sheet_has_no_hole(colours):
    assert re.findall(r"@\w+@", style_sheet(colours)) == []
    assert "52.0pt" in style_sheet(colours, zoom=2.0)


@pytest.mark.parametrize(("zoom", "button"), [(1.0, "6px 14px"), (2.0, "12px 28px")])
def test_that_controls_grow_with_their_letters_and_hairlines_do_not(zoom, button):
    sheet = style_sheet(LIGHT, zoom)
    assert f"padding: {button};" in sheet
    assert f"border: 1px solid {LIGHT.border};" in sheet
    assert f"border: 2px solid {LIGHT.accent};" in sheet


def test_that_a_theme_asked_for_goes_before_the_system(qapp):
    assert colours_for("dark") is DARK
    assert colours_for("light") is LIGHT
    assert colours_for("system") in (LIGHT, DARK)
