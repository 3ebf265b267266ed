"""The clocks at their edges: as_of, known_at, recorded_by, since, until."""

import pytest

from tests.api.asking import Asking


def _documents(ask: Asking, **asked: object) -> set[str]:
    return {claim["document"]["id"] for claim in ask.items("/claims", **asked)}


@pytest.mark.parametrize(
    ("known_at", "known"),
    [
        ("2024-08-18", False),
        ("2024-08-19", True),
        ("2024-08-20", True),
        ("2024-07", False),
        ("2024-08", True),
        ("2023", False),
        ("2024", True),
    ],
)
def test_a_document_is_known_from_its_day_on(ask: Asking, known_at: str, known: bool) -> None:
    claims = _documents(ask, document="seed-001", known_at=known_at)
    assert (claims == {"seed-001"}) is known
    listed = {row["id"] for row in ask.items("/documents", known_at=known_at)}
    assert ("seed-001" in listed) is known


@pytest.mark.parametrize(
    ("as_of", "holds"),
    [
        # 'since October 2023': any of its days may be the first.
        ("2023-09-30", False),
        ("2023-10-01", True),
        ("2023-10-31", True),
        ("2023-09", False),
        ("2023-10", True),
        ("2022", False),
        ("2023", True),
        ("2030", True),
    ],
)
def test_a_state_holds_from_the_first_day_that_may_be_meant(
    ask: Asking, as_of: str, holds: bool
) -> None:
    found = ask.items(
        "/claims", type="USES", subject="RUS", object="KN-23", document="seed-001", as_of=as_of
    )
    assert bool(found) is holds


@pytest.mark.parametrize(
    ("as_of", "holds"),
    [
        ("2024-03-31", True),
        ("2024-04-01", False),
        ("2024-03", True),
        ("2024-04", False),
        ("2024", True),
        ("2025", False),
    ],
)
def test_a_state_holds_until_the_last_day_that_may_be_meant(
    ask: Asking, as_of: str, holds: bool
) -> None:
    # 'to March 2024', no first day: in Ukraine's words in a-001.
    found = ask.items(
        "/claims",
        type="USES",
        subject="RUS",
        object="weapon:missile",
        document="a-001",
        as_of=as_of,
    )
    assert bool(found) is holds


def test_an_event_stays_once_it_happened(ask: Asking) -> None:
    asked = {"type": "VISITED", "subject": "Vladimir Putin", "document": "a-004"}
    assert ask.items("/claims", **asked, as_of="2024-06-18") == []
    for day in ("2024-06-19", "2024-06", "2024", "2040-01-01"):
        assert len(ask.items("/claims", **asked, as_of=day)) == 1


@pytest.mark.parametrize(("as_of", "holds"), [("2024-08-26", False), ("2024-08-27", True)])
def test_an_unknown_start_is_the_day_of_the_report(ask: Asking, as_of: str, holds: bool) -> None:
    found = ask.items("/transfers", supplier="RUS", recipient="PRK", as_of=as_of)
    assert bool(found) is holds


def test_an_event_told_after_it_happened_is_known_only_then(ask: Asking) -> None:
    asked = {"supplier": "PRK", "recipient": "RUS", "as_of": "2023-12-01"}
    assert ask.items("/transfers", **asked, known_at="2023-12-01") == []
    told = ask.items("/transfers", **asked)
    assert {row["weapon"]["id"] for row in told} == {"weapon:artillery-shell", "weapon:weapons"}


def test_a_public_act_is_known_from_its_own_day(ask: Asking) -> None:
    nato = ask(
        "/agreements/agreement:north-atlantic-treaty", as_of="2023-12-01", known_at="2023-12-01"
    )
    assert sum(member["bound"] for member in nato["members"]) == 31
    un = ask.items(
        "/claims",
        type="SANCTIONED",
        object="PRK",
        subject="UN Security Council",
        known_at="2006-10-14",
        as_of="2006-10-14",
    )
    assert len(un) == 1
    assert ask.items("/claims", type="SANCTIONED", object="PRK", known_at="2006-10-13") == []


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2022-06", "2022-06", True),
        ("2022-06-30", None, True),
        ("2022-07-01", None, False),
        ("2022-07", None, False),
        (None, "2022-06-01", True),
        (None, "2022-05-31", False),
        (None, "2022-05", False),
        ("2022", "2022", True),
        ("2023", None, False),
        (None, "2021", False),
    ],
)
def test_since_and_until_keep_what_overlaps(
    ask: Asking, since: str | None, until: str | None, kept: bool
) -> None:
    # HIMARS, June 2022: from and to are the month.
    bounds = {k: v for k, v in (("since", since), ("until", until)) if v}
    asked = {"supplier": "USA", "recipient": "UKR", "weapon": "HIMARS"}
    assert bool(ask.items("/transfers", **asked, **bounds)) is kept
    claims = ask.items("/claims", type="SUPPLIES", subject="USA", weapon="HIMARS", **bounds)
    assert bool(claims) is kept


def test_an_open_end_reaches_any_later_date(ask: Asking) -> None:
    asked = {"supplier": "PRK", "recipient": "RUS", "weapon": "weapon:artillery-shell"}
    found = ask.items(
        "/transfers", **asked, since="2100", as_of="2024-08-19", known_at="2024-08-19"
    )
    assert "weapon:artillery-shell" in {row["weapon"]["id"] for row in found}


def test_since_after_until_cannot_be(ask: Asking) -> None:
    found = ask.refused("/transfers", 422, since="2024-02", until="2024-01-31")
    assert found["errors"][0]["field"] == "since"
    ask("/transfers", since="2024-01-31", until="2024-01")


def test_recorded_by_repeats_an_answer(ask: Asking) -> None:
    clocks = {"as_of": "2024-08-19", "known_at": "2024-08-19"}
    first = ask("/transfers", supplier="PRK", **clocks)
    again = ask("/transfers", supplier="PRK", **clocks, recorded_by=first["recorded_by"])
    assert again == first


def test_before_the_graph_held_anything_there_is_nothing(ask: Asking) -> None:
    before = "2001-01-01T00:00:00Z"
    assert ask("/claims", recorded_by=before)["items"] == []
    assert ask("/documents", recorded_by=before)["items"] == []
    assert ask("/agreements", recorded_by=before)["items"] == []
    assert ask.refused("/documents/seed-001", 404, recorded_by=before)


def test_an_answer_says_which_clocks_it_was_given_for(ask: Asking) -> None:
    answer = ask("/transfers", as_of="2024-08", known_at="2024")
    assert (answer["as_of"], answer["known_at"]) == ("2024-08", "2024")
    today = ask("/transfers")
    assert today["as_of"] == today["known_at"]
    assert len(today["as_of"]) == 10


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-30",
        "2023-13",
        "23",
        "0000",
        "yesterday",
        "2024-1-1",
        "2024-01-01T00:00",
        "",
        " 2024",
        "٢٠٢٤",
        "2024-",
        "-2024",
        "20240101",
    ],
)
@pytest.mark.parametrize("field", ["as_of", "known_at", "since", "until"])
def test_what_is_no_date_is_refused_with_the_forms_allowed(
    ask: Asking, field: str, value: str
) -> None:
    found = ask.refused("/transfers", 422, **{field: value})
    [error] = found["errors"]
    assert error["field"] == field
    assert error["allowed"] == ["YYYY", "YYYY-MM", "YYYY-MM-DD"]


@pytest.mark.parametrize(
    "value", ["", "now", "2024-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_what_is_no_instant_is_refused(ask: Asking, value: str) -> None:
    [error] = ask.refused("/transfers", 422, recorded_by=value)["errors"]
    assert error["field"] == "recorded_by"
