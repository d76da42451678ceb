"""What RULA, REBA and ROSA share: their tables cell by cell, ranges, and slips by name."""

import tomllib
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from methods import FIXTURES, GRIDS, NAMES, clinical, completions, flat, reference

from posturecoach import rulebook
from posturecoach.ergonomics.answers import AnswersError, Form
from posturecoach.ergonomics.methods import METHODS, method_from
from posturecoach.ergonomics.steps import Told
from posturecoach.ergonomics.tables import Table

TABLES = [(name, table) for name in NAMES for table in GRIDS[name]]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "clinical"


def text_of(name):
    return (files("posturecoach.ergonomics") / "data" / f"{name}.toml").read_text("utf-8")


def data_of(name):
    return tomllib.loads(text_of(name))


def read(name, item):
    return Form(rulebook.method(name)).read(item)


def assess(name, item):
    return rulebook.method(name).assess(read(name, item).values)


def mistakes_of(name, item):
    with pytest.raises(AnswersError) as caught:
        read(name, item)
    return caught.value.mistakes


# ---- the tables, cell by cell ----


def items_for(name, table):
    """Yield for each cell its key, the answers that lead to it, and the step that shows it."""
    layout = METHODS[name].LAYOUTS[table]
    for key in layout.reading_order():
        by_axis = {axis.name: value for axis, value in zip(layout.axes, key, strict=True)}
        if by_axis.keys() <= METHODS[name].STEPS.keys():
            shown = {"rula": {"table_a": "posture_a", "table_b": "posture_b"}}
            yield key, by_axis, shown.get(name, {}).get(table, table)
        elif name == "rosa":
            yield key, _rosa_answers(by_axis), {"section_a": "section_a_table"}.get(table, table)
        else:
            shown = {"rula": "grand", "reba": "score_c"}[name]
            yield key, _two_tables(name, *key), shown


def _rosa_answers(by_axis):
    found = {}
    for names, value in by_axis.items():
        one, other = names.split(" + ")
        if other == "duration":
            plus = -1 if value == 0 else 1 if value == {"phone": 6}.get(one, 7) else 0
            found |= {f"{one}.score": value - plus, f"{one}.duration": plus}
        else:
            most = METHODS["rosa"].STEPS[f"chair.{one}"][1]
            found[f"chair.{one}"] = min(value - 1, most)
            found[f"chair.{other}"] = value - found[f"chair.{one}"]
    return found


def _two_tables(name, row, column):
    """Return answers that lead to a cell of table C, over cells of A and B as printed."""
    wanted = {}
    for table in ("table_a", "table_b"):
        layout, cells = METHODS[name].LAYOUTS[table], [*chain.from_iterable(GRIDS[name][table])]
        for key, cell in zip(layout.reading_order(), cells, strict=True):
            answers = {axis.name: v for axis, v in zip(layout.axes, key, strict=True)}
            wanted.setdefault((table, cell), answers)
    for first, second in ((f, s) for f in range(5) for s in range(5)):
        if ("table_a", row - first) not in wanted or ("table_b", column - second) not in wanted:
            continue
        answers = wanted["table_a", row - first] | wanted["table_b", column - second]
        if name == "reba" and first < 4 and second < 4:
            return answers | {"load": first, "coupling": second}
        if name == "rula" and first == second:
            return answers | {"muscle_use": int(first > 3), "force": first - int(first > 3)}
    raise AssertionError((name, row, column))


def wrong_cells(method, table, cells):
    """Return the cells of `table` that the method follows to another score than printed."""
    printed = [*chain.from_iterable(GRIDS[method.NAME.lower()][table])]
    easy = {id_: (low,) for id_, (low, _) in method.STEPS.items()}
    return [
        key
        for (key, answers, shown), cell in zip(cells, printed, strict=True)
        if method.follow({**easy, **{id_: (v,) for id_, v in answers.items()}})[shown] != (cell,)
    ]


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_that_every_cell_is_the_printed_one_and_any_other_is_noticed(name, table):
    method = rulebook.method(name)
    cells = list(items_for(name, table))
    assert wrong_cells(method, table, cells) == []
    right = method.tables[table]
    _, columns = right.layout.shape
    for number, (key, _, _) in enumerate(cells):
        for change in (-1, 1):
            rows = [list(row) for row in right.cells]
            rows[number // columns][number % columns] += change
            changed = Table(right.layout, tuple(map(tuple, rows)))
            other = type(method)(
                method.steps,
                {**method.tables, table: changed},
                method.levels,
                widest_range=method.widest_range,
                cite=method.cite,
            )
            assert wrong_cells(other, table, cells) == [key]


@pytest.mark.parametrize("name", NAMES)
def test_that_the_tables_are_the_clinical_ones(name):
    ours, theirs = data_of(name), clinical(name)
    for table in METHODS[name].LAYOUTS:
        assert ours[table]["rows"] == theirs[table]["rows"] == GRIDS[name][table]
    assert ours["discrepancy"] == theirs["discrepancy"]
    assert ours["sources"] == theirs["sources"]
    levels = [(row.get("level"), row["min"], row["max"]) for row in ours["level"]]
    bands = theirs.get("action_level") or [
        {"level": number, **band} for number, band in enumerate(theirs["band"], 1)
    ]
    assert levels == [(row["level"], row["min"], row["max"]) for row in bands]


@pytest.mark.parametrize("name", NAMES)
def test_that_the_clinical_file_of_the_tests_is_the_shared_one(name):
    if not SHARED.is_dir():
        pytest.skip("the clinical tables (../shared/clinical) are not here")
    shared = (SHARED / f"{name}.toml").read_bytes()
    assert (FIXTURES / f"{name}.toml").read_bytes() == shared


# ---- a file with a mistake does not load ----


def refusal(name, data):
    mistakes = []
    assert method_from(name, data, mistakes) is None
    return "\n".join(mistakes)


def test_that_a_missing_cell_is_named_in_the_words_of_the_method():
    text = text_of("rula")
    row = "[6, 6, 6, 7, 7, 7, 7, 8]"
    assert text.count(row) == 1
    with pytest.raises(rulebook.RulebookError) as caught:
        rulebook.method("rula", text.replace(row, "[6, 6, 6, 7, 7, 7, 7]"))
    assert "rula.toml" in str(caught.value)
    assert (
        "table_a: upper_arm 5, lower_arm 3, wrist 4, wrist_twist 2: "
        "expected a whole number from 1 to 9, got a missing cell"
    ) in str(caught.value)


@pytest.mark.parametrize(("name", "table"), TABLES)
@pytest.mark.parametrize("cell", [None, 2.0, "2", True, 0, 99, -1, [1]])
def test_that_a_cell_that_is_no_score_is_named(name, table, cell):
    data = data_of(name)
    data[table]["rows"][1][2] = cell
    words = refusal(name, data)
    key = list(METHODS[name].LAYOUTS[table].reading_order())[
        METHODS[name].LAYOUTS[table].shape[1] + 2
    ]
    for axis, value in zip(METHODS[name].LAYOUTS[table].axes, key, strict=True):
        assert f"{axis.name} {value}" in words
    assert words.count("\n") == 0
    assert words.startswith(f"{table}: ")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda d: d["table_b"]["rows"].pop(), "table_b: neck 6: expected a row of 12 cells"),
        (lambda d: d["table_b"]["rows"].append([1]), "table_b: row 7: there are only 6 rows"),
        (lambda d: d["table_b"]["rows"][0].append(9), "table_b: neck 1: there are only 12 columns"),
        (lambda d: d["table_b"].update(rows=5), "table_b: rows: expected 6 rows, got 5"),
        (lambda d: d["table_b"].update(row=[]), "table_b: row: unknown"),
        (lambda d: d.pop("table_b"), "table_b: expected a table with rows, got None"),
        (lambda d: d["table_c"]["rows"][7].__setitem__(6, 6), "6 is less than the 7 of"),
        (lambda d: d["step"][0]["scale"][0]["bins"][1].update(min=-19), "a gap between -20 and"),
        (lambda d: d["step"][0]["scale"][0]["bins"][1].update(min=-21), "an overlap between -20"),
        (lambda d: d["step"][1]["scale"][0]["bins"][1].update(max=100), "expected either max or"),
        (lambda d: d["step"][1]["scale"][0]["bins"][2].update(over=1e9), "a gap between 100 and"),
        (lambda d: d["step"][0]["scale"][0]["bins"][0].update(score=1.5), "score: expected a whol"),
        (lambda d: d["step"][0]["scale"][0]["bins"][0].update(mni=1), "bin 1: mni: unknown"),
        (lambda d: d["step"][0]["scale"][0].update(bins=[]), "bins: expected entries, got none"),
        (lambda d: d["step"][0]["points"].update(abducted="1"), "points.abducted: expected a who"),
        (lambda d: d["step"][0].update(pionts={}), "step 1 (upper_arm): pionts: unknown"),
        (lambda d: d["step"][0].update(range=[1, 5]), "range: expected [1, 6], got [1, 5]"),
        (lambda d: d["step"][4].update(id="nek"), "step 5 (nek): id: expected one of"),
        (lambda d: d["step"].pop(4), "step neck: missing"),
        (lambda d: d["step"].append(d["step"][0]), "step 10 (upper_arm): a second step"),
        (lambda d: d["step"][5]["denies"].update(twisted=["bent"]), "denies.twisted: expected nam"),
        (lambda d: d["step"][4]["gauge"][0]["bins"][1].update(name="twist"), "'twist' is not one"),
        (lambda d: d["step"][2]["scale"][0].update(zero=[1, 5]), "zero: expected [from, to]"),
        (lambda d: d["step"][6].pop("choices"), "expected either a base, or scales or choices"),
        (lambda d: d["level"].pop(1), "level 2: expected to begin at 3, got 5 to 6"),
        (lambda d: d["level"].pop(), "level: expected to end at 7, got 6"),
        (lambda d: d["level"][0].update(text=" "), "level 1: text: expected words"),
        (lambda d: d.update(cite=""), "cite: expected words"),
        (lambda d: d.update(schema=2), "schema: expected 1, got 2"),
        (lambda d: d.update(tabel_a={}), "tabel_a: unknown"),
        (lambda d: d.update(method="REBA"), "method: expected 'RULA', got 'REBA'"),
        (lambda d: d.update(widest_range=True), "widest_range: expected a whole number"),
    ],
)  # fmt: skip
def test_that_a_file_with_a_mistake_does_not_load(spoil, words):
    data = data_of("rula")
    spoil(data)
    assert words in refusal("rula", data)


def test_that_every_mistake_of_a_file_is_named():
    data = data_of("reba")
    data["table_a"]["rows"][0][0] = 0
    data["table_b"]["rows"][0][0] = "x"
    data["cite"] = 7
    assert refusal("reba", data).count("\n") == 2


def test_that_there_is_no_other_method():
    with pytest.raises(ValueError, match="expected one of rula, reba, rosa"):
        rulebook.method("owas")


# ---- what is not known gives a range, exactly ----


def answers(name):
    """Return a strategy for items: each step missing, known, or a list of possible scores."""

    def step(low, high):
        score = st.integers(low, high)
        return st.one_of(score, score, st.lists(score, min_size=1, max_size=3))

    ranges = METHODS[name].STEPS
    return st.fixed_dictionaries(
        {}, optional={id_: step(*limits) for id_, limits in ranges.items()}
    )


def as_lists(item):
    return {key: value if isinstance(value, list) else [value] for key, value in item.items()}


def nested(item):
    found = {}
    for key, value in item.items():
        group, _, rest = key.partition(".")
        if rest:
            found.setdefault(group, {})[rest] = value
        else:
            found[key] = value
    return found


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])  # fmt: skip
@given(data=st.data())
def test_that_the_range_is_that_of_every_completion_and_no_wider(name, data):
    ranges = METHODS[name].STEPS
    item = data.draw(answers(name))
    # Enough is known that all completions can be tried one by one.
    for id_, (low, _) in ranges.items():
        if len(list(islice(completions(as_lists(item), ranges), 5_001))) <= 5_000:
            break
        item[id_] = low
    scores = {reference(name, steps) for steps in completions(as_lists(item), ranges)}
    result = assess(name, nested(item))
    assert set(result.scores) == scores
    assert result.range == (min(scores), max(scores))
    assert result.score == (scores.pop() if len(scores) == 1 else None)
    assert set(result.unseen) == {
        id_ for id_, (low, high) in ranges.items()
        if len(set(as_lists(item).get(id_, range(low, high + 1)))) > 1
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.data())
def test_that_more_strain_in_any_step_never_scores_less(name, data):
    ranges = METHODS[name].STEPS
    item = {id_: data.draw(st.integers(*limits)) for id_, limits in ranges.items()}
    score = assess(name, nested(item)).score
    for id_, (_, high) in ranges.items():
        if item[id_] < high:
            assert assess(name, nested({**item, id_: item[id_] + 1})).score >= score


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_that_knowing_more_never_widens_the_range(name, data):
    item = data.draw(answers(name))
    ranges = METHODS[name].STEPS
    unknown = [id_ for id_ in ranges if id_ not in item]
    assume(unknown)
    before = assess(name, nested(item)).range
    id_ = data.draw(st.sampled_from(unknown))
    item[id_] = data.draw(st.integers(*ranges[id_]))
    low, high = assess(name, nested(item)).range
    assert before[0] <= low <= high <= before[1]


@pytest.mark.parametrize(
    ("name", "whole"), [("rula", (1, 7)), ("reba", (1, 15)), ("rosa", (1, 10))]
)
def test_that_nothing_seen_is_not_enough(name, whole):
    result = assess(name, {})
    assert result.range == whole
    assert result.score is None
    assert result.level is None
    assert not result.enough_seen
    assert result.words() == "not enough seen"
    assert result.unseen == tuple(METHODS[name].STEPS)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_range_is_enough_up_to_a_third_of_the_scale(name):
    method = rulebook.method(name)
    low, high = method.SCORES
    assert method.widest_range == (high - low) // 3


@pytest.mark.parametrize("name", NAMES)
def test_that_flags_with_points_move_a_step_by_them(name):
    for step in rulebook.method(name).steps.values():
        for choice in [*step.choices] or [None]:
            quiet = step.possible(Told(choices=(choice,)))
            for flag, points in step.points.items():
                raised = step.possible(Told(choices=(choice,), flags={flag: (True,)}))
                if choice is None or choice not in step.denies.get(flag, ()):
                    kept = {min(max(v + points, step.low), step.high) for v in quiet}
                    assert set(raised) == kept, (step.id, choice, flag)
                open_ = step.possible(Told(choices=(choice,), flags={flag: (False, True)}))
                assert set(open_) == {*quiet, *raised}


@pytest.mark.parametrize("name", NAMES)
def test_that_the_steps_reach_every_score_of_their_range(name):
    """A range that no answer reaches would make the whole range too wide."""
    for step in rulebook.method(name).steps.values():
        flags = dict.fromkeys(step.points, (False, True))
        assert step.possible(Told(flags=flags)) == step.all_values, step.id


# ---- slips are refused by name ----


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"nekc": 3}, "nekc: is no step of RULA; did you mean 'neck'?"),
        ({"posture_a": 3}, "posture_a: is no step of RULA"),
        ({"neck": 7}, "neck: expected a whole number from 1 to 6, got 7"),
        ({"neck": 0}, "neck: expected a whole number from 1 to 6, got 0"),
        ({"lower_arm": 4}, "lower_arm: expected a whole number from 1 to 3, got 4"),
        ({"muscle_use": 2}, "muscle_use: expected a whole number from 0 to 1, got 2"),
        ({"neck": 2.5}, "neck: expected a whole number from 1 to 6, got 2.5"),
        ({"neck": float("nan")}, "neck: expected a whole number from 1 to 6, got nan"),
        ({"neck": float("inf")}, "neck: expected a whole number from 1 to 6, got inf"),
        ({"neck": 10**5000}, "neck: expected a whole number from 1 to 6, got a very la"),
        ({"neck": True}, "neck: expected a whole number from 1 to 6, got true"),
        ({"neck": "3"}, "neck: expected a whole number from 1 to 6, got '3'"),
        ({"neck": None}, "neck: expected a whole number from 1 to 6, got null"),
        ({"neck": []}, "neck: expected a whole number from 1 to 6, or a list of pos"),
        ({"neck": [[1]]}, "neck: expected a whole number from 1 to 6, got [1]"),
        ({"neck": {}}, "neck: expected a whole number from 1 to 6, got {}"),
        ({"neck": [1, 7]}, "neck: expected a whole number from 1 to 6, got 7"),
        ({"neck": [2, True]}, "neck: expected a whole number from 1 to 6, got true"),
        ({"angles": 3}, "angles: expected angles by step, got 3"),
        ({"angles": {"nekc": 3}}, "angles.nekc: is unknown; did you mean 'neck'?"),
        ({"angles": {"neck": 181}}, "angles.neck.deg: expected a number, -180 to 180, got 181"),
        ({"angles": {"lower_arm": -1}}, "angles.lower_arm.deg: expected a number, 0 to 180, go"),
        ({"angles": {"neck": float("nan")}}, "angles.neck.deg: expected a number, -180 to 180"),
        ({"angles": {"neck": float("-inf")}}, "angles.neck.deg: expected a number"),
        ({"angles": {"neck": True}}, "angles.neck.deg: expected a number, -180 to 180, got true"),
        ({"angles": {"neck": "x"}}, "angles.neck: x: is no choice"),
        ({"angles": {"neck": []}}, "angles.neck.deg: expected a value or a list of possible ones"),
        ({"angles": {"neck": [10, 200]}}, "angles.neck.deg: expected a number, -180 to 180, go"),
        ({"angles": {"neck": {"twsited": True}}}, "angles.neck.twsited: is unknown; did you"),
        ({"angles": {"neck.twisted": 1}}, "angles.neck.twisted: expected true or false, got 1"),
        ({"angles": {"neck.twisted": []}}, "angles.neck.twisted: expected a value or a list"),
        ({"angles": {"twisted": True}}, "angles.twisted: which one? Write 'neck.twisted' "),
        ({"angles": {"muscle_use": {"static_s": float("inf")}}}, "static_s: expected a number, 0"),
        ({"angles": {"muscle_use": {"static_s": -1}}}, "static_s: expected a number, 0 or more"),
        ({"angles": {"legs": 10}}, "angles.legs: expected one of supported_balanced"),
        ({"angles": {"legs": ["supported_balanced", "x"]}}, "angles.legs: x: is no choice"),
        ({"angles": {"legs": {"supported_balanced": True, "not_supported": True}}}, "only one of"),
        ({"angles": {"legs": {"supported_balanced": False, "not_supported": False}}}, "must be so"),
        ({"angles": {"exact": 1}}, "angles.exact: expected true or false, got 1"),
        ({"angles": {"neck": 5, "neck.deg": 6}}, "angles.neck.deg: is given twice"),
        ({"neck": 1, "angles": {"neck": 5}}, "neck: is given both as a score and under angles"),
        ({"id": 1.5}, "id: expected words or a whole number, got 1.5"),
        (3, "expected answers by step, got 3"),
        (None, "expected answers by step, got null"),
        ([], "expected answers by step, got []"),
    ],
)  # fmt: skip
def test_that_a_slip_is_refused_by_name(item, words):
    assert any(
        mistake.startswith(words) or words in mistake for mistake in mistakes_of("rula", item)
    )


def test_that_all_slips_of_an_item_are_named():
    found = mistakes_of("rula", {"nekc": 3, "legs": 3, "angles": {"wrsit": 1, "upper_arm": 900}})
    assert [mistake.split(":")[0] for mistake in found] == [
        "nekc", "legs", "angles.wrsit", "angles.upper_arm.deg",
    ]  # fmt: skip


def test_that_parts_of_rosa_are_refused_by_name():
    assert mistakes_of("rosa", {"chair": {"hieght": 1}}) == (
        "chair.hieght: is no part of chair; did you mean 'height'?",
    )
    assert "chair.height: is given twice" in mistakes_of(
        "rosa", {"chair.height": 1, "chair": {"height": 1}}
    )
    assert "chair: expected scores of height, depth" in mistakes_of("rosa", {"chair": 3})[0]


def test_that_the_methods_themselves_take_nothing_outside():
    method = rulebook.method("rula")
    with pytest.raises(ValueError, match="expected a step of RULA, got 'nose'"):
        method.assess({"nose": (1,)})
    for values in ((), (0,), (7,), (1, 7)):
        with pytest.raises(ValueError, match="neck: expected 1 to 6"):
            method.assess({"neck": values})


def test_that_a_whole_number_written_as_a_fraction_is_one():
    assert assess("rula", {"neck": 2.0}).steps["neck"] == (2,)


def test_that_order_and_repetition_of_possible_scores_do_not_matter():
    assert assess("rula", {"neck": [3, 1, 3]}) == assess("rula", {"neck": [1, 3]})


@pytest.mark.parametrize("name", NAMES)
def test_that_every_example_can_be_read_whole_as_scores(name):
    for example in clinical(name)["example"]:
        steps = {k: v for k, v in flat(example).items() if k in METHODS[name].STEPS}
        assert len(steps) == len(METHODS[name].STEPS)
        assert assess(name, nested(steps)).score == reference(name, steps)


# ---- flags and quantities that are not told, or only perhaps ----


def test_that_a_flag_that_is_not_told_is_taken_as_no_and_said():
    told = read("rula", {"angles": {"neck": {"deg": 15, "twisted": True}}})
    assert told.values == {"neck": (3,)}
    assert told.assumed_no == ("neck.side_bending",)


def test_that_a_flag_that_is_perhaps_so_gives_both():
    assert read("rula", {"angles": {"neck": {"deg": 15, "twisted": [False, True]}}}).values == {
        "neck": (2, 3)
    }


def test_that_a_flag_without_its_angle_leaves_the_angle_open():
    assert read("rula", {"angles": {"neck.twisted": True}}).values == {"neck": (2, 3, 4, 5)}


def test_that_a_flag_of_one_step_may_stand_alone():
    assert read("rula", {"angles": {"upper_arm": 30, "abducted": True}}).values == {
        "upper_arm": (3,)
    }


def test_that_a_choice_may_be_named_ticked_or_open():
    for angles in (
        {"legs": "not_supported"},
        {"not_supported": True},
        {"legs.not_supported": True},
    ):
        assert read("rula", {"angles": angles}).values == {"legs": (2,)}
    both = {"legs": ["not_supported", "supported_balanced"]}
    assert read("rula", {"angles": both}).values == {"legs": (1, 2)}
    assert read("rula", {"angles": {"not_supported": False}}).values == {"legs": (1,)}
    assert read("rula", {"angles": {"not_supported": [False, True]}}).values == {"legs": (1, 2)}
