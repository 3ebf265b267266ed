"""FollowTheMoney's files: a sanction is a fact of ours, nothing else is taken for one."""

import csv
import io
import json
from collections.abc import Mapping

import pytest

from app.errors import BadFile

from .conftest import Done, ReadFile

Values = Mapping[str, object]
STATEMENTS = ("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset")


def entity(id_: str, schema: str, **properties: str | list[str]) -> Values:
    values = {k: v if isinstance(v, list) else [v] for k, v in properties.items()}
    return {"id": id_, "schema": schema, "properties": values, "datasets": ["made-up"]}


KIM = entity("x-1", "Person", name="Kim Jong Un", country="kp")
OTHER_KIM = entity("x-2", "Person", name="Kim Jong Un", country="ca")
FIRM = entity("x-3", "Company", name="Zeta Trading 9", country="ir")


def sanction(**properties: str | list[str]) -> Values:
    said: dict[str, str | list[str]] = {
        "entity": "x-1",
        "country": "us",
        "authority": "Office of Made-up Control",
        "startDate": "2017-08-05",
        **properties,
    }
    return entity("s-1", "Sanction", **said)


def lines(*entities: Values) -> str:
    return "".join(json.dumps(one) + "\n" for one in entities)


def statements(*entities: Values) -> str:
    """The same as statements: a row a value."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(STATEMENTS)
    for one in entities:
        properties = one["properties"]
        assert isinstance(properties, dict)
        for prop, values in properties.items():
            for value in values:
                row = [one["id"], one["id"], prop, "string", one["schema"], value, "made-up"]
                writer.writerow(row)
    return text.getvalue()


def said(done: Done) -> set[tuple[str, str, str | None, str | None, str | None]]:
    return {
        (
            str(c.type),
            c.subject,
            c.object,
            c.date.from_ if c.date else None,
            c.date.to if c.date else None,
        )
        for c in done.claims
    }


@pytest.mark.parametrize("layout", [lines, statements])
def test_a_sanction_says_who_imposed_it_on_whom(read_file: ReadFile, layout: object) -> None:
    assert callable(layout)
    content = layout(sanction(endDate="2024-01-31", program="EXAMPLE-9"), KIM)
    done = read_file("ftm", content, publisher="Example Watch")
    assert said(done) == {("SANCTIONED", "USA", "person:kim-jong-un", "2017-08-05", "2024-01-31")}
    [claim] = done.claims
    assert (claim.locator, claim.note, claim.attributed_to) == ("entity s-1", "EXAMPLE-9", None)
    assert (claim.grade, done.document.publisher) == ("F6", "Example Watch")


def test_a_namesake_of_another_country_is_somebody_else(read_file: ReadFile) -> None:
    done = read_file("ftm", lines(OTHER_KIM, sanction(entity="x-2")))
    [claim] = done.claims
    assert claim.object == "person:ftm-x-2"
    assert done.link.things["person:ftm-x-2"].name == "Kim Jong Un"


def test_whoever_the_vocabulary_does_not_know_is_the_files_own(read_file: ReadFile) -> None:
    done = read_file("ftm", lines(FIRM, sanction(entity=["x-3"])))
    assert {claim.object for claim in done.claims} == {"org:ftm-x-3"}


def test_a_body_that_is_no_state_imposes_in_its_own_name(read_file: ReadFile) -> None:
    done = read_file("ftm", lines(KIM, sanction(country="eu", authority="Council")))
    assert {claim.subject for claim in done.claims} == {"org:eu"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"country": [], "authority": "Nobody Knows"}, "who imposes it is not told"),
        ({"country": ["us", "gb"]}, "who imposes it is not told"),
        ({"country": "suhh"}, "was no state on 2017-08-05"),
        ({"entity": "x-9"}, "does not say who x-9 is"),
        ({"startDate": "someday"}, "date"),
    ],
)
def test_what_a_sanction_does_not_say_is_not_guessed(
    read_file: ReadFile, change: dict[str, str | list[str]], reason: str
) -> None:
    done = read_file("ftm", lines(KIM, sanction(**change)))
    assert done.claims == []
    [(line, why)] = done.rejects
    assert line == 2
    assert reason in why


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (entity("o-1", "Ownership", owner="x-1", asset="x-3"), "Ownership has no fact type here"),
        (entity("o-1", "Spaceship", name="Zeta"), "'Spaceship' is no schema of FollowTheMoney"),
        ({"id": "o-1", "schema": "Person"}, "is no entity"),
    ],
)
def test_what_has_no_fact_type_is_a_reject_with_its_reason(
    read_file: ReadFile, row: Values, reason: str
) -> None:
    done = read_file("ftm", lines(KIM, row))
    assert [(line, reason in why) for line, why in done.rejects] == [(2, True)]


def test_a_file_of_neither_layout_is_refused(read_file: ReadFile) -> None:
    with pytest.raises(BadFile, match="no layout of ftm"):
        read_file("ftm", "id,name\n1,Zeta\n")
