"""Stage: speakers."""
