"""Documents: bytes become a text, a text becomes blocks, and edits become bytes again."""
