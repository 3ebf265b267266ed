"""Oryx's lists of lost equipment: evidence of use, never of a transfer."""

from pathlib import Path

import pytest

from app.entities.vocabulary import Weapon
from app.errors import BadFile, InvalidValue

from .conftest import Done, ReadFile

ITEMS = "country,origin,system,status,url,date_recorded,sysID\n"
ITEM = "Russia,Soviet Union,T-72B3,{},https://example.org/{}.jpg,2031-05-{},1\n"
MODELS = "country,system,destroyed,captured,abandoned,damaged,total\n"
TYPES = "country,equipment_type,destroyed,abandoned,captured,damaged,type_total\n"
CATALOGUE = "equipment,model,sub_model,manufacturer,losses_total,captured,destroyed,sunk\n"


def ends(done: Done) -> set[tuple[str, str, str | None]]:
    return {(str(c.type), c.subject, c.object) for c in done.claims}


def test_a_loss_shows_who_uses_the_weapon_and_where_it_was_used(read_file: ReadFile) -> None:
    done = read_file("oryx", ITEMS + ITEM.format("destroyed", 1, "04"))
    assert ends(done) == {("USES", "RUS", "weapon:t-72b3"), ("USED_IN", "weapon:t-72b3", "UKR")}
    uses, used_in = done.claims
    assert uses.locator == "line 2, https://example.org/1.jpg"
    assert uses.quantity is None
    assert uses.attributed_to == "org:oryx"
    assert (uses.date and uses.date.from_, uses.date and uses.date.to) == ("2031-05-04", None)
    assert (used_in.date and used_in.date.from_, used_in.date and used_in.date.to) == (
        None,
        "2031-05-04",
    )


def test_the_day_of_the_list_is_said_not_to_be_the_day_of_loss(read_file: ReadFile) -> None:
    done = read_file("oryx", ITEMS + ITEM.format("damaged", 1, "04"))
    assert done.claims[0].note == (
        "damaged; listed on 2031-05-04, the day of loss is not given; made in: Soviet Union"
    )


@pytest.mark.parametrize("status", ["captured", "abandoned", "damaged and captured"])
def test_what_was_captured_was_supplied_by_nobody(read_file: ReadFile, status: str) -> None:
    done = read_file("oryx", ITEMS + ITEM.format(status, 1, "04"))
    assert {str(c.type) for c in done.claims} == {"USES", "USED_IN"}
    assert all(c.status is None and status in str(c.note) for c in done.claims)


def test_the_running_number_of_a_list_is_no_part_of_a_name(read_file: ReadFile) -> None:
    rows = "Russia,,{},destroyed,u{},2031-05-04,1\n"
    names = ("T-90M", "7 T-90M", "12 T-90M:", "7 122mm BM-21 Grad", "122mm BM-21 Grad")
    done = read_file("oryx", ITEMS + "".join(rows.format(n, i) for i, n in enumerate(names)))
    assert [c.object for c in done.claims if c.type == "USES"] == [
        "weapon:t-90m",
        "weapon:t-90m",
        "weapon:t-90m",
        "weapon:bm-21-grad",
        "weapon:bm-21-grad",
    ]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Su-27 multirole aircraft", "weapon:su-27"),
        ("BMP-1(P)", "weapon:bmp-1"),
        ("MT-LB", "weapon:mt-lb"),
        ("MT-LB with ZU-23 AA gun", "weapon:oryx-mt-lb-with-zu-23-aa-gun-unit"),
        ("Zeta-5 tanker", "weapon:oryx-zeta-5-tanker-vehicle"),
        ("(Unknown) truck", "weapon:oryx-unknown-truck-vehicle"),
        ("Cougar", "weapon:oryx-cougar-unit"),
    ],
)
def test_a_model_is_linked_by_its_designation_and_never_to_a_look_alike(
    read_file: ReadFile, name: str, id_: str
) -> None:
    done = read_file("oryx", f"{ITEMS}Ukraine,,{name},destroyed,u,2031-05-04,1\n")
    assert done.claims[0].object == id_


def test_the_kind_of_equipment_is_the_category_of_a_new_model(read_file: ReadFile) -> None:
    header = "country,equipment_type,system,status,url\n"
    done = read_file("oryx", f"{header}Russia,Tanks,Zeta-5,destroyed,u\n")
    made = done.link.things["weapon:oryx-zeta-5-tank"]
    assert isinstance(made, Weapon)
    assert made.sipri_category == "armoured vehicles"
    assert made.unroca_category == "I battle tanks"
    assert made.kind_of == ("weapon:tank",)
    assert done.claims[0].date is None


def test_so_many_lost_are_at_least_so_many_in_use(read_file: ReadFile) -> None:
    done = read_file("oryx", f"{MODELS}Russia,T-72B3,3,1,0,0,4\nRussia,T-90M,0,0,0,0,0\n")
    quantity = done.claims[0].quantity
    assert quantity and (quantity.min, quantity.max, quantity.unit) == (4, None, "unit")
    assert done.claims[0].note == "4 lost: 3 destroyed, 1 captured"
    assert done.rejects == [(3, "total: none was lost")]


def test_a_kind_of_equipment_is_a_category_and_a_total_of_kinds_is_none(
    read_file: ReadFile,
) -> None:
    rows = "Russia,All Types,9,0,0,0,9\nRussia,Tanks,3,0,1,0,4\n"
    done = read_file("oryx", TYPES + rows)
    assert ("USES", "RUS", "weapon:tank") in ends(done)
    assert [line for line, _ in done.rejects] == [2]


def test_a_file_that_does_not_say_who_lost_them_asks_for_it(read_file: ReadFile) -> None:
    text = CATALOGUE + "Tanks,T-72B3,,,5,1.0,4.0,\n"
    with pytest.raises(BadFile, match="--option country=STATE"):
        read_file("oryx", text)
    done = read_file("oryx", text, country="Russia")
    assert ("USES", "RUS", "weapon:t-72b3") in ends(done)
    assert done.claims[0].note == "5 lost: 1 captured, 4 destroyed"


def test_one_file_read_for_two_countries_is_two_documents(read_file: ReadFile) -> None:
    text = CATALOGUE + "Tanks,T-72B3,,,5,1.0,4.0,\n"
    one, other = (read_file("oryx", text, country=c) for c in ("Russia", "Ukraine"))
    assert one.document.id != other.document.id


def test_another_war_is_refused_rather_than_guessed(read_file: ReadFile) -> None:
    titled = "Losses in the war of Ruritania\n" + ITEMS + ITEM.format("destroyed", 1, "04")
    with pytest.raises(BadFile, match="Losses in the war of Ruritania"):
        read_file("oryx", titled)
    rows = "Armenia,,T-72B3,destroyed,u,2031-05-04,1\n"
    done = read_file("oryx", ITEMS + rows)
    assert done.claims == []
    assert "another war" in done.rejects[0][1]
    named = read_file("oryx", ITEMS + rows, place="Azerbaijan")
    assert ("USED_IN", "weapon:t-72b3", "AZE") in ends(named)


def test_a_column_that_names_another_war_is_refused(read_file: ReadFile) -> None:
    header = "country,system,status,url,conflict\n"
    rows = "Russia,T-90M,destroyed,u,Ukraine 2022\nRussia,T-90M,destroyed,v,Syria\n"
    done = read_file("oryx", header + rows)
    assert [line for line, _ in done.rejects] == [3]


def test_an_option_that_a_layout_does_not_have_is_refused(read_file: ReadFile) -> None:
    with pytest.raises(InvalidValue, match="allowed: country, place"):
        read_file("oryx", ITEMS, counry="Russia")
    with pytest.raises(InvalidValue, match="'Ruritania' is no state"):
        read_file("oryx", CATALOGUE + "Tanks,T-72B3,,,5,1.0,4.0,\n", country="Ruritania")


def test_a_row_without_a_day_a_state_or_a_number_is_a_reject_with_the_reason(
    read_file: ReadFile,
) -> None:
    done = read_file(
        "oryx",
        ITEMS
        + "Ruritania,,T-90M,destroyed,u,2031-05-04,1\n"
        + "Russia,,T-90M,destroyed,u,soon,1\n"
        + "Russia,,,destroyed,u,2031-05-04,1\n",
    )
    assert done.rejects == [
        (2, "'Ruritania' is no state that the vocabulary knows"),
        (3, "date_recorded: 'soon' is no day"),
        (4, "names no model"),
    ]


def test_rows_of_tens_of_thousands_are_read_in_seconds(read_file: ReadFile, tmp_path: Path) -> None:
    row = "Russia,,{} T-90M,destroyed,https://example.org/{},2031-05-04,1\n"
    done = read_file("oryx", ITEMS + "".join(row.format(n, n) for n in range(1, 20_001)))
    assert len(done.claims) == 40_000
