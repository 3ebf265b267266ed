"""A table read to its end: each row becomes claims, a named duplicate or a reject."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from app.claims.claim import Claim
from app.claims.identity import claim_digest, claim_id
from app.datasets.dataset import Edition, Outcome, Table
from app.datasets.outcome import Duplicate, Heading, Reject, Told
from app.datasets.table import Row

# A reason may name a value of its row; then there are as many as rows.
_REASONS = 2000
# Bytes of a claim's digest.
_DIGEST = 32


@dataclass
class Account:
    """Where the rows of a file went: `rows` = `told` + `duplicates` + `rejects`, always.

    `claims`: how many claims they make. `headings`: lines between the rows that are none.
    `reasons`: how many rows were refused why; of very many reasons those that came first.
    `parts`: what rows that became claims say beside, and could not be read.
    """

    rows: int = 0
    headings: int = 0
    told: int = 0
    duplicates: int = 0
    rejects: int = 0
    claims: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    parts: int = 0

    def note(self, outcome: Outcome) -> None:
        """Count an outcome."""
        match outcome:
            case Told(lines, claims, parts):
                self.told += len(lines)
                self.claims += len(claims)
                self.parts += len(parts)
            case Heading():
                self.headings += 1
                self.rows -= 1
            case Duplicate():
                self.duplicates += 1
            case Reject(_, reason):
                self.rejects += 1
                if reason in self.reasons or len(self.reasons) < _REASONS:
                    self.reasons[reason] = self.reasons.get(reason, 0) + 1


@dataclass
class Reading:
    """A table while it is read; `account` is whole once `outcomes` has ended."""

    table: Table
    edition: Edition
    document: str
    account: Account = field(default_factory=Account)
    _rows: dict[bytes, int] = field(default_factory=dict)
    _held: list[Outcome] = field(default_factory=list)
    # By the claim's id its digest and line, as bytes: of millions, a half of what text takes.
    _claims: dict[bytes, bytes] = field(default_factory=dict)

    def outcomes(self) -> Iterator[Outcome]:
        """What becomes of each row.

        A row whose cells all stand in an earlier one is its duplicate; so is one that makes only
        claims that an earlier one makes. One that says otherwise than an earlier row of the same
        claim is a reject.
        """
        for outcome in self.table.layout.read(self._new(), self.edition):
            found = self._checked(outcome) if isinstance(outcome, Told) else [outcome]
            for each in (*self._passed(), *found):
                self.account.note(each)
                yield each
        for each in self._passed():
            self.account.note(each)
            yield each

    def _new(self) -> Iterator[Row]:
        """The rows that are sound and no duplicates; the others are kept aside."""
        for row in self.table.rows():
            self.account.rows += 1
            if row.fault:
                self._held.append(Reject(row, row.fault))
            elif self.table.layout.alone and (of := self._first(row)) != row.line:
                self._held.append(Duplicate(row, of))
            else:
                yield row

    def _first(self, row: Row) -> int:
        """The line of the first row with these cells; millions are not kept whole."""
        cells = "\x1f".join(row.cells.values()).encode()
        return self._rows.setdefault(blake2b(cells, digest_size=12).digest(), row.line)

    def _passed(self) -> list[Outcome]:
        held, self._held = self._held, []
        return held

    def _checked(self, told: Told) -> list[Outcome]:
        """The claims that no earlier row made, all of the row's or none."""
        new: dict[bytes, tuple[bytes, Claim]] = {}
        last = 0
        for claim in told.claims:
            id_ = bytes.fromhex(claim_id(self.document, claim))
            digest = bytes.fromhex(claim_digest(self.document, claim))
            held = self._claims.get(id_, b"")
            line = int.from_bytes(held[_DIGEST:], "big")
            said = held[:_DIGEST] or (new[id_][0] if id_ in new else digest)
            if said != digest:
                where = f"line {line}" if line else "itself"
                reason = f"says otherwise than {where} of {claim.subject} {claim.type} "
                return _each(told, f"{reason}{claim.object}: {claim.locator}")
            last = max(last, line)
            if not line:
                new[id_] = digest, claim
        if not new:
            return [Duplicate(Row(line, {}), last) for line in told.lines]
        first = told.lines[0].to_bytes(8, "big")
        self._claims |= {id_: digest + first for id_, (digest, _) in new.items()}
        return [told._replace(claims=[claim for _, claim in new.values()])]


def _each(told: Told, reason: str) -> list[Outcome]:
    return [Reject(Row(line, {}), reason) for line in told.lines]
