"""Interfaces: the doors: the command line, and calls from another program."""
