"""Issuing papers: with the act they prove, once per key, copies counted."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import insert, update
from sqlmodel import col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.models import Paper

_PAPER = Paper.metadata.tables["paper"]
_ISSUE = insert(_PAPER).returning(_PAPER.c.id)  # made once: most acts end in a paper


@dataclass(frozen=True)
class PaperRow:
    """A paper ready to be printed: `copy` 0 is the original, 1 the first numbered copy."""

    id: int
    key: str
    kind: str
    number: str
    slip: dict[str, Any]
    copy: int


def issue(
    work: Work, *, key: str, kind: str, number: str, slip: Any, resident_id: int | None = None
) -> PaperRow:
    """Write the paper of an act. `slip` is a frozen dataclass from a noun's `slips.py`.

    `key` names the paper for good ("queue.ticket/2026-11-24/A-012"); a second paper with the same
    key is a bug and breaks the transaction.
    """
    plain = plain_slip(slip)
    row = {
        "key": key,
        "kind": kind,
        "number": number,
        "office_date": work.office_date,
        "made_at": work.now,
        "officer_id": work.actor.officer_id,
        "resident_id": resident_id,
        "slip": plain,
        "copies": 0,
        "station": work.actor.station,
        "instance": work.actor.instance,
    }
    paper_id = int(work.session.connection().execute(_ISSUE, row).scalar_one())
    work.record("paper.issued", paper_id, kind=kind, number=number)
    _note_access(work, resident_id, kind, number, 0)
    return PaperRow(paper_id, key, kind, number, plain, 0)


def plain_slip(slip: Any) -> dict[str, Any]:
    """A slip as plain JSON data, as the papers table and the spool know it."""
    plain: dict[str, Any] = _plain(slip.__class__).dump_python(slip, mode="json")
    return plain


@cache
def _plain(kind: Any) -> TypeAdapter[Any]:
    """How a kind of slip becomes plain data; worked out once per kind."""
    return TypeAdapter(kind)


def copy(work: Work, *, key: str) -> PaperRow:
    """Take the next numbered copy of a paper (`paper.unknown` if there is none)."""
    work.require()
    found = work.session.exec(
        update(Paper)
        .where(col(Paper.key) == key)
        .values(copies=Paper.copies + 1)
        .returning(col(Paper.id), col(Paper.copies))
    ).one_or_none()
    if found is None:
        raise OfficeError("paper.unknown", key=key)
    paper = work.session.exec(select(Paper).where(col(Paper.id) == found[0])).one()
    work.record("paper.copied", found[0], copy=found[1])
    _note_access(work, paper.resident_id, paper.kind, paper.number, found[1])
    return PaperRow(found[0], paper.key, paper.kind, paper.number, paper.slip, found[1])


def _note_access(
    work: Work, resident_id: int | None, kind: str, number: str, copy_number: int
) -> None:
    """A person's log of access keeps who printed what about them, when the paper is long gone."""
    if resident_id is not None:
        work.record("access.printed", resident_id, kind=kind, number=number, copy=copy_number)


def take_up(work: Work, *, left: Collection[str]) -> tuple[PaperRow, ...]:
    """Make the papers that ended programs of this station did not print this program's own.

    `left` are instances known to have ended. Back come all papers this program has yet to print,
    oldest first, those it issued itself among them. The update is guarded by the present owner,
    so that of several programs one prints a paper.
    """
    actor = work.actor
    own = (col(Paper.station) == actor.station, col(Paper.printed_at).is_(None))
    taken = work.session.exec(
        update(Paper)
        .where(*own, col(Paper.instance).in_(left))
        .values(instance=actor.instance)
        .returning(col(Paper.id))
    )
    for paper_id in sorted(row[0] for row in taken):
        work.record("paper.taken_up", paper_id)
    rows = work.session.exec(
        select(Paper).where(*own, col(Paper.instance) == actor.instance).order_by(col(Paper.id))
    )
    return tuple(PaperRow(row.id or 0, row.key, row.kind, row.number, row.slip, 0) for row in rows)


def mark_printed(work: Work, *, key: str, printer: str) -> None:
    """Note that a printer (or the folder) took the paper; once is enough."""
    found = work.session.exec(
        update(Paper)
        .where(col(Paper.key) == key, col(Paper.printed_at).is_(None))
        .values(printed_at=work.now)
        .returning(col(Paper.id))
    ).one_or_none()
    if found is not None:
        work.record("paper.printed", found[0], printer=printer)
