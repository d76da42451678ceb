"""What a therapist works with beside a patient: show, freeze, measure, compare, hand over."""
