"""Open the window: ``python app.py``. The same as ``posturecoach window``."""

from posturecoach.desktop.app import run

if __name__ == "__main__":
    raise SystemExit(run())
