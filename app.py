"""Open the window: ``python app.py`` is ``posturecoach``."""

from posturecoach.cli import main

if __name__ == "__main__":
    main()
