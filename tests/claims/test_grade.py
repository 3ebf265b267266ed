"""The Admiralty scale."""

import pytest

from app.claims.grade import UNGRADED, parse_minimum
from app.errors import InvalidValue

from .conftest import Make


@pytest.mark.parametrize(
    ("asked", "worst"), [("B2", ("B", 2)), ("b2", ("B", 2)), ("B", ("B", 6)), ("F6", ("F", 6))]
)
def test_a_minimum_is_the_worst_grade_still_kept(asked: str, worst: tuple[str, int]) -> None:
    assert parse_minimum(asked) == worst


@pytest.mark.parametrize("wrong", ["", "G1", "A0", "A7", "2", "B2C3", "B 2"])
def test_what_is_no_grade_is_refused_with_what_is(wrong: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_minimum(wrong)
    assert refused.value.faults[0].allowed == ("A to F", "A1 to F6")


def test_a_claim_that_nobody_graded_says_so(claim: Make) -> None:
    assert claim().grade == UNGRADED == "F6"
    with pytest.raises(ValueError, match="grade"):
        claim(grade="G1")
