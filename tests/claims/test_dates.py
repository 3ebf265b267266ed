"""Partial dates: years, months and days, compared by overlap."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.claims.claim import Span
from app.claims.dates import (
    checked,
    day_before,
    first_day,
    instant,
    last_day,
    parse_date,
    parse_instant,
)
from app.errors import InvalidValue


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-09", "2023-09-01", "2023-09-30"),
        ("2023-09-15", "2023-09-15", "2023-09-15"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2023-12", "2023-12-01", "2023-12-31"),
    ],
)
def test_a_partial_date_may_be_any_of_its_days(partial: str, first: str, last: str) -> None:
    assert (first_day(partial), last_day(partial)) == (first, last)


@pytest.mark.parametrize("day", ["2024-02-29", "2000-02-29", "2023-02-28", "0001-01-01", "9999"])
def test_a_date_that_can_be_stays_as_it_is(day: str) -> None:
    assert checked(day) == day


@pytest.mark.parametrize(
    "wrong",
    [
        *("2023-02-29", "1900-02-29", "2023-13", "2023-00", "2023-04-31", "0000", "23", "2023-1"),
        *("", "2023-1-1", "2023-01-01T00:00", " 2023", "2023\n", "2023/01/01", "today", "２０２３"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_what_is_allowed(wrong: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_date("as_of", wrong)
    [fault] = refused.value.faults
    assert fault.field == "as_of"
    assert repr(wrong) in fault.message
    assert fault.allowed == ("YYYY", "YYYY-MM", "YYYY-MM-DD")


@pytest.mark.parametrize(
    ("start", "end"),
    [("2023-09", "2023-09-15"), ("2023-09-15", "2023-09"), ("2023-09-15", "2023"), (None, "2023")],
)
def test_a_span_may_end_in_the_month_or_year_in_which_it_begins(start: str, end: str) -> None:
    Span.model_validate({"from": start, "to": end})


def test_a_span_that_ends_before_it_begins_cannot_be() -> None:
    with pytest.raises(ValueError, match="from 2024 is after to 2023-12"):
        Span.model_validate({"from": "2024", "to": "2023-12"})


def test_the_day_before_crosses_months_leap_days_and_years() -> None:
    assert day_before("2024-03-01") == "2024-02-29"
    assert day_before("2023-03-01") == "2023-02-28"
    assert day_before("2024-01-01") == "2023-12-31"
    assert day_before("0001-01-01") == "0001-01-01"


def test_instants_sort_as_text_in_the_order_of_time() -> None:
    moments = [datetime(500, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)]
    moments += [moments[-1] + timedelta(microseconds=1), datetime(2024, 1, 1, 0, 0, 1, tzinfo=UTC)]
    texts = [instant(moment) for moment in moments]
    assert texts == sorted(texts)
    assert {len(text) for text in texts} == {27}


def test_an_instant_is_told_in_utc() -> None:
    seoul = timezone(timedelta(hours=9))
    assert instant(datetime(2024, 1, 1, 8, tzinfo=seoul)) == "2023-12-31T23:00:00.000000Z"
    assert parse_instant("recorded_by", "2024-01-01T08:00:00+09:00") == (
        "2023-12-31T23:00:00.000000Z"
    )
    assert parse_instant("recorded_by", "2024-01-01") == "2024-01-01T00:00:00.000000Z"


@pytest.mark.parametrize("wrong", ["", "now", "2024-13-01T00:00:00Z", "0001-01-01T00:00:00+05:00"])
def test_an_instant_that_cannot_be_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidValue, match="recorded_by"):
        parse_instant("recorded_by", wrong)
