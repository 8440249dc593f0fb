"""Cache: results of earlier runs."""
