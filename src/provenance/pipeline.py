"""The story, one line a stage."""
