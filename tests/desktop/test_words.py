"""What the window says: gentle, plain, and right about left and right."""

import pytest

from posturecoach.desktop import names, words
from posturecoach.desktop.words import (
    Mood,
    change_words,
    now_words,
    score_words,
    state_words,
    time_words,
    zone_words,
)
from posturecoach.ergonomics.zones import Border, Zone
from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Absent, Person, View
from posturecoach.posture.presence import Why
from posturecoach.session import WHY_NOT, Learning
from posturecoach.vision.frame import Trouble, TroubleKind

from .looks import finding, look, measure, sight

TROUBLE = Trouble(3.0, TroubleKind.LOST, "The camera is gone.", "plug it in again.")


def strained(id_, *, change=None, value=None, zone=Zone.BAD, for_s=0.0, border=Border.PERSONAL):
    """Return a look at somebody who strains in one measure for `for_s` seconds."""
    return look(
        1000.0,
        measures=[measure(id_, change=change, value=value)],
        findings=[finding(id_, zone, 1.2, border=border, since_s=1000.0 - for_s)],
    )


@pytest.mark.parametrize(
    ("seen", "headline"),
    [
        pytest.param(look(trouble=TROUBLE), "The picture is gone", id="trouble"),
        pytest.param(look(person=Person.ABSENT), "Nobody here", id="nobody"),
        pytest.param(look(person=Person.UNCERTAIN), "Can't see you well", id="unsure"),
        pytest.param(
            look(person=Person.UNCERTAIN, why_not=WHY_NOT[Why.HALF_SEEN]),
            "Can't see your shoulders",
            id="half seen",
        ),
        pytest.param(
            look(sight=sight(unseen=[Keypoint.LEFT_SHOULDER])),
            "Can't see your shoulders",
            id="one shoulder outside the picture",
        ),
        pytest.param(
            look(sight=sight(unseen=[Keypoint.LEFT_SHOULDER]), view=View.SIDE_RIGHT),
            "I can see you",
            id="from the side one shoulder is enough",
        ),
        pytest.param(
            look(learning=Learning(0.456, None)), "Learning your neutral: 45 %", id="learning"
        ),
        pytest.param(look(findings=[finding("cva")]), "Sitting easily", id="easy"),
        pytest.param(look(), "I can see you", id="nothing judged is not called easy"),
        pytest.param(
            strained("trunk_inclination", change=22.0, for_s=250), "Leaning in for 4 min", id="lean"
        ),
        pytest.param(strained("head_pitch", change=33.0, for_s=130), "Head down for 2 min", id="2"),
        pytest.param(strained("head_pitch", change=33.0, for_s=4), "Head down", id="just begun"),
        pytest.param(strained("head_pitch", change=33.0, for_s=27), "Head down for 20 s", id="20"),
        pytest.param(strained("head_pitch", change=-20.0), "Chin up", id="chin up"),
        pytest.param(strained("head_yaw", change=40.0), "Head turned left", id="own left"),
        # measures.toml: roll is + when the head tilts to the own right shoulder
        pytest.param(strained("head_roll", change=12.0), "Head tilted right", id="own right"),
        pytest.param(strained("shoulder_tilt", change=8.0), "Left shoulder higher", id="tilt"),
        pytest.param(strained("made_up_later", change=8.0), "Made up later", id="unknown measure"),
    ],
)
def test_state(seen, headline):
    assert state_words(seen).headline == headline


def test_that_a_published_border_is_told_by_the_value_not_by_the_change():
    """35 cm from a screen is near, also for somebody whose neutral was nearer still."""
    near = strained("viewing_distance", value=350.0, change=10.0, border=Border.PUBLISHED)
    assert state_words(near).headline == "Close to the screen"
    far = strained("viewing_distance", value=1100.0, change=-5.0, border=Border.PUBLISHED)
    assert state_words(far).headline == "Far from the screen"


def test_that_the_farthest_zone_leads_and_the_others_follow_once():
    seen = look(
        measures=[
            measure("head_pitch", change=25.0),
            measure("slump", change=50.0, unit="mm"),
            measure("cva", change=-6.0),
            measure("neck_inclination", change=2.0),
        ],
        findings=[
            finding("head_pitch", Zone.CAUTION, 2.0, since_s=100.0),
            finding("slump", Zone.BAD, 1.1, since_s=100.0),
            finding("cva", Zone.CAUTION, 0.6, since_s=100.0),
            finding("neck_inclination", Zone.NEUTRAL, 0.1),
        ],
    )
    state = state_words(seen)
    assert state.headline == "Sitting lower than usual"
    assert state.detail == "Also: head down, head forward"
    assert state.mood is Mood.MORE


def test_that_trouble_goes_before_everything_else():
    seen = look(trouble=TROUBLE, learning=Learning(0.5, None))
    assert state_words(seen).headline == "The picture is gone"
    assert state_words(seen).detail == "The camera is gone.\nPlug it in again."


def test_that_no_word_scolds():
    said = [*names.NAMES.values(), *(part for pair in names.DOING.values() for part in pair)]
    said += [zone_words(zone) for zone in Zone] + [score_words(s)[1] for s in (0, 40, 60, 100)]
    for scolding in ("bad", "wrong", "correct", "poor", "fail", "must", "!"):
        assert not [phrase for phrase in said if scolding in phrase.lower()]


def test_that_every_judged_measure_has_a_name_and_words_for_both_sides():
    from posturecoach.rulebook import zone_rules

    judged = {rule.measure for rule in zone_rules()}
    assert judged <= set(names.NAMES)
    assert judged <= set(names.DOING)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (now_words(measure("a", value=33.2)), "33° ± 4°"),
        (now_words(measure("a", value=-0.4)), "0° ± 4°"),
        (now_words(measure("a", value=33.2, change=-2.0)), "33°"),
        (now_words(measure("a", change=-2.0)), "–"),
        (change_words(measure("a", change=-7.5, pm=6.0)), "−8° ± 6°"),
        (change_words(measure("a", change=31.0)), "+31° ± 4°"),
        (change_words(measure("a", value=3.0)), "–"),
        (now_words(measure("a", value=612.0, pm=31.0, unit="mm")), "61 ± 3 cm"),
        (change_words(measure("a", change=12.4, pm=8.0, unit="mm")), "+1.2 ± 0.8 cm"),
        (now_words(measure("a", value=1.034, pm=0.02, unit="ratio")), "1.03 ± 0.02"),
        (change_words(measure("a", change=-8.2, pm=3.0, unit="%")), "−8 ± 3 %"),
        (change_words(measure("a", change=0.08, pm=0.02, unit="shoulder widths")), "+8 ± 2 %"),
    ],
)
def test_number(shown, expected):
    assert shown == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(7, "7 s"), (59, "50 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (3960, "1 h 6 min")],
)
def test_time(seconds, expected):
    assert time_words(seconds) == expected


def test_that_no_score_is_not_a_score_of_zero():
    assert score_words(None) == ("–", "no score yet")
    assert score_words(0.0) == ("0", "of 100, last minute: more strain")
    assert score_words(83.4) == ("83", "of 100, last minute: easy")


def test_that_each_reason_for_absence_has_its_own_words():
    said = {words.absent_words(why) for why in Absent}
    assert len(said) == len(Absent)


def test_that_zones_differ_without_colour():
    assert len({words.zone_sign(zone) for zone in Zone}) == len(Zone)
    assert len({words.zone_name(zone) for zone in Zone}) == len(Zone)
