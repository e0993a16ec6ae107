"""What a newer roll says of a person against what is known here: pure, field by field.

Values are canonical texts: dates as ISO, enums by value, "" for an unknown village.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.residents.rules import Presence, RollState, name_key

# What a roll can say of a person, in the order in which it is shown.
FIELDS = ("name", "sex", "birth_place", "birth_date", "kk_number", "marital_status",
          "citizenship", "address", "rt", "rw", "village_code")  # fmt: skip
PRESENCE, STATE, VILLAGE = "presence", "roll_state", "village_code"


class ChangeKind(StrEnum):
    """What an update does to a person."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the database has them. `edits`: what the roll said before a change by hand."""

    id: int
    nik: str
    version: int
    values: Mapping[str, str]
    presence: Presence
    state: RollState
    edits: Mapping[str, str]

    def value(self, field: str) -> str:
        """One field's value, presence and roll state included."""
        if field == PRESENCE:
            return self.presence.value
        return self.state.value if field == STATE else self.values[field]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field the roll changes."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field changed here by hand on which the roll differs; `was` is what a roll said before."""

    field: str
    was: str
    here: str
    roll: str

    @property
    def is_news(self) -> bool:
        """Whether the roll says something it did not say before."""
        return self.roll != self.was


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a row is to be done, what is left to people; `agreed` edits the roll now knows."""

    changes: tuple[FieldChange, ...]
    conflicts: tuple[Conflict, ...]
    agreed: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether the roll says what is known."""
        return not (self.changes or self.conflicts or self.agreed)

    @property
    def alters(self) -> bool:
        """Whether something of the person changes, not only what is noted of the rolls."""
        return any(change.field != STATE for change in self.changes)

    def only(self, seen: "Compared") -> "Compared":
        """Of these changes those that were seen in an earlier comparison."""
        wanted = {(change.field, change.after) for change in seen.changes}
        changes = tuple(c for c in self.changes if (c.field, c.after) in wanted or c.field == STATE)
        return Compared(changes, self.conflicts, self.agreed)


def compare(known: Known, said: Mapping[str, str], *, elsewhere: bool = False) -> Compared:
    """Compare a row with a person. `said` holds only what the row says; `elsewhere`: of a place
    outside the city.

    A field changed by hand since the last roll is a conflict, never a change; so is every filled
    field of a person typed in here, and a presence noted here that the roll contradicts.
    """
    changes: list[FieldChange] = []
    conflicts: list[Conflict] = []
    own = known.state is RollState.TYPED
    for field in FIELDS:
        new = said.get(field)
        if new is None or new == known.values[field]:
            continue
        if (own and known.values[field]) or field in known.edits:
            was = known.edits.get(field, "")
            conflicts.append(Conflict(field, was, known.values[field], new))
        else:
            changes.append(FieldChange(field, known.values[field], new))
    _compare_presence(known, elsewhere, changes, conflicts)
    agreed = tuple(
        field
        for field in FIELDS
        if field in known.edits and field in said and said[field] == known.values[field]
    )
    return Compared(tuple(changes), tuple(conflicts), agreed)


def _compare_presence(
    known: Known, elsewhere: bool, changes: list[FieldChange], conflicts: list[Conflict]
) -> None:
    presence = Presence.MOVED if elsewhere else Presence.PRESENT
    state = RollState.GONE if elsewhere else RollState.LISTED
    # An entry that was merged into another stays so, whatever a roll says of its NIK.
    if known.presence not in (presence, Presence.MERGED):
        own = PRESENCE in known.edits or known.presence is Presence.DIED
        by_roll = known.presence is Presence.PRESENT or known.state is RollState.GONE
        if by_roll and not own:
            changes.append(FieldChange(PRESENCE, known.presence.value, presence.value))
        else:
            was = known.edits.get(PRESENCE, "")
            conflicts.append(Conflict(PRESENCE, was, known.presence.value, presence.value))
    if known.state is not state:
        changes.append(FieldChange(STATE, known.state.value, state.value))


def is_another_person(known: Known, said: Mapping[str, str]) -> bool:
    """Whether a NIK seems to belong to two people: no word of the name in common, and another
    birth date or sex."""
    words = set(name_key(known.values["name"]).split())
    if words & set(name_key(said["name"]).split()):
        return False
    return any(known.values[field] != said[field] for field in ("birth_date", "sex"))


def settle(
    known: Known, compared: Compared, take: Collection[str] = ()
) -> tuple[dict[str, str], dict[str, str]]:
    """The new values by field, and the edits by hand that remain.

    Conflicts in `take` go as the roll says; the others stay, and what the roll said is kept
    beside them, so that the next roll is compared with this one.
    """
    values = {change.field: change.after for change in compared.changes}
    edits = {field: was for field, was in known.edits.items() if field not in compared.agreed}
    for conflict in compared.conflicts:
        if conflict.field in take:
            values[conflict.field] = conflict.roll
            edits.pop(conflict.field, None)
        else:
            edits[conflict.field] = conflict.roll
    return values, edits


def stored_text(value: object) -> str:
    """A value as the canonical text that is compared."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def edited_by_hand(
    before: Mapping[str, str], after: Mapping[str, str], edits: Mapping[str, str]
) -> dict[str, str]:
    """The edits by hand after one more: a field put back to what the roll says is none."""
    left = dict(edits)
    for field, value in after.items():
        if value != before[field]:
            left.setdefault(field, before[field])
        if left.get(field) == value:
            del left[field]
    return left


def taken_back(
    fields: Mapping[str, Iterable[str]], now: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Of (before, after) by field: what goes back to before, and the fields changed since."""
    values, kept = {}, []
    for field, (before, after) in fields.items():
        if now[field] == after:
            values[field] = before
        elif now[field] != before:
            kept.append(field)
    return values, tuple(kept)
