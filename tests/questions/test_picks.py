"""The language of expectations."""

import pytest

from tests.questions.picks import differs, pick

ANSWER = {
    "of": {"id": "PRK"},
    "none": None,
    "items": [
        {"to": {"id": "RUS"}, "status": "delivered", "claims": ["b", "a"], "until": None},
        {"to": {"id": "RUS"}, "status": "agreed", "claims": ["c"], "until": "2024"},
        {"to": {"id": "IRN"}, "status": "agreed", "claims": [], "until": "2025"},
    ],
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("of.id", "PRK"),
        ("none.id", None),
        ("items[].to.id", ["RUS", "RUS", "IRN"]),
        ("items[to.id=RUS].status", ["delivered", "agreed"]),
        ("items[to.id=RUS][status=agreed].until", ["2024"]),
        ("items[until=null].status", ["delivered"]),
        ("items[to.id=SUN].status", []),
        ("items[0].to.id", "RUS"),
        ("items[].claims[]", ["b", "a", "c"]),
        ("items[to.id=IRN] | to.id, claims", [["IRN", []]]),
    ],
)
def test_a_pick_leads_to(path: str, found: object) -> None:
    assert pick(ANSWER, path) == found


def test_a_pick_of_a_field_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        pick(ANSWER, "items[].from")


def test_a_list_is_complete_in_whatever_order() -> None:
    assert not differs("items[]", [["a", "b"], "c"], ["c", ["b", "a"]])
    assert differs("items[]", ["a"], ["a", "a"])
    assert differs("items[]", ["a"], ["a", "b"])


def test_in_order_compares_the_order_of_the_list() -> None:
    assert differs("items[] in order", ["a", "b"], ["b", "a"])
    assert not differs("items[] in order", ["b", "a"], ["b", "a"])


def test_prose_is_compared_by_words_that_it_has() -> None:
    assert not differs("says", {"with": "not money"}, "It is not money.")
    assert differs("says", {"with": "not money"}, "It is money.")
