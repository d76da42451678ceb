"""Open the window."""

from posturecoach.cli import main

if __name__ == "__main__":
    main()
