"""Offline work: clips, pictures, costs."""
