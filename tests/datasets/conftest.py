"""Made-up files in the layouts of the field's datasets, read to their end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.claims.claim import Claim, Document
from app.datasets.dataset import Outcome
from app.datasets.linking import Linker
from app.datasets.outcome import Duplicate, Reject, Told
from app.datasets.reading import Reading
from app.datasets.registry import dataset_of
from app.datasets.workbook import opened_at
from app.entities.vocabulary import Vocabulary


@dataclass(frozen=True)
class Done:
    """A file that was read: its document, its outcomes, its things."""

    document: Document
    reading: Reading
    outcomes: Sequence[Outcome]
    link: Linker

    @property
    def claims(self) -> list[Claim]:
        return [claim for o in self.outcomes if isinstance(o, Told) for claim in o.claims]

    @property
    def rejects(self) -> list[tuple[int, str]]:
        return [(o.row.line, o.reason) for o in self.outcomes if isinstance(o, Reject)]

    @property
    def parts(self) -> list[tuple[int, str]]:
        told = (o for o in self.outcomes if isinstance(o, Told))
        return [(part.row.line, part.reason) for o in told for part in o.parts]

    @property
    def duplicates(self) -> list[tuple[int, int]]:
        return [(o.row.line, o.of) for o in self.outcomes if isinstance(o, Duplicate)]


ReadFile = Callable[..., Done]


@pytest.fixture
def read_file(tmp_path: Path, vocabulary: Vocabulary) -> ReadFile:
    """Read text or bytes as a file of a dataset; every row must be accounted for."""

    def read(
        name: str,
        content: str | bytes,
        *,
        edition: str | None = None,
        published: str | None = None,
        **options: str,
    ) -> Done:
        path = tmp_path / "file.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dataset = dataset_of(name)
        table = dataset.opened(opened_at(path))
        document = dataset.document(table, edition, published, options)
        link = Linker(vocabulary, dataset.name, spelled=dataset.spelled)
        told = dataset.edition(table, document.edition or "", link, options)
        reading = Reading(table, told, document.id)
        done = Done(document, reading, list(reading.outcomes()), link)
        account = reading.account
        assert account.rows == account.told + account.duplicates + account.rejects
        assert account.claims == len(done.claims)
        return done

    return read
