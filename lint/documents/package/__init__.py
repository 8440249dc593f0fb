"""Package: a zip of XML parts (docx, odt), read with guards and written by replacing whole parts."""
