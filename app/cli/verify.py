"""`foedus verify`: prove that the graph agrees with itself."""

import typer

from app.cli.connection import graph
from app.cli.output import JsonOption, console, errors, print_json
from app.entities.vocabulary import load
from app.graph.migrate import require_migrated
from app.graph.verify import verify
from app.paths import SEED


def verify_command(json: JsonOption = False) -> None:
    """Prove edges against claims, quotes against texts, denials, dates, orphans and release.

    Names each fault and ends with exit code 1 if there is any.

    Example: [bold]foedus verify[/]
    """
    with graph() as found, errors.status("reading") as status:
        require_migrated(found)
        faults = verify(found, load(SEED / "vocabulary"), lambda what: status.update(what))
    if json:
        print_json({"faults": [{"place": f.field, "fault": f.message} for f in faults]})
    else:
        for fault in faults:
            console.print(str(fault), markup=False, soft_wrap=True)
        console.print(f"{len(faults)} faults" if faults else "the graph agrees with itself")
    if faults:
        raise typer.Exit(1)
