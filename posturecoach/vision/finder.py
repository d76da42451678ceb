"""Find the one who sits here: the landmarkers, asked again where they found somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from posturecoach.posture.body import Sight
from posturecoach.posture.hidden import HiddenFace, faces_camera, hand_at_face, without_face
from posturecoach.posture.measure import Person
from posturecoach.posture.presence import Found, Place, Presence, Why, belongs, place_of
from posturecoach.rulebook import fits
from posturecoach.vision.eyes import eye_contrast
from posturecoach.vision.frame import Frame
from posturecoach.vision.landmarks import Landmarker
from posturecoach.vision.light import Light, LightKind
from posturecoach.vision.mirrored import between, mirrored_frame, unmirrored
from posturecoach.vision.models import PoseModel
from posturecoach.vision.watch import is_black

if TYPE_CHECKING:
    from types import TracebackType

MOST_PEOPLE = 4  # so many are looked for when nobody is followed yet
RETRY_S = 0.7  # pause between two searches for somebody behind or beside a stranger ...
LONGEST_RETRY_S = 5.0  # ... which grows to this while a search finds nobody new
HIDDEN_S = 1.0  # a face that is gone for so long, turned to the camera, is said to be hidden

_LIGHT = {LightKind.DARK: Why.TOO_DARK, LightKind.BACKLIT: Why.BACKLIT}
_SILHOUETTE = (Why.NO_FACE, Why.HALF_SEEN)  # what a person before a window can look like


class Finder:
    """Follow one person through a source's frames.

    Parameters
    ----------
    model
        Size of the pose network.
    stills
        Whether each picture stands alone: then nobody is followed, and what takes a
        second to believe in moving pictures is believed at once. Only where somebody
        was seen is remembered from one to the next. Each is looked at a second time, in
        the mirror; the mean is nearer to the truth than either.

    Notes
    -----
    The pose landmarker follows one body and picks the most striking when it has none.
    Looking for several at every look would cost a third more all day; instead a
    stranger is painted over, in a copy in memory, and the networks look again. That
    happens when nobody is followed yet, and when the body found is not the one who
    sits here.

    What the light or a hand makes of a face is not handed on: the networks go on finding
    one where there is nothing left to measure.

    """

    def __init__(self, model: PoseModel = "full", *, stills: bool = False) -> None:
        self._landmarker = Landmarker(model, stills=stills)
        self._stills = stills
        self._presence = Presence()
        self._known: Place | None = None  # where stills of one series showed somebody
        self._searched_s: float | None = None
        self._pause_s = RETRY_S
        self._light = Light(stills=stills)
        self._hidden = HiddenFace(fits().head)
        self._covered_s: float | None = None  # since when the face is gone, though not turned

    def find(self, frame: Frame) -> Found:
        """Return whether the person who sits here is in `frame`, and where."""
        if self._stills:
            self._known = self._presence.seat or self._known
            self._presence = Presence(side_s=0.0, known=self._known)
            self._searched_s = self._covered_s = None
            self._hidden.reset()
        sight = self._landmarker.see(frame)
        searching = not self._presence.present and self._may_search(sight)
        if searching:
            sight = self._search(frame, sight)
        elif self._presence.present and self._presence.is_stranger(sight):
            sight = self._look_past(frame, sight)
        found = self._presence.update(self._with_own_face(frame, sight))
        if found.why is Why.NO_FACE and searching:
            found = self._look_closer(frame, sight, found)
        if found.sight is not None:
            self._pause_s = RETRY_S
            if self._stills:
                again = self._landmarker.see(mirrored_frame(frame))
                found = replace(found, sight=between(found.sight, unmirrored(again)))
        return self._in_this_light(frame, sight, self._with_seen_face(frame, found))

    def close(self) -> None:
        """Let the networks go."""
        self._landmarker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _may_search(self, sight: Sight) -> bool:
        if sight.body is None:
            return False
        place = place_of(sight.body)
        face_elsewhere = (
            sight.face is not None and place is not None and not belongs(sight.face, place)
        )
        pause_s = RETRY_S if face_elsewhere else self._pause_s
        if self._searched_s is not None and sight.time_s - self._searched_s < pause_s:
            return False
        self._searched_s = sight.time_s
        self._pause_s = min(2 * self._pause_s, LONGEST_RETRY_S)
        return True

    def _search(self, frame: Frame, first: Sight) -> Sight:
        """Return the sight of whom to follow: at the known seat, else the largest."""
        seen: list[tuple[Place, Sight]] = []
        sight = first
        for _ in range(MOST_PEOPLE):
            place = place_of(sight.body)
            if place is None:
                break
            seen.append((place, sight))
            sight = self._landmarker.see_without(frame, [other for other, _ in seen])
        if not seen:
            return first
        people = [(p, s) for p, s in seen if s.face is not None and belongs(s.face, p)]
        seat = self._presence.seat
        at_seat = [(p, s) for p, s in seen if seat is not None and p.near(seat)]
        chosen, sight = max(at_seat or people or seen, key=lambda pair: pair[0].size)
        # The tracker now follows whom it saw last: lead it back to the chosen one.
        others = [place for place, _ in seen if place is not chosen]
        if others or len(seen) > 1:
            again = self._landmarker.see_without(frame, others, keep=chosen)
            back = place_of(again.body)
            return again if back is not None and back.near(chosen) else sight
        back_sight = self._landmarker.see(frame)
        return back_sight if place_of(back_sight.body) is not None else sight

    def _look_past(self, frame: Frame, sight: Sight) -> Sight:
        stranger = place_of(sight.body)
        if stranger is None:
            return sight
        seat = self._presence.seat
        again = self._landmarker.see_without(frame, [stranger], keep=seat)
        return sight if again.body is None else again

    def _look_closer(self, frame: Frame, sight: Sight, found: Found) -> Found:
        """Let somebody enter whose face is too far away to be found in the whole picture."""
        place = place_of(sight.body)
        face = None if place is None else self._landmarker.far_face_at(frame, place)
        if face is None:
            return found
        found = self._presence.update(replace(sight, face=face))
        # Good enough to know a person by, but not to measure a head by.
        return found if found.sight is None else replace(found, sight=replace(sight, face=None))

    def _in_this_light(self, frame: Frame, sight: Sight, found: Found) -> Found:
        """Hand nobody on whom the light hides, and say so."""
        kind = self._light.update(frame, sight).kind
        if kind is None:
            lost = found.person is not Person.PRESENT
            black = lost and is_black(frame.picture)
            return replace(found, why=Why.BLACK) if black else found
        dark = kind is LightKind.DARK
        if dark or found.person is Person.PRESENT:
            return Found(Person.UNCERTAIN, None, _LIGHT[kind])
        return replace(found, why=_LIGHT[kind]) if found.why in _SILHOUETTE else found

    def _with_seen_face(self, frame: Frame, found: Found) -> Found:
        """Take a face away that was made up where a hand hides it, and say so."""
        sight = found.sight
        if sight is None or sight.body is None:
            self._covered_s = None
            return found
        eyes = None
        if sight.face is not None and self._hidden.due(sight.time_s):
            eyes = eye_contrast(frame.picture, sight.face)
        made_up = self._hidden.update(sight, eyes)
        if not made_up and (sight.face is not None or not faces_camera(sight.body)):
            self._covered_s = None
            return found
        if made_up or hand_at_face(sight.body):
            sight = without_face(sight)
        if self._covered_s is None:
            self._covered_s = sight.time_s
        said = self._stills or sight.time_s - self._covered_s >= HIDDEN_S
        return replace(found, sight=sight, why=Why.FACE_HIDDEN if said else None)

    def _with_own_face(self, frame: Frame, sight: Sight) -> Sight:
        """Replace a face that is somebody else's by the person's own, if it shows."""
        place = place_of(sight.body)
        if sight.face is None or place is None or belongs(sight.face, place):
            return sight
        return replace(sight, face=self._landmarker.face_at(frame, place))
