"""`foedus migrate`: bring the database's schema up to date."""

from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.graph.migrate import migrate


def migrate_command(json: JsonOption = False) -> None:
    """Apply the migrations that the database lacks; none on a second run.

    Example: [bold]foedus migrate[/]
    """
    with graph() as found:
        applied = migrate(found)
    if json:
        print_json({"applied": applied})
    else:
        console.print(f"applied: {', '.join(applied)}" if applied else "nothing to apply")
