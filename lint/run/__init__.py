"""Run: many files, each by the configuration nearest to it."""
