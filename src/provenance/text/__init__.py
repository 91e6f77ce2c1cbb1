"""Small pure functions on strings, shared by the stages."""
