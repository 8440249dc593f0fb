"""Suppress: the findings that somebody looked at and let stand, by a comment, an entry or a baseline."""
