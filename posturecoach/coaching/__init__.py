"""When to speak: pure. State, findings, surroundings and time in; cues and prompts out."""
