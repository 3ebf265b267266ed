"""Names that no vocabulary lists, in the paragraphs that may hold one."""

import pytest

from app.extraction.unknown import unknown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zhytomyr was shelled by rebels.", ["Zhytomyr"]),  # though it opens the sentence
        ("Fighting reached the port, said Boris Petrenko.", ["Boris Petrenko"]),
        ("Regional Security Council ships left.", ["Regional Security Council"]),
        ("Rebels fired at the port. Officials gave no reason.", []),
    ],
)
def test_a_name_is_found_wherever_it_stands_in_a_sentence(text: str, names: list[str]) -> None:
    assert [found.name for found in unknown(text, known=())] == names


def test_a_paragraph_whose_names_are_all_known_gives_no_other() -> None:
    text = "Zhytomyr was shelled.\n\nIt lies far from Lviv."
    known = range(text.index("Lviv"), len(text))
    assert [found.name for found in unknown(text, known)] == ["Zhytomyr"]
