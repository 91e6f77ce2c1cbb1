"""Stage: alignment."""
