"""`foedus supersede`: a newer edition of a dataset takes the place of an older one."""

from typing import Annotated

import typer

from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.graph.migrate import require_migrated
from app.graph.retract import retract
from app.graph.succession import leaving


def supersede_command(
    old: Annotated[str, typer.Argument(help="Id of the edition that is superseded.")],
    new: Annotated[str, typer.Argument(help="Id of the newer edition of the same dataset.")],
    on: Annotated[
        str, typer.Option(help="Day of public knowledge from which the newer one stands alone.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check all, count what would leave; change nothing.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Let a newer edition of a dataset take the place of an older one from a day on.

    The older one stays visible to known_at before that day; nothing is deleted. What it alone
    tells leaves the picture: a dry run counts it.

    Example: [bold]foedus supersede sipri-2029 sipri-2030 --on 2030-03-11[/]
    """
    with graph() as found:
        require_migrated(found)
        changed = retract(found, old, on, None, new, dry_run=dry_run)
        left = leaving(found, old) if dry_run and changed else None
    if json:
        done = {"document": old, "superseded_by": new, "retracted_on": on, "changed": changed}
        print_json({**done, "dry_run": dry_run, "leaving": left and left._asdict()})
    elif left:
        console.print(
            f"{old} would be superseded by {new} from {on} on: {left.claims:,} claims would leave "
            f"the picture; {left.alone:,} rows of who, whom and what stand in no other document",
            soft_wrap=True,
        )
    elif changed:
        console.print(f"{old} is superseded by {new} from {on} on", soft_wrap=True)
    else:
        console.print(f"{old} was superseded by {new} on {on} already", soft_wrap=True)
