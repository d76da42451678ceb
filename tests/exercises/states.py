"""States of a person as they can be, at random: for hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from posturecoach.exercise_book import exercises, plans, range_rules, safety_rules, scales
from posturecoach.exercises.care import Care
from posturecoach.exercises.checkin import (
    FACTORS,
    KINDS,
    REGIONS,
    TREATMENTS,
    Goal,
    Sore,
    Treatment,
)
from posturecoach.exercises.gate import Raised, Safety
from posturecoach.exercises.library import Dose, Side
from posturecoach.exercises.plan import Days, Item, Plan
from posturecoach.exercises.progress import Session
from posturecoach.exercises.scales import Answer

DAYS = st.dates(date(2030, 1, 1), date(2031, 12, 31)).map(date.isoformat)
MAYBE_DAY = st.none() | DAYS
IDS = st.sampled_from(sorted(exercises()))
LEVELS = st.integers(1, 3)
PAIN = st.floats(0, 10)
MAYBE_PAIN = st.none() | PAIN
WORDS = st.text(max_size=30)
NAMES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)
CONDITIONS = st.frozensets(st.sampled_from(sorted(safety_rules().conditions)))
FLAGS = st.lists(st.sampled_from(sorted(safety_rules().flags)), unique=True).map(tuple)


def some(names):
    return st.lists(st.sampled_from(sorted(names)), unique=True).map(tuple)


def many(of):
    return st.lists(of, max_size=4).map(tuple)


SAFETY = st.builds(
    Safety,
    many(st.builds(Raised, st.sampled_from(sorted(safety_rules().flags)), DAYS, MAYBE_DAY)),
    MAYBE_DAY,
    CONDITIONS,
    CONDITIONS,
)
DOSES = st.builds(
    Dose, st.integers(1, 6), st.integers(0, 50), st.floats(0, 300), st.floats(0, 600),
    st.integers(0, 12),
)  # fmt: skip
WEEKDAYS = st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days)))
ITEMS = st.builds(
    Item, IDS, st.sampled_from(Days), st.integers(1, 12), st.integers(1, 52), WEEKDAYS, LEVELS,
    LEVELS, st.none() | DOSES,
)  # fmt: skip
PLANS = st.builds(
    Plan, st.sampled_from(sorted(plans())), many(ITEMS), DAYS, WORDS, MAYBE_DAY, WORDS, LEVELS,
    some(exercises()),
)  # fmt: skip
SESSIONS = st.builds(
    Session, IDS, LEVELS, DAYS, st.none() | st.floats(0, 1), MAYBE_PAIN, MAYBE_PAIN,
    st.none() | st.floats(-10, 10),
)  # fmt: skip


@st.composite
def answers(draw):
    """An answer to a scale of items or totals, or to the PSFS."""
    scale = draw(st.sampled_from(sorted(scales())))
    of = scales()[scale]
    if scale == "psfs":
        names = draw(st.lists(NAMES, min_size=3, max_size=5, unique=True))
        values = {name: draw(PAIN) for name in names}
    elif scale == "start":
        total = draw(st.integers(0, 9))
        values = {"total": total, "distress": draw(st.integers(0, min(5, total)))}
    elif scale == "nprs":
        best, now, worst = sorted(draw(st.tuples(PAIN, PAIN, PAIN)))
        values = {"best": best, "now": now, "worst": worst}
    else:
        values = {name: draw(st.integers(int(of.least), int(of.most))) for name in of.items}
    return Answer(scale, draw(DAYS), {name: float(value) for name, value in values.items()})


SORE = st.lists(
    st.builds(
        Sore, st.sampled_from(REGIONS), MAYBE_PAIN, some(KINDS), st.none() | st.booleans()
    ),
    max_size=4,
    unique_by=lambda sore: sore.region,
).map(tuple)  # fmt: skip
TREATMENTS_TOLD = st.builds(
    lambda kind, days, note, waits: Treatment(
        kind, min(days), note, max(days) if waits else None
    ),
    st.sampled_from(TREATMENTS), st.tuples(DAYS, DAYS), WORDS, st.booleans(),
)  # fmt: skip
GOALS = st.builds(
    lambda text, days, sure, reached: Goal(
        text, min(days), sure, max(days) if reached else None
    ),
    NAMES, st.tuples(DAYS, DAYS), MAYBE_PAIN, st.booleans(),
)  # fmt: skip


@st.composite
def ranges(draw):
    """A best try of a range test."""
    movement = draw(st.sampled_from(sorted(range_rules().movements)))
    sided = range_rules().movements[movement].sided
    side = draw(st.sampled_from(Side)) if sided else None
    return movement, side, draw(DAYS), draw(st.floats(0, 200))


CARES = st.builds(
    Care,
    safety=SAFETY,
    ticks=st.none() | some(safety_rules().selfcheck),
    plan=st.none() | PLANS,
    due_until=MAYBE_DAY,
    levels=st.dictionaries(IDS, LEVELS),
    sessions=many(SESSIONS),
    answers=many(answers()),
    sore=SORE,
    factors=some(FACTORS),
    treatments=many(TREATMENTS_TOLD),
    goals=many(GOALS),
    ranges=many(ranges()),
    born=st.none() | st.integers(1900, 2200),
    no_daily=st.booleans(),
    last_break=st.none() | IDS,
)
