"""The command `dj-lint`."""
