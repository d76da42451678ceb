"""Learn a neutral from whatever can be looked at: live, a clip or a folder of pictures."""

from __future__ import annotations

from posturecoach.posture.neutral import Neutral, NeutralLearner
from posturecoach.session import Learning, Look

LEAST_CLIP_S = 3.0  # a clip cannot be asked to go on; less than this is a moment, no habit
LEAST_LOOKS = 10


class Lesson:
    """Learn from looks taken without a neutral, until enough was seen or they end.

    Unlike `Session.learn`, this also learns from sources that end: all of a clip, up to
    `seconds`, if the person is seen well for 3 s of it; and all the pictures of a
    folder, which belong to no clock.

    Parameters
    ----------
    seconds
        How long a live person must be seen well.
    live
        Whether the source goes on until enough was seen.
    total
        How many pictures there are, if known.

    """

    def __init__(self, seconds: float, *, live: bool, total: int | None) -> None:
        self._seconds = seconds
        self._live = live
        self._total = total
        self._learner = NeutralLearner(seconds=seconds if live else min(seconds, LEAST_CLIP_S))
        self._taken = 0
        self._first_s = 0.0
        self._past_s = 0.0

    def take(self, look: Look) -> Learning:
        """Learn from `look`; return how far the lesson is and what keeps it up."""
        if self._taken == 0:
            self._first_s = look.time_s
            if look.file is not None:
                looks = min(LEAST_LOOKS, self._total or 1)
                self._learner = NeutralLearner(seconds=0.0, min_looks=looks)
                self._seconds = float("inf")
        self._taken += 1
        self._past_s = look.time_s - self._first_s
        problem = look.why_not
        if look.sight is not None and look.reading is not None:
            self._learner.add(look.sight, look.reading, look.why_not)
            problem = self._learner.problem
        else:
            self._learner.miss(problem)
        return Learning(self._progress(), problem)

    @property
    def over(self) -> bool:
        """Whether nothing more is needed."""
        return self._learner.done if self._live else self._past_s >= self._seconds

    def finish(self, made: str) -> Neutral:
        """Return what was learned; `made` is the date-time to write on it.

        Raises
        ------
        NeutralError
            If too little was seen, or the person moved too much.

        """
        return self._learner.finish(made)

    def _progress(self) -> float:
        if self._live:
            return self._learner.progress
        of_pictures = self._taken / self._total if self._total else 0.0
        return min(1.0, max(of_pictures, self._past_s / self._seconds))
