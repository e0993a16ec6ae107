"""The region tree: shipped for Palopo, loadable for any Indonesian office."""

import csv
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session, col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.residents.models import Region
from ektp_desk.residents.rollfile import cell_text, read_table
from ektp_desk.residents.rollmap import spelling_key
from ektp_desk.residents.rules import RegionLevel, digits, name_key

LEVELS = {2: RegionLevel.PROVINCE, 5: RegionLevel.CITY, 8: RegionLevel.DISTRICT,
          13: RegionLevel.VILLAGE}  # fmt: skip
LONGEST_NAME = 80  # letters, as written and as folded for search
CODE_HEADERS = ("code", "kode", "kode wilayah", "kode_wilayah")
NAME_HEADERS = ("name", "nama", "nama wilayah", "nama_wilayah")
# How many digits a level's code has, and where its dots stand (Kemendagri: 73.73.01.1001).
CODE_PARTS = {2: (0, 2), 4: (0, 2, 4), 6: (0, 2, 4, 6), 10: (0, 2, 4, 6, 10)}


@dataclass(frozen=True)
class RegionRow:
    """A node to load: Kemendagri code ("73.73.01.1001") and name."""

    code: str
    name: str


def shipped() -> tuple[RegionRow, ...]:
    """The tree that ships with the program: South Sulawesi, Palopo, its districts and villages."""
    text = files("resources").joinpath("data", "palopo_villages.csv").read_text(encoding="utf-8")
    rows = {"73": "Sulawesi Selatan", "73.73": "Kota Palopo"}
    for line in csv.DictReader(text.splitlines()):
        rows[line["code"][:8]] = line["kecamatan"]
        rows[line["code"]] = line["kelurahan"]
    return tuple(RegionRow(code, name) for code, name in sorted(rows.items()))


def read_regions(path: Path) -> tuple[RegionRow, ...]:
    """The tree in a file of the office's own: a column of codes (`kode`), a column of names.

    Codes may come with or without dots ("73.73.01.1001", "7373011001"). Raises `OfficeError`
    (`file.…`, `region.columns`, `region.code`, `region.name_long`).
    """
    table = read_table(path)
    folded = [header.strip().casefold() for header in table.headers]
    code = next((n for n, header in enumerate(folded) if header in CODE_HEADERS), None)
    name = next((n for n, header in enumerate(folded) if header in NAME_HEADERS), None)
    if code is None or name is None:
        raise OfficeError("region.columns")
    rows = []
    for _line, cells in table.numbered():
        written, called = (
            cell_text(cells[place]) if place < len(cells) else "" for place in (code, name)
        )
        bare = digits(written)
        if len(bare) not in CODE_PARTS or not called:
            raise OfficeError("region.code", region=written[:40])
        if max(len(called), len(name_key(called))) > LONGEST_NAME:
            raise OfficeError("region.name_long", region=written[:40], most=LONGEST_NAME)
        cuts = CODE_PARTS[len(bare)]
        dotted = ".".join(bare[start:end] for start, end in itertools.pairwise(cuts))
        rows.append(RegionRow(dotted, called))
    return tuple(rows)


def cities(rows: Iterable[RegionRow]) -> tuple[RegionRow, ...]:
    """The cities and regencies of a tree: what an office can be of."""
    return tuple(row for row in rows if LEVELS.get(len(row.code)) is RegionLevel.CITY)


def load_shipped(work: Work, region_code: str) -> list[str]:
    """Load the shipped tree; the codes of the villages under `region_code`."""
    rows = shipped()
    load_regions(work, rows=rows)
    return [row.code for row in rows if len(row.code) == 13 and row.code.startswith(region_code)]


def load_regions(work: Work, *, rows: Iterable[RegionRow]) -> int:
    """Add or rename regions by code; parents come from the code. Returns how many changed."""
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    known = {region.code: region for region in work.session.exec(select(Region))}
    codes = set(known)
    fresh = []
    changed = 0
    for row in sorted(rows, key=lambda row: row.code):
        level = LEVELS.get(len(row.code))
        if level is None or not row.name.strip():
            raise OfficeError("region.code", region=row.code)
        region = known.get(row.code)
        if region is None:
            fresh.append(_values(row, level, codes))
            codes.add(row.code)
        elif region.name != row.name:
            region.name, region.name_key = row.name, name_key(row.name)
            changed += 1
    if fresh:
        work.session.execute(insert(Region), fresh)
    if fresh or changed:
        work.record("region.loaded", 1, added=len(fresh), renamed=changed)
    return len(fresh) + changed


def _values(row: RegionRow, level: RegionLevel, known: set[str]) -> dict[str, object]:
    parent = row.code.rpartition(".")[0] or None
    if parent is not None and parent not in known:
        raise OfficeError("region.parent_missing", region=row.code)
    return {
        "code": row.code,
        "parent_code": parent,
        "level": level,
        "name": row.name.strip(),
        "name_key": name_key(row.name),
    }


def village_codes(session: Session) -> dict[tuple[str, str], str]:
    """Village codes by folded (district, village); ("", village) where the name is unique."""
    names = dict(session.exec(select(Region.code, Region.name)).all())
    codes: dict[tuple[str, str], str] = {}
    alone: dict[str, str | None] = {}
    villages = select(Region.code).where(col(Region.level) == RegionLevel.VILLAGE)
    for code in session.exec(villages):
        village = spelling_key(names[code])
        codes[spelling_key(names[code[:8]]), village] = code
        alone[village] = None if village in alone else code
    codes.update({("", village): code for village, code in alone.items() if code is not None})
    return codes
