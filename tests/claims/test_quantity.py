"""Figures are intervals; several about one thing give what spans them, never their sum."""

import pytest

from app.claims.quantity import Quantity, spans


def shells(low: int | None, high: int | None) -> Quantity:
    return Quantity(min=low, max=high, unit="shell")


@pytest.mark.parametrize(
    ("figures", "span"),
    [
        ([(3, 3), (5, 5)], (3, 5)),
        ([(10_000, None), (12_000, 12_000)], (10_000, None)),
        ([(None, 4_800_000), (3_000_000, 3_000_000)], (None, 4_800_000)),
        ([(6_000_000, None), (None, 4_800_000)], (None, None)),
        ([(50, 50), (50, 50), (50, 50)], (50, 50)),
        ([(0, 0)], (0, 0)),
    ],
)
def test_a_span_covers_all_figures_and_keeps_open_ends_open(
    figures: list[tuple[int | None, int | None]], span: tuple[int | None, int | None]
) -> None:
    [found] = spans(shells(*figure).interval() for figure in figures)
    assert (found.min, found.max) == span


def test_figures_in_different_units_are_never_mixed() -> None:
    tonnes = Quantity(min=7, max=7, unit="tonne")
    found = spans(figure.interval() for figure in (tonnes, shells(3, 3), shells(4, 4)))
    assert [(span.unit, span.min, span.max) for span in found] == [("shell", 3, 4), ("tonne", 7, 7)]
    assert spans([]) == ()


@pytest.mark.parametrize(
    ("low", "high"), [(None, None), (5, 4), (-1, None), (None, 2**63)], ids=str
)
def test_a_figure_that_cannot_be_is_refused(low: int | None, high: int | None) -> None:
    with pytest.raises(ValueError, match=r"needs a min or a max|is more than|equal to"):
        shells(low, high)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (50, 50, "50 shell"),
        (10_000, None, "at least 10,000 shell"),
        (None, 4_800_000, "up to 4,800,000 shell"),
        (3, 5, "3 to 5 shell"),
    ],
)
def test_a_figure_reads_as_a_person_would_say_it(
    low: int | None, high: int | None, text: str
) -> None:
    assert str(shells(low, high)) == text
