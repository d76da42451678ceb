"""A real Dask cluster of two workers on the loopback address, for the same work."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from clips import contents, measured, pictures, tasks, write_clip

from posturecoach.analysis.analyze import State, StoppedError
from posturecoach.errors import OutputError, SourceError

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.timeout(240)


def dask():
    return pytest.importorskip(
        "distributed", reason="Dask is not installed (posturecoach[cluster])"
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The address of a scheduler that has two workers, processes of their own."""
    dask()
    program = (
        "import sys\n"
        "from distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=2, threads_per_worker=1, host='127.0.0.1',\n"
        "                      dashboard_address=None) as cluster:\n"
        "        print(cluster.scheduler_address, flush=True)\n"
        "        sys.stdin.read()\n"
    )
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(program)
    process = subprocess.Popen(
        [sys.executable, script],
        cwd=script.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    yield process.stdout.readline().strip()
    process.communicate("", timeout=60)


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clips")
    frames = pictures(60)
    return [write_clip(folder / f"{n}.mp4", frames[n * 10 : n * 10 + 8]) for n in range(5)]


def run(*arguments, home, cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "posturecoach", "analyze", "--model", "lite", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "POSTURECOACH_HOME": str(home)},
    )


def test_that_a_cluster_writes_what_one_process_writes_and_says_what_failed(
    cluster, clips, tmp_path, home
):
    broken = tmp_path / "broken.mp4"
    broken.write_text("no clip")
    alone = measured(clips, tmp_path / "alone")
    out = tmp_path / "out"
    done = run(*clips, broken, "-o", out, "--scheduler", cluster, home=home)
    assert done.returncode == 2, done.stderr
    assert "broken.mp4 holds no picture that can be read." in done.stderr
    assert "Of 1 of 6 something could not be read" in done.stderr
    assert contents(out) == alone
    assert not list(out.glob(".*"))
    lines = (out / "manifest.ndjson").read_text().splitlines()
    records = {Path(r["input"]).name: r for r in map(json.loads, lines)}
    assert records["broken.mp4"]["state"] == "failed"
    assert "holds no picture" in records["broken.mp4"]["problems"][0]
    assert len(records) == 6
    again = run(*clips, "-o", out, "--scheduler", cluster, home=home)
    assert again.returncode == 0
    assert "5 of 5 were done before" in again.stderr


def test_that_a_path_holds_wherever_the_workers_were_started(cluster, clips, tmp_path, home):
    folder, name = clips[0].parent, clips[0].name
    done = run(name, "-o", "out", "--scheduler", cluster, "--formats", "csv", home=home, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert f"{name}: 8 frames" in done.stderr
    assert (folder / "out" / f"{clips[0].stem}.csv").exists()


def test_that_what_fails_is_tried_again_and_then_told(cluster, clips, tmp_path):
    dask()
    from posturecoach.analysis import cluster as module

    (task, *_) = tasks(clips, tmp_path / "out")
    # A worker of another version refuses; that is a failure like others.
    client = module.distributed.Client(cluster, set_as_default=False)
    with client:
        expected = {**task.manner.to_json(), "version": "0"}
        future = client.submit(module.measured, task, expected, pure=False, retries=1)
        outcome = module._outcome(future, task)
        tries = client.run_on_scheduler(
            lambda dask_scheduler, key: sum(
                line[0] == key and line[2] == "processing" for line in dask_scheduler.transition_log
            ),
            key=future.key,
        )
    assert tries == 2
    assert outcome.state is State.FAILED
    assert "they must be the same" in outcome.problems[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_that_a_worker_that_dies_costs_no_clip(cluster, clips, tmp_path):
    dask()
    from posturecoach.analysis import cluster as module

    alone = measured(clips, tmp_path / "alone")
    with module.distributed.Client(cluster, set_as_default=False) as client:
        pids = list(client.run(os.getpid).values())
    done = {}
    out = tmp_path / "out"
    for outcome in module.Cluster(tasks(clips, out), cluster):
        done[outcome.thing.stem] = outcome.state
        if len(done) == 1:
            os.kill(pids[0], signal.SIGKILL)
    assert set(done.values()) == {State.DONE}
    assert contents(out) == alone


def test_that_a_closed_cluster_stops(cluster, clips, tmp_path):
    dask()
    from posturecoach.analysis.cluster import Cluster

    work = Cluster(tasks(clips, tmp_path / "out"), cluster)

    def until_closed():
        for _ in work:
            work.close()

    with pytest.raises(StoppedError):
        until_closed()


def test_that_an_address_where_nobody_answers_is_told(clips, tmp_path, monkeypatch):
    dask()
    from posturecoach.analysis import cluster as module

    monkeypatch.setattr(module, "_ANSWER_S", 0.5)
    with pytest.raises(SourceError, match="No Dask scheduler answers at") as caught:
        list(module.Cluster(tasks(clips, tmp_path / "out"), "tcp://127.0.0.1:9"))
    assert "tcp://" in caught.value.try_


def test_that_a_scheduler_without_dask_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "posturecoach.analysis.cluster", raising=False)
    with pytest.raises(OutputError, match="needs Dask") as caught:
        import posturecoach.analysis.cluster  # noqa: F401
    assert "posturecoach[cluster]" in caught.value.try_
