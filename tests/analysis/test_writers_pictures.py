"""Annotated clips: nobody's face by default, the clip's own size and pace, what is sure."""

import numpy as np
import pytest
from some_looks import HEIGHT, WIDTH, about, degrees, face, look, upright, write

from posturecoach.analysis.writers import overlay
from posturecoach.analysis.writers.mp4 import Mp4Writer, codec_of
from posturecoach.analysis.writers.said import said_in
from posturecoach.analysis.writers.showing import Showing
from posturecoach.errors import OutputError
from posturecoach.posture.measure import Person, View
from posturecoach.samples import sample_clip
from posturecoach.vision import annotating, faces, filming
from posturecoach.vision.clips import ClipSource
from posturecoach.vision.frame import Frame

SAID = said_in("en")


@pytest.fixture(scope="module")
def noise():
    """A picture in which every pixel differs from its neighbours."""
    return np.random.default_rng(7).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)


def shown(told, picture, one):
    showing = Showing(told)
    try:
        return showing.picture(Frame(one.time_s, picture), one)
    finally:
        showing.close()


def detail(picture, x, y, reach=12):
    """How much neighbours differ around (x, y)."""
    part = picture[y - reach : y + reach, x - reach : x + reach].astype(float)
    return np.abs(np.diff(part, axis=1)).mean()


def test_that_the_head_is_blurred_and_the_rest_is_not(tmp_path, noise):
    made = shown(about(tmp_path), noise, look(0.0, upright(), found=face()))
    assert detail(made, 160, 60) < 0.15 * detail(noise, 160, 60)
    assert np.array_equal(made[200:], noise[200:])


def test_that_a_head_without_a_mesh_is_blurred_too(tmp_path, noise):
    made = shown(about(tmp_path), noise, look(0.0, upright()))
    assert detail(made, 160, 60) < 0.15 * detail(noise, 160, 60)


def test_that_the_frame_itself_is_left_alone(tmp_path, noise):
    before = noise.copy()
    for told in ({}, {"faces": True}, {"figure": True}):
        made = shown(about(tmp_path, **told), noise, look(0.0, upright()))
        assert not np.shares_memory(made, noise)
    assert np.array_equal(before, noise)


@pytest.mark.parametrize("person", [Person.ABSENT, Person.UNCERTAIN])
def test_that_everything_is_blurred_while_it_is_not_certain_who_is_there(tmp_path, noise, person):
    made = shown(about(tmp_path), noise, look(0.0, person=person))
    assert detail(made, 160, 60) < 0.15 * detail(noise, 160, 60)
    assert detail(made, 40, 200) < 0.15 * detail(noise, 40, 200)


def test_that_faces_are_kept_when_asked_and_a_figure_shows_nothing_else(tmp_path, noise):
    one = look(0.0, upright())
    assert np.array_equal(shown(about(tmp_path, faces=True), noise, one), noise)
    made = shown(about(tmp_path, figure=True, faces=True), noise, one)
    assert len(np.unique(made.reshape(-1, 3), axis=0)) == 1


def test_that_a_lost_face_stays_blurred_for_a_while(noise):
    with faces.Faces() as hiding:
        hiding.hidden(noise, look(0.0, upright(x=60.0)).sight, 0.0)
        soon = hiding.hidden(noise, look(0.5, upright(x=250.0)).sight, 0.5)
        later = hiding.hidden(noise, look(2.0, upright(x=250.0)).sight, 2.0)
    assert detail(soon, 60, 60) < 0.15 * detail(noise, 60, 60)
    assert np.array_equal(later[48:72, 48:72], noise[48:72, 48:72])


def test_that_another_face_in_the_picture_is_blurred():
    from posturecoach.vision.landmarks import Landmarker

    source = ClipSource(sample_clip())
    frame = next(iter(source))
    source.close()
    rows, columns = frame.picture.shape[:2]
    corner = upright(x=0.05 * columns, head_y=0.95 * rows)  # the one who sits here is another
    with faces.Faces() as hiding, Landmarker(stills=True) as judge:
        assert judge.see(frame).face is not None
        made = hiding.hidden(frame.picture, look(0.0, corner).sight, 0.0)
        assert judge.see(Frame(0.0, made)).face is None
    assert np.array_equal(made[:, -20:], frame.picture[:, -20:])


def small_faces(shape, places, high=330):
    """A grey picture with the sample's first picture in it, made small, at each of `places`."""
    source = ClipSource(sample_clip())
    frame = next(iter(source)).picture
    source.close()
    small = annotating.resized(frame, high * frame.shape[1] // frame.shape[0])
    made = np.full((*shape, 3), 128, np.uint8)
    for y, x in places:
        made[y : y + small.shape[0], x : x + small.shape[1]] = small
    return made, small.shape


def test_that_small_faces_are_blurred_in_a_picture_and_soon_in_a_clip():
    from posturecoach.vision.landmarks import Landmarker

    with_them, (rows, columns, _) = small_faces((1080, 1920), [(600, 60), (40, 1400)])
    seat = look(0.0, upright(x=960.0, head_y=100.0)).sight
    empty = np.full_like(with_them, 128)

    def seen(made):
        with Landmarker(stills=True) as judge:
            parts = [made[y : y + rows, x : x + columns] for y, x in [(600, 60), (40, 1400)]]
            return [judge.see(Frame(0.0, part.copy())).face is not None for part in parts]

    assert seen(with_them) == [True, True]
    with faces.Faces(alone=True) as hiding:
        hiding.hidden(empty, seat, 0.0)
        assert seen(hiding.hidden(with_them, seat, 1.0)) == [False, False]
    with faces.Faces() as hiding:
        assert seen(hiding.hidden(with_them, seat, 0.0)) == [False, False], "all over at the first"
    for step_s in (0.03, 0.5):  # slowly played, a round takes longer than a face is kept
        with faces.Faces() as hiding:
            hiding.hidden(empty, seat, 0.0)
            later = [hiding.hidden(with_them, seat, step_s * n) for n in range(1, 26)]
            assert [seen(made) for made in later[12::6]] == [[False, False]] * 3


@pytest.mark.parametrize("shape", [(480, 640), (1080, 1920), (1280, 720), (100, 1000), (1, 1)])
@pytest.mark.parametrize("size", [faces.NEAR, faces.FAR])
def test_that_squares_cover_the_picture_and_overlap_by_half(shape, size):
    covered = np.zeros(shape, int)
    for top, left, side in faces._squares(*shape, size):
        assert top + side <= shape[0]
        assert left + side <= shape[1]
        covered[top : top + side, left : left + side] += 1
    assert covered.min() >= 1
    middle = covered[shape[0] // 2, shape[1] // 4 : 3 * shape[1] // 4]
    assert shape == (1, 1) or middle.min() >= 2


def test_that_a_blur_at_the_edge_of_the_picture_is_no_error(noise):
    picture = noise.copy()
    for x, y in ((-500.0, 20.0), (0.0, 0.0), (WIDTH, HEIGHT), (1e6, 1e6)):
        faces.blur(picture, faces.Spot(x, y, 25.0))


def angles(view, *measures, seen=None):
    one = look(0.0, upright() if seen is None else seen, measures=measures)
    from dataclasses import replace

    return [arc.measure for arc in overlay.arcs(replace(one, view=view))]


def test_that_arcs_are_those_of_the_view_and_of_what_was_measured():
    roll, neck = degrees("head_roll", 5.0), degrees("neck_inclination", 20.0)
    tilt = degrees("shoulder_tilt", 2.0)
    assert angles(View.FRONT, tilt, neck) == ["shoulder_tilt"]
    assert angles(View.SIDE_LEFT, roll, neck) == ["neck_inclination"]
    assert angles(View.SIDE_LEFT, roll) == []


def test_that_an_angle_that_is_not_sure_is_not_drawn():
    assert angles(View.SIDE_LEFT, degrees("neck_inclination", 13.0, pm=36.0)) == []
    assert angles(View.SIDE_LEFT, degrees("neck_inclination", 78.0, pm=34.0)) != []
    assert angles(View.SIDE_LEFT, degrees("neck_inclination", 40.0, 4.0, pm=16.0)) == []


def test_that_a_number_has_its_sign_and_its_uncertainty():
    assert overlay.number(degrees("head_roll", 4.0, -6.4, 3.2), SAID) == "−6 ± 3°"
    assert overlay.number(degrees("head_roll", 4.4, None, 0.2), SAID) == "4 ± 1°"
    assert said_in("de").clock(65.25) == "1:05,2"


def test_that_nobody_is_drawn_where_nobody_is_certain(tmp_path):
    ground = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    overlay.draw(ground, look(0.0, upright(), person=Person.UNCERTAIN), SAID)
    assert (ground[40:] == 90).all()
    overlay.draw(ground, look(0.0, upright()), SAID)
    assert (ground[40:] != 90).any()


def test_that_a_picture_without_a_time_shows_none():
    clock, none = (np.full((HEIGHT, WIDTH, 3), 90, np.uint8) for _ in range(2))
    overlay.draw(clock, look(0.0), SAID)
    assert (clock[:20, :40] != 90).any()
    overlay.draw(none, look(0.0, upright(x=200.0), file="a.jpg"), SAID)
    assert (none[:20, :40] == 90).all()


@pytest.mark.parametrize("words", ["12 ± 4°", "Größe", "\x00\n漢字", "", "x" * 500])
def test_that_words_stay_within_the_picture(words):
    ground = np.full((60, 90, 3), 90, np.uint8)
    for at in ((-50.0, -50.0), (200.0, 200.0), (40.0, 30.0)):
        annotating.draw_words(ground, at, words, (255, 255, 255), 12.0)


def test_that_words_are_not_written_over_each_other():
    ground = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    taken = []
    for _ in range(4):
        taken.append(
            annotating.draw_words(ground, (100.0, 100.0), "Knee 90", (9, 9, 9), 12.0, taken=taken)
        )
    tops = sorted(box[1] for box in taken)
    assert np.diff(tops).min() >= 12.0 * 1.3


def clip(tmp_path, looks, pictures, **told):
    path = tmp_path / "clip_annotated.mp4"
    write(Mp4Writer(about(tmp_path, "mp4", **told), [path]), looks, pictures)
    source = ClipSource(path)
    try:
        return list(source)
    finally:
        source.close()


def flat(grey, size=(HEIGHT, WIDTH)):
    return np.full((*size, 3), grey, np.uint8)


def frames(times, greys, size=(HEIGHT, WIDTH)):
    return [Frame(time_s, flat(grey, size)) for time_s, grey in zip(times, greys, strict=True)]


@pytest.mark.parametrize("fps", [12.0, 24000 / 1001, 60.0])
def test_that_size_and_pace_are_the_clips_own(tmp_path, fps):
    times = [n / fps for n in range(12)]
    looks = [look(time_s) for time_s in times]
    made = clip(tmp_path, looks, frames(times, [20] * 6 + [220] * 6), fps=fps, total=12, faces=True)
    assert len(made) == 12
    assert made[0].picture.shape == (HEIGHT, WIDTH, 3)
    assert made[-1].time_s == pytest.approx(times[-1], abs=0.02)
    assert [frame.picture[200, 300].mean() > 120 for frame in made] == [False] * 6 + [True] * 6


def test_that_uneven_pictures_are_shown_at_their_own_times(tmp_path):
    times = [0.0, 0.1, 0.5, 0.6, 0.61, 0.9]  # at 10 a second: a gap, and two in one step
    looks = [look(time_s) for time_s in times]
    given = frames(times, [10, 50, 90, 130, 170, 250])
    made = clip(tmp_path, looks, given, fps=10.0, total=6, faces=True)
    greys = [round(frame.picture[200, 300].mean() / 40) * 40 + 10 for frame in made]
    assert len(made) == 10
    assert greys == [10, 50, 50, 50, 50, 90, 170, 170, 170, 250]


def test_that_an_odd_size_can_be_written(tmp_path):
    size = (121, 75)
    one = about(tmp_path, "mp4", total=2, faces=True)
    from dataclasses import replace

    told = replace(one, height=size[0], width=size[1])
    path = tmp_path / "odd.mp4"
    given = frames([0.0, 0.1], [60, 60], size)
    write(Mp4Writer(told, [path]), [look(0.0), look(0.1)], given)
    (first, *_) = list(ClipSource(path))
    assert first.picture.shape == (122, 76, 3)


def test_that_a_moment_without_a_picture_is_no_error_and_a_clip_of_none_is(tmp_path):
    made = clip(tmp_path, [look(0.0), look(0.1)], [Frame(0.0, flat(9)), None], fps=10.0, total=2)
    assert len(made) == 1
    with pytest.raises(OutputError, match="no picture"):
        write(Mp4Writer(about(tmp_path, "mp4"), [tmp_path / "none.mp4"]), [look(0.0)], [None])


def test_which_codec_is_used(monkeypatch, tmp_path):
    with_av, without = (lambda _name: object()), (lambda _name: None)
    monkeypatch.setattr(filming, "find_spec", with_av)
    assert codec_of(about(tmp_path, total=10**6)) is filming.H264
    monkeypatch.setattr(filming, "find_spec", without)
    assert filming.codec_for(filming.VP9_PICTURES, 1280, 720) is filming.VP9
    assert filming.codec_for(filming.VP9_PICTURES + 1, 1280, 720) is filming.MPEG4
    assert filming.codec_for(None, 320, 240) is filming.MPEG4
    assert not filming.MPEG4.in_browsers


@pytest.mark.parametrize("codec", [filming.H264, filming.VP9, filming.MPEG4])
def test_that_each_codec_can_be_read_again(tmp_path, codec):
    if codec is filming.H264:
        pytest.importorskip("av", reason="PyAV is not installed")
    path = tmp_path / "film.mp4"
    film = filming.Film(path, 64, 48, 25.0, codec)
    for n in range(5):
        film.add(n / 25, flat(50 * n, (48, 64)))
    film.close()
    greys = [frame.picture.mean() for frame in ClipSource(path)]
    assert greys == pytest.approx([0, 50, 100, 150, 200], abs=8)


def test_that_h264_is_made_without_what_makes_equal_clips_differ(tmp_path):
    pytest.importorskip("av", reason="PyAV is not installed")
    film = filming.Film(tmp_path / "clip.mp4", 64, 48, 10.0, filming.H264)
    film.add(0.0, flat(90, (48, 64)))
    film.close()
    assert b" mbtree=0 " in (tmp_path / "clip.mp4").read_bytes()


def test_that_what_is_no_place_for_a_clip_is_told(tmp_path):
    with pytest.raises(OutputError, match="no codec"):
        filming.Film(tmp_path / "none" / "x.mp4", 64, 48, 25.0, filming.MPEG4)


def test_that_the_sample_person_has_no_face(tmp_path):
    """The landmarker, which finds the face in the clip, finds none in what is shown of it."""
    from posturecoach.vision.finder import Finder
    from posturecoach.vision.landmarks import Landmarker

    source = ClipSource(sample_clip(), looks_per_s=2.0)
    with Finder() as finder, Landmarker(stills=True) as judge, faces.Faces() as hiding:
        found = 0
        for frame, _ in zip(source, range(4), strict=False):
            sight = finder.find(frame).sight
            assert judge.see(frame).face is not None
            made = hiding.hidden(frame.picture, sight, frame.time_s)
            again = judge.see(Frame(frame.time_s, made))
            assert again.face is None
            found += sight is not None
    source.close()
    assert found
