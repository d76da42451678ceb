"""See, measure, judge, wait, speak, remember: a coach for people who sit."""

import os

__version__ = "0.1.0"

# Read when numpy is first imported. Its arrays are small here: threads of its own would
# keep cores awake and buffers filled for nothing.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
