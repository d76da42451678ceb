"""What the body does: landmarks in, measures out. numpy only, no clock, file, thread or device."""
