"""What a roll would do, and what is to be decided before it is taken in."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ektp_desk.residents.rollcompare import Compared, FieldChange
from ektp_desk.residents.rollfit import (
    FileFacts,
    FileWarning,
    VillageTally,
    file_warnings,
    is_within,
    whole_warnings,
)
from ektp_desk.residents.rollmap import ColumnMap, RollRow, RowProblem
from ektp_desk.residents.rules import Presence

NO_FACTS = FileFacts(0, 0, 0, 0, 0, 0, 0, 0)
Progress = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


def never() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that says something else than the database of a person who is known.

    `said` is what the row says, `name` what the person is called here. `doubt` is the code of the
    reason why the row is held back unless somebody takes it.
    """

    line: int
    nik: str
    name: str
    resident_id: int
    said: Mapping[str, str]
    elsewhere: bool
    compared: Compared
    doubt: str = ""

    @property
    def is_move(self) -> bool:
        """Whether the person moves: to another village, out of the city, or back into it."""
        return any(change.field in ("village_code", "presence") for change in self.compared.changes)

    def change(self, name: str) -> FieldChange | None:
        """The change of one field."""
        return next((c for c in self.compared.changes if c.field == name), None)


@dataclass(frozen=True)
class Preview:
    """What a roll would do, and what is to be decided.

    `good` counts the rows that can be taken; `added` holds those of people who are not known,
    `changed` those that differ from the database, `doubts` of new people the reason (a code, and
    the NIK of who it may be) why they are held back. `absent` are people listed so far whom the
    file does not name, by village: (id, version) pairs in a row; `kept_here` are others not named,
    typed in or changed here since the last roll.
    """

    file_name: str
    sha256: str
    columns: ColumnMap
    headers: tuple[str, ...] = ()
    good: int = 0
    added: tuple[RollRow, ...] = ()
    changed: tuple[RowChange, ...] = ()
    unchanged: int = 0
    repeated: int = 0
    refused: int = 0
    problems: tuple[RowProblem, ...] = ()
    first_rows: tuple[RollRow, ...] = ()
    doubts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    absent: Mapping[str, "array[int]"] = field(default_factory=dict)
    kept_here: int = 0
    tallies: tuple[VillageTally, ...] = ()
    facts: FileFacts = NO_FACTS
    must_ask: bool = False

    @property
    def warnings(self) -> int:
        """How many problems only warn."""
        return sum(problem.warning for problem in self.problems)

    @property
    def file_warnings(self) -> tuple[FileWarning, ...]:
        """What is odd about the file as a whole."""
        return file_warnings(self.facts)

    @property
    def to_change(self) -> int:
        """How many known people change without anything being decided."""
        return sum(row.compared.alters and not row.doubt for row in self.changed)

    @property
    def to_add(self) -> int:
        """How many people come new without anything being decided."""
        return len(self.added) - len(self.doubts)

    @property
    def moves(self) -> int:
        """How many of the changes are moves."""
        return sum(row.is_move and not row.doubt for row in self.changed)

    @property
    def conflicts(self) -> int:
        """In how many fields the office's own changes differ from the roll."""
        return sum(len(row.compared.conflicts) for row in self.changed)

    def absent_within(self, region: str) -> int:
        """How many people of a region the file does not name."""
        return sum(
            len(pairs) // 2 for code, pairs in self.absent.items() if is_within(code, region)
        )

    def whole_warnings(self, region: str, names: Mapping[str, str]) -> tuple[FileWarning, ...]:
        """What is odd about the file as the whole roll of `region`; `names` of villages by code."""
        return whole_warnings(self.tallies, whole_of=region, names=names)


@dataclass(frozen=True)
class Choices:
    """What was decided about a preview.

    `whole_of` is the region (code) whose whole roll the file is: who is not named in it is noted
    as `gone_as`. `take` are the conflicts, by NIK and field, that go as the roll says; `accept`
    the NIKs of rows held back that are taken all the same; `is_ours` answers `must_ask`.
    """

    whole_of: str = ""
    gone_as: Presence = Presence.UNKNOWN
    take: frozenset[tuple[str, str]] = frozenset()
    accept: frozenset[str] = frozenset()
    is_ours: bool = False


AS_SHOWN = Choices()  # a part of a roll, nothing taken that is left to people
