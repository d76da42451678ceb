"""What the rules say: measures in, findings out. Pure."""
