"""The guided assessment: people whose posture is known walk through it; keys alone lead."""

import gc
import json

import numpy as np
import pytest
from desktop.movements import look_at, nobody
from desktop.recorders import Recorder
from exercises.movers import way
from people import Camera
from people import Person as Body
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

from posturecoach.clinic.protocol import Hint, record_from
from posturecoach.clinic_book import protocol_words, protocols
from posturecoach.desktop.clinic.assessment_end import Consent
from posturecoach.desktop.clinic.assessment_page import AssessmentPage
from posturecoach.desktop.clinic.assessment_picture import AssessmentPicture
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.worker import Shown
from posturecoach.posture.measure import View
from posturecoach.posture.reader import Reader
from posturecoach.vision.frame import Frame

ROOM = Camera(distance_m=2.6, height_m=0.05, hfov_deg=60.0)
DESK = Camera(distance_m=1.2, height_m=0.45)
STANDING = {"hip": 178.0, "knee": 176.0, "elbow": 170.0}
SEATED = {"hip": 95.0, "knee": 90.0}
POSES = {
    "standing_front": (STANDING, ROOM),
    "standing_left": ({**STANDING, "turn": -90.0, "neck": 20.0}, ROOM),
    "standing_right": ({**STANDING, "turn": 90.0, "neck": 20.0}, ROOM),
    "sitting_neutral": ({**SEATED, "turn": -90.0, "neck": 15.0}, ROOM),
    "sitting_habitual": ({**SEATED, "turn": -90.0, "neck": 40.0, "trunk": 12.0}, ROOM),
}
MOVES = {
    "range_rotation": (lambda x, s: {"yaw": s * 45 * x}, 2),
    "range_side_bend": (lambda x, s: {"roll": -s * 28 * x}, 2),
    "range_flexion": (lambda x, _s: {"pitch": 28 * x}, 1),
    "range_extension": (lambda x, _s: {"pitch": -26 * x}, 1),
}
STILL = tuple(POSES)
PARTS = ("standing", "sitting", "range")
FPS = 10.0


class Walk:
    """Somebody who does what the page says, seen look after look by a real reader."""

    def __init__(self, page, recent=None, scale=1.0):
        self.page, self.recent, self.scale = page, recent, scale
        self.time_s, self.reader = 100.0, Reader()

    def look(self, pose, camera, picture=None):
        self.time_s += 1.0 / FPS
        turned = abs(pose.get("turn", 0.0)) > 45.0
        person = Body(**pose, scale=self.scale)
        self.see(look_at(person, camera, self.time_s, self.reader, face=not turned), picture)

    def see(self, look, picture=None):
        if self.recent is not None and look.sight is not None:
            shape = (look.sight.height, look.sight.width, 3)
            pixels = np.full(shape, 90, np.uint8) if picture is None else picture
            self.recent.witness(Frame(look.time_s, pixels), look)
        self.page.see(Shown(look))

    def stay(self, step, seconds=20.0, picture=None):
        """Stand or sit as a step wants it, until it is taken."""
        pose, camera = POSES[step]
        for _ in range(int(seconds * FPS)):
            if now(self.page) != step:
                return
            self.look(pose, camera, picture)
        pytest.fail(f"{step} was not taken: {self.page.step.state.text()}")

    def move(self, step, rep_s=4.0, most_s=60.0):
        """Do a range of motion until the page has enough."""
        pose, sides = MOVES[step]
        for n in range(int(most_s * FPS)):
            if asks(self.page):
                return
            t = n / FPS - 2.5
            side = 1 if sides == 1 or int(max(0.0, t) // rep_s) % 2 == 0 else -1
            x = way(t % rep_s, rep_s, 0.8) if t >= 0.0 else 0.0
            self.look({**SEATED, **pose(x, side)}, DESK)
        pytest.fail(f"{step} was not done: {self.page.step.state.text()}")


def now(page):
    """The step that is being done; "" for none."""
    lines = page._lead.lines()
    return next((line.id for line in lines if line.mark == "now"), "")


def asks(page):
    return page._stack.currentWidget() is page.ask


def ended(page):
    return page._stack.currentWidget() is page.end


@pytest.fixture
def page(qtbot, qapp):
    made = AssessmentPage()
    made.resize(1280, 720)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.told, made.gone = [], []
    made.finished.connect(lambda *told: made.told.append(told))
    made.left.connect(lambda: made.gone.append(1))
    yield made
    made.leave()


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.focusWidget() or page, key, modifier)


def begin(qtbot, page, parts=PARTS, **more):
    page.open(**more)
    for part, check in page.start.parts.items():
        check.setChecked(part in parts and check.isEnabled())
    press(qtbot, page, Qt.Key.Key_Return)


def record_of(page):
    ((record, pictures),) = page.told
    return record, pictures


def test_that_a_whole_assessment_is_led_by_keys_alone(qtbot, page):
    begin(qtbot, page, pseudonym="P-017")
    walk = Walk(page)
    for step in STILL:
        assert now(page) == step
        assert page.step.cue.text() == protocol_words("en").steps[step].said
        walk.stay(step)
    for step in MOVES:
        assert now(page) == step
        walk.move(step)
        qtbot.keyClick(page.ask.scale.button(0), Qt.Key.Key_3)
        qtbot.keyClick(page.ask.scale.button(3), Qt.Key.Key_Return)
    assert ended(page)
    press(qtbot, page, Qt.Key.Key_Escape)
    record, pictures = record_of(page)
    assert page.gone == [1]
    assert pictures == {}
    assert [one.step for one in record.outcomes] == [*STILL, *MOVES]
    assert all(one.done for one in record.outcomes)
    assert all(one.pain == 3.0 for one in record.outcomes[len(STILL) :])
    assert all(one.anyway is None for one in record.outcomes)
    views = [record.outcome(step).snapshot.setup.view for step in STILL[:3]]
    assert views == [View.FRONT, View.SIDE_LEFT, View.SIDE_RIGHT]
    best = record.outcome("range_rotation").ranges
    assert set(best) == {"left", "right"}
    assert all(abs(one.deg - 45.0) <= one.pm for one in best.values())
    assert set(record.outcome("range_flexion").ranges) == {"both"}
    mistakes = []
    assert record_from(json.loads(json.dumps(record.to_plain())), mistakes) is not None, mistakes


def test_that_the_cue_can_be_heard_before_anything_is_taken(qtbot, page):
    begin(qtbot, page, parts=("sitting",))
    walk = Walk(page)
    walk.stay("sitting_neutral")
    for _ in range(40):  # four seconds of sitting on as before
        walk.look(*POSES["sitting_neutral"])
    assert now(page) == "sitting_habitual"
    assert "Get ready" in page.step.state.text()
    walk.stay("sitting_habitual")
    assert ended(page)


def test_that_space_takes_it_anyway_and_the_record_says_so(qtbot, page):
    begin(qtbot, page, parts=("standing",))
    walk = Walk(page)
    walk.stay("standing_front")
    for _ in range(8):
        walk.look(*POSES["standing_front"])  # who should turn
    assert page.step.state.text() == "Turn your left side to the camera."
    press(qtbot, page, Qt.Key.Key_Space)
    assert now(page) == "standing_right"
    press(qtbot, page, Qt.Key.Key_Escape)
    press(qtbot, page, Qt.Key.Key_Escape)
    record, _ = record_of(page)
    assert record.outcome("standing_left").anyway is Hint.TURN
    assert record.outcome("standing_right").skipped == "-"


def test_that_skip_note_and_once_more_stand_in_the_record(qtbot, page):
    begin(qtbot, page, parts=("standing",))
    walk = Walk(page)
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.focusWidget(), "shoes on")
    press(qtbot, page, Qt.Key.Key_Return)
    walk.stay("standing_front")
    first = page._lead.record("").outcome("standing_front").snapshot
    press(qtbot, page, Qt.Key.Key_S)
    qtbot.keyClicks(page.focusWidget(), "no room")
    press(qtbot, page, Qt.Key.Key_Return)
    assert now(page) == "standing_right"
    press(qtbot, page, Qt.Key.Key_S)
    press(qtbot, page, Qt.Key.Key_Escape)  # back: nothing is skipped
    assert now(page) == "standing_right"
    press(qtbot, page, Qt.Key.Key_R)
    assert now(page) == "standing_front"
    for _ in range(100):
        if now(page) != "standing_front":
            break
        walk.look({**STANDING, "lean": 6.0}, ROOM)
    assert now(page) == "standing_right"  # what was skipped stays so
    walk.stay("standing_right")
    assert ended(page)
    press(qtbot, page, Qt.Key.Key_Escape)
    record, _ = record_of(page)
    front = record.outcome("standing_front")
    assert front.note == "shoes on"
    assert front.snapshot.landmarks != first.landmarks
    assert record.outcome("standing_left").skipped == "no room"
    assert record.outcome("standing_left").snapshot is None


def test_that_letters_in_a_note_do_nothing_else(qtbot, page):
    begin(qtbot, page, parts=("standing",))
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.focusWidget(), "srhnf ")
    assert isinstance(page.focusWidget(), QPlainTextEdit)
    assert page.ask.words.toPlainText() == "srhnf "
    assert now(page) == "standing_front"


@pytest.mark.parametrize(
    ("scale", "asked"), [(1.25, "A little farther away"), (0.8, "A little nearer")]
)
def test_that_distance_is_as_last_time(qtbot, page, scale, asked):
    begin(qtbot, page, parts=("standing",))
    Walk(page).stay("standing_front")
    before = page._lead.record("")
    begin(qtbot, page, parts=("standing",), previous=before.to_plain())
    assert "Standing, from the front" in page.start.setup.text()
    walk = Walk(page, scale=scale)
    for _ in range(100):
        walk.look(*POSES["standing_front"])
    assert page.step.state.text().startswith(asked)
    assert now(page) == "standing_front"
    Walk(page).stay("standing_front")
    assert now(page) == "standing_left"


def test_that_changes_since_last_time_are_shown(qtbot, page):
    begin(qtbot, page, parts=("standing",))
    Walk(page).stay("standing_front")
    before = page._lead.record("")
    begin(qtbot, page, parts=("standing",), previous=before)
    walk = Walk(page)
    for _ in range(100):
        if now(page) != "standing_front":
            break
        walk.look({**STANDING, "roll": 15.0}, ROOM)
    press(qtbot, page, Qt.Key.Key_Escape)
    rows = {row[0]: row for row in page.end.table.words()}
    tilt = next(row for name, row in rows.items() if name.startswith("Head tilted"))
    assert "no clear change" not in tilt[3]
    assert "15" in tilt[3]
    lean = next(row for name, row in rows.items() if name.startswith("Upper body"))
    assert "no clear change" in lean[3]
    assert all("±" in row[1] for row in (tilt, lean))
    assert tilt[5] == "estimated"


def test_that_an_unreadable_last_time_is_told(qtbot, page):
    page.open(previous={"version": 99})
    assert "can't be read" in page.start.notice.words()


def test_that_warning_signs_close_the_range_of_motion(qtbot, page):
    page.open(may_range=lambda _: False)
    check = page.start.parts["range"]
    assert not check.isEnabled()
    assert not check.isChecked()
    assert page.start.chosen() == ("standing", "sitting")


def test_that_a_sign_told_meanwhile_closes_what_is_left(qtbot, page):
    closed = set()
    begin(qtbot, page, parts=("range",), may_range=lambda movement: movement not in closed)
    walk = Walk(page)
    walk.move("range_rotation")
    page.ask.keep.click()
    closed |= {"side_bend", "flexion", "extension"}
    walk.look(SEATED, DESK)
    assert ended(page)
    record = page._lead.record("")
    assert record.outcome("range_rotation").done
    for step in ("range_side_bend", "range_flexion", "range_extension"):
        assert "warning sign" in record.outcome(step).skipped


def test_that_it_hurts_ends_the_range_of_motion(qtbot, page):
    begin(qtbot, page, parts=("range",))
    assert page.step.hurt.isVisible()
    walk = Walk(page)
    walk.move("range_rotation")
    page.ask.keep.click()
    for _ in range(10):
        walk.look(SEATED, DESK)
    press(qtbot, page, Qt.Key.Key_H)
    assert asks(page)
    qtbot.keyClick(page.ask.scale.button(0), Qt.Key.Key_6)
    page.ask.keep.click()
    assert ended(page)
    record = page._lead.record("")
    assert record.outcome("range_rotation").done
    assert record.outcome("range_side_bend").skipped == "ended, as it hurt: 6 of 10"
    assert not record.outcome("range_extension").done


def test_that_it_hurts_is_not_offered_while_standing(qtbot, page):
    begin(qtbot, page)
    assert not page.step.hurt.isVisible()
    press(qtbot, page, Qt.Key.Key_H)
    assert not asks(page)


def test_that_nobody_and_no_look_are_said(qtbot, page):
    begin(qtbot, page)
    page.see(Shown(nobody(10.0)))
    assert page.step.state.text() == "Nobody is in the picture."
    page._quiet.timeout.emit()
    assert page.step.state.text() == "No picture comes from the camera."


# --- Pictures.


def taken(qtbot, page, recent=None, picture=None):
    recent = recent or Recent("Desk camera")
    begin(qtbot, page, parts=("standing",), recent=recent)
    Walk(page, recent).stay("standing_front", picture=picture)
    press(qtbot, page, Qt.Key.Key_Escape)
    assert ended(page)
    return recent


def choose(qtbot, page, answer):
    qtbot.waitUntil(page.end.finish.isEnabled, timeout=60_000)
    page.end.answers[answer].click()
    qtbot.waitUntil(page.end.finish.isEnabled, timeout=60_000)


def test_that_no_pixel_leaves_without_a_yes(qtbot, page, tmp_path):
    recent = taken(qtbot, page)
    assert page.end.consent() is Consent.NO
    assert len(page._pictures) == 1
    for kind, button in (("pdf", page.end.pdf), ("html", page.end.html)):
        page.ask_path = lambda *_, kind=kind: tmp_path / f"out.{kind}"
        button.click()
    assert b"/DCTDecode" not in (tmp_path / "out.pdf").read_bytes()
    assert "image/jpeg" not in (tmp_path / "out.html").read_text("utf-8")
    press(qtbot, page, Qt.Key.Key_Escape)
    record, pictures = record_of(page)
    assert pictures == {}
    assert "jpeg" not in json.dumps(record.to_plain())
    assert len(page._pictures) == 0
    assert len(recent) == 0
    page.told.clear()
    gc.collect()
    assert not [
        one for one in gc.get_objects() if isinstance(one, bytes) and one[:3] == b"\xff\xd8"
    ]
    assert page.step.picture._shown is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "out.pdf"]


def test_that_leaving_midway_lets_go_of_pixels_and_keeps_numbers(qtbot, page):
    recent = Recent("Desk camera")
    begin(qtbot, page, parts=("standing",), recent=recent)
    Walk(page, recent).stay("standing_front")
    page.leave()
    record, pictures = record_of(page)
    assert record.outcome("standing_front").done
    assert pictures == {}
    assert len(page._pictures) == len(recent) == 0


def test_that_pictures_go_as_they_are_after_a_yes(qtbot, page, tmp_path):
    taken(qtbot, page)
    choose(qtbot, page, Consent.AS_THEY_ARE)
    page.ask_path = lambda *_: tmp_path / "out.html"
    page.end.html.click()
    assert "image/jpeg" in (tmp_path / "out.html").read_text("utf-8")
    page.end.finish.click()
    _, pictures = record_of(page)
    assert list(pictures) == ["standing_front"]
    assert QImage.fromData(pictures["standing_front"]).width() == 1280


def test_that_blurred_pictures_differ_in_the_face_alone(qtbot, page):
    rng = np.random.default_rng(3)
    noisy = rng.integers(0, 255, (720, 1280, 3), np.uint8)
    taken(qtbot, page, picture=noisy)
    plain = pixels(page._pictures.agreed(Consent.AS_THEY_ARE)["standing_front"])
    choose(qtbot, page, Consent.BLURRED)
    assert "1 picture" in page.end.consent_note.text()
    page.end.finish.click()
    _, pictures = record_of(page)
    hidden = pixels(pictures["standing_front"])
    nose = (640, 87)  # where the built person's nose is
    change = np.abs(plain - hidden).mean(axis=2)
    at_face = change[nose[1] - 12 : nose[1] + 12, nose[0] - 12 : nose[0] + 12].mean()
    elsewhere = change[500:, :300].mean()
    assert at_face > 4.0 * elsewhere


def pixels(data):
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


def test_that_leaving_while_faces_are_blurred_leaves_nothing(qtbot, page):
    taken(qtbot, page)
    page.end.answers[Consent.BLURRED].click()
    assert not page.end.finish.isEnabled()
    page.leave()
    _, pictures = record_of(page)
    assert pictures == {}
    assert len(page._pictures) == 0
    assert page._pictures._blurring is None


def test_that_consent_is_asked_anew_each_time(qtbot, page):
    taken(qtbot, page)
    choose(qtbot, page, Consent.AS_THEY_ARE)
    page.end.finish.click()
    taken(qtbot, page)
    assert page.end.consent() is Consent.NO


# --- Documents, voice, keys.


def pages_of(path):
    return path.read_bytes().count(b"/Type /Page\n")


def test_that_a_whole_document_is_two_pages_at_most(qtbot, page, tmp_path):
    recent = Recent("Desk camera")
    begin(qtbot, page, pseudonym="P-017", recent=recent)
    walk = Walk(page, recent)
    for step in STILL:
        walk.stay(step)
    for step in MOVES:
        walk.move(step)
        page.ask.keep.click()
    choose(qtbot, page, Consent.AS_THEY_ARE)
    page.end.notes.setPlainText("Second visit.")
    page.ask_path = lambda *_: tmp_path / "out.pdf"
    page.end.pdf.click()
    assert 1 <= pages_of(tmp_path / "out.pdf") <= 2
    page.ask_path = lambda *_: tmp_path / "out.html"
    page.end.html.click()
    text = (tmp_path / "out.html").read_text("utf-8")
    assert "P-017" in text
    assert "Second visit." in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_the_cues_fit_on_one_page(qtbot, page, tmp_path, language):
    page.open(language=language)
    asked = []

    def ask(_parent, name, forms):
        asked.append((name, forms))
        return tmp_path / "cues.pdf"

    page.ask_path = ask
    page.start.print_button.click()
    assert pages_of(tmp_path / "cues.pdf") == 1
    page.ask_path = lambda *_: tmp_path / "cues.html"
    page.start.print_button.click()
    text = (tmp_path / "cues.html").read_text("utf-8")
    steps = [s for one in protocols().values() for s in one.steps]
    assert all(protocol_words(language).steps[step.id].title in text for step in steps)


def test_that_a_full_disk_is_told(qtbot, page, tmp_path):
    taken(qtbot, page)
    page.ask_path = lambda *_: tmp_path / "no" / "such" / "out.pdf"
    page.end.pdf.click()
    assert "can't be written" in page.end.notice.words()


def test_that_cues_are_spoken(qtbot, page, tmp_path, monkeypatch):
    recorder = Recorder(tmp_path)
    recorder.make("spd-say")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    begin(qtbot, page, parts=("standing",), voice=True)
    words = protocol_words("en").steps

    def said():
        return [run["arguments"][-1] for run in recorder.runs()]

    qtbot.waitUntil(lambda: words["standing_front"].said in said(), timeout=20_000)
    Walk(page).stay("standing_front")
    qtbot.waitUntil(lambda: words["standing_left"].said in said(), timeout=20_000)
    page.leave()


def test_that_without_a_wish_nothing_is_spoken(qtbot, page):
    begin(qtbot, page, parts=("standing",), voice=False)
    Walk(page).stay("standing_front")
    assert page._speech is None


def test_that_escape_goes_back_before_it_began(qtbot, page):
    page.open()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.gone == [1]
    assert page.told == []


def test_that_the_room_for_the_picture_is_asked_for(qtbot, page):
    asked = []
    page.glass_changed.connect(asked.append)
    begin(qtbot, page)
    assert asked
    assert page.glass().mirror
    assert isinstance(page.step.picture, AssessmentPicture)
    assert page.step.cue.font().pixelSize() >= 36  # of 720: to be read from three metres
    assert isinstance(page.ask.scale, PainScale)
