"""Check: one document against the rules."""
