"""/dependence: shares, concentration, the unknown, and what was summed."""

import pytest

from tests.api.asking import Asking, Json
from tests.graph.conftest import Fact, fact

from .conftest import World


def _by(answer: Json) -> dict[str, Json]:
    return {share["supplier"]["id"]: share for share in answer["shares"]}


def _numbered(pair: str, low: int | None, high: int | None, unit: str, **more: object) -> Fact:
    subject, object_ = pair.split()
    quantity = {"min": low, "max": high, "unit": unit}
    return fact(**{"subject": subject, "object": object_, "quantity": quantity, **more})


def _tanks(pair: str, low: int | None, high: int | None, **more: object) -> Fact:
    return _numbered(pair, low, high, "tank", **{"weapon": "weapon:tank", **more})


def test_the_unknown_share_stays_in_the_denominator(world: World) -> None:
    world.tell(
        "dp-1",
        *(fact(subject="BEL", object="BEN", weapon=f"weapon:dp-{n}") for n in range(3)),
        fact(subject="org:unknown-supplier", object="BEN"),
    )
    answer = world("/dependence/BEN")
    assert [s["supplier"]["id"] for s in answer["shares"]] == ["BEL"]
    assert answer["shares"][0]["share"] == 0.75
    assert answer["unknown_share"] == 0.25
    assert answer["hhi"] == 0.5625
    assert answer["hhi_max"] == 0.625
    assert answer["total"] is None


def test_an_unknown_supplier_without_a_figure_has_no_share_rather_than_none(world: World) -> None:
    world.tell("dp-2", _tanks("BEL BFA", 5, 5), fact(subject="org:unknown-supplier", object="BFA"))
    answer = world("/dependence/BFA", by="quantity")
    assert answer["unknown_share"] is None
    assert answer["unmeasured_claims"] == 1
    assert world("/dependence/BFA", without="dp-2")["unknown_share"] is None


def test_a_promise_is_not_summed_with_a_delivery(world: World) -> None:
    world.tell(
        "dp-3",
        _tanks("BEL BDI", 10, 10),
        _tanks("BEL BDI", 90, 90, status="agreed"),
        _tanks("BEL BDI", 70, 70, status="planned", modality="planned"),
        _tanks("BEL BDI", 60, 60, status="halted", modality="denied"),
    )
    assert _by(world("/dependence/BDI", by="quantity"))["BEL"]["max"] == 10
    assert _by(world("/dependence/BDI", by="quantity", status="agreed"))["BEL"]["max"] == 90


@pytest.mark.parametrize(
    ("supplier", "figures", "span"),
    [
        ("CIV", [(10, 12), (11, 20)], (10, 20)),
        ("CMR", [(10, None), (11, 20)], (10, None)),
        ("COG", [(None, 20), (5, 5)], (None, 20)),
        ("COM", [(30, None), (None, 20)], (None, None)),
    ],
)
def test_figures_of_one_weapon_are_spanned_and_not_added(
    world: World,
    supplier: str,
    figures: list[tuple[int | None, int | None]],
    span: tuple[int | None, int | None],
) -> None:
    told = [_tanks(f"{supplier} CPV", low, high) for low, high in figures]
    world.tell(f"dp-4-{supplier}", *told)
    share = _by(world("/dependence/CPV", by="quantity", unit="tank"))[supplier]
    assert (share["min"], share["max"]) == span
    assert share["share"] > 0
    [summed] = share["summed"]
    assert (summed["min"], summed["max"]) == span
    assert len(summed["claims"]) == len(figures)


def test_a_claim_without_a_figure_does_not_open_the_span_of_the_others(world: World) -> None:
    world.tell("dp-5", _tanks("BEL DJI", 4, 6), _tanks("BEL DJI", 4, 6, quantity=None))
    share = _by(world("/dependence/DJI", by="quantity"))["BEL"]
    assert (share["min"], share["max"]) == (4, 6)


def test_different_weapons_are_added_and_the_answer_says_which(world: World) -> None:
    world.tell(
        "dp-6",
        _numbered("BEL ERI", 10, 20, "vehicle", weapon="weapon:tank"),
        _numbered("BEL ERI", 5, None, "vehicle", weapon="weapon:howitzer"),
        _numbered("ITA ERI", 10, 10, "vehicle", weapon="weapon:tank"),
    )
    shares = _by(world("/dependence/ERI", by="quantity"))
    assert (shares["BEL"]["min"], shares["BEL"]["max"]) == (15, None)
    assert len(shares["BEL"]["summed"]) == 2
    assert (shares["BEL"]["share"], shares["ITA"]["share"]) == (0.6667, 0.3333)


def test_a_category_and_a_kind_of_it_are_not_added(world: World) -> None:
    told = [
        ("weapon:artillery-shell", 100),
        ("weapon:152mm-artillery-shell", 60),
        ("weapon:122mm-artillery-shell", 30),
    ]
    world.tell("dp-7", *(_numbered("BEL GAB", n, n, "shell", weapon=weapon) for weapon, n in told))
    share = _by(world("/dependence/GAB", by="quantity"))["BEL"]
    assert (share["min"], share["max"]) == (100, 100)
    assert [s["weapon"]["id"] for s in share["summed"]] == ["weapon:artillery-shell"]
    assert {s["weapon"]["id"] for s in share["not_summed"]} == {w for w, _ in told[1:]}


def test_tiv_adds_up_the_orders_of_an_edition_and_spans_editions(world: World) -> None:
    for edition, orders in (("dp-2023", (10, 30)), ("dp-2024", (10, 30, 60))):
        told = [
            fact(
                subject="BEL",
                object="GMB",
                weapon="weapon:tank",
                locator=f"row {n}",
                deal={"tiv": n},
            )
            for n in orders
        ]
        world.tell(edition, *told)
    answer = world("/dependence/GMB", by="tiv")
    share = _by(answer)["BEL"]
    assert (answer["unit"], share["min"], share["max"]) == ("TIV", 40, 100)
    assert "not money" in answer["says"]
    assert world("/dependence/GMB", by="quantity")["unit"] is None


def test_nothing_is_measured_where_no_dataset_gave_tiv(ask: Asking) -> None:
    answer = ask("/dependence/RUS", by="tiv")
    assert {s["share"] for s in answer["shares"]} == {None}
    assert (answer["hhi"], answer["unknown_share"]) == (None, None)
    assert answer["unmeasured_claims"] == sum(s["claims"] for s in answer["shares"])


def test_a_speaker_left_out_takes_the_shares_that_rest_on_it(world: World) -> None:
    world.tell(
        "dp-8",
        fact(subject="BEL", object="GHA", attributed_to="BEL"),
        fact(subject="BEL", object="GHA", attributed_to="ITA"),
        fact(subject="ITA", object="GHA", attributed_to="ITA"),
    )
    assert _by(world("/dependence/GHA")).keys() == {"BEL", "ITA"}
    assert _by(world("/dependence/GHA", without="Italy")).keys() == {"BEL"}
    assert _by(world("/dependence/GHA", min_speakers=2)).keys() == {"BEL"}
    assert _by(world("/dependence/GHA", according_to="BEL"))["BEL"]["claims"] == 1


def test_who_is_supplied_by_nobody_has_no_shares(ask: Asking) -> None:
    answer = ask("/dependence/TUV")
    assert answer["shares"] == []
    assert answer["hhi"] is None


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"by": "money"}, "by"),
        ({"by": "claims", "unit": "shell"}, "unit"),
        ({"by": "quantity", "unit": "TIV"}, "unit"),
        ({"status": "sold"}, "status"),
    ],
)
def test_a_measure_that_cannot_be_is_refused(
    ask: Asking, asked: dict[str, str], field: str
) -> None:
    assert ask.refused("/dependence/RUS", 422, **asked)["errors"][0]["field"] == field


def test_a_weapon_depends_on_nobody(ask: Asking) -> None:
    ask.refused("/dependence/weapon:kn-23", 404)
