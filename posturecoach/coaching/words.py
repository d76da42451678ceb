"""What the coach says: one of several wordings, never the same twice in a row.

The words are data, one file a language. Here they are chosen and filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

MINUTE_S = 60.0

PLURALS: Mapping[str, Callable[[int], int]] = {
    "one_other": lambda n: 0 if n == 1 else 1,  # English, German and most of their relatives
    "other": lambda _: 0,  # Japanese, Chinese
    "zero_one_other": lambda n: 0 if n in (0, 1) else 1,  # French
    "one_few_many": lambda n: (  # Polish
        0 if n == 1 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2  # noqa: PLR2004
    ),
}
"""By name, which form of a unit a number takes."""

FORMS: Mapping[str, int] = {"one_other": 2, "other": 1, "zero_one_other": 2, "one_few_many": 3}
"""By name, how many forms there are."""


@dataclass(frozen=True, slots=True)
class Words:
    """All that the coach says in one language.

    Attributes
    ----------
    language
        Such as ``"de"``.
    plural
        One of `PLURALS`.
    minute
        The forms of "{n} minutes".
    texts
        By topic: ``"cue.head"``, ``"hold_head.any"``, ``"setup.head"`` ...

    """

    language: str
    plural: str
    minute: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]

    def minutes(self, seconds: float) -> str:
        """Return so many whole minutes, at least one: "8 minutes"."""
        n = max(1, int(seconds // MINUTE_S))
        return self.minute[PLURALS[self.plural](n)].format(n=n)

    def text(self, topic: str, index: int, seconds: float = 0.0) -> str:
        """Return the wording `index` of `topic`, with the time filled in."""
        return self.texts[topic][index].format(time=self.minutes(seconds))


def choose(count: int, seed: int, last: int | None) -> int:
    """Return which of `count` wordings comes next: by `seed`, and never `last` again.

    Raises
    ------
    ValueError
        If there are fewer than two.

    """
    if count < 2:  # noqa: PLR2004 - with one alone it would come twice in a row
        raise ValueError(f"expected at least 2 wordings, got {count}")
    # The multiplier and shift of a well-known generator (Knuth's MMIX), whose upper bits mix well.
    mixed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64 >> 33
    if last is None or last >= count:
        return mixed % count
    index = mixed % (count - 1)
    return index + (index >= last)
