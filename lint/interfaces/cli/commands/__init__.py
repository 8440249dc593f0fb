"""Commands: a module each; what several of them share stands above."""
