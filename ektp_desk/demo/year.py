"""One past year of the demonstration office, as table rows whose sums agree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ektp_desk.demo.booth import Booth
from ektp_desk.demo.calendar import spread, working_days
from ektp_desk.demo.foretold import Foretold
from ektp_desk.demo.production import Production, shipments
from ektp_desk.demo.rows import Figures, Hours, Ledger, Row, Staff, pick
from ektp_desk.demo.visits import NO_SHOW_SHARE, Visits
from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.rules import (
    CentralStatus,
    RecordingState,
    SightingSource,
    Transport,
)

# What people came for when not for a first card, in shares of a thousand.
REPRINTS = (("DATA_CHANGE", 470), ("DAMAGED", 180), ("LOST", 200), ("MOVED_IN", 120),
            ("OUT_OF_DOMICILE", 30))  # fmt: skip
SPOILED_SHARE = 0.047  # Pekalongan 2016 (domain.md)
OPENING_STOCK = 2_000
SAME_DAY_SHARE = 0.7
NEVER_FETCHED_SHARE = 0.012
FIRST_VERSION = 1  # of the checklist: the one the program is delivered with
STEPS_TAKEN = 14  # what a recording went through until it was approved
# Where the recordings of the last weeks still stand, apart from print-ready.
LATE_STATUSES = (
    (CentralStatus.SENT_FOR_ENROLLMENT, 50),
    (CentralStatus.PROCESSING, 25),
    (CentralStatus.RECEIVED_AT_CENTRAL, 15),
    (CentralStatus.ENROLL_FAILURE_AT_REGIONAL, 4),
    (CentralStatus.ADJUDICATE_RECORD, 3),
    (CentralStatus.DUPLICATE_RECORD, 3),
)


@dataclass(frozen=True)
class Someone:
    """A resident as the year needs to know them."""

    id: int
    name: str
    birth_date: date


class YearMaker:
    """Writes the year before `as_of`, day by day, recording by checklist version 1."""

    def __init__(
        self,
        random: Random,
        figures: Figures,
        staff: Staff,
        people: Sequence[Someone],
        checklist: Definition,
        as_of: date,
        hours: Hours,
    ) -> None:
        self._random = random
        self._figures = figures
        self._staff = staff
        self._as_of = as_of
        self._hours = hours
        self._ledger = Ledger()
        self._booth = Booth(self._ledger, checklist, as_of)
        self._foretold = Foretold(self._ledger, as_of)
        self._visits = Visits(random, self._ledger, hours, staff, self._foretold)
        self._production = Production(random, self._ledger, hours, staff)
        self._days = working_days(as_of - timedelta(days=366), as_of)
        self._central: dict[int, Row] = {}
        self._enrolled: list[tuple[date, Someone, int]] = []  # when print-ready, who, recording
        self._to_fetch: list[tuple[date, Row, Someone]] = []
        self._choose(people)

    def _choose(self, people: Sequence[Someone]) -> None:
        """Split the people: recorded this year (the young first), never recorded, and the rest."""
        by_youth = sorted(people, key=lambda person: person.birth_date, reverse=True)
        young = by_youth[: round(self._figures.recorded * 1.3)]
        self._random.shuffle(young)
        self._to_record = young[: self._figures.recorded]
        self.never_recorded = young[self._figures.recorded :]
        self._settled = by_youth[len(young) :]
        self._random.shuffle(self._settled)
        self._reprints = iter(self._settled)

    def make(self, progress: Callable[[int, int], None]) -> Ledger:
        """All rows of the year."""
        printed = spread(self._random, self._figures.printed, self._days)
        recorded = spread(self._random, self._figures.recorded, self._days)
        spoiled = spread(self._random, round(self._figures.printed * SPOILED_SHARE), self._days)
        uses = [good + bad for good, bad in zip(printed, spoiled, strict=True)]
        opening = min(OPENING_STOCK, sum(uses) + self._figures.blanks_left)
        arrivals = shipments(uses, opening, self._figures.blanks_left)
        self._production.open(self._days[0], opening)
        to_record = iter(self._to_record)
        for index, day in enumerate(self._days):
            if index in arrivals:
                self._production.receive(day, arrivals[index], f"BAST/{index:03d}/{day.year}")
            recording = [self._comes(day, next(to_record)) for _ in range(recorded[index])]
            self._print(day, printed[index], spoiled[index])
            self._fetch(day)
            self._visits.serve(day)
            for person, ticket in recording:
                self._record(day, person, ticket)
            progress(index + 1, len(self._days))
        self._settle()
        self._ledger.rows["central_record"] = list(self._central.values())
        self._ledger.rows["wait_pace"] = self._foretold.paces(self._as_of)
        return self._ledger

    def _comes(self, day: date, person: Someone) -> tuple[Someone, Row | None]:
        """Somebody to be recorded today; without a ticket in a village or a school."""
        if self._random.random() < 0.82:
            return person, self._visits.served(day, person.id, "NEW", minutes=14)
        return person, None

    def _record(self, day: date, person: Someone, ticket: Row | None) -> None:
        operator, reviewer = self._random.sample(list(self._staff.recorders), 2)
        started = ticket["serving_at"] if ticket else self._hours.on(day)
        submitted = started + timedelta(minutes=self._random.uniform(6, 16))
        number = self._ledger.number(f"recording/{day.year}")
        recording = self._ledger.add(
            "recording",
            number=f"R-{day.year}-{number:06d}",
            token=f"R-{self._random.getrandbits(64):016x}",
            resident_id=person.id,
            ticket_id=ticket["id"] if ticket else None,
            service_code="NEW",
            office_date=day,
            place="" if ticket else "Perekaman keliling",
            state=RecordingState.APPROVED,
            transport=Transport.LOCAL,
            checklist_version_id=FIRST_VERSION,
            needs=self._booth.needs(),
            witness="",
            override_reason="",
            operator_id=operator,
            former_operators=[],
            reviewer_id=reviewer,
            return_reason="",
            started_at=started,
            submitted_at=submitted,
            reviewed_at=submitted + timedelta(minutes=self._random.uniform(2, 40)),
            version=STEPS_TAKEN,
        )
        self._booth.record(recording)
        self._see(day, person.id, CentralStatus.SENT_FOR_ENROLLMENT, SightingSource.OWN_ACT,
                  recording_id=recording["id"])  # fmt: skip
        ready = day + timedelta(days=self._random.randint(4, 20))
        self._enrolled.append((ready, person, recording["id"]))

    def _print(self, day: date, good: int, spoiled: int) -> None:
        ready = sorted(
            (entry for entry in self._enrolled if entry[0] <= day), key=lambda entry: entry[0]
        )[:good]
        chosen = set(map(id, ready))
        self._enrolled = [entry for entry in self._enrolled if id(entry) not in chosen]
        wanted = [(person, "NEW", recording) for _, person, recording in ready]
        while len(wanted) < good:
            wanted.append((next(self._reprints), pick(self._random, REPRINTS), 0))
        bad = set(self._random.sample(range(good), min(spoiled, good)))
        extra = spoiled - len(bad)
        for place, (person, service, recording_id) in enumerate(wanted):
            for _ in range((place in bad) + (extra if place == 0 else 0)):
                self._production.spoil(day, person.id, service)
            self._print_one(day, person, service, recording_id or None)
        if self._random.random() < 0.5:
            for _ in range(round(good * NO_SHOW_SHARE)):
                self._visits.missed(day, "DATA_CHANGE")

    def _print_one(
        self, day: date, person: Someone, service: str, recording_id: int | None
    ) -> None:
        ticket = None
        if service != "NEW" and self._random.random() < 0.85:
            ticket = self._visits.served(day, person.id, service, minutes=9)
        source = SightingSource.IMPORTED if recording_id else SightingSource.TYPED
        self._see(day, person.id, CentralStatus.PRINT_READY_RECORD, source,
                  service_code=service, recording_id=recording_id)  # fmt: skip
        card = self._production.print_good(
            day, person.id, service, ticket_id=ticket["id"] if ticket else None,
            recording_id=recording_id,
        )  # fmt: skip
        self._see(day, person.id, CentralStatus.CARD_PRINTED, SightingSource.OWN_ACT,
                  service_code=service, recording_id=recording_id)  # fmt: skip
        if self._random.random() < NEVER_FETCHED_SHARE:
            return
        same_day = ticket is not None and self._random.random() < SAME_DAY_SHARE
        fetched = day if same_day else day + timedelta(days=self._random.randint(1, 24))
        self._to_fetch.append((fetched, card, person))

    def _fetch(self, day: date) -> None:
        due = [entry for entry in self._to_fetch if entry[0] <= day]
        self._to_fetch = [entry for entry in self._to_fetch if entry[0] > day]
        for _, card, person in due:
            if card["office_date"] != day:
                self._visits.served(day, person.id, "PICKUP", minutes=3)
            self._production.hand_over(card, day, person.name)
            self._see(day, person.id, CentralStatus.CARD_ISSUED, SightingSource.OWN_ACT,
                      service_code=card["service_code"])  # fmt: skip

    def _settle(self) -> None:
        """Where everybody stands on the last day: print-ready, on the way, or long settled."""
        last = self._days[-1]
        for ready, person, recording_id in self._enrolled:
            if ready <= last + timedelta(days=4):
                self._see(min(ready, last), person.id, CentralStatus.PRINT_READY_RECORD,
                          SightingSource.IMPORTED, service_code="NEW",
                          recording_id=recording_id)  # fmt: skip
            else:
                status = pick(self._random, LATE_STATUSES)
                self._see(last, person.id, status, SightingSource.TYPED, recording_id=recording_id)
        for person, service in self._backlog():
            since = last - timedelta(days=self._random.randint(0, 12))
            self._see(since, person.id, CentralStatus.PRINT_READY_RECORD, SightingSource.TYPED,
                      service_code=service)  # fmt: skip
        for person in self._settled:
            if person.id not in self._central:
                long_ago = self._as_of - timedelta(days=self._random.randint(400, 4_000))
                self._central[person.id] = _central(
                    person.id, CentralStatus.CARD_ISSUED, long_ago, self._hours
                )

    def _backlog(self) -> list[tuple[Someone, str]]:
        """People whose new card is wanted but not printed yet: about a day's work."""
        waiting = max(3, round(self._figures.printed / len(self._days)))
        return [(next(self._reprints), pick(self._random, REPRINTS)) for _ in range(waiting)]

    def _see(
        self,
        day: date,
        resident_id: int,
        status: CentralStatus,
        source: SightingSource,
        *,
        service_code: str | None = None,
        recording_id: int | None = None,
    ) -> None:
        row = _central(resident_id, status, day, self._hours)
        row["service_code"], row["recording_id"] = service_code, recording_id
        self._central[resident_id] = row
        self._ledger.add(
            "central_sighting",
            resident_id=resident_id,
            status=status,
            source=source,
            seen_at=row["seen_at"],
            office_date=day,
            officer_id=self._staff.supervisor,
            note="",
        )


def _central(resident_id: int, status: CentralStatus, day: date, hours: Hours) -> Row:
    return {
        "resident_id": resident_id,
        "status": status,
        "since": day,
        "seen_at": hours.on(day),
        "service_code": None,
        "urgent_reason": "",
        "ticket_id": None,
        "recording_id": None,
    }
