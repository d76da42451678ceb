"""Several processes: the same results as one, and what happens when one of them dies."""

import os
import signal
import sys

import psutil
import pytest
from clips import contents, measured, outcomes, pictures, tasks, write_clip

from posturecoach.analysis.analyze import Measuring, Outcome, State, Step, StoppedError
from posturecoach.analysis.farm import Again, Farm, usual_jobs
from posturecoach.errors import OutputError

pytestmark = pytest.mark.timeout(240)
KILLS = pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    """Three clips, the first of which takes longest."""
    folder = tmp_path_factory.mktemp("clips")
    frames = pictures()
    spans = {"a_long": (0, 40), "b": (40, 46), "c": (60, 66)}
    return [write_clip(folder / f"{n}.mp4", frames[i:j]) for n, (i, j) in spans.items()]


@pytest.fixture(scope="module")
def alone(clips, tmp_path_factory):
    return measured(clips, tmp_path_factory.mktemp("alone"))


def test_that_two_processes_write_what_one_writes(clips, alone, tmp_path):
    out = tmp_path / "out"
    found = list(Farm(tasks(clips, out), 2))
    done = outcomes(found)
    assert {stem: (o.state, o.frames) for stem, o in done.items()} == {
        "a_long": (State.DONE, 40),
        "b": (State.DONE, 6),
        "c": (State.DONE, 6),
    }
    assert contents(out) == alone
    assert len(alone) == 6
    # Both were at work: the short ones were over before the long one.
    ends = [item.thing.stem for item in found if isinstance(item, Outcome)]
    assert ends[-1] == "a_long"
    assert any(isinstance(item, Step) and item.total == 40 for item in found)
    assert not any((out / ".unfinished").iterdir())
    assert multi_children() == []


def multi_children():
    """Workers that are still there; the tracker of Python's own stays."""
    children = psutil.Process().children(recursive=True)
    return [c for c in children if "spawn_main" in " ".join(c.cmdline())]


def kill_while(farm, stem, times):
    """Iterate over `farm`; kill who measures `stem` at its first steps."""
    news = []
    tries = 0
    for item in farm:
        news.append(item)
        if isinstance(item, Step) and item.thing.stem == stem and tries < times:
            pid = farm.at_work[item.thing]
            if pid not in {n for n in news if isinstance(n, int)}:
                news.append(pid)
                os.kill(pid, signal.SIGKILL)
                tries += 1
    return [item for item in news if not isinstance(item, int)]


@KILLS
def test_that_a_worker_that_dies_costs_its_clip_one_more_try(clips, alone, tmp_path):
    out = tmp_path / "out"
    news = kill_while(Farm(tasks(clips, out), 2), "a_long", 1)
    (again,) = [item for item in news if isinstance(item, Again)]
    assert again.task.thing.stem == "a_long"
    assert again.why == "the process that measured it was ended by SIGKILL; it is tried once more."
    assert {o.state for o in outcomes(news).values()} == {State.DONE}
    assert contents(out) == alone


@KILLS
def test_that_a_clip_whose_workers_die_twice_has_failed_and_the_others_are_done(
    clips, alone, tmp_path
):
    out = tmp_path / "out"
    news = kill_while(Farm(tasks(clips, out), 2), "a_long", 2)
    done = outcomes(news)
    assert done["a_long"].state is State.FAILED
    assert "was ended by SIGKILL, 2 times" in done["a_long"].problems[0]
    assert done["b"].state is done["c"].state is State.DONE
    assert contents(out) == {n: data for n, data in alone.items() if n[0] != "a"}


def test_that_a_farm_that_is_closed_ends_its_workers_and_leaves_nothing_half(clips, tmp_path):
    out = tmp_path / "out"
    farm = Farm(tasks(clips, out), 2)

    def until_closed():
        for item in farm:
            if isinstance(item, Step) and item.thing.stem == "a_long":
                farm.close()

    with pytest.raises(StoppedError):
        until_closed()
    assert not any(name.startswith("a_long") for name in contents(out))
    assert multi_children() == []


def test_that_one_broken_clip_is_told_and_no_other_is_touched(clips, alone, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_text("no clip")
    out = tmp_path / "out"
    done = outcomes(Farm(tasks([*clips[1:], broken], out), 2))
    assert done["broken"].state is State.FAILED
    assert "broken.mp4 holds no picture that can be read" in done["broken"].problems[0]
    assert contents(out) == {n: data for n, data in alone.items() if n[0] != "a"}


def test_that_what_concerns_every_clip_ends_the_work(clips, tmp_path):
    things = tasks(clips, tmp_path / "out")
    (tmp_path / "out" / ".unfinished").rmdir()
    with pytest.raises(OutputError, match="cannot be written") as caught:
        list(Farm(things, 2))
    assert caught.value.try_.startswith("check that the folder")
    with pytest.raises(OutputError, match="cannot be written"):
        list(Measuring(things[0]))


def test_that_a_mistake_of_ours_costs_one_clip(clips, tmp_path, monkeypatch):
    def mistaken(*_):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("posturecoach.analysis.analyze._session", mistaken)
    (task, *_) = tasks(clips, tmp_path / "out")
    (outcome,) = Measuring(task)
    assert outcome.state is State.FAILED
    assert outcome.problems == ("something went wrong in posturecoach itself (ZeroDivisionError).",)
    assert "oh" in outcome.bug


def test_the_usual_number_of_processes(monkeypatch):
    for cores, jobs in ((1, 1), (2, 1), (3, 1), (8, 4)):
        monkeypatch.setattr(
            os, "sched_getaffinity", lambda _, c=cores: set(range(c)), raising=False
        )
        assert usual_jobs() == jobs
