"""`foedus retract`: withdraw a document."""

from typing import Annotated

import typer

from app.claims.clocks import today
from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.graph.migrate import require_migrated
from app.graph.retract import retract


def retract_command(
    document: Annotated[str, typer.Argument(help="Id of the document.")],
    on: Annotated[
        str | None, typer.Option(help="Day on which its publisher withdrew it; default today.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why it was withdrawn.")] = None,
    json: JsonOption = False,
) -> None:
    """Withdraw a document: what only it supports leaves the picture from that day on.

    It stays visible to known_at before that day; nothing is deleted.

    Example: [bold]foedus retract a-002 --on 2024-06-01 --reason "corrected by the publisher"[/]
    """
    day = on or today()
    with graph() as found:
        require_migrated(found)
        changed = retract(found, document, day, reason)
    if json:
        print_json({"document": document, "retracted_on": day, "changed": changed})
    else:
        console.print(
            f"{document} withdrawn on {day}" if changed else f"{document} was withdrawn already"
        )
