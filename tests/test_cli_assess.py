"""`posturecoach assess` as scripts and people meet it."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from posturecoach.analysis import assess as work
from posturecoach.cli.app import app
from posturecoach.ergonomics.methods import METHODS

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "assessments"

KNOWN = {
    "upper_arm": 3, "lower_arm": 2, "wrist": 3, "wrist_twist": 1, "neck": 2, "trunk": 2,
    "legs": 1, "muscle_use": 1, "force": 0,
}  # fmt: skip
AS_TOML = "\n".join(f"{key} = {value}" for key, value in KNOWN.items())


@pytest.fixture
def run(home):
    """Run `posturecoach assess`; return exit code, standard output and standard error."""
    runner = CliRunner()

    def run_it(*arguments, text=None):
        result = runner.invoke(app, ["assess", *map(str, arguments)], input=text)
        return result.exit_code, result.stdout, result.stderr

    return run_it


@pytest.fixture
def file(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_that_one_item_is_scored_as_the_interface_says(run, file):
    code, out, err = run("rula", file("a.json", json.dumps(KNOWN)), "--json")
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert {key: result[key] for key in ("method", "score", "range", "action_level", "unseen")} == {
        "method": "RULA", "score": 4, "range": [4, 4], "action_level": 2, "unseen": [],
    }  # fmt: skip
    assert result["steps"] == {
        **KNOWN, "posture_a": 4, "posture_b": 2, "score_c": 5, "score_d": 3, "grand": 4,
    }  # fmt: skip
    assert result["action"] == "further investigation; changes may be required"


def test_that_toml_and_json_say_the_same(run, file):
    of_json = run("rula", file("a.json", json.dumps(KNOWN)), "--json")
    of_toml = run("rula", file("a.toml", AS_TOML), "--json")
    assert of_json == of_toml
    assert run("rula", "-", "--json", text=json.dumps(KNOWN)) == of_json
    assert run("rula", "-", "--json", text=AS_TOML) == of_json
    # a byte order mark is what some editors leave
    assert run("rula", "-", "--json", text="\ufeff" + AS_TOML) == of_json
    assert run("rula", file("a", AS_TOML), "--json") == of_json


@pytest.mark.parametrize("name", METHODS)
def test_that_a_list_gives_one_result_per_item_in_order(run, file, name):
    rng = random.Random(7)
    ranges = METHODS[name].STEPS
    items = [
        {"id": number, **{id_: rng.randint(*limits) for id_, limits in ranges.items()}}
        for number in range(50)
    ]
    code, out, _ = run(name, file("a.json", json.dumps(items)), "--json")
    assert code == 0
    results = json.loads(out)
    assert [result["id"] for result in results] == list(range(50))
    single = [json.loads(run(name, "-", "--json", text=json.dumps(i))[1]) for i in items[:5]]
    assert results[:5] == single
    toml = "\n".join(
        "[[item]]\n" + "\n".join(f'"{key}" = {value}' if "." in key else f"{key} = {value}"
                                 for key, value in item.items())
        for item in items
    )  # fmt: skip
    assert json.loads(run(name, file("a.toml", toml), "--json")[1]) == results
    assert len(json.loads(run(name, "-", "--json", text=json.dumps({"item": items}))[1])) == 50


def test_that_a_list_of_one_is_a_list(run):
    assert isinstance(json.loads(run("rula", "-", "--json", text="[{}]")[1]), list)


def test_that_what_is_not_known_gives_a_range(run):
    _, out, _ = run("rula", "-", "--json", text=json.dumps({**KNOWN, "force": [0, 1], "legs": [1]}))
    result = json.loads(out)
    assert result["score"] is None
    # 5 and 3 in table C are 4, 6 and 4 are 6
    assert result["range"] == [4, 6]
    assert result["action_level"] is None
    assert result["action_levels"] == [2, 3]
    assert result["unseen"] == ["force"]
    assert result["steps"]["force"] == [0, 1]
    assert result["enough_seen"] is True


def test_that_too_wide_a_range_is_never_a_number_on_the_screen(run):
    code, out, _ = run("rula", "-", text="neck = 1\ntrunk = 1\nmuscle_use = 1\nforce = 0")
    assert code == 0
    assert "RULA: not enough seen" in out
    assert "Action level" not in out
    assert "grand" not in out
    assert "upper arm" in out


def test_that_a_person_reads_score_level_words_and_source(run):
    code, out, _ = run("reba", "-", text='trunk = 2\nid = "sorting"\n[angles]\nneck = 30\n')
    assert code == 0
    assert "REBA sorting: not enough seen" in out
    code, out, _ = run("rula", "-", text=AS_TOML)
    assert "RULA: 4" in out
    assert "Action level 2: further investigation; changes may be required" in out
    assert "McAtamney L, Corlett EN (1993)" in out
    assert "grand" in out
    text = AS_TOML.replace("neck = 2", "") + "\n[angles]\nneck = 12\n"
    assert (
        "Not told, taken as not so: neck.twisted, neck.side bending."
        in run("rula", "-", text=text)[1]
    )


def test_that_a_person_reads_a_list(run):
    items = [KNOWN, {**KNOWN, "force": [0, 1]}, {}] + [KNOWN] * 200
    code, out, _ = run("rula", "-", text=json.dumps(items))
    assert code == 0
    assert "4 to 6" in out
    assert "not enough seen" in out
    assert "… and 3 more; --json writes all." in out
    assert "201 of 203: further investigation; changes may be required" in out


def test_that_all_mistakes_of_a_list_are_named_and_nothing_is_scored(run):
    items = [KNOWN, {**KNOWN, "neck": 9}, {"nekc": 1, "legs": []}, 5]
    code, out, err = run("rula", "-", "--json", text=json.dumps(items))
    assert code == 2
    assert out == ""
    assert "Standard input has answers that cannot be followed:" in err
    assert "item 2: neck: expected a whole number from 1 to 6, got 9" in err
    assert "item 3: nekc: is no step of RULA; did you mean 'neck'?" in err
    assert "item 3: legs: expected a whole number from 1 to 2, or a list of possible" in err
    assert "item 4: expected answers by step, got 5" in err
    assert "item 1:" not in err
    assert "Try: " in err


def test_that_a_single_item_has_no_number(run):
    assert "\n  neck: expected" in run("rula", "-", text="neck = 9")[2]


def test_that_very_many_mistakes_are_counted(run):
    code, _, err = run("rula", "-", text=json.dumps([{"neck": 9}] * 500))
    assert code == 2
    assert "item 20: " in err
    assert "item 21: " not in err
    assert "and 480 more" in err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"neck": NaN}', "neck: expected a whole number from 1 to 6, got nan"),
        ('{"neck": Infinity}', "neck: expected a whole number from 1 to 6, got inf"),
        ("neck = nan", "neck: expected a whole number from 1 to 6, got nan"),
        ("neck = 2020-01-01", "neck: expected a whole number from 1 to 6, got datetime"),
        ("neck = 0x" + "f" * 9000, "neck: expected a whole number from 1 to 6, got a very large"),
        ("[angles]\nneck = 0x" + "f" * 9000, "angles.neck.deg: expected a number, -180 to 180"),
        ('{"neck": ' + "9" * 9000 + "}", "is not JSON"),
        ('{"neck": 1, "neck": 2}', "is not JSON: 'neck' is given twice."),
        ("neck = 1\nneck = 2", "is not TOML: Cannot overwrite a value"),
        ('{"neck": 1', "is not JSON: Expecting ',' delimiter: line 1 column 11"),
        ("[" * 100_000, "is not JSON: its brackets are nested too deep."),
        ("neck: 1", "is not TOML: "),
        ("[]", "Standard input holds an empty list."),
        ('{"item": []}', "Standard input holds an empty list."),
        ('{"item": [{}], "neck": 1}', "neck stand beside the list item."),
        ("3", "expected answers by step, got 3"),
        ('"x"', "expected answers by step, got 'x'"),
    ],
)  # fmt: skip
def test_that_bad_input_is_told_in_words(run, text, words):
    code, out, err = run("rula", "-", text=text)
    assert code == 2
    assert out == ""
    assert words in err
    assert "Try: " in err
    assert len(err) < 1000


def test_that_a_file_that_cannot_be_read_is_told(run, tmp_path):
    code, _, err = run("rosa", tmp_path / "none.toml")
    assert code == 2
    assert "cannot be read: No such file or directory" in err
    code, _, err = run("rosa", tmp_path)
    assert code == 2
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    code, _, err = run("rosa", tmp_path / "a.toml")
    assert code == 2
    assert "is not text in UTF-8" in err


def test_that_an_ending_says_which_form_is_meant(run, file):
    assert "is not TOML" in run("rula", file("a.toml", "{}"))[2]
    assert "is not JSON" in run("rula", file("a.json", AS_TOML))[2]


def test_that_there_is_no_other_method(run):
    assert run("owas", "-", text="{}")[0] == 2
    assert run("RULA", "-", text="{}")[0] == 0


@pytest.mark.parametrize(
    ("option", "score"), [((), 1), (("--static-after", "600"), 0), (("--static-after", "299"), 1)]
)
def test_that_static_may_be_that_of_the_other_worksheet(run, option, score):
    text = json.dumps({"angles": {"muscle_use": {"static_s": 300}}})
    _, out, _ = run("rula", "-", "--json", *option, text=text)
    assert json.loads(out)["steps"]["muscle_use"] == score


@pytest.mark.parametrize("seconds", ["0", "-5", "nan", "inf", "100000"])
def test_that_a_border_that_is_no_time_is_refused(run, seconds):
    code, _, err = run("rula", "-", "--static-after", seconds, text="{}")
    assert code == 2
    assert "is not a time in seconds" in err


def test_that_only_rula_has_that_border(run):
    code, _, err = run("reba", "-", "--static-after", "600", text="{}")
    assert code == 2
    assert "REBA itself says" in err


@pytest.mark.parametrize("name", METHODS)
def test_that_the_clinical_examples_are_scored_from_a_file(run, name):
    import tomllib

    examples = tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))["example"]
    keys = {id_.partition(".")[0] for id_ in METHODS[name].STEPS}
    items = [{key: e[key] for key in keys} for e in examples]
    _, out, _ = run(name, "-", "--json", text=json.dumps(items))
    final = {"rula": "grand", "reba": "reba"}
    expected = [e["expect"]["final"] if name == "rosa" else e[final[name]] for e in examples]
    assert [result["score"] for result in json.loads(out)] == expected


def test_that_thousands_are_scored():
    """All of them, in order; how long 100,000 take is in docs/assessments.md."""
    rng = random.Random(7)
    ranges = METHODS["rula"].STEPS.items()
    items = [{id_: rng.randint(*limits) for id_, limits in ranges} for _ in range(10_000)]
    scored = work.score(work.method_named("rula"), items, "-", many=True)
    assert len(scored) == 10_000
    for number in (0, 7, 9_999):
        shown = scored[number].assessment.steps
        assert {id_: (value,) for id_, value in items[number].items()} == {
            id_: shown[id_] for id_ in items[number]
        }


def test_that_the_command_stands_alone_without_camera_and_window(home):
    """A start costs what typer, rich and numpy cost: nothing of vision or Qt is loaded."""
    code = (
        "import sys\nfrom posturecoach.cli.app import app\n"
        "app(['assess', 'rula', '-', '--json'], standalone_mode=False)\n"
        "heavy = {'cv2', 'mediapipe', 'PySide6', 'rich.table'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="{}", capture_output=True, text=True, cwd=ROOT,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["range"] == [1, 7]


def test_that_the_examples_of_the_documentation_work(run):
    text = (ROOT / "docs" / "assessments.md").read_text(encoding="utf-8")
    examples = [part.split("```")[0] for part in text.split("```toml\n")[1:]]
    assert len(examples) == 2
    for example in examples:
        code, out, err = run("rula", "-", "--json", text=example)
        assert (code, err) == (0, "")
        assert json.loads(out)["enough_seen"]
