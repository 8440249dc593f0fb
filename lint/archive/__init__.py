"""The archive: documents that were handed in earlier, to be compared with."""
