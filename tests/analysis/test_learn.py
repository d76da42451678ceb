"""Lessons: from somebody live, from a clip that ends, from pictures without a clock."""

from dataclasses import replace

import pytest

from posturecoach.analysis.learn import Lesson
from posturecoach.errors import NeutralError
from posturecoach.posture.measure import Person, View
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Look, Session
from posturecoach.vision.sources import open_source

MADE = "2030-01-31T09:00:00+01:00"


@pytest.fixture(scope="module")
def sitting():
    """Looks at the first seconds of the sample clip, in which she sits easily."""
    session = Session(open_source(str(sample_clip())), model="lite", rules=zone_rules())
    looks = []
    for look in session.looks():
        if look.time_s > 2.4:
            break
        looks.append(look)
    return looks


def later(look, seconds, **changes):
    sight = None if look.sight is None else replace(look.sight, time_s=look.time_s + seconds)
    return replace(look, time_s=look.time_s + seconds, sight=sight, **changes)


def teach(lesson, looks):
    told = []
    for look in looks:
        told.append(lesson.take(look))
        if lesson.over:
            break
    return told


def test_that_somebody_live_is_looked_at_until_it_is_enough(sitting):
    lesson = Lesson(2.0, live=True, total=None)
    told = teach(lesson, [*sitting, *(later(look, 2.5) for look in sitting)])
    progress = [learning.progress for learning in told]
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    assert len(told) < 25
    assert lesson.finish(MADE).view is View.FRONT


def test_that_a_clip_is_learned_from_to_its_end(sitting):
    lesson = Lesson(20.0, live=False, total=50)
    looks = [*sitting, *(later(look, 2.5) for look in sitting)]
    told = teach(lesson, looks)
    assert len(told) == len(looks)
    neutral = lesson.finish(MADE)
    assert neutral.seconds == pytest.approx(looks[-1].time_s, abs=0.3)
    assert neutral.made == MADE


def test_that_a_moment_of_a_clip_is_not_enough(sitting):
    lesson = Lesson(20.0, live=False, total=10)
    teach(lesson, sitting[:10])
    with pytest.raises(NeutralError, match="could not be learned"):
        lesson.finish(MADE)


def test_that_pictures_count_by_number_not_by_time(sitting):
    looks = [later(look, 60.0 * n, file=f"{n}.jpg") for n, look in enumerate(sitting[5:9])]
    lesson = Lesson(20.0, live=False, total=len(looks))
    assert [learning.progress for learning in teach(lesson, looks)] == [0.25, 0.5, 0.75, 1.0]
    assert lesson.finish(MADE).view is View.FRONT


def test_that_nobody_keeps_it_up_and_teaches_nothing():
    nobody = Look(
        0.0, Person.ABSENT, View.UNKNOWN, calibrated=False, why_not="Nobody is in the picture."
    )
    lesson = Lesson(5.0, live=True, total=None)
    (learning,) = teach(lesson, [nobody])
    assert learning.problem == "Nobody is in the picture."
    assert learning.progress == 0.0
    with pytest.raises(NeutralError):
        lesson.finish(MADE)
