"""ATOP's directed dyad-years: spans out of years."""

import time
import tracemalloc
from itertools import chain
from pathlib import Path

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from app.datasets.dataset import Edition
from app.datasets.linking import Linker
from app.datasets.reading import Reading
from app.datasets.registry import dataset_of
from app.datasets.table import file_at
from app.entities.vocabulary import Vocabulary

from .atop_files import dyad, dyads
from .conftest import ReadFile


def span(claim: Claim) -> tuple[str, str | None, str | None, str | None]:
    assert claim.type is FactType.ALLIED_WITH and claim.date
    return claim.subject, claim.object, claim.date.from_, claim.date.to


def test_years_with_the_same_obligations_are_one_claim_of_all_their_rows(
    read_file: ReadFile,
) -> None:
    rows = dyad(20, 2, range(1950, 1961), "defense consul")
    done = read_file("atop", dyads(*rows))
    [claim] = done.claims
    assert span(claim) == ("CAN", "USA", "1950", "1960")
    assert claim.locator == "20 to 2, 1950-1960"
    assert claim.note == "CAN is bound towards USA: defense, consul"
    assert (done.reading.account.rows, done.reading.account.told) == (11, 11)


def test_a_gap_or_another_obligation_begins_another_claim(read_file: ReadFile) -> None:
    rows = (
        *dyad(20, 2, (1950, 1951), "defense"),
        *dyad(20, 2, (1953,), "defense"),
        *dyad(20, 2, (1954, 1955), "defense consul"),
    )
    found = [span(claim)[2:] for claim in read_file("atop", dyads(*rows)).claims]
    assert found == [("1950", "1951"), ("1953", "1953"), ("1954", "1955")]


def test_each_direction_is_a_claim_that_says_who_is_bound(read_file: ReadFile) -> None:
    rows = (*dyad(220, 211, (1832,), "defense"), *dyad(211, 220, (1832,), "offense"))
    claims = read_file("atop", dyads(*rows)).claims
    assert {span(claim)[:2] for claim in claims} == {("BEL", "FRA")}
    assert [claim.note for claim in claims] == [
        "FRA is bound towards BEL: defense",
        "BEL is bound towards FRA: offense",
    ]


def test_what_binds_nobody_to_fight_is_no_alliance_and_each_row_says_so(
    read_file: ReadFile,
) -> None:
    rows = (
        *dyad(20, 2, (1950, 1951), "neutral nonagg consul"),
        *dyad(20, 2, (1952,), "defense"),
        *dyad(20, 2, (1953,), ""),
    )
    done = read_file("atop", dyads(*rows))
    assert [span(claim)[2] for claim in done.claims] == ["1952"]
    assert done.rejects == [
        (2, "binds to neutral, nonagg, consul alone, which makes no alliance"),
        (3, "binds to neutral, nonagg, consul alone, which makes no alliance"),
        (5, "binds to nothing"),
    ]


def test_a_number_that_passes_to_another_state_ends_the_span(read_file: ReadFile) -> None:
    done = read_file("atop", dyads(*dyad(365, 710, range(1989, 1995), "defense")))
    assert [span(claim) for claim in done.claims] == [
        ("CHN", "SUN", "1989", "1991"),
        ("CHN", "RUS", "1992", "1994"),
    ]


def test_a_state_without_an_id_is_a_reject_in_each_of_its_years(read_file: ReadFile) -> None:
    done = read_file("atop", dyads(*dyad(300, 200, (1815, 1816), "defense")))
    why = "cow code 300 is Austria-Hungary, which has no id here"
    assert done.rejects == [(2, why), (3, why)]


def test_a_repeated_year_is_a_duplicate_and_one_out_of_order_a_reject(read_file: ReadFile) -> None:
    rows = (
        *dyad(20, 2, (1950, 1951, 1951), "defense"),
        *dyad(20, 2, (1951,), "offense"),
        *dyad(2, 20, (1951,), "defense"),
        *dyad(20, 2, (1949, 1952), "defense"),
    )
    done = read_file("atop", dyads(*rows))
    assert done.duplicates == [(4, 3)]
    assert [line for line, _ in done.rejects] == [5, 7]
    assert sorted(span(claim)[2:] for claim in done.claims) == [
        ("1950", "1951"),
        ("1951", "1951"),
        ("1952", "1952"),
    ]


def test_atops_own_header_is_read_like_that_of_peacesciencer(read_file: ReadFile) -> None:
    text = dyads(*dyad(20, 2, (1950, 1951), "defense"), header="stateA,stateB,year", prefix="")
    assert [span(claim) for claim in read_file("atop", text).claims] == [
        ("CAN", "USA", "1950", "1951")
    ]


def test_hundreds_of_thousands_of_rows_are_read_in_seconds_and_little_memory(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    codes = (2, 20, 70, 100, 130, 135, 140, 145, 150, 155, 160, 165, 200, 210, 211, 220, 230, 235)
    pairs = ((one, other) for one in codes for other in codes if one != other)
    rows = chain.from_iterable(dyad(*pair, range(1850, 2018), "defense nonagg") for pair in pairs)
    path = tmp_path / "dyads.csv"
    path.write_text(dyads(*rows))
    dataset = dataset_of("atop")
    table = dataset.opened(file_at(path))
    link = Linker(vocabulary, dataset.name)
    reading = Reading(table, Edition(dataset, "9.9", link), "atop-9-9")
    tracemalloc.start()
    begun = time.process_time()
    claims = sum(1 for _ in reading.outcomes())
    spent, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reading.account.rows == reading.account.told == 18 * 17 * 168
    assert claims == 18 * 17
    # A row is forgotten once its span is told: half a megabyte a thousand rows would be 25 MB.
    assert peak < 4_000_000, peak
    assert spent < 30, spent
