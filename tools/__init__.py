"""Tools: what makes the data and the pages of the project; run from a checkout, not installed."""
