"""Can I see you well? Four answers in words, before anything is learned."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from posturecoach.posture.body import Keypoint, Sight
from posturecoach.posture.measure import View
from posturecoach.session import Look

translate = QCoreApplication.translate

# Mean brightness of the picture, 0 to 1. Own choice: outside, webcams add so much
# noise, or lose so much of a face, that the landmarks begin to tremble.
DARK, GLARING = 0.16, 0.88
NEAR_MM, FAR_MM = 350.0, 1200.0  # outside, irises or hands no longer fit the picture well
# Shoulder width as a share of the picture's width, where the distance is not known.
NARROW, WIDE = 0.16, 0.72


@dataclass(frozen=True, slots=True)
class Check:
    """One answer.

    Attributes
    ----------
    name
        What was looked at.
    fine
        None where nothing can be said yet.
    words
        What is the case, or what to try.

    """

    name: str
    fine: bool | None
    words: str


def checks(look: Look, light: float | None) -> list[Check]:
    """Return head, shoulders, light and distance of `look`, in this order.

    Parameters
    ----------
    look
        What was seen.
    light
        Brightness of the picture, 0 to 1; None without a picture.

    """
    return [_head(look), _shoulders(look), _light(light), _distance(look)]


def _head(look: Look) -> Check:
    name = translate("checks", "Your head")
    sight = look.sight
    if sight is None:
        return Check(name, None, translate("checks", "I don't see anybody yet."))
    body = sight.body
    seen = sight.face is not None or (
        body is not None and any(body.sees(ear) for ear in (Keypoint.LEFT_EAR, Keypoint.RIGHT_EAR))
    )
    if seen:
        return Check(name, True, translate("checks", "I see it well."))
    return Check(
        name,
        False,
        translate("checks", "Not well seen. Turn the camera so that it is in the middle."),
    )


def _shoulders(look: Look) -> Check:
    name = translate("checks", "Your shoulders")
    if look.sight is None or look.sight.body is None:
        return Check(name, None, translate("checks", "I don't see anybody yet."))
    seen = [
        look.sight.body.sees(shoulder)
        for shoulder in (Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER)
    ]
    if look.view in (View.SIDE_LEFT, View.SIDE_RIGHT) and any(seen):
        return Check(name, True, translate("checks", "I see the one at my side; that is enough."))
    if all(seen):
        return Check(name, True, translate("checks", "I see both."))
    return Check(
        name,
        False,
        translate("checks", "Not both in the picture. Tilt the screen back, or sit further away."),
    )


def _light(light: float | None) -> Check:
    name = translate("checks", "The light")
    if light is None:
        return Check(name, None, translate("checks", "No picture yet."))
    if light < DARK:
        return Check(name, False, translate("checks", "Rather dark. A lamp in front of you helps."))
    if light > GLARING:
        return Check(name, False, translate("checks", "Very bright. Turn away from the window."))
    return Check(name, True, translate("checks", "Bright enough."))


def _distance(look: Look) -> Check:
    name = translate("checks", "The distance")
    if look.sight is None:
        return Check(name, None, translate("checks", "I don't see anybody yet."))
    measure = look.measures.get("viewing_distance")
    if measure is not None and measure.value is not None:
        near, far = measure.value < NEAR_MM, measure.value > FAR_MM
        words = translate("checks", "About {0} cm.").format(round(measure.value / 10))
    else:
        share = _shoulder_share(look.sight)
        if share is None:
            return Check(name, None, translate("checks", "I can't tell yet."))
        near, far = share > WIDE, share < NARROW
        words = translate("checks", "Looks fine.")
    if near:
        return Check(name, False, translate("checks", "Very near. Sit a little further away."))
    if far:
        return Check(name, False, translate("checks", "Far away. Come a little nearer."))
    return Check(name, True, words)


def _shoulder_share(sight: Sight) -> float | None:
    body = sight.body
    if body is None or not body.sees(Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER):
        return None
    left, right = body.at(Keypoint.LEFT_SHOULDER), body.at(Keypoint.RIGHT_SHOULDER)
    return abs(float(left[0] - right[0])) / sight.width
