"""`python -m posturecoach` is `posturecoach`."""

from posturecoach.cli import main

main()
