"""Packs: rule files become rules that are ready to run."""
