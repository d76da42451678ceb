"""What to do: pure. Exercises, counting, safety, check-ins and the plan; nothing here looks."""
