"""`foedus neo4j start|stop|status`: the local Neo4j by itself."""

import typer
from rich.progress import Progress

from app import engine
from app.cli.output import JsonOption, console, errors, print_json
from app.errors import EngineError
from app.settings import Settings, read_settings

program = typer.Typer(
    help="Start and stop the local Neo4j by itself.", no_args_is_help=True, add_completion=False
)


def started(settings: Settings, *, detach: bool, program: str | None = None) -> "engine.Engine":
    """The local engine, started with these settings; a bar shows the download."""
    password = settings.neo4j_password
    with Progress(console=errors, transient=True) as bar:
        found = engine.start(
            settings.home,
            bolt_port=settings.bolt_port,
            http_port=settings.http_port,
            password=password.get_secret_value() if password else None,
            browser_allow=[settings.host, "localhost"],
            detach=detach,
            program=program,
            report=bar,
        )
    if found.cut_off:
        errors.print(
            "a bulk load was cut off before it was whole: nothing of it is in the graph; "
            "call it again while no Neo4j runs here",
            soft_wrap=True,
        )
    return found


def _local() -> Settings:
    settings = read_settings()
    if not settings.local:
        raise EngineError("NEO4J_URI names a server of yours: there is no local engine to manage")
    return settings


@program.command("start")
def start_command(json: JsonOption = False) -> None:
    """Start the local Neo4j and leave it running.

    Example: [bold]foedus neo4j start[/]
    """
    neo4j = started(_local(), detach=True)
    if json:
        print_json({"pid": neo4j.pid, "bolt": neo4j.bolt_uri, "http": neo4j.http_uri})
        return
    console.print(f"Neo4j runs as process {neo4j.pid}")
    console.print(
        f"  Browser  {neo4j.http_uri}/browser/  (user neo4j, password {neo4j.password})",
        soft_wrap=True,
    )
    console.print(f"  Bolt     {neo4j.bolt_uri}")


@program.command("stop")
def stop_command(json: JsonOption = False) -> None:
    """Stop the local Neo4j.

    Example: [bold]foedus neo4j stop[/]
    """
    stopped = engine.stop(_local().home)
    if json:
        print_json({"stopped": stopped})
    else:
        console.print("Neo4j stopped" if stopped else "no Neo4j was running")


@program.command("status")
def status_command(json: JsonOption = False) -> None:
    """Tell whether the local Neo4j runs, and where; exit code 1 if it does not.

    Example: [bold]foedus neo4j status[/]
    """
    found = engine.status(_local().home / "neo4j")
    if json:
        where = found.addresses
        print_json(
            {
                "running": found.running,
                "pid": found.pid,
                "bolt": where.bolt_uri if where else None,
                "http": where.http_uri if where else None,
                "version": found.version,
            }
        )
    elif found.addresses:
        console.print(f"Neo4j {found.version} runs as process {found.pid}")
        console.print(f"  Browser  {found.addresses.http_uri}/browser/")
        console.print(f"  Bolt     {found.addresses.bolt_uri}")
    else:
        console.print("no Neo4j runs here")
    if not found.running:
        raise typer.Exit(1)
