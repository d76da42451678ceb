"""What a therapist does with a moment: freeze, measure, compare, repeat. Pure, as `posture` is."""
