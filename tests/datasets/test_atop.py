"""ATOP's member and alliance level: who was bound by what, from when to when."""

import pytest

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from app.entities.vocabulary import Agreement
from app.errors import BadFile

from .atop_files import alliance, alliances, member, members
from .conftest import ReadFile


def bound(claim: Claim) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    assert claim.type is FactType.SIGNED and claim.membership
    terms = claim.membership
    return claim.subject, terms.bound_from, terms.bound_to, terms.obligations


def test_a_member_is_bound_from_its_entry_to_its_exit_by_its_own_obligations(
    read_file: ReadFile,
) -> None:
    rows = (
        member(9901, 2, "1955,3,7", "1971,6,2", "defense consul"),
        member(9901, 20, "1955,3,7", "1971,6,2", "consul"),
    )
    done = read_file("atop", members(*rows))
    assert list(map(bound, done.claims)) == [
        ("USA", "1955-03-07", "1971-06-02", ("defense", "consul")),
        ("CAN", "1955-03-07", "1971-06-02", ("consul",)),
    ]
    assert {claim.object for claim in done.claims} == {"agreement:atop-9901"}
    assert {claim.attributed_to for claim in done.claims} == {"org:atop"}
    assert done.claims[0].locator == "alliance 9901, member 2, phase 0"
    assert done.claims[0].date and done.claims[0].date.from_ == "1955-03-07"


def test_a_zero_in_the_exit_column_is_still_in_force_and_never_the_year_0(
    read_file: ReadFile,
) -> None:
    [claim] = read_file("atop", members(member(9901, 2, "1955,3,7", "0,0,0"))).claims
    assert claim.membership and claim.membership.bound_to is None


def test_a_year_of_exit_that_is_not_told_is_no_claim_of_being_bound_today(
    read_file: ReadFile,
) -> None:
    rows = (
        member(9901, 2, "1955,3,7", ",,"),
        member(9902, 2, "1955,3,7", ",,", ineffect=1),
        member(9903, 2, ",,"),
    )
    done = read_file("atop", members(*rows))
    assert [claim.object for claim in done.claims] == ["agreement:atop-9902"]
    assert done.rejects == [
        (2, "yrexit: does not say whether it has ended"),
        (4, "yrent: does not say when it began"),
    ]


@pytest.mark.parametrize(
    ("begun", "expected"),
    [("1955,3,", "1955-03"), ("1955,,", "1955"), ("1955,,7", "1955"), ("1955,0,0", "1955")],
)
def test_a_blank_day_or_month_lowers_the_precision(
    read_file: ReadFile, begun: str, expected: str
) -> None:
    [claim] = read_file("atop", members(member(9901, 2, begun))).claims
    assert claim.membership and claim.membership.bound_from == expected


def test_the_phases_of_an_agreement_stay_apart_and_it_is_one_agreement(
    read_file: ReadFile,
) -> None:
    rows = (
        member(9901, 2, "1955,3,7", "1960,1,1", "consul", phase=1),
        member(9901, 20, "1955,3,7", "1960,1,1", "consul", phase=1),
        member(9901, 2, "1960,1,1", "0,0,0", "defense consul", phase=2),
        member(9901, 20, "1960,1,1", "1980,,", "defense consul", phase=2),
    )
    done = read_file("atop", members(*rows))
    assert [bound(claim)[:3] for claim in done.claims if claim.subject == "USA"] == [
        ("USA", "1955-03-07", "1960-01-01"),
        ("USA", "1960-01-01", None),
    ]
    [made] = done.link.things.values()
    assert isinstance(made, Agreement)
    assert (made.atop_id, made.signed, made.ended) == ("9901", "1955-03-07", None)
    assert made.obligations == ("defense", "consul")
    assert made.is_alliance


@pytest.mark.parametrize(
    ("bound_to", "allied"),
    [("defense", True), ("offense nonagg", True), ("neutral nonagg consul", False), ("", False)],
)
def test_only_defense_and_offense_make_an_alliance(
    read_file: ReadFile, bound_to: str, allied: bool
) -> None:
    done = read_file("atop", members(member(9901, 2, "1955,3,7", "1960,1,1", bound_to)))
    [made] = done.link.things.values()
    assert isinstance(made, Agreement)
    assert made.is_alliance is allied
    assert made.ended == "1960-01-01"


def test_the_vocabularys_agreement_is_taken_where_just_one_has_the_number(
    read_file: ReadFile,
) -> None:
    rows = (member(3180, 2, "1949,4,4"), member(4220, 365, "1992,5,15"))
    done = read_file("atop", members(*rows))
    # Two of the vocabulary's agreements are 4220 to ATOP: neither is chosen silently.
    assert [claim.object for claim in done.claims] == [
        "agreement:north-atlantic-treaty",
        "agreement:atop-4220",
    ]


def test_in_force_as_the_edition_was_made_is_not_in_force_after_a_known_end(
    read_file: ReadFile,
) -> None:
    # The vocabulary knows that this one ended in 2019, which ATOP's editions cannot tell of.
    [claim] = read_file("atop", members(member(4875, 369, "1997,5,31", "0,0,0", "nonagg"))).claims
    assert claim.object == "agreement:russia-ukraine-1997"
    assert claim.membership and claim.membership.bound_to == "2019-04-01"
    assert claim.note == (
        "had not ended when the edition was made; the agreement ended in 2019-04-01"
    )


@pytest.mark.parametrize(
    ("code", "begun", "state"),
    [
        (255, "1939,5,22", "DEU"),
        (260, "1955,5,6", "DEU"),
        (265, "1955,5,14", "DDR"),
        (255, "1991,4,3", "DEU"),
        (345, "1914,8,4", "SRB"),
        (345, "1953,2,28", "YUG"),
        (345, "2004,5,1", "SCG"),
        (345, "2010,5,1", "SRB"),
        (365, "1907,8,31", "RUS"),
        (365, "1935,5,2", "SUN"),
        (365, "1997,8,29", "RUS"),
        (678, "1958,3,8", "XYA"),
        (679, "1995,3,8", "YEM"),
        (816, "1965,3,8", "VDR"),
        (816, "1978,11,3", "VNM"),
        (970, "1990,1,1", "NRU"),
        ("2.0", "1990,1,1", "USA"),
    ],
)
def test_a_number_of_cow_is_the_state_that_bore_it_on_that_day(
    read_file: ReadFile, code: object, begun: str, state: str
) -> None:
    year = int(begun[:4])
    rows = members(member(9901, code, begun, f"{year + 1},1,1"))
    assert [claim.subject for claim in read_file("atop", rows).claims] == [state]


def test_who_takes_over_a_number_is_bound_after_who_bore_it_before(read_file: ReadFile) -> None:
    done = read_file("atop", members(member(9901, 365, "1980,10,8", "0,0,0")))
    assert [bound(claim)[:3] for claim in done.claims] == [
        ("SUN", "1980-10-08", "1991-12-26"),
        ("RUS", "1991-12-26", None),
    ]
    assert "after SUN" in (done.claims[1].note or "")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (327, "cow code 327 is the Papal States, which has no id here"),
        (267, "cow code 267 is Baden, which has no id here"),
        (1, "cow code 1 is no state on 1831-05-02"),
        ("", "member: holds no number"),
        ("Baden", "member: 'Baden' is no whole number"),
    ],
)
def test_a_member_that_is_no_state_here_is_a_reject_with_the_reason(
    read_file: ReadFile, code: object, why: str
) -> None:
    done = read_file("atop", members(member(9901, code, "1831,5,2"), member(9901, 220, "1831,5,2")))
    assert done.rejects == [(2, why)]
    assert len(done.claims) == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (member(9901, 2, "1955,3,7", "1950,1,1"), "yrexit: it ended in 1950-01-01, before it"),
        (member(9901, 2, "1955,13,7"), "'1955-13-07' is no date"),
        (member(9901, 2, "1955,3,7").replace(",0,0,1,0,0,0,0,", ",0,0,2,0,0,0,0,"), "neither 0"),
    ],
)
def test_a_row_that_cannot_be_is_refused(read_file: ReadFile, row: str, why: str) -> None:
    done = read_file("atop", members(row))
    assert done.claims == []
    assert why in done.rejects[0][1]


def test_an_alliance_is_a_claim_for_each_member_it_lists(read_file: ReadFile) -> None:
    row = alliance(9905, "1955,3,7", "0,0,0", "defense consul", 2, 20)
    done = read_file("atop", alliances(row))
    assert done.reading.table.layout.name == "alliance level"
    assert list(map(bound, done.claims)) == [
        ("USA", "1955-03-07", None, ("defense", "consul")),
        ("CAN", "1955-03-07", None, ("defense", "consul")),
    ]
    assert {claim.grade for claim in done.claims} == {"B2"}


def test_of_many_members_the_days_of_the_alliance_are_not_said_to_be_their_own(
    read_file: ReadFile,
) -> None:
    row = alliance(9905, "1955,3,7", "1971,6,2", "defense", 2, 20, 200)
    claims = read_file("atop", alliances(row)).claims
    assert [bound(claim)[:3] for claim in claims] == [
        (state, None, "1971-06-02") for state in ("USA", "CAN", "GBR")
    ]
    assert {(c.date.from_, c.date.to) for c in claims if c.date} == {("1955-03-07", "1971-06-02")}
    assert {claim.grade for claim in claims} == {"B3"}


def test_a_listed_member_that_is_no_state_here_is_named_and_the_others_stay(
    read_file: ReadFile,
) -> None:
    row = alliance(9905, "1820,1,1", "1830,1,1", "defense", 200, 300, 220)
    done = read_file("atop", alliances(row))
    assert {claim.subject for claim in done.claims} == {"GBR", "FRA"}
    assert done.parts == [(2, "mem2: cow code 300 is Austria-Hungary, which has no id here")]
    assert done.reading.account.parts == 1
    lost = read_file("atop", alliances(alliance(9906, "1820,1,1", "1830,1,1", "defense", 300, 329)))
    assert [line for line, _ in lost.rejects] == [2]


def test_a_file_that_is_none_of_atops_is_told_what_is_expected(read_file: ReadFile) -> None:
    with pytest.raises(BadFile, match="member level"):
        read_file("atop", "year,dyad\n1,2\n")
