"""`foedus`: all commands, and how a refusal ends one."""

import sys

import typer

from app.cli import ask, engine, ingest, mcp, migrate, retract, seed, serve, stats, up, verify
from app.cli.output import refused
from app.errors import FoedusError

program = typer.Typer(
    name="foedus",
    help="Who arms whom, who is sworn to whom, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
program.command("up")(up.up)
program.command("serve")(serve.serve)
program.add_typer(engine.program, name="neo4j")
program.command("migrate")(migrate.migrate_command)
program.command("seed")(seed.seed_command)
program.command("ingest")(ingest.ingest_command)
program.command("verify")(verify.verify_command)
program.command("stats")(stats.stats_command)
program.command("retract")(retract.retract_command)
program.command("ask", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(
    ask.ask_command
)
program.command("mcp")(mcp.mcp_command)


def main() -> None:
    """Run a command; a refusal is printed with each fault and ends with exit code 2."""
    try:
        program()
    except FoedusError as error:
        refused(error)
        sys.exit(2)
