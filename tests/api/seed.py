"""What the seed's files say: expected values come from there alone."""

from app.entities.vocabulary import read_json
from app.paths import SEED
from tests.api.asking import Json


class Seed:
    """The seed's files as they stand."""

    def document(self, id_: str) -> Json:
        """A document's file."""
        found = read_json(SEED / "documents" / f"{id_}.json")
        assert isinstance(found, dict)
        return found

    def documents(self) -> list[Json]:
        """All documents' files."""
        return [self.document(path.stem) for path in sorted((SEED / "documents").glob("*.json"))]

    def facts(self, **wanted: object) -> list[tuple[str, Json]]:
        """(document, fact) of the facts with these values."""
        return [
            (document["id"], fact)
            for document in self.documents()
            for fact in document["facts"]
            if all(fact[key] == value for key, value in wanted.items())
        ]

    def rows(self, stem: str) -> dict[str, Json]:
        """A vocabulary's rows by id."""
        found = read_json(SEED / "vocabulary" / f"{stem}.json")
        assert isinstance(found, dict)
        return {row["id"]: row for row in found[stem]}
