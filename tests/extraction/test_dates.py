"""Dates in prose: each row is a construction of English, seen from Wednesday, 28 August 2024."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.claims.dates import checked
from app.extraction.dates import Dated, spans_of

DAY = "2024-08-28"
CASES = [
    # days
    ("They signed it on 19 June 2024.", "19 June 2024", "2024-06-19", "2024-06-19"),
    ("They signed it on June 19, 2024, in Hanoi.", "June 19, 2024", "2024-06-19", "2024-06-19"),
    ("The ship left on June 19.", "June 19", "2024-06-19", "2024-06-19"),
    ("The ship left on the 3rd of October.", "the 3rd of October", "2023-10-03", "2023-10-03"),
    ("It sailed on Monday, June 3.", "Monday, June 3", "2024-06-03", "2024-06-03"),
    ("A raid on Nov. 9 last year failed.", "Nov. 9 last year", "2023-11-09", "2023-11-09"),
    ("The log says 2021-02-28.", "2021-02-28", "2021-02-28", "2021-02-28"),
    ("Talks ran from 3 to 5 June 2024.", "3 to 5 June 2024", "2024-06-03", "2024-06-05"),
    ("A drill on July 3-5 ended.", "July 3-5", "2024-07-03", "2024-07-05"),
    # months
    ("In June, the guns arrived.", "June", "2024-06", "2024-06"),
    ("The guns arrived in October.", "October", "2023-10", "2023-10"),
    ("They came last September.", "last September", "2023-09", "2023-09"),
    ("They came in September 2023.", "September 2023", "2023-09", "2023-09"),
    ("They came late in July 2022.", "July 2022", "2022-07", "2022-07"),
    ("They came in mid-May.", "mid-May", "2024-05", "2024-05"),
    ("They came in early May.", "May", "2024-05", "2024-05"),
    ("It fell in March of last year.", "March of last year", "2023-03", "2023-03"),
    ("Last year, in March, it fell.", "Last year, in March", "2023-03", "2023-03"),
    ("It opens next May.", "next May", "2025-05", "2025-05"),
    # years, parts of them, decades, seasons
    ("Deliveries began in 2022.", "2022", "2022", "2022"),
    ("Deliveries began in early 2023.", "2023", "2023", "2023"),
    ("Exports in 2016-20 rose.", "2016-20", "2016", "2020"),
    ("A drop between 2019 and 2022 followed.", "2019 and 2022", "2019", "2022"),
    ("In the 1980s it bought tanks.", "the 1980s", "1980", "1989"),
    ("The first half of 2023 was calm.", "The first half of 2023", "2023-01", "2023-06"),
    (
        "Orders rose in the second quarter of this year.",
        "the second quarter of this year",
        "2024-04",
        "2024-06",
    ),
    ("In summer 2017 aid stopped.", "summer 2017", "2017-06", "2017-08"),
    ("Aid stopped over the summer.", "the summer", "2024-06", "2024-08"),
    ("Last winter the port froze.", "Last winter", "2023-12", "2024-02"),
    ("It was sold in the fall of 2019.", "the fall of 2019", "2019-09", "2019-11"),
    # from the day of publication
    ("He said so on Tuesday.", "Tuesday", "2024-08-27", "2024-08-27"),
    ("He said so on Wednesday.", "Wednesday", "2024-08-28", "2024-08-28"),
    ("He came last Wednesday.", "last Wednesday", "2024-08-21", "2024-08-21"),
    ("He comes next Friday.", "next Friday", "2024-08-30", "2024-08-30"),
    ("He came on Friday of last week.", "Friday of last week", "2024-08-23", "2024-08-23"),
    ("He came yesterday.", "yesterday", "2024-08-27", "2024-08-27"),
    ("Drones struck overnight.", "overnight", "2024-08-28", "2024-08-28"),
    ("He came last week.", "last week", "2024-08-19", "2024-08-25"),
    ("He came this week.", "this week", "2024-08", "2024-08"),
    ("He is due later this week.", "later this week", "2024-08-28", "2024-09-01"),
    ("He came earlier this month.", "this month", "2024-08", "2024-08"),
    ("He came last month.", "last month", "2024-07", "2024-07"),
    ("He came last year.", "last year", "2023", "2023"),
    ("He came two years ago.", "two years ago", "2022", "2022"),
    ("He came three days ago.", "three days ago", "2024-08-25", "2024-08-25"),
    ("Arms came over the past four months.", "the past four months", "2024-04", "2024-08"),
    ("Arms come over the next two years.", "the next two years", "2024", "2026"),
    ("He came at the weekend.", "the weekend", "2024-08-24", "2024-08-25"),
    ("He came last weekend.", "last weekend", "2024-08-24", "2024-08-25"),
    ("It fell during the night.", "the night", "2024-08-28", "2024-08-28"),
    ("It fell shortly before dawn.", "before dawn", "2024-08-28", "2024-08-28"),
    ("He came last July.", "last July", "2023-07", "2023-07"),
    # spans
    ("It fell in 2015 and 2016.", "2015 and 2016", "2015", "2016"),
    ("He came on Friday and again on Sunday.", "Friday and again on Sunday",
     "2024-08-23", "2024-08-25"),
    ("It has fought since September 2023.", "September 2023", "2023-09", None),
    ("It has fought since the middle of 2022.", "2022", "2022", None),
    ("It has sold none since the 2014 annexation.", "2014", "2014", None),
    ("Jets arrive from 2029.", "2029", "2029", None),
    ("Jets will not arrive until 2029.", "2029", "2029", None),
    ("It stays until March 2025.", "March 2025", None, "2025-03"),
    ("It leaves by the end of 2025.", "2025", None, "2025"),
    ("It fought from March to June 2023.", "March to June 2023", "2023-03", "2023-06"),
    ("It fought from November to March.", "November to March", "2023-11", "2024-03"),
    ("Shells made from 2025 to 2030.", "2025 to 2030", "2025", "2030"),
    ("Footage from Tuesday shows it.", "Tuesday", "2024-08-27", "2024-08-27"),
    ("It came before Tuesday's raid.", "Tuesday", "2024-08-27", "2024-08-27"),
]  # fmt: skip
TOLD = [
    ("He spoke on 5 May 2020. The Saturday before, he fell.", "The Saturday before", "2020-05-02"),
    ("He spoke on 5 May 2020. The following Monday he fell.", "The following Monday", "2020-05-11"),
    ("He spoke on 5 May 2020. It fell the day after.", "the day after", "2020-05-06"),
    ("On 5 May 2020 he spoke of 2019. It fell the same day.", "the same day", "2020-05-05"),
    ("ROME, Aug. 26 — He spoke today.", "today", "2024-08-26"),
    ("He spoke on 5 May 2020. The day before, he flew in.", "The day before", "2020-05-04"),
    ("He spoke on 5 May 2020 and left the same day.", "the same day", "2020-05-05"),
    ("It fell in 2011. In June of that year it rose.", "June of that year", "2011-06"),
    ("It signed in 2011; two years later it paid.", "two years later", "2013"),
]
NO_DATES = [
    "It was his first visit since 2017.",
    "Two years after the war of 2019 it fell.",
    "KYIV, Aug. 27 — It was quiet.",
    "It fired 152mm shells and 1,000 rockets.",
    "S-300 and F-16 crews trained with Mirage 2000 pilots.",
    "Resolution 1718 and Resolution 1929 forbid it.",
    "Operation 2020 went on.",
    "They may march; May said no; March on, August!",
    "The troops march in spring-loaded boots.",
    "It sent 2000 soldiers to 1900 villages.",
    "In 2000 shells a flaw was found.",
    "A week later he left.",
    "Three days earlier he had left.",
    "In March of that year it fell.",
    "He wrote for the Sunday Times.",
    "Since the fall of Kabul it has waited.",
    "It met on 31 June 2024 and on 30 February.",
    "Arms came in recent months and years ago.",
    "A 1970s-era tank stood there.",
]


@pytest.mark.parametrize(("text", "said", "from_", "to"), CASES)
def test_a_date_is_as_exact_as_its_words(
    text: str, said: str, from_: str | None, to: str | None
) -> None:
    assert [(text[d.start : d.end], d.from_, d.to) for d in spans_of(text, DAY)] == [
        (said, from_, to)
    ]


@pytest.mark.parametrize(("text", "said", "moment"), TOLD)
def test_a_date_may_be_seen_from_the_one_told_before(text: str, said: str, moment: str) -> None:
    last = spans_of(text, DAY)[-1]
    assert (text[last.start : last.end], last.from_, last.to) == (said, moment, moment)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert spans_of(text, DAY) == []


def test_plans_may_read_the_same_words_ahead() -> None:
    assert spans_of("in June", DAY)[0].forward == ("2025-06", "2025-06")
    assert spans_of("on Tuesday", DAY)[0].forward == ("2024-09-03", "2024-09-03")
    assert spans_of("by June", DAY)[0].forward == (None, "2025-06")
    assert spans_of("in June 2024", DAY)[0].forward is None


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, ["2019"]),
        ("2024", ["2019", "2023"]),
        ("2024-08", ["2019", "2023", "2024-06"]),
        ("2024-08-28", ["2019", "2023", "2024-06", "2024-08-27"]),
    ],
)
def test_what_the_day_of_publication_does_not_say_stays_open(
    published: str | None, expected: list[str]
) -> None:
    text = "It came in 2019 and last year. It went in June and on Tuesday."
    assert [d.from_ for d in spans_of(text, published)] == expected


_WORDS = st.sampled_from(
    "in since until by from to between and the last next this past two year years week month June "
    "May 31 30 2 1999 2024 2030 , . - ago earlier later before that same day first half of Tuesday "
    "summer winter mid-May 1980s today end 9999-99-99 0 99 \u0130 \u2019s".split()
)


@given(
    st.lists(_WORDS, max_size=14).map(" ".join),
    st.none() | st.dates().map(lambda day: day.isoformat()[: 4 + 3 * (day.day % 3)]),
)
def test_any_text_gives_dates_that_can_be_in_order(text: str, published: str | None) -> None:
    at = 0
    for dated in spans_of(text, published):
        assert at <= dated.start < dated.end <= len(text)
        at = dated.end
        _holds(dated)


def _holds(dated: Dated) -> None:
    ends = [end for end in (dated.from_, dated.to, *(dated.forward or ())) if end]
    assert all(checked(end) for end in ends)
    assert dated.kind in ("point", "since", "until", "range")
    assert (dated.from_ is None, dated.to is None) == (dated.kind == "until", dated.kind == "since")


def test_dates_are_read_faster_than_grammar_is() -> None:
    quiet = "The ships carried shells for the army of the other state, as a minister told them. "
    text = f"The two states signed a pact on Tuesday. {quiet * 3}" * 1000
    began = process_time()
    spans_of(text, DAY)
    assert (
        len(re.findall(r"\w+", text)) / (process_time() - began) > 20_000
    )  # spaCy reads 10,000; coverage halves ours
