"""The whole loop on real input: the sample clip through the real networks."""

from __future__ import annotations

import json
import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from posturecoach.errors import NeutralError
from posturecoach.posture.measure import Absent, Person, View
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Session
from posturecoach.vision.frame import Frame, Trouble, TroubleKind
from posturecoach.vision.opencv import cv2
from posturecoach.vision.reel import Reel
from posturecoach.vision.sources import open_source

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass
class Script:
    """A source that hands over what a test wrote down."""

    items: list
    name: str = "script"
    live: bool = True
    stills: bool = False
    looks_per_s: float | None = None
    total: int | None = None
    closed: threading.Event = field(default_factory=threading.Event)

    def __iter__(self):
        for item in self.items:
            if self.closed.is_set():
                return
            yield item

    def close(self):
        self.closed.set()


@pytest.fixture(scope="module")
def neutral():
    """Learned from the sample clip's first two seconds, in which she sits easily."""
    session = Session(open_source(str(sample_clip())), model="lite", rules=zone_rules())
    session.learn(seconds=2.0)
    looks = session.looks()
    learned = next(look.learned for look in looks if look.learned is not None)
    looks.close()
    return learned


def looks_at_sample(**options):
    session = Session(open_source(str(sample_clip())), model="lite", rules=zone_rules(), **options)
    return list(session.looks())


def test_that_the_slump_of_the_sample_clip_is_found_and_is_over_at_the_end(neutral):
    looks = looks_at_sample(neutral=neutral)
    assert len(looks) == 120
    assert {look.person for look in looks} == {Person.PRESENT}
    assert {look.view for look in looks} == {View.FRONT}

    def strain(start, end):
        return np.median([k.strain for k in looks if start <= k.time_s < end])

    assert strain(0, 2) < 0.5
    assert strain(6, 9) > 1.0
    assert strain(11, 12) < 0.5
    zones = {round(k.time_s, 1): str(k.findings["slump"].zone) for k in looks}
    assert {zones[t / 10] for t in range(25)} == {"neutral"}
    assert zones[9.0] == "bad"


def test_that_hips_below_the_desk_are_absent_and_never_zero(neutral):
    for look in looks_at_sample(neutral=neutral)[::10]:
        for measure in look.measures.values():
            if measure.absent is not None:
                assert measure.value is None
                assert measure.from_neutral is None
        assert look.measures["hip_angle"].absent in {Absent.NOT_VISIBLE, Absent.WRONG_VIEW}


def still_frames(seconds):
    """Return the sample's first picture, and still frames after it that are black."""
    with closing(Reel(Path(sample_clip()))) as reel:
        picture = reel.at(0.0)[1]
    black = np.zeros_like(picture)  # whoever looked at it would find nobody
    first = Frame(0.0, picture)
    return [first, *(Frame(float(n), black, still=True) for n in range(1, seconds + 1))]


def test_that_what_was_found_holds_while_nothing_moves():
    looks = list(Session(Script(still_frames(20)), model="lite", rules=zone_rules()).looks())
    assert [look.person for look in looks] == [Person.PRESENT] * 21
    assert [look.time_s for look in looks] == [float(n) for n in range(21)]
    assert {look.sight.time_s for look in looks} == {float(n) for n in range(21)}
    assert not np.isnan(looks[-1].measures["viewing_distance"].value)


def test_that_who_is_learned_from_is_looked_at_each_time():
    session = Session(Script(still_frames(20)), model="lite", rules=zone_rules())
    session.learn(10.0)
    looks = list(session.looks())
    assert looks[-1].person is not Person.PRESENT
    assert all(look.learned is None for look in looks)


def test_that_without_a_neutral_changes_say_so():
    look = looks_at_sample()[20]
    assert not look.calibrated
    assert look.measures["slump"].absent is Absent.NO_NEUTRAL


def test_that_every_look_is_one_line_of_the_promised_json(neutral):
    for look in looks_at_sample(neutral=neutral)[::15]:
        line = json.loads(json.dumps(look.to_json(), allow_nan=False))
        assert line.keys() >= {
            "t_s", "person", "view", "calibrated", "measures", "strain", "score", "held", "prompts",
        }  # fmt: skip
        for measure in line["measures"].values():
            if "absent" in measure:
                assert measure.keys() == {"absent"}
            else:
                assert {"pm", "unit"} <= measure.keys()
                assert {"value", "from_neutral"} & measure.keys()
        assert line["measures"]["head_pitch"]["zone"] in {"neutral", "caution", "bad"}


def test_that_trouble_of_the_source_becomes_a_look_in_words():
    trouble = Trouble(1.0, TroubleKind.LOST, "The camera is gone.", "Plug it in again.")
    (look,) = Session(Script([trouble]), model="lite", rules=zone_rules()).looks()
    assert look.person is Person.UNCERTAIN
    assert look.to_json()["trouble"] == {
        "kind": "lost", "what": "The camera is gone.", "try": "Plug it in again.",
    }  # fmt: skip


def test_that_nobody_is_no_posture():
    black = np.zeros((240, 320, 3), np.uint8)
    looks = list(
        Session(
            Script([Frame(n / 10, black) for n in range(40)]), model="lite", rules=zone_rules()
        ).looks()
    )
    assert looks[-1].person is Person.ABSENT
    assert looks[-1].strain is None
    assert looks[-1].score is None
    assert {m.absent for m in looks[-1].measures.values()} == {Absent.NOT_VISIBLE}
    assert looks[-1].why_not


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 4000, 3)])
def test_that_odd_pictures_are_looked_at(shape):
    (look,) = Session(
        Script([Frame(0.0, np.zeros(shape, np.uint8), file="odd.png")], stills=True),
        model="lite",
        rules=zone_rules(),
    ).looks()
    assert look.person is Person.ABSENT


def test_that_closing_from_another_thread_ends_the_looks_and_closes_the_source():
    frames = [Frame(n / 10, np.zeros((120, 160, 3), np.uint8)) for n in range(10_000)]
    script = Script(frames)
    session = Session(script, model="lite", rules=zone_rules())
    looks = session.looks()
    next(looks)
    closer = threading.Thread(target=session.close)
    closer.start()
    closer.join()
    assert sum(1 for _ in looks) <= 1
    assert script.closed.is_set()


def test_that_a_look_left_early_closes_the_source():
    script = Script([Frame(n / 10, np.zeros((120, 160, 3), np.uint8)) for n in range(5)])
    looks = Session(script, model="lite", rules=zone_rules()).looks()
    next(looks)
    looks.close()
    assert script.closed.is_set()


def test_that_learning_with_nobody_there_goes_nowhere_and_says_why():
    frames = [Frame(n / 10, np.zeros((120, 160, 3), np.uint8)) for n in range(30)]
    session = Session(Script(frames), model="lite", rules=zone_rules())
    session.learn(seconds=2.0)
    looks = list(session.looks())
    assert all(look.learned is None for look in looks)
    assert looks[-1].learning.progress == 0.0
    assert looks[-1].learning.problem


def test_that_a_neutral_is_refused_when_the_person_moves():
    session = Session(open_source(str(sample_clip())), model="lite", rules=zone_rules())
    session.learn(seconds=8.0)  # the slump lies within these
    looks = list(session.looks())
    assert all(look.learned is None for look in looks)
    assert any(isinstance(look.learn_error, NeutralError) for look in looks) or looks[-1].learning


def test_that_a_still_is_judged_at_once_and_by_itself():
    """A single picture has no three seconds in which a zone could last."""
    side = Path(__file__).parent / "fixtures" / "side_left.jpg"
    bent = cv2.imread(str(side))
    height, width = bent.shape[:2]
    # Turned about the hips by 50 degrees: she now leans far forward, to the left.
    turn = cv2.getRotationMatrix2D((width * 0.63, height * 0.65), 50.0, 1.0)
    bent = cv2.warpAffine(bent, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    upright, leaning, again = (
        look.findings["trunk_inclination"].zone
        for look in Session(
            Script([Frame(float(n), p, file=f"{n}.jpg") for n, p in enumerate(
                (cv2.imread(str(side)), bent, cv2.imread(str(side)))
            )], stills=True),
            rules=zone_rules(),
        ).looks()
    )  # fmt: skip
    assert (str(upright), str(leaning), str(again)) == ("neutral", "caution", "neutral")


def test_that_a_held_posture_is_reported_with_its_limit(neutral):
    held = [hold for look in looks_at_sample(neutral=neutral) for hold in look.held]
    for hold in held:
        assert hold.part in {"head", "trunk", "upper_arm"}
        assert hold.for_s >= 4.0


def test_that_habits_are_told_where_there_is_time_and_not_of_stills():
    look = looks_at_sample()[-1]
    assert look.habits["chin_on_hand"].value == 0.0
    line = json.loads(json.dumps(look.to_json()))
    assert line["measures"]["chin_on_hand"] == {"value": 0.0, "pm": 0.0, "unit": "bool"}
    assert line["measures"]["blink_rate"] == {"absent": "unsure"}
    still = Session(open_source(str(FIXTURES / "front_upright.jpg")), rules=zone_rules())
    assert [k.habits for k in still.looks()] == [{}]
