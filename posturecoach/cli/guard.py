"""What happens when a command cannot go on: the one place that turns errors into exit codes."""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from posturecoach import __version__
from posturecoach.errors import PostureCoachError

DEBUG_VARIABLE = "POSTURECOACH_DEBUG"
MAX_LOG_BYTES = 1_000_000

DONE, BUG, FOR_THE_USER = 0, 1, 2


class GuardedGroup(TyperGroup):
    """The commands, with every error that leaves one of them put into words."""

    def make_context(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - click's own types
        """Read the command line; prints --help and --version."""
        with _guarded():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the chosen command."""
        with _guarded():
            result = super().invoke(ctx)
            sys.stdout.flush()  # here a reader that has gone can still be noticed quietly
            return result


def say(words: str) -> None:
    """Print `words` to standard error, which may be closed."""
    with suppress(OSError, ValueError):
        print(words, file=sys.stderr, flush=True)  # noqa: T201 - this is where words go


def tell(error: PostureCoachError) -> None:
    """Say what happened and what to try, on standard error."""
    say(f"{error.what}\nTry: {error.try_}")


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except PostureCoachError as error:
        tell(error)
        raise typer.Exit(FOR_THE_USER) from None
    except KeyboardInterrupt:
        raise typer.Exit(DONE) from None
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(DONE) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:  # - the last line of defence
        # typer does not export the base class of its usage errors; they carry their code.
        if hasattr(error, "exit_code") or os.environ.get(DEBUG_VARIABLE):
            raise
        say(_reported(error))
        raise typer.Exit(BUG) from None


def _forget_stdout() -> None:
    """Let what is still buffered go nowhere: Python would complain of it at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _reported(error: Exception) -> str:
    """Write the traceback to the log; return the one line that says where."""
    what = f"Something went wrong in posturecoach itself ({type(error).__name__})."
    try:
        return f"{what} The details are in {_log(error)}."
    except (OSError, PostureCoachError):
        return f"{what} No log could be written; {DEBUG_VARIABLE}=1 shows the details."


def _log(error: Exception) -> Path:
    from posturecoach.settings import home, make_folder  # noqa: PLC0415 - only when needed

    folder = home() / "log"
    make_folder(folder)
    path = folder / "errors.log"
    if path.exists() and path.stat().st_size > MAX_LOG_BYTES:
        path.replace(folder / "errors.old.log")
    # Opened by hand for its mode: a traceback names files of the user.
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} posturecoach {__version__}, ")
        file.write(f"Python {platform.python_version()}, {platform.platform()}\n")
        file.writelines(traceback.format_exception(error))
        file.write("\n")
    return path
