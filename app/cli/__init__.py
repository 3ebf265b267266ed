"""The command line: the same calls as the routes, one file a command."""

from app.cli.program import main

__all__ = ["main"]
