"""Whether a roll is whole, and whether it is this office's: pure, from counts.

A file that seems cut must not make anybody "gone"; a file of another office must not come in
unasked. The limits are ours: no rule of the office prescribes them.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_ABSENT = 0.10  # of a whole roll's people at once: a city does not lose more between two rolls
LEAST_KNOWN = 20  # people, below which shares say nothing
MOST_ABSENT_VILLAGE = 0.5  # of one village's people: rolls are mostly sorted by village
LEAST_VILLAGE = 10  # people known in a village, below which its share says nothing
MOST_NAMELESS = 0.005  # of the rows without a readable NIK: their people would look gone
MOST_FOREIGN = 0.10  # of the rows with a place, which name one that is not of this city
FOREIGN_ROLL = 0.50  # as many make it another office's roll
LEAST_ROWS = 10  # rows, below which nothing is concluded about the office
MOST_DIGITS = 9  # of a total: more people than that live nowhere
_TOTAL = re.compile(r"\b(?:jumlah|total|banyaknya)\b\D{0,60}?(\d[\d.,]*)\s*(?:orang|jiwa)?\s*$")
_TOTAL_WORD = re.compile(r"\b(?:jumlah|total|banyaknya)\b")


@dataclass(frozen=True, slots=True)
class FileWarning:
    """What is odd about the whole file. `blocks_gone`: nobody may be noted as gone by it."""

    code: str
    params: Mapping[str, object]
    blocks_gone: bool = True


@dataclass(frozen=True, slots=True)
class VillageTally:
    """One village: people `known` (listed and present), and what the file does to them.

    `absent` are known and not in the file; `left` go to, `arrived` come from another village.
    """

    code: str
    known: int = 0
    new: int = 0
    changed: int = 0
    arrived: int = 0
    left: int = 0
    absent: int = 0

    @property
    def listed(self) -> int:
        """How many the file lists for it."""
        return self.known - self.absent - self.left + self.arrived + self.new


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What was counted while a file was read. `stated`: the total it says of itself, or None."""

    rows: int
    nameless: int
    placed: int
    foreign: int
    other_city: int
    known: int
    own_region: int
    stored: int
    cut: str = ""
    stated: int | None = None
    taken_in_before: bool = False


def stated_total(rows: Iterable[Sequence[object]]) -> int | None:
    """The number of people that a line above or below the table says, as "Jumlah: 127.684"."""
    for cells in rows:
        texts = [str(cell).strip().casefold() for cell in cells if cell not in ("", None)]
        if not texts or len(texts) > 4 or not _TOTAL_WORD.search(" ".join(texts)):
            continue
        if found := _TOTAL.search(" ".join(texts)):
            number = "".join(sign for sign in found[1] if sign.isdigit())
            sane = len(number) <= MOST_DIGITS and int(number) >= LEAST_ROWS
            return int(number) if sane else None
    return None


def is_of_another_office(facts: FileFacts) -> bool:
    """Whether region codes say that most of the file belongs to another city."""
    return facts.rows >= LEAST_ROWS and facts.other_city > FOREIGN_ROLL * facts.rows


def must_ask_whose(facts: FileFacts) -> bool:
    """Whether somebody must say that the file is this office's before it is taken in.

    Places that are not in the region list; or, in a file without places, hardly anybody who is
    known here and hardly a NIK of this region. NIKs of other regions alone prove nothing.
    """
    if facts.placed >= LEAST_ROWS:
        return facts.foreign > MOST_FOREIGN * facts.placed
    if facts.rows < LEAST_ROWS or facts.stored < LEAST_KNOWN:
        return False
    half = facts.rows * FOREIGN_ROLL
    return facts.known < half and facts.own_region < half


def file_warnings(facts: FileFacts) -> tuple[FileWarning, ...]:
    """What is odd about the file whatever it claims to be."""
    found = []
    if facts.cut:
        found.append(FileWarning(facts.cut, {}))
    if facts.stated is not None and facts.stated > facts.rows:
        params = {"stated": facts.stated, "rows": facts.rows}
        found.append(FileWarning("roll_file.total", params))
    if facts.nameless:
        blocks = facts.nameless > MOST_NAMELESS * facts.rows
        found.append(FileWarning("roll_file.nameless", {"rows": facts.nameless}, blocks))
    if facts.taken_in_before:
        found.append(FileWarning("roll_file.before", {}, blocks_gone=False))
    return tuple(found)


def whole_warnings(
    tallies: Collection[VillageTally], *, whole_of: str, names: Mapping[str, str]
) -> tuple[FileWarning, ...]:
    """What speaks against the file being the whole roll of the region `whole_of`."""
    within = [tally for tally in tallies if is_within(tally.code, whole_of)]
    known = sum(tally.known for tally in within)
    absent = sum(tally.absent for tally in within)
    found = []
    if known >= LEAST_KNOWN and absent > MOST_ABSENT * known:
        found.append(FileWarning("roll_file.far_fewer", {"absent": absent, "known": known}))
    missing = [
        names.get(tally.code, tally.code)
        for tally in within
        if tally.code
        and tally.known >= LEAST_VILLAGE
        and tally.absent > MOST_ABSENT_VILLAGE * tally.known
    ]
    if missing:
        found.append(FileWarning("roll_file.village_missing", {"villages": ", ".join(missing)}))
    return tuple(found)


def is_within(code: str, region: str) -> bool:
    """Whether a village lies in a region; who has no village ("") counts for the whole city."""
    return code == region or code.startswith(f"{region}.") or (not code and len(region) <= 5)
