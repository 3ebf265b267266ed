"""What an embargo says of a transfer: whom it binds, what it covers, when."""

import pytest

from app.claims.embargoes import Embargo, Membership, Transfer, weigh

# A weapon or what it is a kind of: id, SIPRI's and UNROCA's category.
Kinds = tuple[str, str | None, str | None]

UN = "org:un-security-council"
MISSILE: list[Kinds] = [
    ("weapon:kn-23", "missiles", "VII missiles and launchers"),
    ("weapon:ballistic-missile", None, None),
    ("weapon:missile", None, None),
]
TANK: list[Kinds] = [("weapon:tank", "armoured vehicles", "I battle tanks")]
PISTOL: list[Kinds] = [("weapon:pistol", None, "VIII small arms and light weapons")]


def _transfer(**changes: object) -> Transfer:
    said: dict[str, object] = {
        "supplier": "CHN",
        "recipient": "IRN",
        "weapon": "weapon:tank",
        "status": "delivered",
        "begun_by": "2012-03-01",
        "begins": "2012-03-01",
        "ends": "2012-03-01",
        "kinds": TANK,
        "promised_before": False,
    }
    return Transfer(**{**said, **changes})  # type: ignore[arg-type]  # a test's choice of fields


def _embargo(**changes: str) -> Embargo:
    said = {
        "imposed_by": UN,
        "target": "IRN",
        "scope": "arms to the target",
        "direction": "to",
        "begins": "2010-06-09",
        "ends": "2016-01-16",
    }
    return Embargo(**{**said, **changes})


@pytest.mark.parametrize(
    ("begins", "begun_by", "ends", "timing"),
    [
        ("2012-03-01", "2012-03-01", "2012-03-01", "during"),
        ("2010-06-09", "2010-06-09", "2010-06-09", "during"),
        ("2016-01-16", "2016-01-16", "2016-01-16", "during"),
        ("2010-06-01", "2010-06-30", "2010-06-30", "may fall inside"),
        ("2016-01-01", "2016-01-31", "2016-01-31", "may fall inside"),
        ("2012-01-01", "2012-12-31", "9999-12-31", "during"),
        ("2016-01-01", "2016-12-31", "9999-12-31", "may fall inside"),
        ("2012-03-01", None, "9999-12-31", "may fall inside"),
    ],
)
def test_days_are_inside_only_where_all_are(
    begins: str, begun_by: str | None, ends: str, timing: str
) -> None:
    found = weigh(_transfer(begins=begins, begun_by=begun_by, ends=ends), _embargo(), [])
    assert found
    assert found.timing == timing
    assert found.verdict == ("breach" if timing == "during" else "may breach")


def test_an_older_agreement_counts_for_a_delivery_inside_alone() -> None:
    delivered = weigh(_transfer(promised_before=True), _embargo(), [])
    assert delivered
    assert delivered.timing == "agreed before, delivered during"
    partly = {"begins": "2010-06-01", "begun_by": "2010-06-30", "ends": "2010-06-30"}
    unsure = weigh(_transfer(promised_before=True, **partly), _embargo(), [])
    assert unsure
    assert unsure.timing == "may fall inside"
    agreed = weigh(_transfer(promised_before=True, status="agreed"), _embargo(), [])
    assert agreed
    assert agreed.timing == "during"


@pytest.mark.parametrize("status", ["planned", "agreed", None])
def test_what_is_not_said_to_be_delivered_may_breach(status: str | None) -> None:
    found = weigh(_transfer(status=status), _embargo(), [])
    assert found
    assert found.verdict == "may breach"
    assert any("delivered" in reason for reason in found.why)


@pytest.mark.parametrize(
    ("scope", "weapon", "kinds", "verdict"),
    [
        ("arms to the target", "weapon:pistol", PISTOL, "breach"),
        ("arms to the target", None, [], "breach"),
        ("nuclear and missile technology", "weapon:kn-23", MISSILE, "breach"),
        ("nuclear and missile technology", "weapon:tank", TANK, None),
        ("nuclear and missile technology", "weapon:weapons", [], "may breach"),
        (
            "ballistic missile technology",
            "weapon:missile",
            [("weapon:missile", None, None)],
            "may breach",
        ),
        ("components for drones", "weapon:kn-23", MISSILE, "breach"),
        ("components for drones", "weapon:tank", TANK, None),
        ("major conventional arms", "weapon:tank", TANK, "breach"),
        ("major conventional arms", "weapon:pistol", PISTOL, None),
        ("major conventional arms", None, [], "may breach"),
    ],
)
def test_the_scope_decides_what_is_covered(
    scope: str, weapon: str | None, kinds: list[Kinds], verdict: str | None
) -> None:
    found = weigh(_transfer(weapon=weapon, kinds=kinds), _embargo(scope=scope), [])
    assert (found and found.verdict) == verdict


@pytest.mark.parametrize(
    ("scope", "target", "supplier", "recipient", "verdict"),
    [
        ("non-state actors in the country", "LBN", "SYR", "LBN", None),
        ("non-state actors in the country", "LBN", "SYR", "org:hezbollah", "breach"),
        ("non-state actors in the country", "LBN", "LBN", "org:hezbollah", None),
        ("non-state actors in the country", "org:houthis", "IRN", "org:houthis", "breach"),
        ("listed persons and groups anywhere", "org:al-qaeda", "IRN", "org:al-qaeda", "breach"),
        ("listed persons and gangs", "HTI", "USA", "HTI", None),
        ("all belligerents in Darfur", "SDN", "CHN", "SDN", "may breach"),
    ],
)
def test_measures_on_groups_and_on_states_are_told_apart(
    scope: str, target: str, supplier: str, recipient: str, verdict: str | None
) -> None:
    found = weigh(
        _transfer(supplier=supplier, recipient=recipient),
        _embargo(scope=scope, target=target),
        [],
    )
    assert (found and found.verdict) == verdict


@pytest.mark.parametrize(
    ("imposed_by", "members", "verdict"),
    [
        (UN, [], "breach"),
        ("CHN", [], "breach"),
        ("USA", [], None),
        ("org:eu", [], None),
        ("org:eu", [("CHN", "2000-01-01", "9999-12-31")], "breach"),
        ("org:eu", [("IRN", "2000-01-01", "9999-12-31")], None),
        ("org:eu", [("CHN", "2000-01-01", "2012-02-29")], None),
        ("org:eu", [("CHN", "2012-03-01", "2012-03-01")], "breach"),
    ],
)
def test_an_embargo_binds_those_who_took_it(
    imposed_by: str, members: list[tuple[str, str, str]], verdict: str | None
) -> None:
    seats = [Membership(*member) for member in members]
    found = weigh(_transfer(), _embargo(imposed_by=imposed_by), seats)
    assert (found and found.verdict) == verdict


def test_a_member_that_left_within_the_days_may_have_been_bound() -> None:
    year = _transfer(begins="2012-01-01", begun_by="2012-12-31", ends="2012-12-31")
    seat = Membership("CHN", "2000-01-01", "2012-06-30")
    found = weigh(year, _embargo(imposed_by="org:eu"), [seat])
    assert found
    assert found.verdict == "may breach"
    assert any("some of these days" in reason for reason in found.why)


def test_exports_of_the_target_bind_the_recipient() -> None:
    exports = _embargo(imposed_by="org:eu", direction="from")
    sold = _transfer(supplier="IRN", recipient="SYR")
    assert weigh(sold, exports, [Membership("SYR", "2000-01-01", "9999-12-31")])
    assert weigh(sold, exports, [Membership("IRN", "2000-01-01", "9999-12-31")]) is None
