"""Looking a roll over against the database before it is taken in: nothing is written here."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.models import RollImport
from ektp_desk.residents.regions import village_codes
from ektp_desk.residents.rollcompare import FIELDS, compare, is_another_person, stored_text
from ektp_desk.residents.rollfile import Cells, Table, read_table
from ektp_desk.residents.rollfit import (
    FileFacts,
    is_of_another_office,
    must_ask_whose,
    stated_total,
)
from ektp_desk.residents.rollmap import ColumnMap, RollColumn, RollRow, RowProblem, recognise
from ektp_desk.residents.rollpreview import Preview, Progress, RowChange, never, silent
from ektp_desk.residents.rollrows import RowChecker
from ektp_desk.residents.rollstored import (
    CODES,
    ORDINARY,
    STANDING,
    TEXTS,
    Entry,
    known,
    same_names,
    snapshot,
)
from ektp_desk.residents.rolltally import not_named, tally
from ektp_desk.residents.rules import digits, nik_problem

__all__ = ["Preview", "look_over"]

REPORT_EVERY = 2_000
SHOWN_ROWS = 20
LAST_ROWS = 3  # below which a file may say how many rows it should have


def look_over(
    session: Session,
    *,
    path: Path,
    region_code: str,
    today: date,
    chosen: Mapping[RollColumn, int] | None = None,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Preview:
    """Read and check a roll file against the present roll.

    `chosen` maps columns by hand. Raises `OfficeError` for files that are no table
    (`file.…`), rolls without a needed column (`roll.columns_missing`), rolls of another office
    (`roll.other_office`) and when cancelled (`roll.cancelled`). `progress` hears (rows checked,
    rows in all).
    """
    table = read_table(path)
    columns = recognise(table.headers, chosen)
    if columns.missing:
        raise OfficeError("roll.columns_missing", columns=columns.missing)
    checker = RowChecker(
        columns.columns, villages=village_codes(session), region_code=region_code, today=today
    )
    looking = _Looking(table, checker, snapshot(session, checker.texts, checker.codes))
    looking.read(columns.columns[RollColumn.NIK], progress, cancelled)
    if looking.added and looking.stored:
        looking.find_namesakes(session, cancelled)
    facts = looking.facts(region_code, taken_in_before=_is_taken_in(session, table.sha256))
    if is_of_another_office(facts):
        raise OfficeError("roll.other_office", rows=facts.other_city, all=facts.rows)
    return looking.preview(columns, facts)


def _is_taken_in(session: Session, sha256: str) -> bool:
    same = select(RollImport.id).where(
        col(RollImport.sha256) == sha256, col(RollImport.undone_at).is_(None)
    )
    return session.exec(same).first() is not None


class _Looking:
    """One file against the snapshot of everybody."""

    def __init__(self, table: Table, checker: RowChecker, stored: dict[str, Entry]) -> None:
        self._table = table
        self._checker = checker
        self.stored = stored
        self._fields = checker.fields
        self._first: dict[str, tuple[int, str, str]] = {}  # line and texts of a NIK's first row
        self._unreadable: set[str] = set()  # NIKs of rows that are refused for something else
        self._doubled: set[str] = set()
        self.added: dict[str, RollRow] = {}
        self._changed: dict[str, RowChange] = {}
        self._doubts: dict[str, tuple[str, str]] = {}
        self._first_rows: list[RollRow] = []
        self._problems: list[RowProblem] = []
        self._count: Counter[str] = Counter()

    def read(self, nik_place: int, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """Go through all rows; those that say what is known cost next to nothing."""
        stored, first, is_known = self.stored, self._first, self._checker.is_known
        total, unchanged = len(self._table.rows), 0
        for place, (line, cells) in enumerate(self._table.numbered()):
            if place % REPORT_EVERY == 0:
                if cancelled():
                    raise OfficeError("roll.cancelled")
                progress(place, total)
            cell = cells[nik_place] if nik_place < len(cells) else ""
            nik = cell if isinstance(cell, str) else ""
            entry = stored.get(nik)
            if (
                entry is not None
                and entry[STANDING] == ORDINARY
                and nik not in first
                and place >= SHOWN_ROWS
                and is_known(cells, entry[TEXTS], entry[CODES])
            ):
                first[nik] = (line, entry[TEXTS], entry[CODES])
                unchanged += 1
            else:
                self._look_closer(line, cells)
        self._count["rows"] += unchanged
        self._count["unchanged"] += unchanged
        self._count["placed"] += unchanged * self._checker.has_place
        progress(total, total)

    def _look_closer(self, line: int, cells: Cells) -> None:
        self._count["rows"] += 1
        nik = self._checker.nik(cells)
        row, problems = self._checker.check(line, cells)
        self._count_place(row, problems)
        if row is None:
            self._refuse(*problems)
            self._count["nameless"] += bool(nik_problem(nik))
            self._unreadable.add(nik)
            return
        core = self._checker.core(cells)
        if (earlier := self._first.get(nik)) is not None:
            self._again(row, earlier, core)
            return
        self._first[nik] = (line, *core)
        if len(self._first_rows) < SHOWN_ROWS:
            self._first_rows.append(row)
        entry = self.stored.get(nik)
        if entry is not None:
            self._compare(row, entry, problems)
        elif row.elsewhere:
            self._refuse(RowProblem(line, RollColumn.REGION, "roll.elsewhere", nik), *problems)
        else:
            self.added[nik] = row
            self._problems += problems

    def _count_place(self, row: RollRow | None, problems: list[RowProblem]) -> None:
        foreign = any(problem.code == "roll.village_unknown" for problem in problems)
        self._count["foreign"] += foreign
        self._count["placed"] += foreign or bool(row and row.village_code)
        self._count["other_city"] += bool(row and row.elsewhere)

    def _refuse(self, *problems: RowProblem) -> None:
        self._problems += problems
        self._count["refused"] += 1

    def _again(self, row: RollRow, earlier: tuple[int, str, str], core: tuple[str, str]) -> None:
        """A NIK for the second time: the same row twice, or two people, of whom neither is sure."""
        line, *before = earlier
        if tuple(before) == core and row.nik not in self._doubled:
            self._count["repeated"] += 1
            return
        self._refuse(RowProblem(row.line, RollColumn.NIK, "roll.nik_twice", row.nik))
        if row.nik not in self._doubled:
            self._doubled.add(row.nik)
            self._refuse(RowProblem(line, RollColumn.NIK, "roll.nik_twice", row.nik))
            taken = self.added.pop(row.nik, None) or self._changed.pop(row.nik, None)
            self._count["unchanged"] -= taken is None

    def _compare(self, row: RollRow, entry: Entry, problems: list[RowProblem]) -> None:
        person = known(row.nik, entry, self._checker.texts, self._checker.codes)
        said = said_by(row, self._fields)
        compared = compare(person, said, elsewhere=row.elsewhere)
        same = {"birth_date", "sex"}.isdisjoint(change.field for change in compared.changes)
        for problem in problems:  # what is odd about a NIK is no news of a person who is known
            if not (same and problem.code.startswith(("nik.", "roll.very_old"))):
                self._problems.append(problem)
        if compared.nothing:
            self._count["unchanged"] += 1
            return
        doubt = "roll_doubt.another_person" if is_another_person(person, said) else ""
        self._changed[row.nik] = RowChange(
            row.line, row.nik, person.values["name"], person.id, said, row.elsewhere, compared,
            doubt,
        )  # fmt: skip

    def find_namesakes(self, session: Session, cancelled: Callable[[], bool]) -> None:
        """Hold back new people who seem to be known by another NIK, or stand twice as new."""

        def tell() -> None:
            if cancelled():
                raise OfficeError("roll.cancelled")

        people = same_names(session, (row.name_key for row in self.added.values()), tell)
        for nik, row in self.added.items():
            whose = (row.name_key, row.birth_date.isoformat(), row.sex.value)
            for other, kk_number in people.get(whose, ()):
                if row.kk_number and kk_number == row.kk_number:
                    self._doubts[nik] = ("roll_doubt.two_niks", other)
                else:
                    self._problems.append(
                        RowProblem(row.line, RollColumn.NIK, "roll.namesake", nik, warning=True)
                    )

    def _find_twins(self) -> None:
        seen: dict[tuple[object, ...], str] = {}
        for nik, row in self.added.items():
            if not row.kk_number:
                continue
            whose = (row.name_key, row.birth_date, row.sex, row.kk_number)
            other = seen.setdefault(whose, nik)
            if other != nik:
                self._doubts[nik] = ("roll_doubt.two_niks", other)
                self._doubts.setdefault(other, ("roll_doubt.two_niks", nik))

    def facts(self, region_code: str, *, taken_in_before: bool) -> FileFacts:
        """What was counted."""
        prefix, count = digits(region_code), self._count
        ends = [*self._table.above, *self._table.rows[-LAST_ROWS:]]
        return FileFacts(
            rows=count["rows"],
            nameless=count["nameless"],
            placed=count["placed"],
            foreign=count["foreign"],
            other_city=count["other_city"],
            known=sum(nik in self.stored for nik in self._first),
            own_region=sum(nik.startswith(prefix) for nik in self._first),
            stored=len(self.stored),
            cut=self._table.cut,
            stated=stated_total(ends),
            taken_in_before=taken_in_before,
        )

    def preview(self, columns: ColumnMap, facts: FileFacts) -> Preview:
        """All that was found."""
        self._find_twins()
        count = self._count
        named = self._first.keys() | self._unreadable
        absent, kept_here = not_named(self.stored, named)
        doubled = self._doubled
        changed = tuple(self._changed.values())
        new = [row for nik, row in self.added.items() if nik not in self._doubts]
        return Preview(
            file_name=self._table.path.name,
            sha256=self._table.sha256,
            columns=columns,
            headers=self._table.headers,
            good=len(self.added) + len(changed) + count["unchanged"],
            added=tuple(self.added.values()),
            changed=changed,
            unchanged=count["unchanged"],
            repeated=count["repeated"],
            refused=count["refused"],
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line)),
            first_rows=tuple(row for row in self._first_rows if row.nik not in doubled),
            doubts=self._doubts,
            absent=absent,
            kept_here=kept_here,
            tallies=tally(self.stored, new, changed, absent),
            facts=facts,
            must_ask=must_ask_whose(facts),
        )


def said_by(row: RollRow, fields: tuple[str, ...] = FIELDS) -> dict[str, str]:
    """What a row says, as canonical texts; nothing of what it is silent about."""
    return {field: stored_text(getattr(row, field)) for field in fields if field not in row.silent}
