"""When a claim holds in the world and since when it is known."""

import pytest

from app.claims.claim import Document, Membership
from app.claims.clocks import Picture, bound_days, last_day_held, times

from .conftest import Make

RECORDED = "2026-05-04T10:00:00.000000Z"
DATED = Document(id="a", title="A", published_on="2024-08-27")
MONTHLY = Document(id="b", title="B", published_on="2024-08")
UNDATED = Document(id="c", title="C")
SANCTION = {"type": "SANCTIONED", "status": None, "weapon": None}
LEADS = {**SANCTION, "type": "LEADS", "subject": "person:kim-jong-un", "object": "PRK"}
EMBARGO = {"embargo": "embargo:x", "scope": "all arms", "direction": "to"}


@pytest.mark.parametrize(
    ("date", "begins", "ends"),
    [
        (None, "2024-08-27", "9999-12-31"),
        ({"from": None, "to": None}, "2024-08-27", "9999-12-31"),
        ({"from": "2023-09"}, "2023-09-01", "9999-12-31"),
        ({"from": "2023", "to": "2023"}, "2023-01-01", "2023-12-31"),
        ({"from": "2024-02-29", "to": "2024-02-29"}, "2024-02-29", "2024-02-29"),
        # Nobody knows when it began, but it had ended before the report.
        ({"to": "2023-03"}, "2023-03-01", "2023-03-31"),
        ({"to": "2025"}, "2024-08-27", "2025-12-31"),
    ],
)
def test_a_claim_holds_over_the_widest_span_that_its_dates_allow(
    claim: Make, date: object, begins: str, ends: str
) -> None:
    found = times(claim(date=date), DATED, RECORDED)
    assert (found.begins, found.ends) == (begins, ends)
    assert found.known_from == "2024-08-27"


def test_an_event_is_part_of_the_picture_ever_after_and_a_state_while_it_holds(
    claim: Make,
) -> None:
    date = {"from": "2023", "to": "2023"}
    assert times(claim(date=date), DATED, RECORDED).held_to == "9999-12-31"
    assert times(claim(date=date, **SANCTION), DATED, RECORDED).held_to == "2023-12-31"


def test_a_month_of_publication_counts_from_its_first_day(claim: Make) -> None:
    found = times(claim(), MONTHLY, RECORDED)
    assert found.known_from == found.begins == "2024-08-01"


def test_a_claim_of_an_undated_document_is_known_from_the_day_it_was_recorded(
    claim: Make,
) -> None:
    found = times(claim(date={"from": "1950"}), UNDATED, RECORDED)
    assert found.known_from == "2026-05-04"
    assert found.begins == "1950-01-01"
    assert times(claim(), UNDATED, RECORDED).begins == "2026-05-04"


@pytest.mark.parametrize(
    "act",
    [
        {**SANCTION, "embargo": EMBARGO},
        {**LEADS, "office": "Supreme Leader"},
        {
            **SANCTION,
            "type": "SIGNED",
            "object": "agreement:x",
            "membership": {"bound_from": "1950", "bound_to": None, "obligations": ["defense"]},
        },
    ],
)
def test_a_public_act_of_an_undated_document_is_known_from_its_own_day(
    claim: Make, act: dict[str, object]
) -> None:
    assert times(claim(date={"from": "1950-06"}, **act), UNDATED, RECORDED).known_from == (
        "1950-06-01"
    )
    assert times(claim(**act), UNDATED, RECORDED).known_from == "2026-05-04"


@pytest.mark.parametrize(
    ("ceased", "last"),
    [("2024-03-01", "2024-02-29"), ("2024-03", "2024-03"), ("2024", "2024"), (None, None)],
)
def test_the_last_day_on_which_it_held_is_the_day_before_it_ceased(
    ceased: str | None, last: str | None
) -> None:
    assert last_day_held(ceased) == last


@pytest.mark.parametrize(
    ("bound_from", "bound_to", "days"),
    [
        ("1949-08-24", None, ("1949-08-24", "9999-12-31")),
        ("1955", "1968-09-13", ("1955-01-01", "1968-09-12")),
        (None, "1991", ("1951-09-08", "1991-12-31")),  # then from joining on
    ],
)
def test_a_member_may_be_bound_from_its_first_to_the_day_before_it_left(
    bound_from: str | None, bound_to: str | None, days: tuple[str, str]
) -> None:
    membership = Membership(bound_from=bound_from, bound_to=bound_to, obligations=())
    assert bound_days(membership, "1951-09-08") == days


def test_a_reader_who_asks_about_a_month_asks_about_any_of_its_days() -> None:
    asked = Picture("2023-09", "2024-02", "now", since="2023", until="2023-02").parameters()
    assert (asked["as_of_from"], asked["as_of"]) == ("2023-09-01", "2023-09-30")
    assert asked["known_at"] == "2024-02-29"
    assert (asked["since"], asked["until"]) == ("2023-01-01", "2023-02-28")


def test_who_asks_for_nothing_filters_nothing() -> None:
    asked = Picture("2024", "2024", "now").parameters()
    silent = {"modality", "according_to", "without", "min_reliability", "min_credibility"}
    assert {name for name, value in asked.items() if value is None} == silent | {"since", "until"}


@pytest.mark.parametrize(
    "promise",
    [
        {"status": "agreed", "modality": "asserted"},
        {"status": "planned", "modality": "planned"},
        {"status": None, "modality": "planned"},
    ],
)
def test_a_promise_is_part_of_the_picture_before_it_is_due(
    claim: Make, promise: dict[str, object]
) -> None:
    assert times(claim(date={"from": "2030"}, **promise), DATED, RECORDED).begins == "2024-08-27"
    earlier = times(claim(date={"from": "2019", "to": "2019"}, **promise), DATED, RECORDED)
    assert earlier.begins == "2019-01-01"


def test_a_delivery_dated_in_the_future_is_not_part_of_the_picture_yet(claim: Make) -> None:
    late = claim(date={"from": "2030"}, status="delivered", modality="claimed")
    assert times(late, DATED, RECORDED).begins == "2030-01-01"
