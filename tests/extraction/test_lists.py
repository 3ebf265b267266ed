"""One verb for several: to each its own, and never all to all."""

import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Serbia gave Chad 20 tanks and Kenya ammunition.",
            {"SRB TCD weapon:tank", "SRB KEN weapon:ammunition"},
        ),
        (
            "Serbia sent 20 tanks to Chad and 30 mortars to Mali.",
            {"SRB TCD weapon:tank", "SRB MLI weapon:mortar"},
        ),
        (
            "Serbia sold tanks to Chad and Croatia rifles to Mali.",
            {"SRB TCD weapon:tank", "HRV MLI weapon:rifle"},
        ),
        (
            "Russia sold India S-400 systems and China Su-35 jets.",
            {"RUS IND weapon:s-400", "RUS CHN weapon:su-35"},
        ),
        (
            "Serbia sold French tanks to Chad and Dutch rifles to Niger.",
            {"SRB TCD weapon:tank", "SRB NER weapon:rifle"},
        ),
        (
            "Poland bought 250 Abrams tanks from the United States and 180 K2s from South Korea.",
            {"USA POL weapon:m1-abrams", "KOR POL weapon:k2-black-panther"},
        ),
        ("Chad sent tanks, but no rifles, to Niger.", {"TCD NER weapon:tank"}),
        (
            "Russia and China sold tanks to Chad and Mali respectively.",
            {"RUS TCD weapon:tank", "CHN MLI weapon:tank"},
        ),
    ],
)
def test_arms_go_to_who_is_named_with_them_and_to_nobody_else(
    text: str, facts: set[str], read: Read
) -> None:
    got = [c for c in read(text) if c.type == "SUPPLIES"]
    assert {f"{c.subject} {c.object} {c.weapon}" for c in got} == facts


def test_each_part_of_a_list_has_its_own_date(read: Read) -> None:
    text = "Egypt received tanks from Russia in 1980 and missiles from France in 1982."
    got = {c.weapon: c.date.from_ for c in read(text) if c.type == "SUPPLIES" and c.date}
    assert got == {"weapon:tank": "1980", "weapon:missile": "1982"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Blinken flew to Israel on Monday and to Egypt on Tuesday.",
            {"ISR": "2024-08-19", "EGY": "2024-08-20"},
        ),
        (
            "The EU imposed sanctions on Russia in March and on Belarus in April.",
            {"RUS": "2024-03", "BLR": "2024-04"},
        ),
        (
            "Israel struck Syria on Monday and struck Lebanon on Tuesday.",
            {"SYR": "2024-08-19", "LBN": "2024-08-20"},
        ),
    ],
)
def test_each_of_several_has_the_date_that_stands_behind_it(
    text: str, days: dict[str, str], read: Read
) -> None:
    acts = [c for c in read(text) if c.type in ("VISITED", "SANCTIONED", "ATTACKED") and c.date]
    assert {c.object: c.date.from_ for c in acts if c.date} == days


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "The United States has sent 500 soldiers to Poland, Britain 300 to Estonia and Canada "
            "200 to Latvia.",
            {"USA POL 500", "GBR EST 300", "CAN LVA 200"},
        ),
        ("France has 1,000 soldiers in Chad and 2,000 in Niger.", {"FRA TCD 1000", "FRA NER 2000"}),
    ],
)
def test_soldiers_stand_where_they_are_said_to_and_nowhere_else(
    text: str, facts: set[str], read: Read
) -> None:
    got = [c for c in read(text) if c.type == "DEPLOYED_TO" and c.quantity]
    assert {f"{c.subject} {c.object} {c.quantity.min}" for c in got if c.quantity} == facts


def test_arms_used_on_one_are_not_used_on_the_other(read: Read) -> None:
    got = read("Israel struck Syria with F-16 jets and Lebanon with drones.")
    struck = {f"{c.object} {c.weapon}" for c in got if c.type == "ATTACKED"}
    assert "SYR weapon:f-16" in struck
    assert struck.isdisjoint({"SYR weapon:drone", "LBN weapon:f-16"})


def test_what_neither_did_is_denied_of_both(read: Read) -> None:
    got = [c for c in read("Neither Chad nor Mali sent tanks to Niger.") if c.type == "SUPPLIES"]
    assert {(c.subject, c.modality) for c in got} == {("TCD", "denied"), ("MLI", "denied")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused Chad of attacking Niger.",
        "Kenya accused Chad of using drones to attack Niger.",
        "Kenya suspects Chad of using drones to attack Niger.",
        "Kenya accused Chad of hiring men to ship rifles to Niger.",
    ],
)
def test_what_one_is_accused_of_is_claimed_by_the_accuser(text: str, read: Read) -> None:
    done = [c for c in read(text) if c.type in ("ATTACKED", "SUPPLIES", "USES", "USED_IN")]
    assert done
    assert {(c.modality, c.attributed_to) for c in done} == {("claimed", "KEN")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Chad used drones and Mali fired rockets.",
            {"USES TCD weapon:drone", "USES MLI weapon:rocket"},
        ),
        (
            "Chad used drones in Mali and Niger fired rockets at Benin.",
            {
                "USES TCD weapon:drone",
                "USED_IN weapon:drone MLI",
                "USES NER weapon:rocket",
                "USED_IN weapon:rocket BEN",
                "ATTACKED NER BEN",
            },
        ),
        (
            "Chad attacked Mali and Niger accused Benin of lies.",
            {"ATTACKED TCD MLI", "ACCUSED NER BEN"},
        ),
        (
            "Russia attacked Kyiv and Poland sent tanks to Ukraine.",
            {"ATTACKED RUS UKR", "SUPPLIES POL UKR"},
        ),
        (
            "Macron met Putin in Moscow and Smirnov flew to Kyiv.",
            {"MET_WITH person:emmanuel-macron person:vladimir-putin"},
        ),
    ],
)
def test_two_clauses_that_run_on_have_each_its_own_doer(
    text: str, facts: set[str], read: Read
) -> None:
    assert {f"{c.type} {c.subject} {c.object}" for c in read(text)} == facts


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("An Iraqi Scud missile struck a U.S. barracks in Dhahran, Saudi Arabia.", {"SAU"}),
        ("US ships shelled Iran's oil platforms in retaliation for a raid in Kuwait.", {"IRN"}),
        ("Libyan bombers attacked the Chadian capital and France shot one down.", {"TCD"}),
    ],
)
def test_a_strike_is_on_the_state_that_it_hit(text: str, struck: set[str], read: Read) -> None:
    assert {c.object for c in read(text) if c.type == "ATTACKED"} == struck
