"""Base: types, sentences, problems, TOML and files; sees nothing of the house above it."""
