"""neo4j-admin on a stopped folder."""

from pathlib import Path

import pytest

from app.engine import find_java, install
from app.engine.admin import check, dump, import_full, load
from app.errors import EngineError

from .conftest import Start
from .test_start import add, count


def test_a_dump_brings_the_data_back(
    begin: Start, engine_home: Path, data: Path, tmp_path: Path
) -> None:
    installation, java, file = install(engine_home), find_java(), tmp_path / "ours.dump"
    engine = begin()
    add(engine)
    with pytest.raises(EngineError, match="runs there already"):
        dump(installation, java, data, file)
    engine.stop()
    dump(installation, java, data, file)
    engine = begin()
    add(engine)
    engine.stop()
    load(installation, java, data, file)
    assert count(begin()) == 1


def test_an_import_into_a_new_folder_is_served_by_the_first_start(
    begin: Start, engine_home: Path, data: Path, tmp_path: Path
) -> None:
    installation, java = install(engine_home), find_java()
    states, arms = tmp_path / "states.csv", tmp_path / "arms.csv"
    states.write_text("id:ID\nPRK\nMMR\n")
    arms.write_text(":START_ID,:END_ID\nPRK,MMR\n")
    import_full(
        installation,
        java,
        data,
        nodes=[f"State={states}"],
        relationships=[f"SUPPLIES={arms}"],
    )
    check(installation, java, data)
    assert count(begin()) == 2


def test_a_failed_command_shows_its_last_lines(
    engine_home: Path, data: Path, tmp_path: Path
) -> None:
    with pytest.raises(EngineError, match=r"(?s)database import .* failed:\n.*nowhere.csv"):
        import_full(
            install(engine_home), find_java(), data, nodes=[f"A={tmp_path / 'nowhere.csv'}"]
        )


def test_a_dump_that_is_not_there_is_named(engine_home: Path, data: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no.dump: no such dump"):
        load(install(engine_home), find_java(), data, tmp_path / "no.dump")
