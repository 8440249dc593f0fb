"""Commands: one module per sub-command; each takes the parsed options and gives the exit code."""
