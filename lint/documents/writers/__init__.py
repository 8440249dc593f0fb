"""Writers: edits go into the bytes that a document was read from."""
