"""/agreements and /alliances: who is bound, from which day, until which."""

import pytest

from tests.api.asking import Asking, Json, ids
from tests.api.seed import Seed

NATO = "agreement:north-atlantic-treaty"


def _members(agreement: Json) -> dict[str, Json]:
    return {member["state"]["id"]: member for member in agreement["members"]}


@pytest.mark.parametrize(
    ("agreement", "state", "day", "bound"),
    [
        # Accession: the day before, of, after.
        (NATO, "FIN", "2023-04-03", None),
        (NATO, "FIN", "2023-04-04", True),
        (NATO, "FIN", "2023-04-05", True),
        # A signatory is bound from the entry into force on, not from its signature.
        (NATO, "BEL", "1949-04-03", None),
        (NATO, "BEL", "1949-04-04", False),
        (NATO, "BEL", "1949-08-23", False),
        (NATO, "BEL", "1949-08-24", True),
        # The day it left is the first on which it was no longer bound.
        ("agreement:lisbon-treaty-article-42-7", "GBR", "2020-01-30", True),
        ("agreement:lisbon-treaty-article-42-7", "GBR", "2020-01-31", False),
        ("agreement:lisbon-treaty-article-42-7", "FRA", "2020-01-31", True),
        # A month of exit: any of its days may be meant.
        ("agreement:warsaw-pact", "ALB", "1968-08-31", True),
        ("agreement:warsaw-pact", "ALB", "1968-09-30", True),
        ("agreement:warsaw-pact", "ALB", "1968-10-01", False),
        # A year of entry: any of its days may be meant.
        ("agreement:rio-treaty-1947", "TTO", "1966-12-31", None),
        ("agreement:rio-treaty-1947", "TTO", "1967-01-01", True),
        # A question for a month or a year is answered for any of its days.
        (NATO, "FIN", "2023-03", None),
        (NATO, "FIN", "2023-04", True),
        ("agreement:lisbon-treaty-article-42-7", "GBR", "2020-01", True),
        ("agreement:lisbon-treaty-article-42-7", "GBR", "2020", True),
        ("agreement:lisbon-treaty-article-42-7", "GBR", "2021", False),
    ],
)
def test_a_member_is_bound_between_entry_and_exit(
    ask: Asking, agreement: str, state: str, day: str, bound: bool | None
) -> None:
    """`bound` null: not yet a member on that day."""
    member = _members(ask(f"/agreements/{agreement}", as_of=day)).get(state)
    assert (member and member["bound"]) is bound
    allied = ask.items("/alliances", member=state, as_of=day)
    assert (agreement in {row["agreement"]["id"] for row in allied}) is bool(bound)


def test_members_are_those_of_the_file_with_their_days(ask: Asking, files: Seed) -> None:
    row = files.rows("agreements")[NATO]
    found = ask(f"/agreements/{NATO}")
    assert {s: m["joined"] for s, m in _members(found).items()} == {
        member["state"]: member["joined"] for member in row["members"]
    }
    assert (found["signed"], found["in_force"], found["ended"]) == (
        row["signed"],
        row["in_force"],
        None,
    )
    assert found["clause"]["article"] == row["clause"]["article"] == "5"
    assert set(found["obligations"]) == {"defense", "nonagg", "consul"}
    assert found["is_alliance"] is True
    assert _members(found)["BEL"]["since"] == "1949-08-24"


def test_an_ended_agreement_says_when_and_why_and_is_no_alliance_any_more(ask: Asking) -> None:
    found = ask("/agreements/agreement:warsaw-pact")
    assert found["ended"] == "1991-07-01"
    assert found["ended_why"]
    assert not any(member["bound"] for member in found["members"])
    names = {row["agreement"]["id"] for row in ask.items("/alliances", as_of="1991-06-30")}
    assert "agreement:warsaw-pact" in names
    names = {row["agreement"]["id"] for row in ask.items("/alliances", as_of="1991-07-01")}
    assert "agreement:warsaw-pact" not in names


def test_one_member_may_owe_less_than_the_others(ask: Asking) -> None:
    members = _members(ask("/agreements/agreement:us-japan-1960"))
    assert set(members["JPN"]["obligations"]) == {"nonagg", "consul"}
    assert set(members["USA"]["obligations"]) == {"defense", "nonagg", "consul"}


def test_alliances_are_the_agreements_that_oblige_to_fight(ask: Asking, files: Seed) -> None:
    rows = files.rows("agreements")
    found = {row["agreement"]["id"] for row in ask.items("/alliances", as_of="2024-06-01")}
    assert found
    assert found <= {id_ for id_, row in rows.items() if row["is_alliance"]}
    assert "agreement:ukraine-us-security-2024" not in found


def test_an_obligation_narrows(ask: Asking) -> None:
    neutral = ask.items("/agreements", obligation="neutral", as_of="2024-01-01")
    assert {row["agreement"]["id"] for row in neutral} == {
        "agreement:indo-soviet-1971",
        "agreement:molotov-ribbentrop-1939",
    }
    [pact] = ask.items("/alliances", obligation="neutral", as_of="1940-01-01")
    assert ids([member["state"] for member in pact["members"]]) == {"DEU", "SUN"}


def test_the_agreements_of_a_state_include_those_that_bind_to_nothing(ask: Asking) -> None:
    found = {row["agreement"]["id"] for row in ask.items("/agreements", member="GBR")}
    assert {"agreement:lancaster-house-2010", "agreement:aukus-2021", NATO} <= found
    allied = {row["agreement"]["id"] for row in ask.items("/alliances", member="GBR")}
    assert "agreement:lancaster-house-2010" not in allied


def test_an_agreement_that_only_articles_name_has_those_as_signatories(ask: Asking) -> None:
    found = ask("/agreements/agreement:india-russia-s-400-deal")
    assert found["provisional"] is True
    assert found["obligations"] == []
    signed = ask.items("/claims", type="SIGNED", object="agreement:india-russia-s-400-deal")
    assert {claim["subject"]["id"] for claim in signed} == {"IND", "RUS"}
