"""Comparing what a paper says of the audit with the file: the paper proves the rows before it.

A day sheet names the number of rows and the hash of the newest of them. Because each hash covers
the one before, a row with that number and that hash stands for all rows up to it (decision 10).
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.kernel.chain import BEGINNING, GENESIS
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.storage.check import chain_part, chain_top

LEAST_DIGITS = 16  # what the program shows on the screen; a paper has all 64
GROUP = 8  # digits of one group on paper
_MISREAD = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1"})


@dataclass(frozen=True)
class Compared:
    """What came of comparing a paper's head with the file.

    `proven`: as many rows from the first on are those of the paper; 0 unless it agrees.
    `since`: rows written after the paper was made, which only the chain vouches for. `outcome` is
    "agrees", "differs" (the row is another one; `group` is the first group of digits that is not
    the file's, from 1), "shorter" (the file ends before) or "broken" (the row is there, and a row
    before it, `broken_at`, does not hold).
    """

    outcome: str
    rows: int
    last: int
    proven: int = 0
    group: int = 0
    broken_at: int | None = None

    @property
    def agrees(self) -> bool:
        """Whether the file still holds what the paper was made from."""
        return self.outcome == "agrees"

    @property
    def since(self) -> int:
        """Rows that were written after the paper."""
        return max(0, self.last - self.rows)


def tidy_seal(typed: str) -> str:
    """The hash as typed or scanned from a paper: groups joined, letters taken for digits put right.

    Raises `OfficeError("audit.seal")` for what is no hash, or too little of one.
    """
    seal = "".join(typed.split()).replace("-", "").lower().translate(_MISREAD)
    if not LEAST_DIGITS <= len(seal) <= len(GENESIS) or set(seal) - set("0123456789abcdef"):
        raise OfficeError("audit.seal", field="seal", least=LEAST_DIGITS, most=len(GENESIS))
    return seal


def compare(session: Session, *, rows: int, seal: str) -> Compared:
    """Compare a paper's `rows` and `seal` (its beginning will do) with the file.

    Raises `OfficeError("audit.rows")` for a number no paper has, and as `tidy_seal`.
    """
    typed = tidy_seal(seal)
    if not 0 < rows < 2**62:
        raise OfficeError("audit.rows", field="rows")
    top, _ = chain_top(session)
    if top < rows:
        return Compared("shorter", rows, top)
    statement = select(col(AuditEntry.hash)).where(col(AuditEntry.id) == rows)
    found = session.execute(statement).scalar_one_or_none() or ""
    if not found.startswith(typed):
        return Compared("differs", rows, top, group=_first_group(typed, found))
    part = chain_part(session, BEGINNING, rows)
    if part.broken_at is not None:
        return Compared("broken", rows, top, broken_at=part.broken_at)
    return Compared("agrees", rows, top, proven=rows)


def _first_group(typed: str, found: str) -> int:
    """Which group of digits differs first: who mistyped looks there."""
    place = next(
        (place for place, digit in enumerate(typed) if found[place : place + 1] != digit), 0
    )
    return place // GROUP + 1
