"""`python -m lint`, the same as the command `dj-lint`."""

from lint.interfaces.cli.main import command

if __name__ == "__main__":
    command()
