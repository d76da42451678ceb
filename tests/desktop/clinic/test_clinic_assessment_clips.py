"""The guided assessment over real pictures: networks, faces, and what stays of them."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from posturecoach.desktop.clinic.assessment_end import Consent
from posturecoach.desktop.clinic.assessment_page import AssessmentPage
from posturecoach.desktop.clinic.assessment_pictures import scaled
from posturecoach.desktop.clinic.blurring import picture_of
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.worker import Shown
from posturecoach.posture.measure import View
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Session
from posturecoach.vision.sources import open_source


@pytest.fixture
def page(qtbot, qapp):
    made = AssessmentPage()
    made.resize(1280, 720)
    qtbot.addWidget(made)
    made.show()
    made.told = []
    made.finished.connect(lambda *told: made.told.append(told))
    yield made
    made.leave()


def test_that_a_clip_is_assessed_and_its_face_blurred(qtbot, page):
    recent = Recent("sample")
    page.open(recent=recent)
    for part, check in page.start.parts.items():
        check.setChecked(part == "standing")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    source = open_source(str(sample_clip()))
    seen = None
    with closing(Session(source, model="lite", rules=zone_rules(None))) as session:
        for frame, look in session.pairs():
            if frame is None:
                continue
            recent.witness(frame, look)
            page.see(Shown(look))
            if look.time_s > 4.0 and look.sight is not None and look.sight.body is not None:
                seen = look.sight
                break
    assert seen is not None
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page._lead.taken == 1
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert "1 picture" not in page.end.consent_note.text()
    plain = page._pictures.agreed(Consent.AS_THEY_ARE)["standing_front"]
    page.end.answers[Consent.BLURRED].click()
    qtbot.waitUntil(page.end.finish.isEnabled, timeout=60_000)
    page.end.finish.click()
    ((record, pictures),) = page.told
    assert record.outcome("standing_front").snapshot.landmarks
    was, hidden = picture_of(plain), picture_of(pictures["standing_front"])
    x, y = scaled(seen, was.shape[1]).body.points[0].astype(int)  # the nose
    change = abs(was.astype(int) - hidden.astype(int)).mean(axis=2)
    assert change[y - 15 : y + 15, x - 15 : x + 15].mean() > 4.0
    assert change[-60:, :60].mean() < 4.0


RENDERED = Path(__file__).parents[4] / "shared" / "data" / "rendered" / "dev"


@pytest.mark.skipif(not RENDERED.is_dir(), reason="../shared/data/rendered is not here")
def test_that_rendered_people_are_taken_from_their_side(qtbot, page):
    """Pictures of people who hold still: each is looked at for ten seconds."""
    outcomes = []
    for picture in sorted((RENDERED / "side").iterdir())[:6]:
        source = open_source(str(picture))
        with closing(Session(source, model="lite", rules=zone_rules(None))) as session:
            look = next(look for frame, look in session.pairs() if frame is not None)
        page.open()
        for part, check in page.start.parts.items():
            check.setChecked(part == "sitting")
        page.start.begin_button.click()
        for n in range(100):
            page.see(Shown(replace(look, time_s=n / 10)))
            if page._lead.taken:
                break
        outcomes.append((page._lead.record("").outcome("sitting_neutral"), page.step.state.text()))
        page.leave()
    done = [one for one, _ in outcomes if one.done]
    assert len(done) >= 4, [words for _, words in outcomes]
    assert all(one.snapshot.setup.view in (View.SIDE_LEFT, View.SIDE_RIGHT) for one in done)
    assert any(one.snapshot.measures["neck_inclination"].absent is None for one in done)
