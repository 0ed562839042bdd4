"""The command line: words in, one call, a number out."""

from builder.cli.command import main

__all__ = ["main"]
