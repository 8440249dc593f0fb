"""Web: a page on this machine for those who do not use a shell; `dj-lint serve` opens it."""
