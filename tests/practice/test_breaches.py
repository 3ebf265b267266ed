"""/embargo-breaches: whom an embargo binds, what it covers, and when."""

import pytest

from app.entities.vocabulary import Agreement
from tests.api.asking import Asking, Json
from tests.graph.conftest import fact

from .conftest import World

UN = "org:un-security-council"


def _found(world: World, target: str, **asked: object) -> list[tuple[str, str, str]]:
    rows = world.items("/embargo-breaches", target=target, **asked)
    return [(r["transfer"]["supplier"]["id"], r["verdict"], r["timing"]) for r in rows]


def _day(from_: str, to: str | None) -> Json:
    return {"from": from_, "to": to}


@pytest.mark.parametrize(
    ("recipient", "date", "expected"),
    [
        ("GIN", _day("2010-06-15", "2010-06-15"), ("breach", "during")),
        ("GNB", _day("2010-07", "2010-07"), ("breach", "during")),
        ("GNQ", _day("2010-06", "2010-06"), ("may breach", "may fall inside")),
        ("KEN", _day("2010", None), ("may breach", "may fall inside")),
        ("LSO", _day("2010-08", None), ("breach", "during")),
        ("LCA", _day("2012-06", None), ("may breach", "may fall inside")),
        ("LBN", _day("2010-06-14", "2010-06-14"), None),
        ("LKA", _day("2012-06-21", None), None),
        ("MDG", None, None),
    ],
)
def test_dates_count_as_far_as_they_go(
    world: World, recipient: str, date: Json | None, expected: tuple[str, str] | None
) -> None:
    world.embargo(f"br-{recipient}", UN, recipient, date=_day("2010-06-15", "2012-06-20"))
    world.supply(f"br-{recipient}-t", f"NOR {recipient}", {"date": date})
    assert _found(world, recipient) == ([("NOR", *expected)] if expected else [])


@pytest.mark.parametrize(
    ("recipient", "date", "reported", "before"),
    [
        ("MDV", _day("2009", "2009"), "2024-05-01", True),
        ("SLB", _day("2009", None), "2024-05-01", True),
        ("SLE", _day("2010", "2010"), "2024-05-01", False),
        ("SLV", None, "2009-03-01", True),
        ("SOM", _day("2011", None), "2009-03-01", True),
        ("SSD", None, "2024-05-01", False),
    ],
)
def test_agreed_before_and_delivered_during_is_told_apart(
    world: World, recipient: str, date: Json | None, reported: str, before: bool
) -> None:
    world.embargo(f"br-{recipient}", UN, recipient, date=_day("2010-06-15", None))
    promise = {"status": "agreed", "date": date}
    [agreed] = world.supply(f"br-{recipient}-1", f"NOR {recipient}", promise, published_on=reported)
    world.supply(f"br-{recipient}-2", f"NOR {recipient}", {"date": _day("2011", "2011")})
    rows = world.items("/embargo-breaches", target=recipient)
    [row] = [row for row in rows if row["transfer"]["status"] == "delivered"]
    assert row["agreed_before"] == ([agreed] if before else [])
    timing = "agreed before, delivered during" if before else "during"
    assert (row["timing"], row["verdict"]) == (timing, "may breach" if before else "breach")


def test_a_promise_under_embargo_is_no_delivery(world: World) -> None:
    world.embargo("br-mhl", UN, "MHL", date=_day("2010", None))
    date = _day("2011", "2011")
    world.supply(
        "br-mhl-1",
        "NOR MHL",
        {"status": "agreed", "date": date},
        {"status": "halted", "modality": "denied", "date": date},
        {"modality": "denied", "date": date, "weapon": "weapon:tank"},
    )
    [row] = world.items("/embargo-breaches", target="MHL")
    assert (row["transfer"]["status"], row["verdict"]) == ("agreed", "may breach")
    assert "not delivered" in " ".join(row["why"])


def test_an_embargo_on_imports_does_not_forbid_exports(world: World) -> None:
    for target, direction in (("MLI", "to"), ("MMR", "from"), ("MNE", "both")):
        world.embargo(f"br-{target}", UN, target, date=_day("2010", None), direction=direction)
        date = {"date": _day("2011", "2011")}
        world.supply(f"br-{target}-in", f"SWE {target}", date)
        world.supply(f"br-{target}-out", f"{target} DNK", date)
    assert {s for s, *_ in _found(world, "MLI")} == {"SWE"}
    assert {s for s, *_ in _found(world, "MMR")} == {"MMR"}
    assert {s for s, *_ in _found(world, "MNE")} == {"SWE", "MNE"}


def test_measures_against_armed_groups_do_not_concern_the_government(world: World) -> None:
    scope = "non-state actors in the country"
    world.embargo("br-mrt", UN, "MRT", date=_day("2010", None), scope=scope, direction="both")
    date = {"date": _day("2011", "2011")}
    world.supply("br-mrt-1", "SWE MRT", date)
    world.supply("br-mrt-2", "MRT org:some-rebels", date)
    assert _found(world, "MRT") == []


def test_an_armed_group_under_embargo_is_meant_itself(world: World) -> None:
    scope = "non-state actors in the country"
    world.embargo("br-houthis", UN, "org:houthis", date=_day("2015", None), scope=scope)
    world.supply("br-houthis-1", "IRN org:houthis", {"date": _day("2018", "2018")})
    assert _found(world, "org:houthis") == [("IRN", "breach", "during")]


def test_an_armed_group_in_a_country_is_covered_by_its_measures_on_groups(world: World) -> None:
    scope = "non-state actors in the country"
    world.embargo("br-lbn", UN, "LBN", date=_day("2006-08-11", None), scope=scope)
    world.supply("br-lbn-1", "SYR org:hezbollah", {"date": _day("2013", "2013")})
    rows = [r for r in _found(world, "LBN") if r[0] == "SYR"]
    assert rows == [("SYR", "breach", "during")]


@pytest.mark.parametrize(
    ("target", "scope", "weapon", "verdict"),
    [
        ("NAM", "ballistic missile technology to and from the target", "weapon:kn-23", "breach"),
        ("NER", "ballistic missile technology to and from the target", "weapon:tank", None),
        ("NGA", "ballistic missile technology to and from the target", None, "may breach"),
        ("NIC", "major conventional arms and missiles to the target", "weapon:tank", "breach"),
        ("NPL", "major conventional arms and missiles to the target", "weapon:pistol", None),
        ("NRU", "components for drones, from November 2024 also for missiles", "weapon:tank", None),
        ("OMN", "nuclear and missile technology to and from the target", "weapon:kn-23", "breach"),
    ],
)
def test_only_what_the_scope_covers_is_a_breach(
    world: World, target: str, scope: str, weapon: str | None, verdict: str | None
) -> None:
    world.embargo(f"br-{target}", UN, target, date=_day("2010", None), scope=scope)
    world.supply(
        f"br-{target}-1", f"FIN {target}", {"weapon": weapon, "date": _day("2011", "2011")}
    )
    found = _found(world, target)
    assert [v for _, v, _ in found] == ([verdict] if verdict else [])


def test_an_embargo_of_a_union_binds_its_members_while_they_were(world: World) -> None:
    world.embargo("br-pan", "org:eu", "PAN", date=_day("2010", None))
    seat: Json = {"bound_from": "2000-01-01", "bound_to": None, "obligations": []}
    treaty = next(
        agreement.id
        for agreement in world.vocabulary.entities.values()
        if isinstance(agreement, Agreement) and agreement.organization == "org:eu"
    )
    world.claim(
        "br-eu",
        *(
            {"type": "SIGNED", "subject": state, "object": treaty, "membership": {**seat, **more}}
            for state, more in (("IRL", {}), ("GBR", {"bound_to": "2012-07-01"}))
        ),
    )
    world.supply("br-pan-1", "IRL PAN", {"date": _day("2011", "2011")})
    world.supply("br-pan-2", "CHE PAN", {"date": _day("2011", "2011")})
    world.supply("br-pan-3", "GBR PAN", {"date": _day("2012", "2012")})
    world.supply("br-pan-4", "GBR PAN", {"date": _day("2014", "2014")})
    found = world.items("/embargo-breaches", target="PAN")
    said = {(r["transfer"]["supplier"]["id"], r["verdict"]) for r in found}
    assert said == {("IRL", "breach"), ("GBR", "may breach")}
    assert len(found) == 2


def test_a_state_that_imposed_an_embargo_itself_is_bound_and_no_other(world: World) -> None:
    world.embargo("br-png", "AUS", "PNG", date=_day("2010", None))
    world.supply("br-png-1", "AUS PNG", {"date": _day("2011", "2011")})
    world.supply("br-png-2", "NZL PNG", {"date": _day("2011", "2011")})
    assert _found(world, "PNG") == [("AUS", "breach", "during")]
    [row] = world.items("/embargo-breaches", target="PNG")
    assert "AUS imposed it itself" in row["why"]


def test_a_denial_is_named_beside_the_breach(world: World) -> None:
    world.embargo("br-pry", UN, "PRY", date=_day("2010", None))
    world.supply("br-pry-1", "AUT PRY", {"date": _day("2011", "2011"), "modality": "claimed"})
    world.tell(
        "br-pry-2",
        fact(type="DENIED", subject="AUT", object="PRY", status=None, modality="denied"),
        published_on="2024-06-01",
    )
    [row] = world.items("/embargo-breaches", target="PRY")
    assert row["verdict"] == "breach"
    assert len(row["transfer"]["denied_by"]) == 1


def test_small_pages_are_full_and_give_every_row_once(world: World) -> None:
    scope = "ballistic missile technology to and from the target"
    world.embargo("br-qat", UN, "QAT", date=_day("2010", None), scope=scope)
    date = _day("2011", "2011")
    told = [
        {"weapon": weapon, "date": date, "place": None, "attributed_to": speaker}
        for weapon in ("weapon:kn-23", "weapon:tank", "weapon:howitzer")
        for speaker in (None, "AUT", "BEL", "CHE")
    ]
    world.supply("br-qat-1", "FIN QAT", *told)
    asked: dict[str, object] = {"target": "QAT", "limit": 1, "total": "true"}
    page = world("/embargo-breaches", **asked)
    assert page["total"] == 4
    pages = [page]
    while page["next"]:
        page = world("/embargo-breaches", **asked, cursor=page["next"])
        pages.append(page)
    seen = {row["transfer"]["claim"] for page in pages for row in page["items"]}
    assert ([len(page["items"]) for page in pages], len(seen)) == ([1, 1, 1, 1], 4)
    assert (
        world("/embargo-breaches", target="QAT", verdict="may breach", total="true")["total"] == 0
    )
    assert len(_found(world, "QAT", min_speakers=4)) == 4
    assert _found(world, "QAT", min_speakers=5) == []
    assert len(_found(world, "QAT", without="Austria")) == 3


def test_the_seeds_shells_from_north_korea_breach_resolution_1718(ask: Asking) -> None:
    rows = ask.items("/embargo-breaches", supplier="PRK", recipient="RUS", verdict="breach")
    assert {row["embargo"]["imposed_by"]["id"] for row in rows} == {UN}
    assert {row["timing"] for row in rows} == {"during"}
    for row in rows:
        assert ask(f"/claims/{row['transfer']['claim']}")["type"] == "SUPPLIES"
        assert ask(f"/claims/{row['embargo']['claim']}")["type"] == "SANCTIONED"
