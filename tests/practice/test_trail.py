"""/weapons/{id}/trail: from the maker to the place of use."""

from tests.api.asking import Asking, Json
from tests.graph.conftest import Fact, fact

from .conftest import World

MADE = {"type": "PRODUCES", "status": None, "weapon": None}


def _made(maker: str, weapon: str) -> Fact:
    return fact(**MADE, subject=maker, object=weapon)


def _supplied(pair: str, weapon: str, **more: object) -> Fact:
    supplier, recipient = pair.split()
    return fact(**{"subject": supplier, "object": recipient, "weapon": weapon, **more})


def _used(by: str, weapon: str) -> Fact:
    return fact(type="USES", subject=by, object=weapon, weapon=None, status=None)


def _used_in(where: str, weapon: str) -> Fact:
    return fact(type="USED_IN", subject=weapon, object=where, weapon=None, status=None)


def _ways(answer: Json) -> list[tuple[list[tuple[str, str]], list[str]]]:
    hops = answer["hops"]
    return [
        ([(hops[i]["stage"], hops[i]["from"]["id"]) for i in chain["hops"]], chain["gaps"])
        for chain in answer["chains"]
    ]


def test_a_weapon_is_followed_from_its_maker_through_two_hands(world: World) -> None:
    weapon = "weapon:trail-1"
    world.tell(
        "tr-1",
        _made("SRB", weapon),
        _supplied("SRB SVK", weapon),
        _supplied("SVK SVN", weapon),
        _used("SVN", weapon),
        _used_in("SWZ", weapon),
    )
    [(way, gaps)] = _ways(world(f"/weapons/{weapon}/trail"))
    assert way == [
        ("made", "SRB"),
        ("supplied", "SRB"),
        ("supplied", "SVK"),
        ("used", "SVN"),
        ("used_in", weapon),
    ]
    assert gaps == []


def test_a_promise_on_the_way_is_a_gap(world: World) -> None:
    weapon = "weapon:trail-2"
    world.tell(
        "tr-2",
        _made("SRB", weapon),
        _supplied("SRB SVK", weapon, status="agreed"),
        _supplied("SRB SVN", weapon, status=None, modality="planned"),
        _used("SVK", weapon),
        _used("SVN", weapon),
    )
    [(first, one), (second, other)] = _ways(world(f"/weapons/{weapon}/trail"))
    assert len(first) == len(second) == 3
    assert "hop 1: agreed, not delivered" in one
    assert "hop 2: planned, not delivered" in other
    assert "no claim tells where it was used" in one


def test_what_was_halted_or_only_denied_joins_nothing(world: World) -> None:
    weapon = "weapon:trail-3"
    world.tell(
        "tr-3",
        _made("SRB", weapon),
        _supplied("SRB SVK", weapon, status="halted", modality="denied"),
        _supplied("SRB SVN", weapon, modality="denied"),
        _used("SVK", weapon),
        _used("SVN", weapon),
    )
    answer = world(f"/weapons/{weapon}/trail")
    assert len(answer["hops"]) == 5
    assert answer["chains"] == []


def test_a_circle_of_hands_ends(world: World) -> None:
    weapon = "weapon:trail-4"
    world.tell(
        "tr-4",
        _made("SRB", weapon),
        _supplied("SRB SVK", weapon),
        _supplied("SVK SRB", weapon),
        _used("SVK", weapon),
    )
    assert len(_ways(world(f"/weapons/{weapon}/trail"))) == 1


def test_without_maker_or_user_the_trail_says_so(world: World) -> None:
    weapon = "weapon:trail-5"
    world.tell("tr-5", _supplied("SRB SVK", weapon), _used_in("SWZ", weapon))
    [(way, gaps)] = _ways(world(f"/weapons/{weapon}/trail"))
    assert way == [("supplied", "SRB"), ("used_in", weapon)]
    assert gaps == ["no claim tells who made it", "no claim tells who used it"]


def test_more_chains_than_are_shown_are_cut_and_said(world: World) -> None:
    weapon = "weapon:trail-6"
    places = ["AGO", "ALB", "AND", "ARE", "ARM", "AUT", "BEL", "BGD"]
    world.tell(
        "tr-6",
        _made("SRB", weapon),
        *(_supplied(f"SRB {s}", weapon) for s in places[:7]),
        *(_used(s, weapon) for s in places[:7]),
        *(_used_in(s, weapon) for s in places),
    )
    answer = world(f"/weapons/{weapon}/trail")
    assert answer["cut"]
    assert len(answer["chains"]) == 50
    assert any("do not tell whose was used there" in gap for gap in answer["chains"][0]["gaps"])


def test_the_kn_23_reaches_kyiv_over_a_hop_that_names_a_category(ask: Asking) -> None:
    answer = ask("/weapons/weapon:kn-23/trail", as_of="2025-12-31", known_at="2025-12-31")
    places = {h["place"]["id"] for h in answer["hops"] if h["place"]}
    assert "place:sviatoshynskyi-district" in places
    way, gaps = _ways(answer)[0]
    assert [stage for stage, _ in way] == ["made", "supplied", "used", "used_in"]
    assert [who for _, who in way[:3]] == ["PRK", "PRK", "RUS"]
    assert any("a category only" in gap for gap in gaps)
    assert all(hop["claims"] for hop in answer["hops"])


def test_without_its_only_witness_a_place_leaves_the_trail(ask: Asking) -> None:
    answer = ask("/weapons/weapon:kn-23/trail", without="Firstpost")
    places = {h["place"]["id"] for h in answer["hops"] if h["place"]}
    assert "place:sviatoshynskyi-district" not in places
    before = ask("/weapons/weapon:kn-23/trail", known_at="2023-01-01")
    assert {h["stage"] for h in before["hops"]} <= {"made"}


def test_a_state_has_no_trail(ask: Asking) -> None:
    ask.refused("/weapons/RUS/trail", 404)
