"""The README says what the code does."""

import json
import re
from pathlib import Path

import httpx

from app.settings import Settings

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_answer_in_the_readme_is_the_one_that_the_service_gives(api: httpx.Client) -> None:
    match = re.search(
        r"curl 'http://127\.0\.0\.1:8000(/v1/[^']+)'\n```\n\n```json\n(.*?)\n```", README, re.S
    )
    assert match
    shown = json.loads(match[2])
    given = api.get(match[1]).json()
    assert {**given, "recorded_by": ""} == {**shown, "recorded_by": ""}


def test_every_setting_stands_in_the_readme() -> None:
    for name, field in Settings.model_fields.items():
        assert f"`{field.alias}`" in README, name


def test_every_route_named_in_the_readme_exists(api: httpx.Client) -> None:
    paths = set(api.get("/openapi.json").json()["paths"])
    named = set(re.findall(r"`(/v1/[a-z-]+(?:/\{id\}(?:/[a-z]+)?)?)", README))
    assert named <= paths
