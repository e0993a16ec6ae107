"""From a table's cells to residents: which column is which, and what is wrong with a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.residents.rolldates import (
    CITIZENS,
    MARITAL,
    SEXES,
    DateProblem,
    parse_date,
    word,
)
from ektp_desk.residents.rollfile import Cells, cell_text
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Sex,
    check_nik,
    name_key,
    nik_problem,
    tidy_name,
)

LONGEST_NAME = 120


class RollColumn(StrEnum):
    """What a column of a roll can hold."""

    NIK = "nik"
    KK = "kk_number"
    NAME = "name"
    SEX = "sex"
    BIRTH_PLACE = "birth_place"
    BIRTH_DATE = "birth_date"
    MARITAL = "marital_status"
    CITIZENSHIP = "citizenship"
    ADDRESS = "address"
    RT = "rt"
    RW = "rw"
    VILLAGE = "village"
    DISTRICT = "district"


REQUIRED = (RollColumn.NIK, RollColumn.NAME, RollColumn.BIRTH_DATE, RollColumn.SEX)
# Headers as found in exported rolls, folded by `_fold`.
VARIANTS: Mapping[RollColumn, tuple[str, ...]] = {
    RollColumn.NIK: ("nik", "nonik", "nomorinduk", "nomorindukkependudukan", "noktp", "nikktp"),
    RollColumn.KK: ("nokk", "kk", "nomorkk", "nokartukeluarga", "nomorkartukeluarga",
                    "kartukeluarga"),
    RollColumn.NAME: ("nama", "namalengkap", "namalgkp", "nmlgkp", "namapenduduk", "name",
                      "fullname"),
    RollColumn.SEX: ("jk", "jeniskelamin", "jnskelamin", "jeniskel", "kelamin", "lp", "jklmin",
                     "jenisklmin", "jnsklmin", "sex", "gender"),
    RollColumn.BIRTH_PLACE: ("tempatlahir", "tmptlahir", "tmplhr", "tmptlhr", "tempatlhr",
                             "tplahir", "birthplace"),
    RollColumn.BIRTH_DATE: ("tgllahir", "tgllhr", "tanggallahir", "tglahir", "tanggallhr",
                            "birthdate", "dateofbirth"),
    RollColumn.MARITAL: ("statuskawin", "statkwn", "statusperkawinan", "stskawin", "perkawinan",
                         "maritalstatus", "stskwn"),
    RollColumn.CITIZENSHIP: ("kewarganegaraan", "wn", "warganegara", "citizenship"),
    RollColumn.ADDRESS: ("alamat", "alamatlengkap", "address"),
    RollColumn.RT: ("rt", "nort"),
    RollColumn.RW: ("rw", "norw"),
    RollColumn.VILLAGE: ("keldesa", "kelurahan", "desa", "desakelurahan", "kelurahandesa",
                         "namakel", "kel", "nmkel", "village"),
    RollColumn.DISTRICT: ("kecamatan", "kec", "namakec", "nmkec", "district"),
}  # fmt: skip


@dataclass(frozen=True)
class ColumnMap:
    """Which column (index) holds what, and what stands in the way of an import.

    `missing` are required columns not found; `doubled` headers that stand more than once.
    """

    columns: Mapping[RollColumn, int]
    missing: tuple[RollColumn, ...]
    doubled: tuple[str, ...]


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with one row: `code` says it, `value` is the cell; warnings do not refuse."""

    line: int
    column: str
    code: str
    value: str
    warning: bool = False


@dataclass(frozen=True)
class RollRow:
    """One good row, ready to be written."""

    line: int
    nik: str
    kk_number: str
    name: str
    name_key: str
    sex: Sex
    birth_place: str
    birth_date: date
    marital_status: MaritalStatus
    citizenship: Citizenship
    address: str
    rt: str
    rw: str
    village_code: str | None


def recognise(headers: Sequence[str], chosen: Mapping[RollColumn, int] | None = None) -> ColumnMap:
    """Recognise columns by their headers; `chosen` overrides what is recognised.

    Of two columns with the same meaning the first counts and the header is said to be doubled.
    """
    columns: dict[RollColumn, int] = {}
    doubled: list[str] = []
    seen: set[str] = set()
    for place, header in enumerate(headers):
        folded = _fold(header)
        meaning = next((column for column, known in VARIANTS.items() if folded in known), None)
        if folded and (folded in seen or meaning in columns):
            doubled.append(header)
        elif meaning is not None:
            columns[meaning] = place
        seen.add(folded)
    columns.update(chosen or {})
    missing = tuple(column for column in REQUIRED if column not in columns)
    return ColumnMap(columns, missing, tuple(doubled))


class RowChecker:
    """Checks rows one by one; remembers NIKs to find doubles within the file.

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
        self._region_code = region_code
        self._today = today
        self._seen: dict[str, tuple[int, RollRow]] = {}
        self.repeated = 0

    def check(self, line: int, cells: Cells) -> tuple[RollRow | None, list[RowProblem]]:
        """The row, or None with the problems that refuse it; warnings come beside a good row."""
        problems = list(self._problems(line, cells))
        if any(not problem.warning for problem in problems):
            return None, problems
        row = self._row(line, cells)
        first = self._seen.setdefault(row.nik, (line, row))
        if first[0] != line:
            if _same(first[1], row):
                self.repeated += 1
                return None, []
            return None, [RowProblem(line, RollColumn.NIK, "roll.nik_twice", row.nik)]
        problems += [
            RowProblem(line, RollColumn.NIK, code, row.nik, warning=True)
            for code in check_nik(
                row.nik, birth_date=row.birth_date, sex=row.sex, region_code=self._region_code
            )
        ]
        return row, problems

    def _problems(self, line: int, cells: Cells) -> Iterator[RowProblem]:
        nik = self._text(cells, RollColumn.NIK)
        if code := nik_problem(nik):
            yield RowProblem(line, RollColumn.NIK, code, nik)
        name = tidy_name(self._text(cells, RollColumn.NAME))
        if not name:
            yield RowProblem(line, RollColumn.NAME, "roll.name_missing", "")
        elif len(name) > LONGEST_NAME:
            yield RowProblem(line, RollColumn.NAME, "roll.name_long", name[:60])
        try:
            parse_date(self._cell(cells, RollColumn.BIRTH_DATE), today=self._today)
        except DateProblem as problem:
            value = self._text(cells, RollColumn.BIRTH_DATE)
            yield RowProblem(line, RollColumn.BIRTH_DATE, str(problem), value)
        sex = self._text(cells, RollColumn.SEX)
        if word(sex) not in SEXES:
            yield RowProblem(line, RollColumn.SEX, "roll.sex_unknown", sex)
        yield from self._warnings(line, cells)

    def _warnings(self, line: int, cells: Cells) -> Iterator[RowProblem]:
        number = self._text(cells, RollColumn.KK)
        if number and nik_problem(number):
            yield RowProblem(line, RollColumn.KK, "roll.kk_dropped", number, warning=True)
        for column, table in ((RollColumn.MARITAL, MARITAL), (RollColumn.CITIZENSHIP, CITIZENS)):
            text = self._text(cells, column)
            if word(text) not in table:
                yield RowProblem(line, column, "roll.value_unknown", text, warning=True)
        village = self._text(cells, RollColumn.VILLAGE)
        if village and self._village(cells) is None:
            yield RowProblem(
                line, RollColumn.VILLAGE, "roll.village_unknown", village, warning=True
            )

    def _row(self, line: int, cells: Cells) -> RollRow:
        name = tidy_name(self._text(cells, RollColumn.NAME))
        number = "".join(self._text(cells, RollColumn.KK).split())
        marital = MARITAL.get(word(self._text(cells, RollColumn.MARITAL)), MaritalStatus.SINGLE)
        citizen = CITIZENS.get(word(self._text(cells, RollColumn.CITIZENSHIP)), Citizenship.WNI)
        return RollRow(
            line=line,
            nik="".join(self._text(cells, RollColumn.NIK).split()),
            kk_number="" if nik_problem(number) else number,
            name=name,
            name_key=name_key(name),
            sex=SEXES[word(self._text(cells, RollColumn.SEX))],
            birth_place=tidy_name(self._text(cells, RollColumn.BIRTH_PLACE))[:80],
            birth_date=parse_date(self._cell(cells, RollColumn.BIRTH_DATE), today=self._today),
            marital_status=marital,
            citizenship=citizen,
            address=tidy_name(self._text(cells, RollColumn.ADDRESS))[:200],
            rt=_block(self._text(cells, RollColumn.RT)),
            rw=_block(self._text(cells, RollColumn.RW)),
            village_code=self._village(cells),
        )

    def _village(self, cells: Cells) -> str | None:
        village = spelling_key(self._text(cells, RollColumn.VILLAGE))
        district = spelling_key(self._text(cells, RollColumn.DISTRICT))
        return self._villages.get((district, village)) or self._villages.get(("", village))

    def _cell(self, cells: Cells, column: RollColumn) -> object:
        place = self._columns.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    def _text(self, cells: Cells, column: RollColumn) -> str:
        return cell_text(self._cell(cells, column))


# Spellings that differ in practice, by `spelling_key` (shared facts: region data's own note).
SPELLINGS = {"pentojangan": "petonjangan", "sabbamparu": "sabbangparu", "sabamparu": "sabbangparu"}


def spelling_key(name: str) -> str:
    """A place name folded for tolerant matching: no spaces, known variants brought to one."""
    key = name_key(name).replace(" ", "")
    for prefix in ("kelurahan", "kel", "desa", "kecamatan", "kec"):
        if key.startswith(prefix) and len(key) > len(prefix) + 3:
            key = key.removeprefix(prefix)
            break
    return SPELLINGS.get(key, key)


def _fold(header: str) -> str:
    return "".join(sign for sign in header.casefold() if sign.isalnum())


def _block(text: str) -> str:
    """RT and RW as three digits: 1 and 01 and 001 are the same."""
    return text.zfill(3)[:5] if text.isdigit() else text[:5]


def _same(one: RollRow, other: RollRow) -> bool:
    return {**vars(one), "line": 0} == {**vars(other), "line": 0}
