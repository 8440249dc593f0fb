"""Benchmarks: measurements, with the commands that made them."""
