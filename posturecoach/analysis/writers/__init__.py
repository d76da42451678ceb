"""What `analyze` writes for other programs: one module for each format, loaded when asked for."""
