"""When a pledge rests."""

import pytest

from app.claims.suspension import Rest, resting

BY_LEAGUE = Rest("2011-11", "2023-05-07", "org:arab-league", "suspended")
BY_USA = Rest("1986", "", "USA", "towards New Zealand alone")


@pytest.mark.parametrize(
    ("day", "rests"),
    [("2011-10-31", False), ("2011-11-01", True), ("2023-05-07", True), ("2023-05-08", False)],
)
def test_a_member_that_its_body_suspended_owes_nobody_and_is_owed_nothing(
    day: str, rests: bool
) -> None:
    expected = BY_LEAGUE if rests else None
    assert resting([BY_LEAGUE], [], "SYR", "EGY", day) == expected
    assert resting([], [BY_LEAGUE], "EGY", "SYR", day) == expected


def test_a_suspension_by_one_state_rests_what_is_between_the_two_alone() -> None:
    day = "2024-01-01"
    assert resting([], [BY_USA], "USA", "NZL", day) == BY_USA
    assert resting([BY_USA], [], "NZL", "USA", day) == BY_USA
    assert resting([], [BY_USA], "AUS", "NZL", day) is None
    assert resting([BY_USA], [], "NZL", "AUS", day) is None
    assert resting([], [BY_USA], "USA", "NZL", "1985-12-31") is None
