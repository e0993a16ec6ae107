"""What taking a file in would do, event by event: the one reckoning for the preview and the act.

Nothing depends on the order in which files come home. Of two laptops that added one person the
earlier one's data count; of several recordings of one person all that came home are disputed;
what names somebody who is not known yet is set apart and taken when the person comes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from ektp_desk.outreach.home_check import Case
from ektp_desk.outreach.home_known import (
    Known,
    Waiting,
    aside,
    came_before,
    field_people,
    known_people,
    recordings_of,
    taken_numbers,
    waiting,
)
from ektp_desk.outreach.rules_events import Books, Told, read_event
from ektp_desk.outreach.rules_field import EventKind, QuarantineReason
from ektp_desk.outreach.rules_home import Fate, Standing, stands_against
from ektp_desk.outreach.sealed import rows_of

Who = int | str  # a resident's id, or the NIK of somebody who is only now added


@dataclass(frozen=True)
class Line:
    """What becomes of one event. `waited` is given for one that came with an earlier file."""

    told: Told
    fate: Fate
    who: Who | None = None
    reason: QuarantineReason | None = None
    differs: tuple[str, ...] = ()
    waited: Waiting | None = None


@dataclass(frozen=True)
class Plan:
    """All of it: `lines` of this file in its order, `late` those that waited for their person.

    `newborn` are the people to be added by NIK, `better` those whose earlier data came only now,
    `disputed` the recordings that are in the office already and become disputed.
    """

    case: Case
    lines: tuple[Line, ...]
    late: tuple[Line, ...]
    newborn: Mapping[str, Told]
    better: Mapping[int, Told]
    disputed: tuple[int, ...]
    people: Mapping[str, Known]

    @property
    def everything(self) -> tuple[Line, ...]:
        """What this file tells and what waited for it."""
        return (*self.lines, *self.late)

    def counts(self) -> dict[Fate, int]:
        """How many events meet each fate."""
        return dict(Counter(line.fate for line in self.everything))


def plan(session: Session, case: Case, books: Books) -> Plan:
    """Reckon it; reads only."""
    told = [read_event(event, books) for event in rows_of(case.events)]
    return _Planner(session, case, told, waiting(session, books)).made()


@dataclass
class _Planner:
    session: Session
    case: Case
    told: list[Told]
    waiting: list[Waiting]
    newborn: dict[str, Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        uids = [one.uid for one in self.told]
        everything = [*self.told, *(one.told for one in self.waiting)]
        self.before = came_before(self.session, uids)
        self.aside = aside(self.session, uids)
        self.people = known_people(self.session, [one.nik for one in everything if one.nik])
        self.numbers = taken_numbers(
            self.session, [(one.number, one.token) for one in everything if one.number]
        )

    def made(self) -> Plan:
        lines = [self._line(one) for one in self.told]
        # Whoever is added further down in the file is known by now.
        lines = [self._again(line) for line in lines]
        late = [line for line in map(self._late, self.waiting) if line is not None]
        disputed = self._disputed([*lines, *late])
        return Plan(
            case=self.case,
            lines=tuple(self._settled(line) for line in lines),
            late=tuple(self._settled(line) for line in late),
            newborn=self.newborn,
            better=self._better(lines),
            disputed=disputed,
            people=self.people,
        )

    # -- one event --

    def _line(self, told: Told) -> Line:
        earlier = self.before.get(told.uid)
        if earlier == told.sha256:
            return Line(told, Fate.SAME, self._who(told))
        if (told.uid, told.sha256) in self.aside:
            # Set apart before; if its person came since then, `_late` takes it.
            return Line(told, Fate.SAME, self._who(told))
        if earlier is not None:
            return self._apart(told, QuarantineReason.OTHER_CONTENT)
        if told.problem is not None:
            return self._apart(told, told.problem)
        return self._judged(told)

    def _judged(self, told: Told, device_id: int | None = None) -> Line:
        """What becomes of an event that nothing was known of; `device_id` names another laptop."""
        if told.kind is EventKind.PERSON_ADDED:
            return self._person(told)
        if told.kind is EventKind.NUMBERS_USED and not self._was_lent(told):
            return self._apart(told, QuarantineReason.FOREIGN_NUMBER)
        if told.nik and self._who(told) is None:
            return self._apart(told, QuarantineReason.UNKNOWN_PERSON)
        if told.kind is EventKind.RECORDING_FINISHED and not self._number_is_free(
            told, device_id or self.case.device_id
        ):
            return self._apart(told, QuarantineReason.FOREIGN_NUMBER)
        self.before[told.uid] = told.sha256
        return Line(told, Fate.NEW, self._who(told))

    def _person(self, told: Told) -> Line:
        self.before[told.uid] = told.sha256
        known = self.people.get(told.nik)
        if known is not None:
            assert told.person is not None
            return Line(told, Fate.LINKED, known.id, differs=known.differs_from(told.person))
        first = self.newborn.get(told.nik)
        if first is None or _order(told) < _order(first):
            self.newborn[told.nik] = told
        return Line(told, Fate.NEW if first is None else Fate.LINKED, told.nik)

    def _apart(self, told: Told, reason: QuarantineReason) -> Line:
        self.aside.add((told.uid, told.sha256))
        return Line(told, Fate.QUARANTINED, self._who(told), reason)

    def _again(self, line: Line) -> Line:
        told = line.told
        if line.reason is not QuarantineReason.UNKNOWN_PERSON or told.nik not in self.newborn:
            return line
        if told.uid in self.before:  # the same event with other content stood before it
            return self._apart(told, QuarantineReason.OTHER_CONTENT)
        judged = self._judged(told)
        if judged.fate is not Fate.QUARANTINED:
            self.aside.discard((told.uid, told.sha256))
        return judged

    def _late(self, one: Waiting) -> Line | None:
        """What waited for its person, if the person is known now."""
        told = one.told
        if told.uid in self.before or self._who(told) is None:
            return None
        judged = self._judged(told, one.device_id)
        if judged.fate is Fate.QUARANTINED:
            return None
        return replace(judged, waited=one)

    def _who(self, told: Told) -> Who | None:
        known = self.people.get(told.nik)
        if known is not None:
            return known.id
        return told.nik if told.nik in self.newborn else None

    def _was_lent(self, told: Told) -> bool:
        one = told.series
        return one is not None and any(
            (lease.device_id, lease.scope, lease.first, lease.last)
            == (self.case.device_id, one.scope, one.first, one.last)
            for lease in self.case.leases
        )

    def _number_is_free(self, told: Told, device_id: int) -> bool:
        lent = any(
            (lease.device_id, lease.scope) == (device_id, told.scope)
            and lease.first <= told.place_in_scope <= lease.last
            for lease in self.case.leases
        )
        if not lent or self.numbers & {told.number, told.token}:
            return False
        self.numbers |= {told.number, told.token}
        return True

    # -- recordings of one person --

    def _disputed(self, lines: Iterable[Line]) -> tuple[int, ...]:
        """Find the doubles; the ids of recordings in the office that become disputed."""
        came: dict[Who, list[Line]] = defaultdict(list)
        for line in lines:
            if line.fate is Fate.NEW and line.told.number and line.who is not None:
                came[line.who].append(line)
        here = recordings_of(self.session, [who for who in came if isinstance(who, int)])
        self.doubles: set[str] = set()
        stirred: list[int] = []
        for who, theirs in came.items():
            standing = here.get(who, []) if isinstance(who, int) else []
            for line in theirs:
                if len(theirs) > 1 or self._stand_against(standing, line.told):
                    self.doubles.add(line.told.uid)
            stirred += [one.id for one in standing if one.may_be_disputed]
        return tuple(stirred)

    def _stand_against(self, standing: Iterable[Standing], told: Told) -> bool:
        went_out = self.case.went_out if told.listed else None
        return any(stands_against(one, went_out) for one in standing)

    def _settled(self, line: Line) -> Line:
        double = line.fate is Fate.NEW and line.told.uid in self.doubles
        return replace(line, fate=Fate.DISPUTED) if double else line

    # -- people who were added on two laptops --

    def _better(self, lines: Iterable[Line]) -> dict[int, Told]:
        added = [
            (line.who, line.told)
            for line in lines
            if line.fate is Fate.LINKED and isinstance(line.who, int)
        ]
        first = field_people(self.session, [who for who, _ in added])
        found: dict[int, Told] = {}
        for who, told in added:
            before = first.get(who)
            if before is not None and _order(told) < before:
                found[who], first[who] = told, _order(told)
        return found


def _order(told: Told) -> tuple[datetime, str]:
    assert told.at is not None
    return told.at, told.uid
