"""What members of an agreement are bound to, and when."""

import pytest

from app.claims.agreements import agreed_span, bound_from, membership_claim, obligations_of
from app.entities.vocabulary import Agreement, Member


def agreement(**changes: object) -> Agreement:
    said: dict[str, object] = {
        "id": "agreement:x",
        "name": "X",
        "signed": "1949-04-04",
        "in_force": "1949-08-24",
        "members": [],
        "obligations": ["defense", "consul"],
        "is_alliance": True,
        "clause": {"article": "5"},
    }
    return Agreement.model_validate({**said, **changes})


def member(**changes: object) -> Member:
    return Member.model_validate({"state": "FRA", "joined": "1949-04-04", **changes})


@pytest.mark.parametrize(
    ("in_force", "joined", "bound"),
    [
        ("1949-08-24", "1949-04-04", "1949-08-24"),  # signed first, in force later
        ("1949-08-24", "1952-02-18", "1952-02-18"),  # a later member
        ("1949-08-24", None, "1949-08-24"),
        (None, "1949-04-04", None),  # the day of the entry into force is not established
        (None, "1952-02-18", "1952-02-18"),  # but an accession took effect
        (None, "1949", None),
        (None, None, None),
    ],
)
def test_a_member_is_bound_from_the_later_of_joining_and_the_entry_into_force(
    in_force: str | None, joined: str | None, bound: str | None
) -> None:
    assert bound_from(agreement(in_force=in_force), member(joined=joined)) == bound


@pytest.mark.parametrize(
    ("left", "ended", "bound_to"),
    [
        (None, None, None),
        ("1968-09-13", None, "1968-09-13"),
        (None, "1991-07-01", "1991-07-01"),
        ("1968-09-13", "1991-07-01", "1968-09-13"),
        ("1991", "1991-07-01", "1991-07-01"),
    ],
)
def test_a_member_is_bound_until_it_left_or_the_agreement_ended(
    left: str | None, ended: str | None, bound_to: str | None
) -> None:
    membership = membership_claim(agreement(ended=ended), member(left=left)).membership
    assert membership is not None
    assert membership.bound_to == bound_to


def test_own_obligations_of_a_member_stand_in_place_of_the_agreements() -> None:
    for own, bound in ((None, ("defense", "consul")), (["consul"], ("consul",)), ([], ())):
        membership = membership_claim(agreement(), member(obligations=own)).membership
        assert membership is not None
        assert membership.obligations == bound


def test_a_membership_names_the_clause_that_obliges() -> None:
    assert membership_claim(agreement(), member()).locator == "article 5"
    assert membership_claim(agreement(clause=None), member()).locator


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (("1951-08-30", "1952-08-27"), (None, None), ("1952-08-27", None)),
        (("1951-08-30", None), ("1990", "1985-06-01"), ("1951-08-30", "1985-06-01")),
        ((None, None), (None, "1990"), (None, "1990")),
    ],
)
def test_of_several_documents_the_span_is_that_in_which_all_agree(
    starts: tuple[str | None, ...],
    ends: tuple[str | None, ...],
    expected: tuple[str | None, str | None],
) -> None:
    assert agreed_span(starts, ends) == expected


def test_obligations_of_several_documents_are_what_any_names_in_atops_order() -> None:
    assert obligations_of([("consul",), ("nonagg", "defense")]) == ("defense", "nonagg", "consul")
