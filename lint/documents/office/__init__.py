"""Office: formats that are read and never written: .doc and .wps, .odt, .rtf, .pdf. A module for each."""
