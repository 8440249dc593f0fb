"""Office: documents in paragraphs that are read and never written: .doc and .wps, .odt, .rtf, .pdf."""
