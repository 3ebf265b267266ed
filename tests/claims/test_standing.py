"""The standing of a statement, from who says it and who denies it."""

from collections.abc import Sequence

import pytest

from app.claims.standing import standing

NAMES = {"KOR": "South Korea", "UKR": "Ukraine", "RUS": "Russia", "document:a": "Reuters"}
DAY = "2024-05-03"


@pytest.mark.parametrize(
    ("voices", "denials", "value", "speakers"),
    [
        (["KOR says", "UKR says"], [], "corroborated", 2),
        (["KOR says"], [], "single-source", 1),
        (["KOR says"] * 10, [], "single-source", 1),
        (["document:a says", "document:b says"], [], "corroborated", 2),
        (["KOR says"], ["RUS"], "contested", 1),
        (["KOR says", "UKR says"], ["RUS"], "contested", 2),
        (["KOR says", "RUS denies"], [], "contested", 1),
        (["KOR plans"], ["RUS"], "contested", 1),
        (["RUS denies"], [], "denied", 1),
        ([], ["RUS"], "denied", 1),
        (["KOR plans", "UKR plans"], [], "planned", 2),
        (["KOR plans", "UKR says"], [], "single-source", 1),
        (["KOR halts"], [], "single-source", 1),
        # That one shipment was halted backs nobody's word that another came or will come.
        (["KOR says", "UKR halts"], [], "single-source", 1),
        (["KOR plans", "UKR halts"], [], "planned", 1),
    ],
)
def test_a_standing_follows_from_who_says_and_who_denies(
    voices: Sequence[str], denials: Sequence[str], value: str, speakers: int
) -> None:
    found = standing([v.split() for v in voices], [(who, DAY) for who in denials], 7, NAMES)
    assert (found.value, found.speakers, found.documents) == (value, speakers, 7)


def test_why_names_everybody_with_the_day_of_the_first_denial() -> None:
    voices = [("UKR", "says"), ("KOR", "says"), ("document:a", "says"), ("document:b", "plans")]
    denials = [("RUS", "2024-06-01"), ("RUS", "2024-05-03")]
    found = standing(voices, denials, 4, NAMES)
    assert found.why == (
        "said by Reuters, South Korea and Ukraine; planned according to b; "
        "denied by Russia on 2024-05-03"
    )


def test_a_halted_shipment_is_told_as_one_and_is_nobodys_denial() -> None:
    found = standing([("KOR", "halts"), ("UKR", "says")], [], 2, NAMES)
    assert found.why == "said by Ukraine; said to have been halted by South Korea"
    assert found.value != "contested"


def test_of_many_speakers_the_reason_names_ten_and_counts_the_rest() -> None:
    voices = [(f"org:{n:02}", "says") for n in range(25)]
    found = standing(voices, [], 25, {})
    assert found.speakers == 25
    assert found.why.startswith("said by org:00, org:01,")
    assert found.why.endswith("org:09 and 15 others")
