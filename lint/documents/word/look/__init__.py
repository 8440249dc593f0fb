"""Look: how the characters, paragraphs and pages of a Word document look in the end, whatever says so. Nothing of it is
worked out before somebody asks."""
