"""Tables: the data of the language model, mapped from files."""
