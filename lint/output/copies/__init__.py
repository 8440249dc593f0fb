"""What documents have in common, as text, HTML, JSON, CSV and a workbook: a module each, which decides nothing."""
