"""The commands, as people and scripts run them."""
