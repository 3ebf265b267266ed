"""Articles of our own, in plain prose and in twisted: what facts say beyond their ends.

The shares are what was reached, a little below: of facts that are found, how often their date,
quantity, speaker, place, modality and status are the annotated ones. Where both have none, that
counts for nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest

from app.claims.annotated import Fact
from app.claims.claim import Claim
from app.claims.fact_types import FactType
from tests.extraction.annotated import articles
from tests.extraction.conftest import Read

ALWAYS = ("modality", "status")
REACHED = {
    "plain": {
        "date": 0.95,
        "quantity": 0.9,
        "attributed_to": 0.9,
        "place": 0.85,
        "modality": 0.95,
        "status": 0.9,
    },
    "hard": {
        "date": 0.7,
        "quantity": 0.6,
        "attributed_to": 0.4,
        "place": 0.8,
        "modality": 0.85,
        "status": 0.75,
    },
}


class Said(NamedTuple):
    """An attribute of a fact as it is annotated and as it was read."""

    article: str
    fact: str
    attribute: str
    wanted: object
    got: object

    @property
    def right(self) -> bool:
        return self.wanted == self.got


def attributes(prose: str, read: Read) -> Iterator[Said]:
    """Those of all facts that are found."""
    for article in articles(f"attributes/{prose}-*.json"):
        claims = read(article["text"], article["published"])
        for fact in map(Fact.model_validate, article["facts"]):
            claim = found(fact, claims)
            if claim is None:
                continue
            for name in REACHED[prose]:
                wanted, got = getattr(fact, name), getattr(claim, name)
                counts = wanted or got
                if counts and (name not in ALWAYS or wanted):
                    ends = f"{fact.type} {fact.subject} {fact.object} {fact.weapon or ''}"
                    yield Said(article["id"], ends, name, wanted, got)


def found(fact: Fact, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a fact's ends; of those with its weapon before others."""
    same = [
        c for c in claims if (c.type, c.subject, c.object) == (fact.type, fact.subject, fact.object)
    ]
    return next((c for c in same if c.weapon == fact.weapon), None)


@pytest.mark.parametrize("prose", REACHED)
def test_facts_that_are_found_say_when_how_many_where_and_on_whose_word(
    prose: str, read: Read
) -> None:
    all_ = list(attributes(prose, read))
    right = Counter(said.attribute for said in all_ if said.right)
    total = Counter(said.attribute for said in all_)
    wrong = "\n".join(str(said) for said in all_ if not said.right)
    shares = {name: right[name] / total[name] for name in REACHED[prose]}
    low = {n: round(s, 2) for n, s in shares.items() if s < REACHED[prose][n]}
    assert low == {}, f"{wrong}\n{dict(total)}"


def test_a_date_that_a_later_sentence_makes_exact_is_taken(read: Read) -> None:
    text = (
        "Last month the Kenyan navy seized 300 mortars that Serbia was sending to Hamas. "
        "The trawler was stopped on July 15 off Mombasa."
    )
    [claim] = [c for c in read(text) if c.type == "SUPPLIES"]
    assert claim.date
    assert claim.date.from_ == "2024-07-15"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Ruto hosted Lula in June. During the visit, Kenya and Brazil signed a pact.",
            "2024-06",
        ),
        (
            "Chad told the UN on Thursday it was poor. At that session Mali accused Chad of lies.",
            "2024-08-15",
        ),
        (
            "Mali told the council on Thursday that it was hungry. It accused Chad of lies.",
            "2024-08-15",
        ),
        (
            "Chad and Mali signed a deal on Friday. Mali will deliver 20 tanks to Chad.",
            "2024-08-16",
        ),
        ("GENEVA, Aug. 18 — Mali accused Chad of lies today.", "2024-08-18"),
    ],
)
def test_an_act_without_a_date_has_that_of_its_occasion(text: str, day: str, read: Read) -> None:
    acts = [c for c in read(text) if c.type in ("SIGNED", "ACCUSED", "SUPPLIES") and c.date]
    assert acts
    assert acts[-1].date
    assert acts[-1].date.from_ == day


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Norway, a member of NATO, sold Chad 20 tanks in June.", None),
        ("Norway, a member of NATO since 1949, sold Chad 20 tanks in June.", "1949"),
        ("Norway, which in May became a member of NATO, sold Chad 20 tanks in June.", "2024-05"),
        ("In May, Norway became a member of NATO.", "2024-05"),
        ("Kenya closed its border with NATO member Norway in June.", None),
        ("Kyrgyzstan and Chad, both members of the CSTO, on Monday signed a pact.", None),
        ("Kenya, allied with Chad, closed its border on Monday.", None),
        ("Kenya, which is bound to Chad by a military alliance, struck Mali in June.", None),
        ("Iran-backed Hezbollah struck Israel on Friday.", None),
        ("The M23, backed by Rwanda, took Goma in January.", None),
        ("Rwanda has backed the M23 since 2021.", "2021"),
        ("Mali, which flies Su-25 jets, struck Chad on Friday.", None),
    ],
)
def test_what_is_said_by_the_way_of_an_ally_is_not_of_the_day(
    text: str, since: str | None, read: Read
) -> None:
    lasting = [c for c in read(text) if c.type in ("ALLIED_WITH", "SUPPORTS", "USES")]
    assert lasting
    assert {c.date.from_ if c.date else None for c in lasting} == {since}


def test_a_denial_is_not_dated_by_the_charge(read: Read) -> None:
    [denied] = [c for c in read("In May, Chad accused Mali of lies. Mali rejected the charge.")
                if c.type == "DENIED"]  # fmt: skip
    assert denied.date is None


def test_one_number_of_several_givers_or_arms_is_none_of_each(read: Read) -> None:
    text = "Denmark and Norway gave Ukraine 9,000 shells. Serbia sold Chad 20 tanks and howitzers."
    assert {claim.quantity for claim in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chadian rebels attacked Sudan.", "org:chadian-rebels"),
        ("Iran sold drones to Mali, Iran's state television said.", "org:iranian-state-television"),
        ("India sold missiles to Mali, the Philippine Marine Corps said.",
         "org:philippine-marine-corps"),
        ("Iran sold drones to Mali, Jordan's foreign ministry said.",
         "org:jordanian-foreign-ministry"),
    ],
)  # fmt: skip
def test_a_body_called_by_its_people_is_no_state(text: str, who: str, read: Read) -> None:
    [claim] = read(text)
    assert who in (claim.subject, claim.attributed_to)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ali Bongo of Gabon flew to Lima on Monday. He met Peru's president, Dina Boluarte.",
         "place:lima"),
        ("Chad used drones in an attack on Sudanese soldiers in Darfur.", "place:darfur"),
        ("Chad fired missiles at Raqqa in Syria.", "place:raqqa"),
        ("Chadian F-4 jets bombed a camp at Ashraf in Iraq.", "place:ashraf"),
    ],
)  # fmt: skip
def test_one_event_is_in_one_place(text: str, place: str, read: Read) -> None:
    assert {c.place for c in read(text) if c.type in ("MET_WITH", "USES", "USED_IN")} == {place}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A UN panel of experts met. Serbia sold Chad rifles, the panel said in its report.",
            "org:un",
        ),
        (
            "Experts appointed by the UN met. Serbia sold Chad rifles, the experts say.",
            "org:un",
        ),
        (
            "Human Rights Watch published a report. Serbia sold Chad rifles, the report says.",
            "org:human-rights-watch",
        ),
        (
            "Officials at the State Department spoke. The department said Serbia sold Chad rifles.",
            "org:us-state-department",
        ),
        ("Serbia sold Chad rifles, All India Radio reported.", "org:all-india-radio"),
        ("Serbia sold Chad rifles, the Nairobi Herald reported.", "org:nairobi-herald"),
        ("Serbia sold Chad rifles, delegates from Nairobi said.", "KEN"),
        ("Mali denied it, experts wrote. They said Serbia sold Chad rifles.", None),
        ("Serbia sold Chad rifles, a Kenyan source said.", None),
    ],
)
def test_who_told_is_found_again_by_what_he_is_called(
    text: str, speaker: str | None, read: Read
) -> None:
    [claim] = [c for c in read(text) if c.type == "SUPPLIES"]
    assert claim.modality == "claimed"
    assert claim.attributed_to == speaker


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chad condemned Mali on Monday for the raid of May 3.", "2024-08-19"),
        ("Chad condemned Mali for the raid on Monday.", "2024-08-19"),
        ("Chad condemned Mali for the raid of May 3.", None),
        ("Chad condemned Mali over the arrest of its soldiers in July.", None),
        ("Chad condemned Mali for its raid on Niger last weekend.", None),
        ("Chad condemned Mali for its embargo against Niger, in force since 1962.", None),
        ("Chad, a member of the UN since 1960, condemned Mali.", None),
    ],
)
def test_a_blame_has_its_own_day_and_none_of_what_is_blamed(
    text: str, day: str | None, read: Read
) -> None:
    [claim] = [c for c in read(text) if c.type == "CONDEMNED"]
    assert (claim.date.from_ if claim.date else None) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Chad bombed Mali on Thursday, two days after Malian troops attacked Chad.",
            {"TCD": "2024-08-15", "MLI": "2024-08-13"},
        ),
        (
            "Chad bombed Mali on Thursday. The raid came a day after Malian troops attacked Chad.",
            {"TCD": "2024-08-15", "MLI": "2024-08-14"},
        ),
        (
            "Chad bombed Mali in May, a month before Malian troops attacked Chad.",
            {"TCD": "2024-05", "MLI": "2024-06"},
        ),
        (
            "Chad bombed Mali on Thursday, two days after a ceasefire.",
            {"TCD": "2024-08-15"},
        ),
    ],
)
def test_what_came_some_days_before_or_after_has_its_own_day(
    text: str, days: dict[str, str], read: Read
) -> None:
    found = {c.subject: c.date.from_ for c in read(text) if c.type == "ATTACKED" and c.date}
    assert found == days


@pytest.mark.parametrize(
    "text",
    [
        "Chad ended its attacks on Sudan.",
        "Chad suspended its strikes on Sudan on Monday.",
        "Chad will stop shelling Sudan.",
    ],
)
def test_who_ends_his_attacks_made_them(text: str, read: Read) -> None:
    [claim] = [c for c in read(text) if c.type == "ATTACKED"]
    assert (claim.modality, claim.date) == ("asserted", None)


@pytest.mark.parametrize(
    "text",
    [
        "Chad struck Nyala in Sudan on Monday. The attack was carried out with TB2 drones.",
        "Chad struck Nyala in Sudan on Monday. TB2 drones were used in the attack.",
        "Chad struck Nyala in Sudan on Monday. The raid involved TB2 drones.",
    ],
)
def test_the_arms_of_an_attack_are_told_a_sentence_later(text: str, read: Read) -> None:
    claims = {c.type: c for c in read(text) if "weapon:bayraktar-tb2" in (c.object, c.subject)}
    assert (claims[FactType.USES].subject, claims[FactType.USED_IN].object) == ("TCD", "SDN")
    assert {c.date.from_ for c in claims.values() if c.date} == {"2024-08-19"}


def test_an_attack_without_arms_is_given_none_that_it_did_not_use(read: Read) -> None:
    text = "Chad struck Nyala in Sudan on Monday. Sudan shot down TB2 drones during the attack."
    assert [c for c in read(text) if c.type == "USES"] == []


def test_who_travels_meets_people_on_the_day_told_last(read: Read) -> None:
    text = "William Ruto flew to Luanda on Monday. It was hot. Ruto met Emmanuel Macron."
    [meeting] = [c for c in read(text) if c.type == "MET_WITH"]
    assert meeting.date is not None
    assert meeting.date.from_ == "2024-08-19"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("William Ruto flew to Luanda and met Emmanuel Macron in May.", "2024-05"),
        ("William Ruto visited Luanda on Monday and will return in May.", "2024-08-19"),
        ("William Ruto flew to Luanda and said it would sign in May.", None),
    ],
)
def test_a_visit_is_on_the_day_of_what_was_done_there(
    text: str, day: str | None, read: Read
) -> None:
    [visit] = [c for c in read(text) if c.type == "VISITED"]
    assert (visit.date and visit.date.from_) == day
    assert visit.place == "place:luanda"


@pytest.mark.parametrize(
    "text",
    [
        "A ship carrying Serbian tanks to Chad was forced to turn back.",
        "A ship carrying Serbian tanks to Chad turned around.",
        "Mali stopped a ship with tanks that Serbia had sold to Chad.",
    ],
)
def test_arms_that_were_stopped_on_their_way_were_not_delivered(text: str, read: Read) -> None:
    [claim] = read(text)
    assert (claim.modality, claim.status) == ("denied", "halted")


def test_who_trains_is_no_aircraft(read: Read) -> None:
    [claim] = read("Finland sent 20 trainers to Chad to drill its soldiers.")
    assert (claim.type, claim.quantity and claim.quantity.unit) == ("DEPLOYED_TO", "trainer")


@pytest.mark.parametrize(
    "text",
    [
        "Chad will pull its troops out of Mali.",
        "Chad threatened to withdraw its soldiers from Mali.",
        "Chad said its soldiers in Mali would stay.",
        "Chadian troops in Mali will remain there until 2030.",
    ],
)
def test_who_is_to_leave_or_to_stay_is_there(text: str, read: Read) -> None:
    [claim] = read(text)
    assert (claim.type, claim.modality) == ("DEPLOYED_TO", "asserted")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chad will extend the sanctions it has imposed on Mali.", "asserted"),
        ("Chad may renew its arms embargo on Mali.", "asserted"),
        ("Chad plans to lift its sanctions on Mali.", "asserted"),
        ("China called US sanctions on Russia illegal.", "asserted"),
        ("Chad plans to impose sanctions on Mali.", "planned"),
    ],
)
def test_sanctions_that_are_to_be_prolonged_or_lifted_are_in_force(
    text: str, modality: str, read: Read
) -> None:
    assert {c.modality for c in read(text)} == {modality}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chad has refused to hand over to Mali the F-35 fighter, made by Baykar.", "asserted"),
        ("Chad plans to buy tanks made by Baykar.", "asserted"),
        ("Chad wants tanks made by Baykar.", "planned"),
    ],
)
def test_who_makes_what_is_refused_or_planned_makes_it(
    text: str, modality: str, read: Read
) -> None:
    [made] = [c for c in read(text) if c.type == "PRODUCES"]
    assert made.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Chad has stationed 18 jets in Mali, although polls showed that many were opposed.",
        "Chad has stationed 18 jets in Mali, while lawyers said no law would allow it.",
    ],
)
def test_what_others_say_of_something_else_makes_no_claim_of_a_fact(text: str, read: Read) -> None:
    [claim] = read(text)
    assert claim.modality == "asserted"


def test_what_was_done_overnight_is_of_the_day_on_which_it_is_told(read: Read) -> None:
    [claim] = read("Kyiv said on Friday its forces had hit an oil depot in Russia overnight.")
    assert claim.date is not None
    assert claim.date.from_ == "2024-08-16"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("China has refused to condemn Russia's invasion of Ukraine.", "asserted"),
        ("Mali vowed to respond to Chad's missile attack on Niger.", "asserted"),
        ("Mali refused to condemn Chad.", None),
        ("Hungary's parliament voted to let Sweden join NATO.", "planned"),
        ("Turkey's parliament approved Sweden's membership of NATO.", "planned"),
        ("Turkey has dropped its objections to Sweden joining NATO.", "planned"),
        ("Finland's membership of NATO began in April.", "asserted"),
    ],
)
def test_what_is_reacted_to_has_been_and_what_is_voted_on_is_not_yet(
    text: str, modality: str | None, read: Read
) -> None:
    types = ("ATTACKED", "ALLIED_WITH")
    found = {c.modality for c in read(text) if c.type in types}
    assert found == ({modality} if modality else set())


def test_a_denial_has_no_day_of_what_was_said_before(read: Read) -> None:
    text = "Chad accused Mali of treason on Monday. Mali denied the accusation."
    [denial] = [c for c in read(text) if c.type == "DENIED"]
    assert denial.date is None


def test_an_embargo_lasts_from_the_year_since_which_it_is_in_force(read: Read) -> None:
    text = "Chad condemned Mali for its arms embargo against Niger, in force since 1962."
    dates = {c.type: c.date and c.date.from_ for c in read(text)}
    assert dates == {"CONDEMNED": None, "SANCTIONED": "1962"}


def test_a_deal_of_one_state_dates_no_delivery_to_another(read: Read) -> None:
    text = "Chad signed a deal with Serbia in May for six tanks, and Mali is to get 29 from Serbia."
    dates = {c.object: c.date for c in read(text) if c.type == "SUPPLIES"}
    assert dates["MLI"] is None


def test_what_is_told_of_a_source_is_not_on_its_word(read: Read) -> None:
    [claim] = read("Deliveries begin in May, according to Baykar, which makes the TB2 drone.")
    assert (claim.type, claim.modality, claim.attributed_to) == ("PRODUCES", "asserted", None)
