"""From options to a session that looks, and how it is asked to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, Protocol

from posturecoach.cli.options import Model
from posturecoach.errors import OutputError, PostureCoachError, SettingsError
from posturecoach.surroundings.endings import ending_signals

if TYPE_CHECKING:
    from posturecoach.coach import Coach
    from posturecoach.coaching.rules import Around
    from posturecoach.posture.neutral import Neutral
    from posturecoach.session import Look, Session
    from posturecoach.settings import Settings
    from posturecoach.surroundings.watcher import Watcher
    from posturecoach.vision.sources import Source


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about looking; None: as the settings say."""

    source: str | None = None
    demo: bool = False
    neutral: Path | None = None
    model: Model | None = None
    looks_per_s: float | None = None
    realtime: bool = False
    settings: Path | None = None
    compare: bool = True  # with a neutral; not while one is learned
    hfov_deg: float | None = None
    distance_mm: float | None = None
    camera_model: str | None = None
    coached: bool = False  # whether the coach speaks


class Closes(Protocol):
    """What looks until it is closed, from any thread."""

    def close(self) -> None: ...  # noqa: D102 - above


class Stop:
    """Ctrl-C and SIGTERM, turned into a session that ends by itself.

    The signal's own thread must not wait for locks that the interrupted code may
    hold, so the session is closed from another one. Before there is a session, and
    when asked a second time, the work is interrupted wherever it is.
    """

    def __init__(self) -> None:
        self._close: Callable[[], None] | None = None
        self.asked = False

    def closes(self, session: Closes) -> None:
        """Close `session`, or whatever else looks, when asked to stop."""
        self._close = session.close

    def __call__(self, _signum: int, _frame: FrameType | None) -> None:
        """Handle the signal."""
        if self.asked or self._close is None:
            raise KeyboardInterrupt
        self.asked = True
        Thread(target=self._close, name="stop", daemon=True).start()


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Let Ctrl-C and SIGTERM end the work inside in good order."""
    stop = Stop()
    before = {number: signal.signal(number, stop) for number in ending_signals()}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def read_settings(path: Path | None) -> Settings:
    """Return the settings in `path`, which must exist if it was named."""
    from posturecoach.settings import load  # noqa: PLC0415 - only when a command looks

    if path is not None:
        must_exist(path, "settings file")
    return load(path)


def read_named_neutral(path: Path) -> Neutral:
    """Return the neutral in `path`, which must exist.

    Raises
    ------
    SettingsError
        If it does not, or is not a neutral.

    """
    from posturecoach.settings import read_neutral  # noqa: PLC0415

    neutral = read_neutral(path)
    if neutral is None:
        must_exist(path, "neutral")
        raise AssertionError(path)  # it came into being between two lines
    return neutral


def must_exist(path: Path, what: str) -> None:
    """Refuse a file that was named and is not there: silence would hide a slip of the pen."""
    if not path.exists():
        raise SettingsError(
            f"There is no {what} {path}.", try_="check the name, or leave the option away."
        )


def follows_the_clock(source: Source) -> bool:
    """Return whether `source` is a camera or stream, which never ends by itself."""
    from posturecoach.vision.live import LiveSource  # noqa: PLC0415 - heavy

    return isinstance(source, LiveSource)


@contextmanager
def watched_desk(
    camera: str | None, on_wake: Callable[[], None] | None = None
) -> Iterator[Callable[[], Around]]:
    """Yield what tells a coach what the desk is doing; it begins to watch when first asked.

    `camera`: ours, as it was named; who else needs it, gets it. `on_wake` is called in the
    watcher's thread after the computer slept.
    """
    watchers: list[Watcher] = []
    reporters: list[Callable[[], Around]] = []

    def around() -> Around:
        if not reporters:
            from posturecoach.surroundings.desk import Reporter  # noqa: PLC0415 - live only
            from posturecoach.surroundings.here import senses_here  # noqa: PLC0415
            from posturecoach.surroundings.watcher import Watcher  # noqa: PLC0415

            watcher = Watcher(senses_here(camera), on_wake=on_wake)
            watcher.start()
            watchers.append(watcher)
            reporters.append(Reporter(lambda: watcher.desk))
        return reporters[0]()

    try:
        yield around
    finally:
        for watcher in watchers:
            watcher.close()


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is to be kept: in the journal at `path`, by the settings in `settings`; None: own."""

    path: Path | None
    settings: Path | None


@contextmanager
def kept(
    session: Session, source: Source, keeping: Keeping | None
) -> Iterator[Callable[[Look], Look]]:
    """Yield what keeps a look in the journal and returns it.

    Without a journal of its own name, only looks at a camera or stream are kept, as the
    settings say: a clip shows somebody else, at another time.
    """
    settings = None if keeping is None else read_settings(keeping.settings)
    own = follows_the_clock(source) and settings is not None and settings.journal.keep
    if keeping is None or settings is None or not (own or keeping.path is not None):
        yield lambda look: look
        return
    from posturecoach.cli.guard import say  # noqa: PLC0415
    from posturecoach.diary import Diary  # noqa: PLC0415 - heavy
    from posturecoach.journal import journal_path  # noqa: PLC0415

    def tell(what: PostureCoachError | str) -> None:
        say(what if isinstance(what, str) else f"{what.what}\nTry: {what.try_}")

    days = settings.journal.keep_days
    diary = Diary(
        keeping.path or journal_path(),
        session.coach,
        tell=tell,
        keep_days=None if days is None else round(days),
    )
    try:
        if keeping.path is not None and not diary.opened():
            raise OutputError(
                f"The journal {keeping.path} could not be opened.",
                try_="name another one, or leave --journal away.",
            )
        diary.start(source.name)

        def keep(look: Look) -> Look:
            diary.see(look)
            return look

        yield keep
    finally:
        diary.close()


def _coach(settings: Settings, around: Callable[[], Around] | None, *, own: bool) -> Coach:
    """Return the coach of whoever sits before the camera; of a clip, one that knows nobody."""
    from posturecoach.coach import Coach  # noqa: PLC0415 - heavy
    from posturecoach.settings import read_coach  # noqa: PLC0415

    language = "de" if settings.window.language == "de" else "en"
    if not own:
        return Coach(language=language)
    state = read_coach()
    # A pause is for the window that can end it.
    state = None if state is None else replace(state, pause=None)
    wishes = settings.coach.wishes()
    if around is None:
        return Coach(state, wishes=wishes, language=language)
    return Coach(state, wishes=wishes, language=language, around=around)


def open_session(
    options: Options, around: Callable[[], Around] | None = None
) -> tuple[Session, Source]:
    """Return a session over the source that `options` and the settings name.

    `around` tells the coach what the desk is doing, where there is a coach.

    The camera's own settings (places, field of view, looks per second) are used for
    live sources only: a clip has another camera, and often another person.

    Raises
    ------
    PostureCoachError
        If the source, a settings or neutral file, or a model cannot be used.

    """
    settings = read_settings(options.settings)
    named = None if options.neutral is None else read_named_neutral(options.neutral)

    from posturecoach.rulebook import zone_rules  # noqa: PLC0415 - heavy, from here on
    from posturecoach.samples import AT_EASE_S, sample_clip  # noqa: PLC0415
    from posturecoach.session import Session  # noqa: PLC0415
    from posturecoach.settings import read_places  # noqa: PLC0415
    from posturecoach.vision.sources import open_source  # noqa: PLC0415

    named_source = settings.camera.source if options.source is None else options.source
    spec = str(sample_clip()) if options.demo else named_source
    source = open_source(spec, looks_per_s=options.looks_per_s, realtime=options.realtime)
    try:
        own = follows_the_clock(source)
        if own and options.looks_per_s is None:
            source.looks_per_s = settings.camera.looks_per_s
        rules = zone_rules(settings.screen.diagonal_inch)
        coach = _coach(settings, around, own=own) if options.coached else None
        session = Session(
            source,
            model=options.model.value if options.model else settings.model,
            neutral=named,
            places=read_places() if own and named is None and options.compare else None,
            camera=options.camera_model or (source.name if own else None),
            rules=rules if coach is None else coach.zones(rules),
            hfov_deg=options.hfov_deg or (settings.camera.hfov_deg if own else None),
            distance_mm=options.distance_mm or (settings.camera.distance_mm if own else None),
            # What was told of the work is about the user; a clip shows anybody.
            work=settings.work.told() if own or options.settings is not None else None,
            coach=coach,
        )
        if options.demo and named is None and options.compare:
            session.learn(AT_EASE_S)  # as the window does
    except BaseException:
        source.close()  # a camera must not stay on because a file was wrong
        raise
    return session, source
