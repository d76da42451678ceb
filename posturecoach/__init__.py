"""See, measure, judge, wait, speak, remember: a coach for people who sit."""

__version__ = "0.1.0"
