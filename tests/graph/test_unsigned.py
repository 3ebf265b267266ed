"""Claims that name no speaker: whose word they count as."""

from app.claims.claim import Document
from app.entities.vocabulary import Vocabulary
from app.graph.rows import unsigned


def test_an_article_is_a_voice_of_its_own(vocabulary: Vocabulary) -> None:
    article = Document(id="one", title="One", publisher="Reuters")
    assert unsigned(article, vocabulary) == "document:one"


def test_the_editions_of_a_dataset_are_one_voice(vocabulary: Vocabulary) -> None:
    days = [
        Document(id=f"gdelt-{day}", title="t", publisher="The GDELT Project", dataset="gdelt")
        for day in ("20310504", "20310505")
    ]
    assert {unsigned(day, vocabulary) for day in days} == {"org:gdelt"}


def test_a_dataset_of_an_unknown_publisher_is_a_voice_an_edition(vocabulary: Vocabulary) -> None:
    edition = Document(id="one", title="One", publisher="Ruritanian Bureau", dataset="losses")
    assert unsigned(edition, vocabulary) == "document:one"
