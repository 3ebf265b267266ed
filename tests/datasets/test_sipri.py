"""SIPRI's registers and TIV tables: what becomes of their rows."""

import pytest

from app.claims.claim import Claim, Status
from app.entities.vocabulary import Organization, Weapon

from .conftest import ReadFile
from .sipri_files import REGISTER_HEADER, export, register

DEAL = (
    "Ruritania*,Soviet Union,1971,?,24,?,Zeta-5,towed gun,20,,1972; 1973,Second hand,"
    "Part of a larger deal,0.25,6,5"
)
STATE = "Syria" + DEAL.removeprefix("Ruritania*")


def by_status(claims: list[Claim]) -> dict[str, Claim]:
    return {str(claim.status): claim for claim in claims}


def test_a_deal_is_an_order_and_a_delivery_each_with_its_number_and_its_doubts(
    read_file: ReadFile,
) -> None:
    claims = by_status(read_file("sipri", register(STATE)).claims)
    agreed, delivered = claims["agreed"], claims["delivered"]
    assert (agreed.subject, agreed.object) == ("SUN", "SYR")
    assert agreed.quantity and (agreed.quantity.min, agreed.quantity.unit) == (24, "gun")
    assert agreed.date and agreed.date.from_ == "1971"
    assert agreed.deal and agreed.deal.estimated == ("ordered on", "ordered")
    assert (agreed.deal.tiv, agreed.deal.tiv_per_unit) == (6.0, 0.25)
    assert delivered.quantity and delivered.quantity.max == 20
    assert delivered.date and (delivered.date.from_, delivered.date.to) == ("1972", "1973")
    assert delivered.deal and delivered.deal.tiv == 5.0
    assert delivered.deal.estimated == ()
    assert delivered.deal.condition == "Second hand"
    assert delivered.note == "Part of a larger deal"
    assert (agreed.grade, delivered.grade) == ("B3", "B2")
    assert {agreed.attributed_to, delivered.attributed_to} == {"org:sipri"}
    assert delivered.locator == "line 2, delivery"


def test_an_order_without_a_delivery_is_never_shown_as_one(read_file: ReadFile) -> None:
    row = "Syria,Soviet Union,1971,,24,,Zeta-5,towed gun,,,,New,,0.25,6,"
    [claim] = read_file("sipri", register(row)).claims
    assert claim.status is Status.AGREED


def test_a_delivery_of_an_unknown_number_has_none(read_file: ReadFile) -> None:
    row = "Syria,Soviet Union,1971,,,,Zeta-5,towed gun,,,1972,New,,0.25,,"
    claims = by_status(read_file("sipri", register(row)).claims)
    assert claims["delivered"].quantity is None
    assert claims["delivered"].date


def test_soviet_union_and_russia_stay_two_states(read_file: ReadFile) -> None:
    rows = (STATE, STATE.replace("Soviet Union", "Russia").replace("1971", "1994"))
    assert {c.subject for c in read_file("sipri", register(*rows)).claims} == {"SUN", "RUS"}


def test_north_yemen_is_not_read_as_yemen(read_file: ReadFile) -> None:
    names = ("Yemen Arab Republic (North Yemen)", "South Yemen", "Yemen")
    rows = [DEAL.replace("Ruritania*", name) for name in names]
    found = [c.object for c in read_file("sipri", register(*rows)).claims if c.status == "agreed"]
    assert len(set(found)) == 3
    assert found[2] == "YEM"


def test_a_non_state_is_not_the_state_in_its_brackets(read_file: ReadFile) -> None:
    rows = [DEAL.replace("Ruritania*", name) for name in ("Hezbollah (Lebanon)*", "Reds (Chad)*")]
    done = read_file("sipri", register(*rows))
    assert {claim.object for claim in done.claims} == {"org:hezbollah", "org:reds-tcd"}
    made = done.link.things["org:reds-tcd"]
    assert isinstance(made, Organization)
    assert (made.form, made.country) == ("armed group", "TCD")


def test_two_stars_mark_an_organisation(read_file: ReadFile) -> None:
    row = DEAL.replace("Ruritania*", "African Union**")
    assert {c.object for c in read_file("sipri", register(row)).claims} == {"org:african-union"}


def test_an_unknown_supplier_stays_unknown_and_is_not_the_unknown_recipient(
    read_file: ReadFile,
) -> None:
    rows = (
        STATE.replace("Soviet Union", "unknown supplier(s)"),
        DEAL.replace("Ruritania*", "unknown recipient(s)"),
    )
    done = read_file("sipri", register(*rows))
    assert {claim.subject for claim in done.claims} == {"org:unknown-supplier", "SUN"}
    assert {claim.object for claim in done.claims} == {"SYR", "org:unknown-recipient"}


def test_a_state_that_nobody_knows_is_a_reject_with_its_line_and_reason(
    read_file: ReadFile,
) -> None:
    done = read_file("sipri", register(STATE, DEAL.replace("Ruritania*", "Ruritania")))
    assert done.rejects == [(3, "'Ruritania' is no state that the vocabulary knows")]
    assert len(done.claims) == 2


def test_junk_rows_and_repeats_are_named_and_the_rest_is_read(read_file: ReadFile) -> None:
    done = read_file("sipri", register(STATE, ",0.25,3.5,3.25", STATE, STATE))
    assert done.rejects == [(3, "has 4 cells, the header has 16")]
    assert done.duplicates == [(4, 2), (5, 2)]
    assert len(done.claims) == 2


def test_bytes_of_windows_are_read_as_letters(read_file: ReadFile) -> None:
    text = register(STATE.replace("Zeta-5", "Zéta-5"))
    done = read_file("sipri", text.encode("cp1252"))
    assert [thing.name for thing in done.link.things.values()] == ["Zéta-5"]


def test_a_weapon_that_the_vocabulary_knows_is_linked_by_name_and_category(
    read_file: ReadFile,
) -> None:
    rows = (
        STATE.replace("Zeta-5,towed gun", "T-72,tank"),
        STATE.replace("Zeta-5,towed gun", "T-72,trainer aircraft"),
    )
    done = read_file("sipri", register(*rows))
    assert {c.weapon for c in done.claims} == {"weapon:t-72", "weapon:sipri-t-72-aircraft"}


def test_two_weapons_of_one_designation_stay_two(read_file: ReadFile) -> None:
    rows = (STATE, STATE.replace("towed gun", "light tank"))
    done = read_file("sipri", register(*rows))
    things = {id_: t for id_, t in done.link.things.items() if isinstance(t, Weapon)}
    assert {id_: t.sipri_category for id_, t in things.items()} == {
        "weapon:sipri-zeta-5-gun": "artillery",
        "weapon:sipri-zeta-5-tank": "armoured vehicles",
    }


def test_an_edition_without_a_name_is_named_by_its_bytes(read_file: ReadFile) -> None:
    one, other = read_file("sipri", register(STATE)), read_file("sipri", register(DEAL))
    assert one.document.id != other.document.id
    assert one.document.sha256 and one.document.sha256.startswith(one.document.edition or "-")
    assert read_file("sipri", register(STATE)).document.id == one.document.id


def test_the_layout_of_single_suppliers_has_no_marks_of_doubt(read_file: ReadFile) -> None:
    header = REGISTER_HEADER.replace(", ,", ",")
    row = "Syria,United Kingdom,1971,24,Zeta-5,towed gun,20,1972; 1973,New,,0.25,6,5"
    claims = read_file("sipri", f"{header}{row}\n").claims
    assert {claim.subject for claim in claims} == {"GBR"}
    assert all(claim.deal and claim.deal.estimated == () for claim in claims)


def test_the_layout_of_the_united_states_names_recipients_above_their_rows(
    read_file: ReadFile,
) -> None:
    text = (
        "\ufeffcountry,ordered,weapon,weapon.des,year,years.delivered,delivered,comments\n"
        "  ,3,Zeta-5,Towed gun,1970,1971,3,\n"
        "Chad,,,,,,,\n"
        "  ,12,Zeta-5,Towed gun,(1971),2007-2009,(10),Refurbished\n"
        "  ,12,Zeta-5,Towed gun,(1971),2007-2009,(10),Refurbished\n"
        "Mali,,,,,,,\n"
        "  ,12,Zeta-5,Towed gun,(1971),2007-2009,(10),Refurbished\n"
        "Atlantis,,,,,,,\n"
        "  ,4,Zeta-5,Towed gun,1971,1972,4,\n"
    )
    done = read_file("sipri", text)
    assert done.reading.account.headings == 3
    assert done.duplicates == [(5, 4)]
    assert {claim.object for claim in done.claims} == {"TCD", "MLI"}
    delivered = by_status(done.claims)["delivered"]
    assert delivered.subject == "USA"
    assert delivered.date and (delivered.date.from_, delivered.date.to) == ("2007", "2009")
    assert delivered.deal and delivered.deal.years == (2007, 2008, 2009)
    assert "delivered" in delivered.deal.estimated
    assert [line for line, _ in done.rejects] == [2, 9]


def test_the_newer_export_tells_an_order_once_and_each_year_of_delivery(
    read_file: ReadFile,
) -> None:
    row = "77,Austria,Chad,Zeta-5,towed gun,Artillery,2011,Yes,{},No,{},No,New,0.25,0.1,1.2,Yes"
    done = read_file("sipri", export(row.format(12, 2012), row.format(7, 2013)))
    assert [(str(c.status), c.quantity and c.quantity.min) for c in done.claims] == [
        ("agreed", None),
        ("delivered", 12),
        ("delivered", 7),
    ]
    assert done.claims[0].locator == "deal 77, order"
    assert done.claims[2].locator == "deal 77, line 7, delivery"
    assert done.claims[1].deal and done.claims[1].deal.local_production is True
    assert done.document.id == "sipri-2031-03-03t14-05-09"
    assert done.document.published_on == "2031-03-03"
    assert done.document.citation and "SIPRI" in done.document.citation


TIV = """\
TIV of arms exports from {}, 2019-2021
Generated: 18 August 2031
Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.

,2019,2020,2021,Total
{},1.5,,0,2
Total,1.5,,0,2
"""


def test_a_table_of_one_supplier_is_a_claim_a_recipient_and_year(read_file: ReadFile) -> None:
    done = read_file("sipri-tiv", TIV.format("Russia", "Chad"))
    told = [(c.subject, c.object, c.date and c.date.from_, c.deal and c.deal.tiv) for c in
            done.claims]  # fmt: skip
    assert told == [("RUS", "TCD", "2019", 1.5), ("RUS", "TCD", "2021", 0.0)]
    assert all(claim.quantity is None for claim in done.claims)
    assert done.rejects == [(7, "is a total of the rows above, no transfer between two")]


def test_a_table_of_all_suppliers_names_no_single_recipient(read_file: ReadFile) -> None:
    done = read_file("sipri-tiv", TIV.format("all", "Chad"))
    assert {(c.subject, c.object) for c in done.claims} == {("TCD", "org:all-recipients")}


@pytest.mark.parametrize("wrong", ["twelve", "12.5"])
def test_a_number_that_is_none_is_a_reject_that_names_the_column(
    read_file: ReadFile, wrong: str
) -> None:
    done = read_file("sipri", register(STATE.replace(",24,", f",{wrong},")))
    assert done.rejects == [(2, f"Number ordered: '{wrong}' is no number")]
