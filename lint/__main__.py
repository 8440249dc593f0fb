"""`python -m lint`, the same as the command `dj-lint`."""

from lint.cli import command

if __name__ == "__main__":
    command()
