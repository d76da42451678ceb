"""Short clips for tests of `analyze`, made of the sample clip, and the tasks to measure them."""

from posturecoach.analysis.analyze import Manner, Measuring, Outcome, Task
from posturecoach.analysis.inputs import inputs
from posturecoach.samples import sample_clip
from posturecoach.vision.opencv import cv2
from posturecoach.vision.sources import open_source

LITE = Manner(model="lite")


def pictures(count=120):
    """The first pictures of the sample clip."""
    source = open_source(str(sample_clip()))
    found = [frame.picture for frame, _ in zip(source, range(count), strict=False)]
    source.close()
    return found


def write_clip(path, frames, fps=10.0):
    path.parent.mkdir(parents=True, exist_ok=True)
    height, width = frames[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), fps, (width, height))
    for frame in frames:
        writer.write(frame)
    writer.release()
    return path


def tasks(paths, out, manner=LITE):
    unfinished = out / ".unfinished"
    unfinished.mkdir(parents=True)
    return [Task(thing, manner, out, unfinished) for thing in inputs(paths)]


def outcomes(news):
    """What came of each input, by its stem."""
    return {item.thing.stem: item for item in news if isinstance(item, Outcome)}


def measured(paths, out, manner=LITE):
    """The results of one process, one after the other: what all others must equal."""
    for task in tasks(paths, out, manner):
        outcomes(Measuring(task))
    return contents(out)


def contents(out):
    """Everything that can be seen in a folder of results but the manifest."""
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if path.is_file() and path.name != "manifest.ndjson"
    }
