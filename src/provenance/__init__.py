"""Transcript variants: register, read, match, collate, classify, judge, report."""

__version__ = "0.1.0"
