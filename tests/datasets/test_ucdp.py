"""UCDP's conflicts: who fought whom, who joined a side, and when."""

from collections import Counter

import pytest

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from app.entities.vocabulary import Organization

from .conftest import ReadFile
from .ucdp_files import (
    CAMEL,
    CODES,
    CONFLICTS,
    DYADS,
    INTERSTATE,
    OLDEST,
    REBELLION,
    renamed,
    ucdp,
)


def pairs(claims: list[Claim], type_: FactType) -> set[tuple[str, str | None]]:
    return {(claim.subject, claim.object) for claim in claims if claim.type is type_}


def day(claim: Claim) -> tuple[str | None, str | None]:
    assert claim.date
    return claim.date.from_, claim.date.to


def test_each_side_attacked_the_other_and_who_began_is_not_told(read_file: ReadFile) -> None:
    claims = read_file("ucdp", ucdp(INTERSTATE)).claims
    assert pairs(claims, FactType.ATTACKED) == {("CHL", "PER"), ("PER", "CHL")}
    assert all(
        claim.note
        == "interstate conflict over territory (Zembla), 25 to 999 battle-related deaths in the "
        "year; the dataset tells that both sides used armed force, not who began"
        for claim in claims
    )
    assert {claim.locator for claim in claims} == {"conflict 99001, 1971"}
    assert {claim.attributed_to for claim in claims} == {"org:ucdp"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ("1971-03-05", "1971-11-12")),
        ({"start_prec": 2}, ("1971-03", "1971-11-12")),
        ({"start_prec": 3}, ("1971-03", "1971-11-12")),
        ({"start_prec": 4}, ("1971", "1971-11-12")),
        ({"start_prec": 5}, ("1971", "1971-11-12")),
        ({"start_prec": 6}, ("1971", "1971-11-12")),
        ({"start_date": "1968-03-05"}, ("1971", "1971-11-12")),
        ({"ep_end": 0, "ep_end_date": ""}, ("1971-03-05", "1971")),
        ({"ep_end_prec": 3}, ("1971-03-05", "1971-11")),
        ({"ep_end_date": "1971-02-01"}, ("1971", "1971")),
        ({"start_date": "3/5/1971", "ep_end_date": "11/12/1971"}, ("1971-03-05", "1971-11-12")),
        ({"start_date": "1971-03-05 00:00:00"}, ("1971-03-05", "1971-11-12")),
        ({"start_date": "NA", "start_prec": "NA"}, ("1971", "1971-11-12")),
        ({"year": "1971.0", "start_prec": "1.0"}, ("1971-03-05", "1971-11-12")),
    ],
)
def test_the_year_is_narrowed_as_far_as_the_dates_are_sure(
    read_file: ReadFile, change: dict[str, object], expected: tuple[str, str]
) -> None:
    claims = read_file("ucdp", ucdp({**INTERSTATE, **change})).claims
    assert {day(claim) for claim in claims} == {expected}


def test_a_rebel_group_is_an_armed_group_of_the_state_it_fights_in(read_file: ReadFile) -> None:
    done = read_file("ucdp", ucdp(REBELLION))
    assert pairs(done.claims, FactType.ATTACKED) == {
        ("MLI", "org:red-front-mli"),
        ("org:red-front-mli", "MLI"),
    }
    made = done.link.things["org:red-front-mli"]
    assert isinstance(made, Organization)
    assert (made.name, made.form, made.country) == ("Red Front", "armed group", "MLI")


def test_a_group_that_the_vocabulary_knows_by_just_that_name_is_linked(read_file: ReadFile) -> None:
    done = read_file("ucdp", ucdp({**REBELLION, "side_b": "JNIM", "side_b_id": 1}))
    assert ("org:jnim", "MLI") in pairs(done.claims, FactType.ATTACKED)
    assert done.link.things == {}


def test_groups_of_one_name_in_two_states_stay_two(read_file: ReadFile) -> None:
    other = {**REBELLION, "conflict_id": 99003, "side_a": "Government of Chad", "gwno_a": 483,
             "gwno_loc": 483}  # fmt: skip
    done = read_file("ucdp", ucdp(REBELLION, other))
    assert set(done.link.things) == {"org:red-front-mli", "org:red-front-tcd"}


def test_an_army_is_no_rebel_group_of_the_same_name(read_file: ReadFile) -> None:
    done = read_file("ucdp", ucdp({**REBELLION, "side_b": "PLA"}))
    assert ("org:pla-mli", "MLI") in pairs(done.claims, FactType.ATTACKED)


def test_every_party_of_a_side_fights_every_one_of_the_other(read_file: ReadFile) -> None:
    row = {
        **REBELLION,
        "side_b": "Red Front, Military faction (forces of A, B and C)",
        "side_b_id": "9900, 9901",
    }
    done = read_file("ucdp", ucdp(row))
    assert {one for one, _ in pairs(done.claims, FactType.ATTACKED)} == {
        "MLI",
        "org:red-front-mli",
        "org:military-faction-forces-of-a-b-and-c-mli",
    }
    assert len(done.claims) == 4


def test_secondary_parties_support_the_side_that_they_join(read_file: ReadFile) -> None:
    row = {
        **REBELLION,
        "side_a_2nd": "Government of France, Government of Chad",
        "gwno_a_2nd": "220, 483",
        "side_b_2nd": "Government of Libya",
        "gwno_b_2nd": 620,
    }
    claims = read_file("ucdp", ucdp(row)).claims
    assert pairs(claims, FactType.SUPPORTS) == {
        ("FRA", "MLI"),
        ("TCD", "MLI"),
        ("LBY", "org:red-front-mli"),
    }
    assert len(pairs(claims, FactType.ATTACKED)) == 2


@pytest.mark.parametrize(
    ("name", "code", "year", "state"),
    [
        ("Government of Russia (Soviet Union)", 365, 1969, "SUN"),
        ("Government of Russia (Soviet Union)", 365, 1999, "RUS"),
        ("Government of Yemen (North Yemen)", 678, 1972, "XYA"),
        ("Government of Yemen (North Yemen)", 678, 1994, "YEM"),
        ("Government of Vietnam (North Vietnam)", 816, 1969, "VDR"),
        ("Government of Serbia (Yugoslavia)", 345, 1991, "YUG"),
        ("Government of Macedonia, FYR", 343, 2001, "MKD"),
        ("Government of Chad", "", 1990, "TCD"),
        ("Government of Zembla", "", 1948, "org:government-of-zembla"),
        ("Government of Hyderabad", 751, 1948, "org:government-of-hyderabad"),
    ],
)
def test_a_government_is_its_state_on_that_day(
    read_file: ReadFile, name: str, code: object, year: int, state: str
) -> None:
    change = {"side_a": name, "gwno_a": code, "year": year, "start_date": "1940-01-01"}
    claims = read_file("ucdp", ucdp({**INTERSTATE, **change})).claims
    assert (state, "PER") in pairs(claims, FactType.ATTACKED)


def test_names_that_do_not_fit_their_numbers_are_not_guessed(read_file: ReadFile) -> None:
    row = {**REBELLION, "side_b": "Red Front, Blue Front", "side_b_id": "1, 2, 3"}
    done = read_file("ucdp", ucdp(row))
    assert done.rejects == [
        (2, "side_b: 'Red Front, Blue Front' names 2 parties and has 3 numbers")
    ]


@pytest.mark.parametrize("columns", [CAMEL, OLDEST])
def test_older_headers_say_the_same(read_file: ReadFile, columns: list[str]) -> None:
    today = read_file("ucdp", ucdp(INTERSTATE, REBELLION)).claims
    older = read_file("ucdp", renamed(ucdp(INTERSTATE, REBELLION), columns)).claims
    said = [(c.type, c.subject, c.object, day(c), c.note, c.locator) for c in today]
    assert [(c.type, c.subject, c.object, day(c), c.note, c.locator) for c in older] == said


def test_older_editions_name_states_without_their_governments(read_file: ReadFile) -> None:
    rows = (
        {**INTERSTATE, "side_a": "Chile", "side_b": "Peru"},
        {**REBELLION, "side_a": "Mali"},
    )
    done = read_file("ucdp", ucdp(*rows))
    assert pairs(done.claims, FactType.ATTACKED) == {
        ("CHL", "PER"),
        ("PER", "CHL"),
        ("MLI", "org:red-front-mli"),
        ("org:red-front-mli", "MLI"),
    }


def test_dyads_are_read_like_conflicts_and_named_in_the_locator(read_file: ReadFile) -> None:
    rows = (
        {**REBELLION, "dyad_id": 801},
        {**REBELLION, "dyad_id": 802, "side_b": "Blue Front", "side_b_id": 9901},
    )
    done = read_file("ucdp", ucdp(*rows, columns=DYADS))
    assert {claim.locator for claim in done.claims} == {
        "conflict 99002, dyad 801, 1971",
        "conflict 99002, dyad 802, 1971",
    }
    assert len(done.claims) == 4


def test_a_table_of_codes_alone_leaves_rebels_nameless_but_never_merges_them(
    read_file: ReadFile,
) -> None:
    nameless = {**REBELLION, "gwno_b": "NA", "type_of_conflict": "intrastate",
                "incompatibility": "government"}  # fmt: skip
    rows = (
        nameless,
        {**nameless, "gwno_a_2nd": "220.0"},
        {**nameless, "conflict_id": "99003.0", "gwno_b_2nd": "620.0"},
        {**INTERSTATE, "gwno_a": "155.0"},
        {**INTERSTATE, "gwno_a": "155.0", "gwno_b_2nd": ""},
    )
    done = read_file("ucdp", ucdp(*rows, columns=CODES))
    assert done.reading.table.layout.name == "state-based conflicts, by codes alone"
    assert pairs(done.claims, FactType.ATTACKED) == {
        ("MLI", "org:ucdp-conflict-99002-side-b"),
        ("org:ucdp-conflict-99002-side-b", "MLI"),
        ("MLI", "org:ucdp-conflict-99003-side-b"),
        ("org:ucdp-conflict-99003-side-b", "MLI"),
        ("CHL", "PER"),
        ("PER", "CHL"),
    }
    assert pairs(done.claims, FactType.SUPPORTS) == {
        ("FRA", "MLI"),
        ("LBY", "org:ucdp-conflict-99003-side-b"),
    }
    assert done.duplicates == [(6, 5)]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"year": ""}, "year: is not told"),
        ({"start_date": "soon"}, "start_date: 'soon' is no date"),
        ({"gwno_b": 155, "side_b": "Government of Chile"}, "CHL stands on both sides"),
        ({"conflict_id": ""}, "conflict_id: holds no number"),
    ],
)
def test_a_row_that_cannot_be_told_is_a_reject_with_the_reason(
    read_file: ReadFile, change: dict[str, object], why: str
) -> None:
    done = read_file("ucdp", ucdp({**INTERSTATE, **change}))
    assert done.claims == []
    assert why in done.rejects[0][1]


@pytest.mark.parametrize("columns", [CONFLICTS, DYADS, CODES])
def test_all_rows_of_a_file_as_large_as_the_real_one_are_accounted_for(
    read_file: ReadFile, columns: list[str]
) -> None:
    """5,652 rows: conflicts of two kinds, some joined, some repeated, some broken."""
    states = ((155, "Chile"), (135, "Peru"), (432, "Mali"), (483, "Chad"), (365, "Russia"))
    rows: list[dict[str, object]] = []
    for number in range(5652):
        code, name = states[number % len(states)]
        row = {
            **(INTERSTATE if number % 7 == 0 else REBELLION),
            "conflict_id": 90000 + number // 12,
            "dyad_id": 50000 + number // 12,
            "side_a": f"Government of {name}",
            "gwno_a": code,
            "gwno_loc": code,
            "year": 1946 + number % 12 if number % 97 else "",
            "start_date": f"{1946 + number % 3}-02-03",
        }
        if number % 5 == 1:
            row |= {"side_b_2nd": "Government of France", "gwno_b_2nd": 220}
        rows.append(rows[-1] if number % 101 == 100 else row)
    done = read_file("ucdp", ucdp(*rows, columns=columns))
    account = done.reading.account
    assert account.rows == 5652
    assert (account.duplicates, account.rejects) == (
        len(done.duplicates),
        len(done.rejects),
    )
    reasons = Counter(reason for _, reason in done.rejects)
    assert set(reasons) <= {"year: is not told", "PER stands on both sides"}
    assert account.duplicates >= 50
    assert account.told > 5000
