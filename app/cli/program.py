"""`foedus`: all commands, and how a refusal ends one.

A command's module is imported when it is called: `up` has Neo4j starting while the rest loads.
"""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from app.cli.output import refused
from app.errors import FoedusError

# In the order of the help: where each is, a function or a group.
_COMMANDS = {
    "up": "up.up",
    "serve": "serve.serve",
    "neo4j": "engine.program",
    "migrate": "migrate.migrate_command",
    "seed": "seed.seed_command",
    "ingest": "ingest.ingest_command",
    "import": "importing.import_command",
    "export": "export.export_command",
    "extract": "extract.extract_command",
    "reread": "reread.reread_command",
    "review": "review.review_command",
    "verify": "verify.verify_command",
    "stats": "stats.stats_command",
    "retract": "retract.retract_command",
    "supersede": "supersede.supersede_command",
    "ask": "ask.ask_command",
    "mcp": "mcp.mcp_command",
}
# Its parameters are those of the route that is asked for.
_ANY = {"allow_extra_args": True, "ignore_unknown_options": True}
_OPEN = {"ask": _ANY, "export": _ANY}


# Typer keeps a Click of its own: these types have no public name.
Context = Any
Command = Any


class _Commands(TyperGroup):
    def list_commands(self, ctx: Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command:
        if cmd_name not in _COMMANDS:
            return None
        room, _, name = _COMMANDS[cmd_name].partition(".")
        found = getattr(import_module(f"app.cli.{room}"), name)
        if isinstance(found, typer.Typer):
            group = found
        else:
            group = typer.Typer(add_completion=False, rich_markup_mode="rich")
            group.command(context_settings=_OPEN.get(cmd_name))(found)
        command = typer.main.get_command(group)
        command.name = cmd_name
        return command


program = typer.Typer(
    cls=_Commands,
    name="foedus",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@program.callback()
def _foedus() -> None:
    """Who arms whom, who is sworn to whom, and who says so."""


def main() -> None:
    """Run a command; a refusal is printed with each fault and ends with exit code 2."""
    try:
        program()
    except FoedusError as error:
        refused(error)
        sys.exit(2)
