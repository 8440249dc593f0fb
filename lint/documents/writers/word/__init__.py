"""Writers of Word: comments and tracked changes go into the bytes of a package; what they do not touch stays."""
