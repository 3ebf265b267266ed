"""The life of a transfer: planned, agreed, delivered or halted, each step with its claims."""

from tests.graph.conftest import fact

from .conftest import World


def test_each_step_is_a_row_that_names_the_others_in_their_order(world: World) -> None:
    ids = world.supply(
        "li-1",
        "MAR MOZ",
        {"status": "delivered", "date": {"from": "2022", "to": "2022"}},
        {"status": "halted", "modality": "denied", "date": {"from": "2023", "to": "2023"}},
        {"status": "planned", "modality": "planned", "date": {"from": "2020", "to": "2020"}},
        {"status": "agreed", "date": {"from": "2021", "to": "2021"}},
        {"status": None, "date": {"from": "2019", "to": "2019"}},
    )
    rows = world.items("/transfers", supplier="MAR", recipient="MOZ")
    assert len(rows) == 5
    ladder = ["planned", "agreed", "delivered", "halted", None]
    for row in rows:
        assert [s["status"] for s in row["life"]] == [s for s in ladder if s != row["status"]]
        assert {c for s in row["life"] for c in s["claims"]} | set(row["claims"]) == set(ids)
    [delivered] = [row for row in rows if row["status"] == "delivered"]
    assert [s["since"] for s in delivered["life"]] == ["2020", "2021", "2023", "2019"]


def test_another_weapon_has_a_life_of_its_own(world: World) -> None:
    world.supply("li-2", "MAR MUS", {"status": "agreed"}, {"weapon": "weapon:tank"})
    rows = world.items("/transfers", supplier="MAR", recipient="MUS")
    assert [row["life"] for row in rows] == [[], []]


def test_a_step_is_there_where_only_its_neighbour_was_asked_for(world: World) -> None:
    world.supply("li-3", "MAR MNG", {"status": "agreed"}, {"status": "delivered"})
    [row] = world.items("/transfers", supplier="MAR", recipient="MNG", status="delivered")
    assert [s["status"] for s in row["life"]] == ["agreed"]


def test_a_step_outside_the_picture_is_no_part_of_the_life(world: World) -> None:
    world.tell("li-4", fact(subject="MAR", object="MDA", status="agreed"))
    world.tell("li-5", fact(subject="MAR", object="MDA"), published_on="2024-09-01")
    early = world.items("/transfers", supplier="MAR", recipient="MDA", known_at="2024-08-31")
    assert [(row["status"], row["life"]) for row in early] == [("agreed", [])]
    [row] = world.items("/transfers", supplier="MAR", recipient="MDA", without="li-4")
    assert (row["status"], row["life"]) == ("delivered", [])


def test_a_step_that_was_withdrawn_is_found_by_its_status_in_the_pictures_before(
    world: World,
) -> None:
    world.supply("li-6", "MAR MLI", {"status": "agreed", "weapon": "weapon:tank"})
    asked = {"supplier": "MAR", "recipient": "MLI"}
    before = world("/transfers", **asked, status="agreed")
    world.withdraw("li-6", "2024-06-01")
    assert world.items("/transfers", **asked, status="agreed") == []
    for found in ({"status": "agreed"}, {"weapon": "weapon:tank"}):
        again = world.items("/transfers", **asked, **found, recorded_by=before["recorded_by"])
        assert again == before["items"]
