"""Numbers in prose: each row is a construction of English."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.quantities import figures_of
from app.extraction.units import unit_of

CASES = [
    # how numbers are written
    ("It sent 10,000 containers.", 10000, 10000, "container"),
    ("It sent 4.8 million artillery shells.", 4800000, 4800000, "shell"),
    ("It sent 10 000 shells.", 10000, 10000, "shell"),
    ("It sent two frigates.", 2, 2, "frigate"),
    ("It sent twenty-four howitzers.", 24, 24, "howitzer"),
    ("It sent a dozen tanks.", 12, 12, "tank"),
    ("It sent half a dozen jets.", 6, 6, "aircraft"),
    ("It sent two dozen drones.", 24, 24, "drone"),
    ("It sent half a million rounds.", 500000, 500000, "round"),
    ("It sent two hundred and fifty mortars.", 250, 250, "mortar"),
    ("It sent two and a half million mines.", 2500000, 2500000, "mine"),
    ("Seven hundred tons went missing.", 700, 700, "ton"),
    ("It sent 2000 soldiers.", 2000, 2000, "soldier"),
    # limits
    ("It sent at least 300 drones.", 300, None, "drone"),
    ("It sent more than 300 drones.", 300, None, "drone"),
    ("It sent over 50 rockets.", 50, None, "rocket"),
    ("It sent upwards of 50 rockets.", 50, None, "rocket"),
    ("It sent no fewer than 30 guns.", 30, None, "gun"),
    ("It sent at least another 20 tanks.", 20, None, "tank"),
    ("It sent 20 or more tanks.", 20, None, "tank"),
    ("It sent 200-plus drones.", 200, None, "drone"),
    ("It sent up to 40 vehicles.", None, 40, "vehicle"),
    ("It sent as many as 40 vehicles.", None, 40, "vehicle"),
    ("It sent no more than 20 tanks.", None, 20, "tank"),
    ("It sent fewer than 12 ships.", None, 12, "ship"),
    ("It sent under 200 tanks.", None, 200, "tank"),
    ("It sent 50 patrol boats at the most.", None, 50, "boat"),
    ("It sent about 90 trucks.", 90, 90, "truck"),
    ("It sent nearly 90 trucks.", 90, 90, "truck"),
    ("It sent some 90 trucks.", 90, 90, "truck"),
    ("Under two contracts it built ships.", 2, 2, "contract"),
    # two numbers
    ("It sent between 10 and 20 tanks.", 10, 20, "tank"),
    ("It sent 10-15 drones.", 10, 15, "drone"),
    ("It sent three or four frigates.", 3, 4, "frigate"),
    ("It spent 8 to 10 billion dollars.", 8 * 10**9, 10**10, "USD"),
    ("It spent $1-2 billion.", 10**9, 2 * 10**9, "USD"),
    # money
    ("It gave $300 million.", 300000000, 300000000, "USD"),
    ("It gave €1.5bn.", 1500000000, 1500000000, "EUR"),
    ("It gave 300 million euros.", 300000000, 300000000, "EUR"),
    ("It gave US$60bn.", 60 * 10**9, 60 * 10**9, "USD"),
    ("It gave A$5 million.", 5000000, 5000000, "AUD"),
    ("It signed a 300-million-euro contract.", 300000000, 300000000, "EUR"),
    ("It gave PLN 5 million.", 5000000, 5000000, "PLN"),
    ("It gave 5 billion won.", 5 * 10**9, 5 * 10**9, "KRW"),
    ("It gave up to 2 million Swedish kronor.", None, 2000000, "SEK"),
    ("It gave Rs 39,000 crore.", 390 * 10**9, 390 * 10**9, "INR"),
    # what is counted
    ("It sent 24 F-16 fighter jets.", 24, 24, "aircraft"),
    ("It sent 12 F-16s.", 12, 12, "aircraft"),
    ("It sent 16 Su-35 fighters.", 16, 16, "aircraft"),
    ("It sent 600 rebel fighters.", 600, 600, "fighter"),
    ("It sent 14 Leopard 2 tanks.", 14, 14, "tank"),
    ("It sent five S-400 systems.", 5, 5, "system"),
    ("It sent 700 155mm shells.", 700, 700, "shell"),
    ("It sent 5,000 North Korean troops.", 5000, 5000, "soldier"),
    ("Missiles, 30 of them, were fired.", 30, 30, "missile"),
    ("Of the fleet, 18 of the corvettes sailed.", 18, 18, "corvette"),
    ("It was hit by 20 missiles.", 20, 20, "missile"),
    ("It sent Ukraine 14 batteries.", 14, 14, "battery"),
]  # fmt: skip
NO_COUNTS = [
    "Dozens of tanks, hundreds of guns and thousands of shells came.",
    "Several hundred tanks, a few thousand men and hundreds of thousands of rounds came.",
    "It fired 155mm, 152-mm and 122-millimetre shells.",
    "It flies 300 km, or 185 miles, at 20 metres.",
    "S-300, F-16, KN-23, Su-35 and K2 were shown.",
    "It began in 2022, grew in 2023 and ended by 2024.",
    "It took 40 percent, 30 per cent and 12%.",
    "Kim, 40, is younger than Lee, who is aged 45.",
    "They met at 10 a.m. and again at 10:30.",
    "The June 19 talks and the 30 August raid passed.",
    "The 47th brigade held for 12 days and two weeks.",
    "Resolution 1718 and Article 5 apply.",
    "Shells at $2 million apiece and $900 each are dear.",
    "Two-thirds and one of them left one day.",
    "A 2,000-strong force with 500-pound bombs came.",
    "It sold 3.5 and 1.25 of it.",
    "He was 24/7 at 9/11 with a 38-year-old.",
]
UNITS = [
    ("artillery shells", "shell"),
    ("anti-tank rocket launchers", "launcher"),
    ("fighter jets", "aircraft"),
    ("rocket systems", "launcher"),
    ("batteries of missiles", "battery"),
    ("servicemen", "soldier"),
    ("seamen ashore", "seaman"),
    ("patches", "patch"),
    ("M270s", "system"),
    ("tonnes of powder", "ton"),
    ("to ships", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), CASES)
def test_a_number_is_read_with_its_limits_and_what_it_counts(
    text: str, low: int | None, high: int | None, unit: str
) -> None:
    assert [(f.min, f.max, f.unit or f.unit_hint) for f in figures_of(text)] == [(low, high, unit)]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures_of(text) == []


@pytest.mark.parametrize(("phrase", "unit"), UNITS)
def test_a_unit_is_the_singular_of_the_first_plural(phrase: str, unit: str | None) -> None:
    assert unit_of(phrase) == unit


def test_the_place_of_the_counted_noun_is_given() -> None:
    text = "At least 40 armoured vehicles left; guns, 30 of them, stayed."
    nouns = [f.noun for f in figures_of(text)]
    assert [n and text[slice(*n)] for n in nouns] == ["armoured vehicles", "guns"]


_WORDS = st.sampled_from(
    "at least up to more than under between and or about 10 1,000 4.8 million bn $ € $3 two dozen "
    "half a hundred thousand of them tanks jets F-16s - , . 2024 % 99999999999999999999 crore "
    "billion trillion 1,000,000,000,000,000 \u0130 \u0663 won".split()
)


@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_any_text_gives_figures_that_can_be_in_order(text: str) -> None:
    at = 0
    for figure in figures_of(text):
        assert at <= figure.start < figure.end <= len(text)
        at = figure.end
        assert (figure.min, figure.max) != (None, None)
        assert (figure.min or 0) <= (10**18 if figure.max is None else figure.max) <= 10**18


def test_figures_are_read_faster_than_grammar_is() -> None:
    quiet = "The ships carried shells for the army of the other state, as a minister told them. "
    text = f"It sent at least 10,000 containers worth $3 million. {quiet * 3}" * 1000
    began = process_time()
    figures_of(text)
    assert (
        len(text.split()) / (process_time() - began) > 20_000
    )  # spaCy reads 10,000; coverage halves ours
