"""Where the tiles stand: roughly as the villages lie to each other, or district by district."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files

from ektp_desk.residents.queries import VillageRow

ACROSS = 8
Place = tuple[int, int]  # column, row


def places(region_code: str, villages: Sequence[VillageRow]) -> Mapping[str, Place]:
    """A place for each village: from the shipped drawing of the city, else in rows by district.

    Villages that the drawing does not know stand below it.
    """
    drawn = _drawn(region_code)
    found = {row.code: drawn[row.code] for row in villages if row.code in drawn}
    left = [row for row in villages if row.code not in found]
    line = 1 + max((row for _, row in found.values()), default=-1)
    column, district = 0, ""
    for row in left:
        if column == ACROSS or (column and row.district != district):
            column, line = 0, line + 1
        found[row.code] = (column, line)
        column, district = column + 1, row.district
    return found


def _drawn(region_code: str) -> dict[str, Place]:
    source = files("resources").joinpath("data", f"tiles_{region_code}.csv")
    if not source.is_file():
        return {}
    lines = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return {line["code"]: (int(line["column"]), int(line["row"])) for line in lines}
