"""Programs that write down how they were run, in place of the system's own."""

from __future__ import annotations

import json
import stat
import sys

RECORDER = """#!{python}
import json, sys, time
said = {{"arguments": sys.argv[1:], "input": ""}}
if {reads}:
    said["input"] = sys.stdin.buffer.read().decode()
with open({log!r}, "a") as log:
    log.write(json.dumps(said) + "\\n")
if {stays} and "--cancel" not in sys.argv:
    time.sleep(600)  # speaks until it is ended
"""


class Recorder:
    """Programs on the PATH that write down how they were run."""

    def __init__(self, folder):
        self.folder, self.log = folder, folder / "log"

    def make(self, name, *, reads=False, stays=False):
        path = self.folder / name
        path.write_text(
            RECORDER.format(python=sys.executable, reads=reads, stays=stays, log=str(self.log))
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def runs(self):
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text().splitlines()]
