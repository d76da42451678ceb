"""The terminal. Its commands only read options, call a room below and print."""

from posturecoach.cli.app import app, main

__all__ = ["app", "main"]
