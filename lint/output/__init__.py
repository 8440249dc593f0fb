"""Output: what a run found, as text, JSON, SARIF, HTML."""
