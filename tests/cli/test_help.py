"""What every command says of itself."""

from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

from app.cli.program import Command, program


def commands(of: Command, *before: str) -> Iterator[tuple[str, ...]]:
    if not hasattr(of, "list_commands"):
        yield before
        return
    for name in of.list_commands(None):
        yield from commands(of.get_command(None, name), *before, name)


COMMANDS = list(commands(typer.main.get_command(program)))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_commands_help_shows_an_example(command: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(program, [*command, "--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    assert "Example:" in shown.output
    assert f"foedus {' '.join(command)}" in shown.output


def test_without_a_command_all_commands_are_shown() -> None:
    shown = CliRunner().invoke(program, [])
    for command in COMMANDS:
        assert command[0] in shown.output


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(program, ["conquer"]).exit_code == 2
