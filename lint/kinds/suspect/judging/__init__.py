"""Judging: what speaks for a candidate and against it."""
