"""RULA, REBA and ROSA a second time, as short as can be, on the printed tables."""

import tomllib
from itertools import product
from pathlib import Path

from printed import PRINTED

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "assessments"
NAMES = ("rula", "reba", "rosa")


def clinical(name):
    """Return the clinical file that the method's own was made from."""
    return tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))


def grid(name, table):
    """Return a printed table as rows of numbers."""
    lines = PRINTED[name][table].strip().splitlines()
    return [[int(cell) for cell in line.split()] for line in lines]


GRIDS = {name: {table: grid(name, table) for table in PRINTED[name]} for name in NAMES}


def reference(name, steps):
    """Return the final score for exactly one score of each step."""
    return {"rula": _rula, "reba": _reba, "rosa": _rosa}[name](GRIDS[name], steps)


def _rula(t, s):
    row, column = (s["upper_arm"] - 1) * 3 + s["lower_arm"] - 1, (s["wrist"] - 1) * 2
    a = t["table_a"][row][column + s["wrist_twist"] - 1]
    b = t["table_b"][s["neck"] - 1][(s["trunk"] - 1) * 2 + s["legs"] - 1]
    more = s["muscle_use"] + s["force"]
    return t["table_c"][min(a + more, 8) - 1][min(b + more, 7) - 1]


def _reba(t, s):
    a = t["table_a"][(s["trunk"] - 1) * 3 + s["neck"] - 1][s["legs"] - 1] + s["load"]
    row = (s["upper_arm"] - 1) * 2 + s["lower_arm"] - 1
    b = t["table_b"][row][s["wrist"] - 1] + s["coupling"]
    return t["table_c"][min(a, 12) - 1][min(b, 12) - 1] + s["activity"]


def _rosa(t, s):
    seat = s["chair.height"] + s["chair.depth"]
    rest = s["chair.armrest"] + s["chair.back"]
    chair = t["section_a"][seat - 2][rest - 2] + s["chair.duration"]

    def place(item, most):
        return min(max(s[f"{item}.score"] + s[f"{item}.duration"], 0), most)

    b = t["section_b"][place("phone", 6)][place("monitor", 7)]
    c = t["section_c"][place("mouse", 7)][place("keyboard", 7)]
    return max(min(max(chair, 1), 10), b, c)


def completions(steps, ranges):
    """Yield every way to complete `steps`, of which each is missing or a list."""
    lists = [steps.get(id_, range(low, high + 1)) for id_, (low, high) in ranges.items()]
    for values in product(*lists):
        yield dict(zip(ranges, values, strict=True))


def flat(item):
    """Return an item's entries by the id of the step: chair.height."""
    found = {}
    for key, value in item.items():
        inner = value.items() if isinstance(value, dict) else [(None, value)]
        for name, entry in inner:
            found[key if name is None else f"{key}.{name}"] = entry
    return found
