"""Whether the computer runs on its battery."""

from __future__ import annotations

import psutil

from posturecoach.surroundings.desk import Desk


class Power:
    """On battery or mains, on every system. A computer without a battery is on mains."""

    name = "power"
    every_s = 30.0

    def look(self) -> Desk:
        """Return whether there is no mains."""
        try:
            battery = psutil.sensors_battery()
        except (AttributeError, OSError, RuntimeError, ValueError):
            return Desk()  # a system that psutil can't ask, or a driver that answers oddly
        if battery is None:
            return Desk(on_battery=False)
        plugged = battery.power_plugged
        return Desk(on_battery=None if plugged is None else not plugged)

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if self.look().on_battery is None:
            return "this system does not tell whether it runs on mains"
        return None

    def close(self) -> None:
        """Nothing is held."""
