"""What the journal costs on this machine after a month, a year and ten years of use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from posturecoach.analysis.cost import Cost
from posturecoach.journal import Reader
from posturecoach.journal.growing import grow, measured

SPANS = ((30, "a month"), (365, "a year"), (3650, "ten years"))
YEAR = 365
MOST_YEAR_MB = 60.0
MOST_WRITE_MS = 5.0
MOST_PAGE_MS = 200.0
MOST_REPORT_S = 2.0


def journal_costs(spans: tuple[tuple[int, str], ...] = SPANS) -> Iterator[Cost]:
    """Yield what journals that are generated cost; they are removed again."""
    for days, words in spans:
        grown = measured(days)
        most_mb = MOST_YEAR_MB if days == YEAR else None
        told = f"journal of {words} (eight-hour days)"
        yield Cost(f"journal_{days}_mb", f"{told}: its file", grown.size_mb, "MB", most_mb)
        yield Cost(f"journal_{days}_open_ms", f"{told}: to open it", 1e3 * grown.open_s, "ms")
        write_ms = 1e3 * grown.write_s
        what = f"{told}: to write a minute, the disk's own time included"
        yield Cost(f"journal_{days}_write_ms", what, write_ms, "ms", MOST_WRITE_MS)
        what = f"{told}: to read the page History"
        yield Cost(f"journal_{days}_page_ms", what, 1e3 * grown.page_s, "ms", MOST_PAGE_MS)
    yield report_cost(min(YEAR, max(days for days, _ in spans)))


def report_cost(days: int) -> Cost:
    """Return how long a report on `days` days takes, from the file to the page."""
    from posturecoach.reports.followup import html, report  # noqa: PLC0415 - only here

    with TemporaryDirectory(prefix="posturecoach-") as folder:
        path = Path(folder) / "journal.sqlite"
        last = grow(path, days)
        began_s = perf_counter()
        with Reader(path) as reader:
            period = reader.period(last - timedelta(days - 1), last)
        html(report(period))
        spent_s = perf_counter() - began_s
    what = f"report on {days} days, from the journal to the page"
    return Cost(f"report_{days}_s", what, spent_s, "s", MOST_REPORT_S)
