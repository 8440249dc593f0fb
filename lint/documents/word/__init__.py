"""Word: documents that are paragraphs, not lines: .docx, and what other formats give as paragraphs."""
