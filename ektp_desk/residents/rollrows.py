"""From a row's cells to a resident, and what is wrong with it.

A roll says the same few things a hundred thousand times: what a cell comes to is remembered, and
a row that says what the database holds is recognised by one comparison of texts.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import itemgetter

from ektp_desk.residents.rollcompare import FIELDS
from ektp_desk.residents.rolldates import (
    CITIZENS,
    MARITAL,
    SEXES,
    DateProblem,
    parse_date,
    word,
)
from ektp_desk.residents.rollfile import Cells, cell_text
from ektp_desk.residents.rollmap import (
    LONGEST_NAME,
    RollColumn,
    RollRow,
    RowProblem,
    spelling_key,
)
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Sex,
    age_on,
    check_nik,
    digits,
    name_key,
    nik_problem,
    tidy_name,
)

SEPARATOR = "\x1f"  # control signs are taken out of every cell: this one stands in none
DIRTY = "\x00"  # a cell with something to be said of it: equal to nothing that is stored
OLDEST = 110  # years; a birth in 1900 is mostly an empty date cell of a spreadsheet
# Fields that mostly stand in a file as they are stored, and those that are written in many ways.
PLAIN = ("name", "birth_place", "kk_number", "address", "rt", "rw")
CODED = ("sex", "birth_date", "marital_status", "citizenship", "village_code")
PLACES = (RollColumn.VILLAGE, RollColumn.DISTRICT, RollColumn.REGION)
_COLUMN = {field: RollColumn(field) for field in FIELDS if field != "village_code"}


class _Memo(dict[object, str]):
    """What a column's cells come to, made once for each different cell."""

    def __init__(self, make: Callable[[object], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: object) -> str:
        value = self[cell] = self._make(cell)
        return value


class RowChecker:
    """Checks rows one by one.

    `villages` finds a village's code by folded (district, village) and ("", village) names.
    """

    def __init__(
        self,
        columns: Mapping[RollColumn, int],
        *,
        villages: Mapping[tuple[str, str], str],
        region_code: str,
        today: date,
    ) -> None:
        self._columns = columns
        self._villages = villages
        self._by_code = {digits(code): code for code in villages.values()}
        self._region_code = region_code
        self._today = today
        makers: Mapping[str, Callable[[object], str]] = {
            "name": _name, "sex": _sex, "birth_place": _short(80), "birth_date": self._date,
            "kk_number": _kk_number, "marital_status": _marital, "citizenship": _citizenship,
            "address": _short(200), "rt": _block, "rw": _block,
        }  # fmt: skip
        self._memos = {field: _Memo(make) for field, make in makers.items()}
        self._places = _Memo(self._place)  # by the cells of village, district and region
        self.has_place = RollColumn.VILLAGE in columns or RollColumn.REGION in columns
        held = [field for field in self._memos if _COLUMN[field] in columns]
        self.texts = tuple(field for field in PLAIN if field in held)
        coded = tuple(field for field in CODED if field in held)
        self.codes = (*coded, "village_code") if self.has_place else coded
        self._raw = _picker([columns[_COLUMN[field]] for field in self.texts])
        self._plain = [(columns[_COLUMN[field]], self._memos[field]) for field in self.texts]
        self._coded = [(columns[_COLUMN[field]], self._memos[field]) for field in coded]
        self._place_columns = [column for column in PLACES if column in columns]
        self._place_of = _picker([columns[column] for column in self._place_columns])
        self._width = max(columns.values(), default=-1) + 1

    @property
    def fields(self) -> tuple[str, ...]:
        """The compared fields the file has columns for, in the order of `FIELDS`."""
        return tuple(field for field in FIELDS if field in (*self.texts, *self.codes))

    def is_known(self, cells: Cells, texts: str, codes: str) -> bool:
        """Whether the row says just what is stored, given as joined `texts` and `codes`.

        The plain texts mostly stand there as they are stored: compared before they are tidied.
        """
        if len(cells) < self._width:
            return self.core(cells) == (texts, codes)
        said = [memo[cells[place]] for place, memo in self._coded]
        if self.has_place:
            said.append(self._places[self._place_of(cells)])
        if SEPARATOR.join(said) != codes:
            return False
        try:
            if SEPARATOR.join(self._raw(cells)) == texts:  # type: ignore[arg-type]
                return True
        except TypeError:  # a number in a cell
            pass
        return self.core(cells)[0] == texts

    def core(self, cells: Cells) -> tuple[str, str]:
        """The row's `texts` and `codes`, each joined to one text as the stored ones are."""
        texts = [memo[self._at(cells, place)] for place, memo in self._plain]
        return SEPARATOR.join(texts), self._codes(cells)

    def _codes(self, cells: Cells) -> str:
        codes = [memo[self._at(cells, place)] for place, memo in self._coded]
        if self.has_place:
            codes.append(self._places[self._place_cells(cells)])
        return SEPARATOR.join(codes)

    def nik(self, cells: Cells) -> str:
        """The NIK cell without spaces, right or wrong."""
        return "".join(self._text(cells, RollColumn.NIK).split())

    def check(self, line: int, cells: Cells) -> tuple[RollRow | None, list[RowProblem]]:
        """The row, or None with the problems that refuse it; warnings come beside a good row."""
        problems = list(self._problems(line, cells))
        warnings = list(self._warnings(line, cells))
        if problems:
            return None, problems + warnings
        row = self._row(line, cells, {warning.column for warning in warnings})
        warnings += self._oddities(row)
        return row, warnings

    def _oddities(self, row: RollRow) -> Iterator[RowProblem]:
        if age_on(row.birth_date, self._today) > OLDEST:
            born = row.birth_date.isoformat()
            yield RowProblem(row.line, RollColumn.BIRTH_DATE, "roll.very_old", born, warning=True)
        for code in check_nik(
            row.nik, birth_date=row.birth_date, sex=row.sex, region_code=self._region_code
        ):
            yield RowProblem(row.line, RollColumn.NIK, code, row.nik, warning=True)

    def _problems(self, line: int, cells: Cells) -> Iterator[RowProblem]:
        nik = self._text(cells, RollColumn.NIK)
        if code := nik_problem(nik):
            yield RowProblem(line, RollColumn.NIK, code, nik)
        name = tidy_name(self._text(cells, RollColumn.NAME))
        if not name:
            yield RowProblem(line, RollColumn.NAME, "roll.name_missing", "")
        elif len(name) > LONGEST_NAME:
            yield RowProblem(line, RollColumn.NAME, "roll.name_long", name[:60])
        if self._said("birth_date", cells) == DIRTY:
            value = self._text(cells, RollColumn.BIRTH_DATE)
            code = self._date_problem(self._cell(cells, RollColumn.BIRTH_DATE))
            yield RowProblem(line, RollColumn.BIRTH_DATE, code, value)
        if self._said("sex", cells) == DIRTY:
            value = self._text(cells, RollColumn.SEX)
            yield RowProblem(line, RollColumn.SEX, "roll.sex_unknown", value)

    def _warnings(self, line: int, cells: Cells) -> Iterator[RowProblem]:
        for field, code in (
            ("kk_number", "roll.kk_dropped"),
            ("marital_status", "roll.value_unknown"),
            ("citizenship", "roll.value_unknown"),
        ):
            if self._said(field, cells) == DIRTY:
                column = _COLUMN[field]
                yield RowProblem(line, column, code, self._text(cells, column), warning=True)
        if self._places[self._place_cells(cells)] == DIRTY:
            named = self._text(cells, RollColumn.VILLAGE) or self._text(cells, RollColumn.REGION)
            yield RowProblem(line, RollColumn.VILLAGE, "roll.village_unknown", named, warning=True)

    def _row(self, line: int, cells: Cells, dropped: set[str]) -> RollRow:
        said = {
            field: "" if _COLUMN[field] in dropped else self._said(field, cells)
            for field in self._memos
        }
        place = self._places[self._place_cells(cells)]
        return RollRow(
            line=line,
            nik=self.nik(cells),
            kk_number=said["kk_number"],
            name=said["name"],
            name_key=name_key(said["name"]),
            sex=Sex(said["sex"]),
            birth_place=said["birth_place"],
            birth_date=date.fromisoformat(said["birth_date"]),
            marital_status=MaritalStatus(said["marital_status"] or MaritalStatus.SINGLE),
            citizenship=Citizenship(said["citizenship"] or Citizenship.WNI),
            address=said["address"],
            rt=said["rt"],
            rw=said["rw"],
            village_code=None if place in ("", DIRTY) else place,
            silent=frozenset(self._silent(cells, dropped, place)),
            elsewhere=self._is_elsewhere(cells),
        )

    def _silent(self, cells: Cells, dropped: set[str], place: str) -> Iterator[str]:
        """An empty or unreadable cell erases nothing that is known."""
        for field, column in _COLUMN.items():
            if column in dropped or not self._text(cells, column):
                yield field
        if place in ("", DIRTY):
            yield "village_code"

    def _said(self, field: str, cells: Cells) -> str:
        return self._memos[field][self._cell(cells, _COLUMN[field])]

    def _date(self, cell: object) -> str:
        try:
            return parse_date(cell, today=self._today).isoformat()
        except DateProblem:
            return DIRTY

    def _date_problem(self, cell: object) -> str:
        try:
            parse_date(cell, today=self._today)
        except DateProblem as problem:
            return str(problem)
        return "date.not_a_date"

    def _place_cells(self, cells: Cells) -> tuple[object, ...]:
        return tuple(self._cell(cells, column) for column in self._place_columns)

    @staticmethod
    def _at(cells: Cells, place: int) -> object:
        return cells[place] if 0 <= place < len(cells) else ""

    def _place(self, cells: object) -> str:
        """The village's code, "" where none is named, `DIRTY` for one that is not ours."""
        assert isinstance(cells, tuple)
        said = dict(zip(self._place_columns, map(cell_text, cells), strict=True))
        village, district, region = (said.get(column, "") for column in PLACES)
        if code := self._by_code.get(digits(region)):
            return code
        key, within = spelling_key(village), spelling_key(district)
        found = self._villages.get((within, key)) or self._villages.get(("", key))
        if found and not self._is_other_city(region):
            return found
        return DIRTY if village or region else ""

    def _is_elsewhere(self, cells: Cells) -> bool:
        return self._is_other_city(self._text(cells, RollColumn.REGION))

    def _is_other_city(self, region: str) -> bool:
        code = digits(region)
        return len(code) in (4, 6, 10) and not code.startswith(digits(self._region_code))

    def _cell(self, cells: Cells, column: RollColumn) -> object:
        return self._at(cells, self._columns.get(column, -1))

    def _text(self, cells: Cells, column: RollColumn) -> str:
        return cell_text(self._cell(cells, column))


def _picker(places: list[int]) -> Callable[[Cells], Cells]:
    """Picks cells of a row, always as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple(cells[place] for place in places)


def _name(cell: object) -> str:
    name = tidy_name(cell_text(cell))
    return name if 0 < len(name) <= LONGEST_NAME else DIRTY


def _sex(cell: object) -> str:
    sex = SEXES.get(word(cell_text(cell)))
    return DIRTY if sex is None else sex.value


def _marital(cell: object) -> str:
    found = MARITAL.get(word(cell_text(cell)))
    return DIRTY if found is None else found.value


def _citizenship(cell: object) -> str:
    found = CITIZENS.get(word(cell_text(cell)))
    return DIRTY if found is None else found.value


def _kk_number(cell: object) -> str:
    number = "".join(cell_text(cell).split())
    return DIRTY if number and nik_problem(number) else number


def _short(longest: int) -> Callable[[object], str]:
    return lambda cell: tidy_name(cell_text(cell))[:longest]


def _block(cell: object) -> str:
    """RT and RW as three digits: 1 and 01 and 001 are the same."""
    text = cell_text(cell)
    return text.zfill(3)[:5] if text.isdigit() else text[:5]
