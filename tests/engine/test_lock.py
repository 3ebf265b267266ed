"""The lock names what jgo.toml asks for, and no address."""

import tomllib

from app.engine import NEO4J_VERSION
from app.engine.lock import HERE, LOCK_FILE, read_lock


def test_the_lock_is_of_the_version_that_is_pinned() -> None:
    asked = tomllib.loads((HERE / "jgo.toml").read_text("utf-8"))["dependencies"]["coordinates"]
    locked = {f"{jar.group}:{jar.artifact}:{jar.version}" for jar in read_lock().jars}
    assert set(asked) <= locked
    assert read_lock().version == NEO4J_VERSION


def test_each_jar_of_the_lock_has_a_hash_and_a_name_of_its_own() -> None:
    jars = read_lock().jars
    assert all(len(jar.sha256) == 64 for jar in jars)
    assert len({jar.file_name for jar in jars}) == len(jars) > 200


def test_the_lock_holds_no_address() -> None:
    assert "://" not in LOCK_FILE.read_text("utf-8")
