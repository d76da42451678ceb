"""The page about a clip: what it shows, what it holds back, and that names stay names."""

import base64
import re
import tomllib
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from some_looks import HEIGHT, WIDTH, about, degrees, look, upright, write

from posturecoach.analysis.writers.columns import Cell, Columns
from posturecoach.analysis.writers.html import HtmlWriter, _larger
from posturecoach.analysis.writers.overlay import WORDS
from posturecoach.analysis.writers.worst import MOST, Worst
from posturecoach.analysis.writing import Results
from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Person
from posturecoach.rulebook import LANGUAGES
from posturecoach.vision import filming
from posturecoach.vision.annotating import pen_of
from posturecoach.vision.frame import Frame


class Page(HTMLParser):
    """Every element with its attributes, and every word."""

    def __init__(self, text):
        super().__init__()
        self.text = text
        self.elements, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attrs for found, attrs in self.elements if found == tag]

    @property
    def said(self):
        return " ".join(" ".join(self.words).split())


def page(tmp_path, looks, pictures=None, *formats, **told):
    path = tmp_path / "page.html"
    write(HtmlWriter(about(tmp_path, "html", *formats, **told), [path]), looks, pictures)
    return Page(path.read_text(encoding="utf-8"))


def beyond(time_s, strain, zone=Zone.BAD, seen=None):
    found = {"head_roll": Finding("head_roll", zone, strain, None, None)}
    roll = degrees("head_roll", 10.0 * strain, 10.0 * strain, 3.0)
    return look(time_s, seen or upright(), measures=[roll], findings=found, strain=strain)


def calm(count, fps=10.0):
    return [beyond(n / fps, 0.1, Zone.NEUTRAL) for n in range(count)]


def picture(time_s=0.0):
    noise = np.random.default_rng(3).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)
    return Frame(time_s, noise)


def test_that_a_page_needs_nothing_from_outside(tmp_path):
    looks = [*calm(20), beyond(2.0, 1.4)]
    told = page(tmp_path, looks, [picture()] * 21, "mp4", total=21)
    for tag, attrs in told.elements:
        assert tag not in {"link", "iframe", "object", "embed", "base", "form"}
        for name in ("src", "href", "xlink:href", "action"):
            address = attrs.get(name) or "./"
            assert address.startswith(("./clip_annotated.mp4", "data:image/jpeg;base64,", "./")), (
                tag
            )
    assert "http" not in re.sub(r'http-equiv|xmlns="http://www.w3.org/2000/svg"', "", told.text)
    (policy,) = (meta["content"] for meta in told.all("meta") if "http-equiv" in meta)
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1]


def test_that_the_script_is_the_one_the_page_allows(tmp_path):
    from hashlib import sha256

    told = page(tmp_path, calm(5), None, "mp4", total=5)
    (script,) = re.findall(r"<script>(.*?)</script>", told.text, re.DOTALL)
    allowed = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert f"'sha256-{allowed}'" in told.text
    assert script == (files("posturecoach.analysis.writers") / "summary.js").read_text("utf-8")


NAMES = (
    "<script>alert(1)</script>.mp4",
    '"><img src=x onerror=alert(1)>.mp4',
    "javascript:alert(1).mp4",
    "{{ 7 * 7 }}{% raw %}.mp4",
    "a&b;</title>#%?.mp4",
)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_name_is_text_and_nothing_else(tmp_path, name):
    plain = page(tmp_path, calm(5), None, "mp4", total=5)
    told_about = about(tmp_path, "html", "mp4", total=5)
    thing = replace(told_about.thing, path=tmp_path / name.replace("/", "∕"), stem=name)
    path = tmp_path / "named.html"
    write(HtmlWriter(replace(told_about, thing=thing), [path]), calm(5))
    told = Page(path.read_text(encoding="utf-8"))
    assert [tag for tag, _ in told.elements] == [tag for tag, _ in plain.elements]
    assert [sorted(attrs) for _, attrs in told.elements] == [
        sorted(attrs) for _, attrs in plain.elements
    ]
    assert name.replace("/", "∕") in told.said
    (video,) = told.all("video")
    assert re.fullmatch(r"\./[-._~A-Za-z0-9%]+", video["src"])


def test_that_the_video_is_named_and_one_that_browsers_do_not_play_is_no_video(
    tmp_path, monkeypatch
):
    told = page(tmp_path, calm(5), None, "mp4", total=5)
    assert [video["src"] for video in told.all("video")] == ["./clip_annotated.mp4"]
    monkeypatch.setattr(filming, "find_spec", lambda _name: None)
    long = page(tmp_path, calm(5), None, "mp4", total=10**6)
    assert long.all("video") == long.all("script") == []
    assert "MPEG-4 Part 2. Most browsers do not play that" in long.said
    assert {"href": "./clip_annotated.mp4"} in long.all("a")
    assert page(tmp_path, calm(5)).all("a") == []


def test_that_the_share_seen_is_said_honestly(tmp_path):
    looks = [*calm(3), *(look(0.3 + n / 10, person=Person.ABSENT) for n in range(7))]
    told = page(tmp_path, looks)
    assert "certain in 30 % of 10 pictures" in told.said.replace("\u00a0", " ")
    assert "That is little" in told.said
    assert "taken in 30 %" in told.said.replace("\u00a0", " ")
    assert "That is little" not in page(tmp_path, calm(10)).said
    for words in (told.said, page(tmp_path, calm(10)).said):
        assert "never cause, and no diagnosis" in words


def test_that_a_clip_of_nobody_is_a_page_without_plots(tmp_path):
    told = page(tmp_path, [look(n / 10, person=Person.ABSENT) for n in range(10)])
    assert told.all("svg") == []
    assert "No posture was held long enough" in told.said
    assert "Head tilted right or left" in told.said  # named among what could not be taken
    assert page(tmp_path, []).all("svg") == []


def test_that_every_plot_says_what_it_is(tmp_path):
    told = page(tmp_path, calm(10))
    assert len(told.all("svg")) == 2  # strain and the one measure
    assert all(svg.get("role") == "img" for svg in told.all("svg"))
    assert "Head tilted right (+) or left (−)" in told.said
    assert "against the own neutral" in told.said


def test_that_a_peak_in_a_long_clip_is_not_lost(tmp_path):
    looks = calm(9000)
    looks[4444] = beyond(444.4, 3.7)
    told = page(tmp_path, looks)
    (plot, *_) = re.findall(r"<svg.*?</svg>", told.text, re.DOTALL)
    assert len(plot) < 60_000
    ways = [line for line in re.findall(r' d="M([^"]+)"', plot) if "Z" not in line]
    heights = [float(point.split()[1]) for line in ways for point in line.split("L")]
    assert min(heights) < 20.0  # near the top, where 3.7 is


def test_that_rula_reba_and_holding_times_are_shown_over_time(tmp_path):
    path = tmp_path / "page.html"
    writer = HtmlWriter(about(tmp_path, "html"), [path])
    for one in calm(20):
        line = one.to_json() | {"rula": {"range": [3, 5]}, "reba": {"range": None}}
        writer.add(None, one, line)
    writer.close()
    told = Page(path.read_text(encoding="utf-8"))
    assert "RULA (1 to 7)" in told.said
    assert "REBA (1 to 15)" not in told.said
    assert len(told.all("svg")) == 3


def test_that_the_worst_moments_are_few_apart_and_without_faces(tmp_path):
    looks = [beyond(n / 10, 1.0 + (n % 50) / 100) for n in range(600)]
    given = [picture(one.time_s) for one in looks]
    told = page(tmp_path, looks, given)
    images = told.all("img")
    assert 3 <= len(images) <= MOST
    assert "Faces that were found are blurred" in told.said
    from posturecoach.vision.opencv import cv2

    for image in images:
        data = base64.b64decode(image["src"].removeprefix("data:image/jpeg;base64,"))
        shown = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR).astype(float)
        assert shown.shape[1] <= 480
        head, other = shown[66:76, 152:168], shown[200:220, 280:300]
        assert np.abs(np.diff(head, axis=1)).mean() < 0.3 * np.abs(np.diff(other, axis=1)).mean()


def test_that_a_moment_at_ease_is_no_worst_moment(tmp_path):
    told = page(tmp_path, calm(10), [picture()] * 10)
    assert told.all("img") == []
    assert "No moment was beyond easy" in told.said


def test_which_moments_are_kept():
    worst = Worst(apart=True)
    made = []

    def small(at):
        made.append(at)
        return b""

    strains = {0.0: 1.0, 1.0: 2.0, 1.5: 1.9, 5.0: 0.5, 8.0: 3.0, 11.0: 1.2, 14.0: 1.3}
    strains |= {17.0: 1.4, 20.0: 1.5, 23.0: 0.2}
    for at, strain in strains.items():
        worst.offer(at, beyond(at, strain), lambda at=at: small(at))
    assert [moment.at for moment in worst.moments()] == [1.0, 8.0, 11.0, 14.0, 17.0, 20.0]
    assert 1.5 not in made
    assert 23.0 not in made


def test_that_stills_are_numbered_and_named(tmp_path):
    looks = [replace(beyond(0.0, 0.5 + n), file=f"<{n}>.jpg") for n in range(3)]
    told = page(tmp_path, looks, [picture()] * 3, fps=None)
    assert "<2>.jpg" in told.said
    assert "3: strain 2.5" in told.said
    assert "Length" not in told.said
    assert "Beside this page" not in told.said


def test_that_pictures_are_counted_in_whole_numbers_and_have_no_time(tmp_path):
    looks = [replace(beyond(0.0, 0.5 + n), file=f"{n}.jpg") for n in range(2)]
    told = page(tmp_path, looks, [picture()] * 2, fps=None)
    assert told.words.count("1") == len(told.all("svg")) == 2
    assert "Measures, picture by picture" in told.said
    assert "over time" not in told.said


def test_that_a_single_picture_has_its_numbers_and_no_line(tmp_path):
    told = page(tmp_path, [replace(beyond(0.0, 1.5), file="a.jpg")], [picture()], fps=None)
    assert "+15 ± 3°" in told.said
    assert told.all("svg") == []
    assert "Not taken here" in told.said


def test_that_the_worst_of_many_like_pictures_are_not_neighbours():
    worst = Worst(apart=False)
    for at in range(400):
        strain = 2.0 + at / 1000 if at < 300 else 1.0
        worst.offer(float(at), beyond(0.0, strain), lambda: b"")
    places = [moment.at for moment in worst.moments()]
    assert len(places) == MOST
    assert min(b - a for a, b in pairwise(places)) >= 5


@pytest.mark.parametrize(
    ("size", "high"), [((720, 1280), 48), ((1280, 720), 48), ((240, 320), 12), ((80, 60), 12)]
)
def test_that_words_can_be_read_in_the_small_picture(size, high):
    ground = np.zeros((*size, 3), np.uint8)
    assert WORDS * pen_of(ground) * _larger(ground) == pytest.approx(high)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_language_says_everything(tmp_path, language):
    folder = files("posturecoach.analysis.writers")
    mine, english = (
        tomllib.loads((folder / f"words.{name}.toml").read_text("utf-8"))
        for name in (language, "en")
    )
    for part in ("say", "short"):
        assert mine[part].keys() == english[part].keys()
    for key, line in english["say"].items():
        assert set(re.findall(r"{\w*}", line)) == set(re.findall(r"{\w*}", mine["say"][key])), key
    told = page(tmp_path, calm(5), language=language)
    assert told.all("html") == [{"lang": language}]
    assert mine["say"]["association"] in told.said


def cell(value):
    return {"x": Cell(1, value, value, value, 0.5)}


def test_that_columns_hold_every_look_however_many():
    columns = Columns(8)
    for n in range(101):
        columns.add(n / 10, cell(float(n % 17)) if n % 10 else {})
    assert len(columns.all) <= 8
    assert columns.count("x") == 90
    assert columns.all[0].start_s == 0.0
    assert columns.all[-1].end_s == 10.0
    cells = [column.cells["x"] for column in columns.all]
    for column in columns.all:
        held = range(round(10 * column.start_s), round(10 * column.end_s) + 1)
        values = [n % 17 for n in held if n % 10]
        assert column.cells["x"].high == max(values)
        assert column.cells["x"].low == min(values)
    assert sum(one.total for one in cells) == sum(n % 17 for n in range(101) if n % 10)
    assert all(one.pm == pytest.approx(0.5) for one in cells)


def test_that_a_gap_divides_a_line():
    columns = Columns()
    for n in range(9):
        columns.add(float(n), {} if n in (3, 4) else cell(1.0))
    assert [len(run) for run in columns.runs("x")] == [3, 4]


def test_all_of_it_at_once_for_a_real_session(tmp_path):
    """The sample clip through the loop and every writer: the files are whole and agree."""
    from posturecoach.rulebook import zone_rules
    from posturecoach.samples import sample_clip
    from posturecoach.session import Session
    from posturecoach.vision.clips import ClipSource

    source = ClipSource(sample_clip(), looks_per_s=4.0)
    told = about(tmp_path, "trc", "mot", "landmarks", "mp4", "html", fps=4.0, total=source.total)
    count = 0
    with Results(told, tmp_path) as results:
        for frame, one in Session(source, rules=zone_rules()).pairs():
            results.add(frame, one, one.to_json())
            count += 1
    names = {path.name for path in results.files}
    assert names == {
        f"clip{end}" for end in (".trc", ".mot", "_landmarks.csv", "_annotated.mp4", ".html")
    }
    rows = (tmp_path / "clip_landmarks.csv").read_text().splitlines()
    assert len(rows) == 1 + 33 * count
    assert len(list(ClipSource(tmp_path / "clip_annotated.mp4"))) == pytest.approx(count, abs=1)
    assert len(Page((tmp_path / "clip.html").read_text("utf-8")).all("svg")) > 3
