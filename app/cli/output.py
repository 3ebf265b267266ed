"""What commands print: text for people, one JSON value a run for machines."""

import json
import sys
from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from app.errors import FoedusError

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON value for machines.")]

console = Console()
errors = Console(stderr=True)


def print_json(value: Mapping[str, object]) -> None:
    """One JSON object on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def refused(error: FoedusError) -> None:
    """A refusal on standard error: its title, then each fault on a line."""
    errors.print(f"[bold red]{escape(error.title)}[/]")
    for fault in error.faults:
        errors.print(f"  {escape(str(fault))}", soft_wrap=True)
