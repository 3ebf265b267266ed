"""Events that machines read out of news: PLOVER's (POLECAT) and CAMEO's (GDELT)."""

import pytest

from app.datasets.gdelt import LAYOUTS

from .conftest import Done, ReadFile

DAILY, YEARLY = LAYOUTS[1].columns, LAYOUTS[2].columns
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
    "Actor Country\tActor COW\tPrimary Actor Sector\tRecipient Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tSource\tPublication Date\n"
)


def gdelt(*codes: str, columns: tuple[str, ...] = DAILY, **cells: str) -> str:
    """A line an event: Russia did it to Ukraine, unless the cells say otherwise."""
    lines = []
    for number, code in enumerate(codes, 1):
        said = {
            "GLOBALEVENTID": str(number), "SQLDATE": "20310504", "MonthYear": "203105",
            "Year": "2031", "FractionDate": "2031.34", "Actor1Name": "RUSSIA",
            "Actor1CountryCode": "RUS", "Actor2Name": "UKRAINE", "Actor2CountryCode": "UKR",
            "EventCode": code, "SOURCEURL": f"https://example.org/{number}",
        } | cells  # fmt: skip
        lines.append("\t".join(said.get(column, "") for column in columns) + "\n")
    return "".join(lines)


def polecat(type_: str, mode: str = "", contexts: str = "", actor: str = "Russia\tRUS\t365\tGOV",
            recipient: str = "Ukraine\tUKR\t369\tGOV", id_: str = "E1") -> str:  # fmt: skip
    return (
        f"{id_}\t2031-05-04\t{type_}\t{mode}\t-7\t4\t{contexts}\t{actor}\t{recipient}\t"
        "Made-up Gazette\t2031-05-05\n"
    )


def said(done: Done) -> list[tuple[str, str, str | None]]:
    return [(str(c.type), c.subject, c.object) for c in done.claims]


@pytest.mark.parametrize(
    ("code", "type_"),
    [
        ("072", "SUPPLIES"),
        ("0332", "SUPPLIES"),
        ("190", "ATTACKED"),
        ("1952", "ATTACKED"),
        ("112", "ACCUSED"),
        ("1123", "ACCUSED"),
        ("111", "CONDEMNED"),
        ("051", "SUPPORTS"),
        ("163", "SANCTIONED"),
    ],
)
def test_a_code_becomes_the_nearest_fact_claimed_by_nobody_with_a_low_grade(
    read_file: ReadFile, code: str, type_: str
) -> None:
    [claim] = read_file("gdelt", gdelt(code)).claims
    assert (str(claim.type), claim.subject, claim.object) == (type_, "RUS", "UKR")
    assert claim.modality == "claimed"
    assert claim.attributed_to is None
    assert claim.grade in ("F3", "F4")
    assert claim.locator == "event 1, https://example.org/1"
    assert claim.date and claim.date.from_ == "2031-05-04"
    assert claim.note == f"CAMEO {code}"
    assert claim.rule is None  # nothing of it waits for a review


def test_a_promise_of_military_aid_is_planned_and_no_event_tells_of_a_delivery(
    read_file: ReadFile,
) -> None:
    done = read_file("gdelt", gdelt("0332", "072"))
    assert [claim.status for claim in done.claims] == ["planned", None]


@pytest.mark.parametrize(
    "code", ["010", "016", "0231", "0312", "041", "057", "062", "073", "0871", "1222", "130",
             "154", "1622", "173", "181", "196", "203"],
)  # fmt: skip
def test_what_does_not_map_is_a_reject_that_names_the_type(read_file: ReadFile, code: str) -> None:
    done = read_file("gdelt", gdelt(code))
    assert done.claims == []
    assert done.rejects[0][1].startswith(f"event type CAMEO {code} has no fact type here: ")


def test_rejects_are_summed_up_by_type(read_file: ReadFile) -> None:
    reasons = read_file("gdelt", gdelt("010", "010", "173", "190")).reading.account.reasons
    assert sorted(reasons.values()) == [1, 2]
    assert max(reasons, key=lambda reason: reasons[reason]).startswith("event type CAMEO 010")


def test_a_code_that_nobody_knows_is_a_reject(read_file: ReadFile) -> None:
    assert "none that the table" in read_file("gdelt", gdelt("99")).rejects[0][1]


def test_layouts_without_a_header_are_known_by_their_first_line(read_file: ReadFile) -> None:
    names = {
        len(layout.columns): read_file("gdelt", gdelt("190", columns=layout.columns))
        for layout in LAYOUTS[:3]
    }
    assert sorted(names) == [57, 58, 61]
    assert {len(done.claims) for done in names.values()} == {1}
    assert names[57].claims[0].locator == "event 1"
    assert {done.reading.table.layout.name for done in names.values()} == {
        "events 2.0",
        "events 1.0, daily",
        "events 1.0, by month and year",
    }


def test_a_quotation_mark_does_not_swallow_the_lines_below(read_file: ReadFile) -> None:
    first = gdelt("190", ActionGeo_FullName='"Zeta')
    done = read_file("gdelt", first + gdelt("190", GLOBALEVENTID="2"))
    assert len(done.claims) == 2


def test_rebels_of_a_state_are_not_the_state(read_file: ReadFile) -> None:
    done = read_file("gdelt", gdelt("190", Actor1Name="REBEL", Actor1Type1Code="REB"))
    assert done.rejects == [
        (1, "names an actor of a state that is not the state: sector REB"),
    ]
    army = read_file("gdelt", gdelt("190", Actor1Name="MILITARY", Actor1Type1Code="MIL"))
    assert said(army) == [("ATTACKED", "RUS", "UKR")]


def test_a_body_is_known_by_its_whole_name_and_nobody_is_made_up(read_file: ReadFile) -> None:
    nato = read_file("gdelt", gdelt("111", Actor1Name="NATO", Actor1CountryCode=""))
    assert said(nato) == [("CONDEMNED", "org:nato", "UKR")]
    other = read_file("gdelt", gdelt("111", Actor1Name="THE GUNMEN", Actor1CountryCode=""))
    assert other.claims == []
    assert other.link.things == {}


def test_what_happens_within_a_state_is_not_between_two(read_file: ReadFile) -> None:
    done = read_file("gdelt", gdelt("190", Actor2CountryCode="RUS"))
    assert "within a state" in done.rejects[0][1]


def test_russia_of_1985_is_not_read_as_russia(read_file: ReadFile) -> None:
    old = {"SQLDATE": "19850504", "MonthYear": "198505", "Year": "1985"}
    done = read_file("gdelt", gdelt("190", columns=YEARLY, Actor2CountryCode="USA", **old))
    assert done.rejects == [(1, "RUS was no state on 1985-05-04")]


def test_codes_that_are_not_iso_are_read_as_their_states(read_file: ReadFile) -> None:
    done = read_file("gdelt", gdelt("111", Actor1Name="ROMANIA", Actor1CountryCode="ROM"))
    assert said(done) == [("CONDEMNED", "ROU", "UKR")]


def test_a_visit_is_of_a_person_who_is_named_whoever_the_machine_names_first(
    read_file: ReadFile,
) -> None:
    visit = gdelt("042", Actor1Name="VLADIMIR PUTIN")
    host = gdelt("043", Actor1Name="UKRAINE", Actor1CountryCode="UKR", Actor2Name="VLADIMIR PUTIN",
                 Actor2CountryCode="RUS")  # fmt: skip
    for text in (visit, host):
        assert said(read_file("gdelt", text)) == [("VISITED", "person:vladimir-putin", "UKR")]
    assert "names no person" in read_file("gdelt", gdelt("042")).rejects[0][1]


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "expected"),
    [
        ("ASSAULT", "drone", "", "ATTACKED"),
        ("ASSAULT", "heavy-weapons; beat", "", "ATTACKED"),
        ("ASSAULT", "heavy_weapons", "", "ATTACKED"),
        ("AID", "", "military; diplomatic", "SUPPLIES"),
        ("ACCUSE", "allege", "", "ACCUSED"),
        ("ACCUSE", "disapprove", "", "CONDEMNED"),
        ("SUPPORT", "None", "", "SUPPORTS"),
        ("SANCTION", "discontinue", "economic", "SANCTIONED"),
        ("accuse", "Allege", "", "ACCUSED"),
    ],
)
def test_a_plover_event_becomes_the_nearest_fact(
    read_file: ReadFile, type_: str, mode: str, contexts: str, expected: str
) -> None:
    done = read_file("polecat", POLECAT + polecat(type_, mode, contexts))
    assert said(done) == [(expected, "RUS", "UKR")]
    [claim] = done.claims
    assert (claim.modality, claim.attributed_to) == ("claimed", None)
    assert claim.locator == "event E1, Made-up Gazette, 2031-05-05"


@pytest.mark.parametrize(
    ("type_", "mode", "contexts"),
    [
        ("AID", "", "humanitarian"),
        ("AGREE", "", "military"),
        ("ASSAULT", "beat", ""),
        ("ASSAULT", "", "military"),
        ("ACCUSE", "investigate", ""),
        ("CONSULT", "phone", ""),
        ("MOBILIZE", "troops", "military"),
        ("REJECT", "assist", ""),
        ("SANCTION", "expel", ""),
        ("THREATEN", "violence", "military"),
    ],
)
def test_a_plover_event_without_a_fact_type_says_so(
    read_file: ReadFile, type_: str, mode: str, contexts: str
) -> None:
    done = read_file("polecat", POLECAT + polecat(type_, mode, contexts))
    assert f"event type PLOVER {type_}" in done.rejects[0][1]
    assert "has no fact type here" in done.rejects[0][1]


def test_a_group_does_it_each_but_of_two_groups_no_pairs_are_made(read_file: ReadFile) -> None:
    both = "Russia; Belarus\tRUS; BLR\t\tGOV; GOV"
    done = read_file("polecat", POLECAT + polecat("ACCUSE", "allege", actor=both))
    assert said(done) == [("ACCUSED", "RUS", "UKR"), ("ACCUSED", "BLR", "UKR")]
    others = "Poland; Latvia\tPOL; LVA\t\tGOV; GOV"
    many = read_file("polecat", POLECAT + polecat("ACCUSE", "allege", actor=both, recipient=others))
    assert many.rejects == [(2, "names 2 actors and 2 recipients, and no pair of them")]


def test_a_meeting_is_of_two_persons_and_a_meeting_of_many_is_not_expanded(
    read_file: ReadFile,
) -> None:
    two = "Vladimir Putin; Xi Jinping\tRUS; CHN\t\tGOV"
    nobody = "\t\t\t"
    done = read_file("polecat", POLECAT + polecat("CONSULT", actor=two, recipient=nobody))
    assert said(done) == [("MET_WITH", "person:vladimir-putin", "person:xi-jinping")]
    three = two.replace("Xi Jinping", "Xi Jinping; Kim Jong Un").replace("CHN", "CHN; PRK")
    many = read_file("polecat", POLECAT + polecat("CONSULT", actor=three, recipient=nobody))
    assert many.rejects == [(2, "names no recipient")]


def test_a_statement_of_support_holds_for_its_day_and_sanctions_go_on(
    read_file: ReadFile,
) -> None:
    text = POLECAT + polecat("SUPPORT") + polecat("SANCTION", "discontinue", id_="E2")
    support, sanction = read_file("polecat", text).claims
    assert support.date and support.date.to == "2031-05-04"
    assert sanction.date and sanction.date.to is None


def test_states_may_be_written_by_name(read_file: ReadFile) -> None:
    row = polecat("ACCUSE", "allege", actor="Kremlin spokesman\tRussia\t365\tGOV")
    assert said(read_file("polecat", POLECAT + row)) == [("ACCUSED", "RUS", "UKR")]


def test_parties_that_are_not_in_step_are_a_reject(read_file: ReadFile) -> None:
    row = polecat("ACCUSE", "allege", actor="One; Two; Three\tRUS; BLR\t\tGOV")
    assert "not in step" in read_file("polecat", POLECAT + row).rejects[0][1]
