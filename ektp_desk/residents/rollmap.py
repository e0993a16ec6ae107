"""Which column of a table is which, and the rows and problems that come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.residents.rules import Citizenship, MaritalStatus, Sex, name_key

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
    REGION = "region"


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
    RollColumn.REGION: ("kodewilayah", "kdwilayah", "kodekelurahan", "kodekel", "kodedesa",
                        "kdkel", "kddesa", "villagecode"),
}  # fmt: skip


@dataclass(frozen=True)
class ColumnMap:
    """Which column (index) holds what, and what stands in the way of an import.

    `missing` are required columns not found; `doubled` headers that stand more than once.
    """

    columns: Mapping[RollColumn, int]
    missing: tuple[RollColumn, ...]
    doubled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row: `code` says it, `value` is the cell; warnings do not refuse."""

    line: int
    column: str
    code: str
    value: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class RollRow:
    """One good row, ready to be written.

    `silent` are the fields the row says nothing of, which stay as they are known; `elsewhere`:
    its region code is one of another city.
    """

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
    silent: frozenset[str] = frozenset()
    elsewhere: bool = False


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
