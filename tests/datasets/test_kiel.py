"""The Ukraine Support Tracker: promises, allocations and deliveries, arms and other aid."""

import sys
from pathlib import Path

import pytest

from app.claims.claim import Claim
from app.datasets.workbook import opened_at
from app.errors import BadFile, FoedusError

from .conftest import ReadFile
from .workbooks import Day, workbook

COLUMNS = (
    "activity_id,donor,announcement_date,aid_type_general,aid_type_specific,explanation,measure,"
    "item,item_type,item_numb,item_numb_deliv,tot_activity_value_EUR,tot_sub_activity_value_EUR,"
    "tot_value_deliv_EUR"
)
ARMS = "A1,Norway,2031-03-14,Military,Weapons,made up,{},{},{},{},{},.,{},."
OLDER = (
    "ID,Countries,Announcement Date,Type of Aid General,Explanation,Item,Sub-type of item,"
    "No. of Units,Converted Value in EUR,Total monetary value delivered in EUR"
)


def main_data(*rows: str, header: str = COLUMNS) -> str:
    return "".join(f"{row}\n" for row in (header, *rows))


def arms(measure: str = "Allocation", item: str = "Leopard 2A6", kind: str = "Heavy weapon",
         units: str = "8", delivered: str = "", euros: str = "1000.4") -> str:  # fmt: skip
    return ARMS.format(measure, item, kind, units, delivered, euros)


def figure(claim: Claim) -> tuple[int | None, int | None, str] | None:
    quantity = claim.quantity
    return (quantity.min, quantity.max, quantity.unit) if quantity else None


@pytest.mark.parametrize(
    ("measure", "status"),
    [("Commitment", "planned"), ("Allocation", "agreed"), ("Delivery", "delivered")],
)
def test_the_measure_is_the_step_of_the_ladder(
    read_file: ReadFile, measure: str, status: str
) -> None:
    [claim] = read_file("kiel", main_data(arms(measure))).claims
    assert (str(claim.type), claim.subject, claim.object) == ("SUPPLIES", "NOR", "UKR")
    assert str(claim.status) == status
    assert claim.attributed_to == "org:kiel-institute"


def test_what_was_delivered_is_a_claim_of_its_own_and_a_promise_is_never_a_delivery(
    read_file: ReadFile,
) -> None:
    done = read_file(
        "kiel",
        main_data(arms("Commitment", units="8", delivered="3"), arms("Commitment", units="9")),
    )
    assert [(str(c.status), figure(c)) for c in done.claims] == [
        ("planned", (8, 8, "unit")),
        ("delivered", (3, 3, "unit")),
        ("planned", (9, 9, "unit")),
    ]


def test_the_day_of_a_delivery_is_not_that_of_the_announcement(read_file: ReadFile) -> None:
    promised, delivered = read_file("kiel", main_data(arms(delivered="3"))).claims
    assert promised.date and promised.date.from_ == "2031-03-14"
    assert delivered.date is None
    assert "announced on 2031-03-14, the day of delivery is not given" in str(delivered.note)


def test_money_stands_in_only_where_no_number_is_given(read_file: ReadFile) -> None:
    rows = (arms(units="8"), arms(units="."), arms(units="undisclosed", euros="."))
    done = read_file("kiel", main_data(*rows))
    assert [figure(c) for c in done.claims] == [(8, 8, "unit"), (1000, 1000, "EUR"), None]


def test_the_worth_of_a_package_is_not_that_of_its_first_item(read_file: ReadFile) -> None:
    row = "A1,Norway,2031-03-14,Military,Weapons,made up,Allocation,{},.,.,.,5000,.,."
    done = read_file("kiel", main_data(row.format("Zeta-5"), row.format(".")))
    assert [figure(c) for c in done.claims] == [None, (5000, 5000, "EUR")]


def test_units_are_those_of_the_item(read_file: ReadFile) -> None:
    rows = (
        arms(item="Zeta howitzer"),
        arms(item="155mm", kind="Ammunition for heavy weapon", units='"1,000"'),
        arms(item="Zeta", kind="Main Battle Tank (MBT)", units="10-12"),
        arms(item="Zeta", kind="Portable defence system", units="at least 5"),
    )
    done = read_file("kiel", main_data(*rows))
    assert [figure(c) for c in done.claims] == [
        (8, 8, "gun"),
        (1000, 1000, "round"),
        (10, 12, "tank"),
        (5, None, "unit"),
    ]


@pytest.mark.parametrize("kind", ["Financial", "Humanitarian ", "humanitarian"])
def test_money_and_relief_are_support_and_never_a_transfer(read_file: ReadFile, kind: str) -> None:
    row = f"A2,Norway,2031-03-14,{kind},Grant,made up,{{}},.,.,.,.,500,500,."
    promised, given = read_file(
        "kiel", main_data(row.format("Commitment"), row.format("Allocation"))
    ).claims
    assert {str(c.type) for c in (promised, given)} == {"SUPPORTS"}
    assert (promised.modality, given.modality) == ("planned", "asserted")
    assert figure(given) == (500, 500, "EUR")
    assert promised.status is None
    assert given.date and (given.date.from_, given.date.to) == ("2031-03-14", None)


def test_training_and_funds_for_the_army_are_no_transfer_of_arms(read_file: ReadFile) -> None:
    row = arms(item="Training of recruits", kind='"Funding, training, services"')
    [claim] = read_file("kiel", main_data(row)).claims
    assert (str(claim.type), claim.weapon) == ("SUPPORTS", None)


@pytest.mark.parametrize(
    ("donor", "id_"),
    [
        ("EU (Commission and Council)", "org:eu"),
        ("European Peace Facility", "org:european-peace-facility"),
        ("European Investment Bank", "org:european-investment-bank"),
        ("unknown", "org:unknown-supplier"),
        (".", "org:unknown-supplier"),
        ("FInland", "FIN"),
    ],
)
def test_a_donor_is_a_state_a_body_or_unknown(read_file: ReadFile, donor: str, id_: str) -> None:
    done = read_file("kiel", main_data(arms().replace("Norway", donor)))
    assert [claim.subject for claim in done.claims] == [id_]


def test_a_weapon_that_the_vocabulary_knows_is_linked(read_file: ReadFile) -> None:
    rows = (arms(item="T-72"), arms(item="Zeta-5"), arms(item="."))
    done = read_file("kiel", main_data(*rows))
    assert [c.weapon for c in done.claims] == ["weapon:t-72", "weapon:kiel-zeta-5-unit", None]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2031-03-14 00:00:00", "2031-03-14"),
        ("3/14/2031", "2031-03-14"),
        ("14/3/2031", "2031-03-14"),
        ("3/4/2031", "2031"),
        ("47920", "2031-03-13"),
        ("until 3/14/2031", "2031"),
        ("2031-03", "2031-03"),
    ],
)
def test_a_day_is_as_precise_as_the_cell(read_file: ReadFile, cell: str, day: str) -> None:
    [claim] = read_file("kiel", main_data(arms().replace("2031-03-14", cell))).claims
    assert claim.date and claim.date.from_ == day


def test_the_older_releases_without_a_measure_are_commitments(read_file: ReadFile) -> None:
    row = "N1,Norway,2031-03-14,Military,made up,Zeta-5,Howitzer (155mm),6,1000,400"
    done = read_file("kiel", main_data(row, header=OLDER))
    assert [(str(c.status), figure(c)) for c in done.claims] == [
        ("planned", (6, 6, "gun")),
        ("delivered", (400, 400, "EUR")),
    ]
    assert done.claims[0].locator == "line 2, N1"


def test_what_cannot_be_read_is_a_reject_with_the_reason(read_file: ReadFile) -> None:
    rows = (
        arms().replace("Military", "Cultural"),
        arms().replace("Allocation", "Hope"),
        arms().replace("Norway", "Ruritania"),
        arms(units="some"),
        arms().replace("2031-03-14", "soon"),
    )
    reasons = [reason for _, reason in read_file("kiel", main_data(*rows)).rejects]
    assert [reason.split(":")[0] for reason in reasons] == [
        "'Cultural' is no type of aid",
        "'Hope' is no measure",
        "'Ruritania' is no state that the vocabulary knows",
        "number of units",
        "announcement date",
    ]


def test_the_sheet_of_a_workbook_is_found_and_its_rows_keep_their_numbers(
    read_file: ReadFile,
) -> None:
    row = ["A1", "Norway", Day(47920), "Military", "Weapons", "made\nup", "Allocation", "Zeta-5",
           "Heavy weapon", 8.0, None, None, 1000.5, None]  # fmt: skip
    made = workbook(
        Summary=[["Country", "Total"], ["Norway", 1]],
        Main=[["A title"], [], [*COLUMNS.split(",")], row],
    )
    done = read_file("kiel", made)
    [claim] = done.claims
    assert claim.date and claim.date.from_ == "2031-03-13"
    assert claim.locator == "line 4, A1"
    assert figure(claim) == (8, 8, "unit")
    assert claim.note == "Allocation: military aid; Weapons; made up"


def test_a_workbook_and_its_csv_say_the_same(read_file: ReadFile) -> None:
    text = main_data(arms(), arms("Commitment", delivered="2"))
    cells: list[list[object]] = [[*line.split(",")] for line in text.splitlines()]
    one, other = read_file("kiel", text).claims, read_file("kiel", workbook(Main=cells)).claims
    assert [c.model_copy(update={"extractor": ""}) for c in one] == [
        c.model_copy(update={"extractor": ""}) for c in other
    ]


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(BadFile, match="no Excel file"):
        opened_at(path)


def test_without_the_extra_a_workbook_says_how_to_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook(Main=[["a"]]))
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(FoedusError, match="pip install 'foedus"):
        opened_at(path)
