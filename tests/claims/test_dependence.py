"""Suppliers' shares, and which figures may be added."""

import pytest

from app.claims.dependence import Amount, Figure, amount, apart, concentration


def _figure(weapon: str, middle: float, *above: str) -> Figure:
    return Figure(weapon, int(middle), int(middle), middle, above)


def _exact(supplier: str, value: float | None) -> Amount:
    return Amount(supplier, value, value, value)


@pytest.mark.parametrize(
    ("figures", "added"),
    [
        ([("tank", 1), ("gun", 2)], ["gun", "tank"]),
        ([("shell", 10), ("152", 4, "shell"), ("122", 5, "shell")], ["shell"]),
        ([("shell", 10), ("152", 6, "shell"), ("122", 5, "shell")], ["122", "152"]),
        ([("arms", 3), ("shell", 2, "arms"), ("152", 4, "shell", "arms")], ["152"]),
        ([("arms", 9), ("shell", 2, "arms"), ("152", 4, "shell", "arms")], ["arms"]),
        ([("", 5), ("tank", 1), ("gun", 2)], [""]),
        ([("", 2), ("tank", 1), ("gun", 2)], ["gun", "tank"]),
        ([("", 5), ("shell", 2), ("152", 9, "shell")], ["152"]),
        ([], []),
    ],
)
def test_a_weapon_and_its_kinds_are_not_added(figures: list[tuple[str]], added: list[str]) -> None:
    made = [_figure(weapon, float(middle), *above) for weapon, middle, *above in figures]  # type: ignore[misc]  # rows of a table
    assert [figure.weapon for figure in apart(made)] == added


@pytest.mark.parametrize(
    ("figures", "low", "high", "middle"),
    [
        ([(1, 2, 1.5), (10, 20, 15)], 11, 22, 16.5),
        ([(1, None, 1), (10, 20, 15)], 11, None, 16),
        ([(None, 4, 4), (10, 20, 15)], 10, 24, 19),
        ([(None, None, 5)], None, None, 5),
        ([], None, None, None),
    ],
)
def test_an_open_end_of_one_leaves_the_sum_open(
    figures: list[tuple[int | None, int | None, float]],
    low: int | None,
    high: int | None,
    middle: float | None,
) -> None:
    made = [Figure(f"w{n}", *figure) for n, figure in enumerate(figures)]
    assert amount("PRK", made) == Amount("PRK", low, high, middle)


def test_the_unknown_counts_in_the_whole_but_is_no_supplier() -> None:
    found = concentration([_exact("A", 50), _exact("B", 25), _exact("org:unknown-supplier", 25)])
    assert [(s.supplier, s.share) for s in found.shares] == [("A", 0.5), ("B", 0.25)]
    assert (found.unknown, found.hhi, found.hhi_max) == (0.25, 0.3125, 0.375)


def test_one_supplier_is_the_highest_concentration() -> None:
    found = concentration([_exact("A", 7)])
    assert (found.unknown, found.hhi, found.hhi_max) == (0, 1, 1)


def test_only_unknown_suppliers_leave_nothing_known() -> None:
    found = concentration([_exact("org:unknown-supplier", 7)])
    assert (found.shares, found.unknown, found.hhi, found.hhi_max) == ([], 1, 0, 1)


def test_what_is_not_measured_has_no_share() -> None:
    found = concentration(
        [_exact("A", None), _exact("B", 3), _exact("org:unknown-suppliers", None)]
    )
    assert [(s.supplier, s.share) for s in found.shares] == [("B", 1), ("A", None)]
    assert found.unknown is None


@pytest.mark.parametrize("values", [[], [None, None], [0, 0]])
def test_without_anything_measured_there_is_no_index(values: list[float | None]) -> None:
    found = concentration([_exact(f"S{n}", value) for n, value in enumerate(values)])
    assert (found.unknown, found.hhi, found.hhi_max) == (None, None, None)
    assert {share.share for share in found.shares} <= {None}


def test_equal_shares_are_in_the_order_of_ids() -> None:
    found = concentration([_exact("B", 1), _exact("A", 1)])
    assert [s.supplier for s in found.shares] == ["A", "B"]
