"""OpenCV, imported in the one right way. Write ``from posturecoach.vision.opencv import cv2``.

Some of what OpenCV does is decided by environment variables that it reads while it
is imported, and it leaves variables behind that would make Qt load OpenCV's own
plugins. Both are dealt with here, before anybody else can import it.
"""

from __future__ import annotations

import contextlib
import os
import sys

# What a user has set stays: whoever hunts a camera fault may want the chatter back.
_BEFORE_IMPORT = {
    "OPENCV_LOG_LEVEL": "SILENT",  # our own error is the one line the user shall see
    "OPENCV_FFMPEG_LOGLEVEL": "-8",  # AV_LOG_QUIET
    # Seconds that a v4l2 camera may stay silent inside one grab(); 10 by default, in
    # which time nobody could close it.
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",
    # Windows: some cameras need half a minute to open with Media Foundation's
    # hardware transforms, and nothing here needs those.
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    # Pixels; 2**30 by default, which is 3 GB in one picture.
    "OPENCV_IO_MAX_IMAGE_PIXELS": str(2**28),
}
_LEFT_BEHIND = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")

for _name, _value in _BEFORE_IMPORT.items():
    os.environ.setdefault(_name, _value)
_qt = {_name: os.environ.get(_name) for _name in _LEFT_BEHIND}
_imported_before = "cv2" in sys.modules

import cv2  # noqa: E402 - the variables above are read while it is imported

for _name, _was in _qt.items():
    if _was is None or _imported_before:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _was

# Nothing here is large enough for a pool of threads to pay: one 720p colour
# conversion takes half a millisecond, and a pool would keep every core awake.
cv2.setNumThreads(1)

if sys.platform == "linux":
    # glibc gives every thread a heap of its own, which keeps what a thread has freed:
    # 8 MB here, with a grabber, the networks' threads and decoders. One heap serves all.
    import ctypes

    _M_ARENA_MAX = -8  # malloc.h
    with contextlib.suppress(OSError, AttributeError):  # another C library than glibc
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)

__all__ = ["cv2"]
