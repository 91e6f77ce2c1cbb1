"""Stage: differences."""
