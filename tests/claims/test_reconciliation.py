"""Where two figures cannot both be right."""

import pytest

from app.claims.quantity import Quantity
from app.claims.reconciliation import Figure, conflicts

SHELLS = ("weapon:artillery-shell", "delivered")


def _figure(
    claim: str,
    low: int | None,
    high: int | None,
    unit: str = "shell",
    about: tuple[str | None, str | None] = SHELLS,
    days: tuple[str, str] = ("2023-01-01", "9999-12-31"),
) -> Figure:
    return Figure(claim, Quantity(min=low, max=high, unit=unit), about, *days)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((10, 10), (10, 10), False),
        ((10, 10), (11, 11), True),
        ((1, 5), (5, 9), False),
        ((1, 5), (6, 9), True),
        ((6, None), (None, 5), True),
        ((5, None), (None, 5), False),
        ((6, None), (7, None), False),
        ((None, 1), (None, 9), False),
        ((0, 0), (1, None), True),
    ],
)
def test_only_intervals_without_a_number_in_common_conflict(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], apart: bool
) -> None:
    for first, second in ((one, other), (other, one)):
        figures = [_figure("a", *first), _figure("b", *second)]
        found = [(x.claim, y.claim) for x, y in conflicts(figures)]
        assert found == ([("a", "b")] if apart else [])


@pytest.mark.parametrize(
    "other",
    [
        _figure("b", 20, 20, unit="container"),
        _figure("b", 20, 20, about=("weapon:artillery-shell", "agreed")),
        _figure("b", 20, 20, about=("weapon:152mm-artillery-shell", "delivered")),
        _figure("b", 20, 20, days=("2021-01-01", "2022-12-31")),
    ],
)
def test_figures_of_something_else_do_not_conflict(other: Figure) -> None:
    assert conflicts([_figure("a", 10, 10), other]) == []


def test_each_pair_is_named_once() -> None:
    figures = [_figure(claim, n, n) for n, claim in enumerate("abc", 1)]
    assert [(x.claim, y.claim) for x, y in conflicts(figures)] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]
