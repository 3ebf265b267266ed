"""What every command says of itself."""

from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

from app.cli.program import program


def commands(of: typer.Typer = program, *before: str) -> Iterator[tuple[str, ...]]:
    for command in of.registered_commands:
        yield (*before, command.name or "")
    for group in of.registered_groups:
        assert group.typer_instance
        yield from commands(group.typer_instance, *before, group.name or "")


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_commands_help_shows_an_example(command: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(program, [*command, "--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    assert "Example:" in shown.output
    assert f"foedus {' '.join(command)}" in shown.output


def test_without_a_command_all_commands_are_shown() -> None:
    shown = CliRunner().invoke(program, [])
    for command in commands():
        assert command[0] in shown.output


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(program, ["conquer"]).exit_code == 2
