"""Editor: the language server, for what an author sees while writing; `dj-lint lsp` is it."""
