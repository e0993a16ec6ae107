"""Why people of the demonstration office are not recorded, and how the year led there."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from ektp_desk.cards.rules import CardAct
from ektp_desk.coverage.figures import Cell, Tally, tallies
from ektp_desk.coverage.rules import WhyNot, born_until, seventeen_on
from ektp_desk.demo.calendar import working_days
from ektp_desk.demo.people import Person
from ektp_desk.demo.rows import Hours, Ledger, Staff, pick
from ektp_desk.residents.rules import age_on

SAID_SHARE = 0.82
# Of those with a card by the books, how many never had one, at most; it differs by village.
NEVER_SHARE = 0.022
BY_AGE = (
    (60, ((WhyNot.DIED, 46), (WhyNot.MOVED, 12), (WhyNot.AT_HOME, 34), (WhyNot.REFUSES, 3),
          (WhyNot.UNKNOWN, 5))),
    (25, ((WhyNot.MOVED, 42), (WhyNot.AWAY, 30), (WhyNot.DIED, 12), (WhyNot.AT_HOME, 5),
          (WhyNot.REFUSES, 4), (WhyNot.UNKNOWN, 7))),
    (0, ((WhyNot.AWAY, 58), (WhyNot.MOVED, 22), (WhyNot.REFUSES, 3), (WhyNot.AT_HOME, 3),
         (WhyNot.UNKNOWN, 14))),
)  # fmt: skip
SAID_BY = ("Ketua RT", "Ketua RW", "Keluarga", "Kader kelurahan", "Wali kelas")
EVIDENCE = {
    WhyNot.DIED: "Surat keterangan kematian",
    WhyNot.MOVED: "Surat keterangan domisili",
}


def leave_unrecorded(
    random: Random, ledger: Ledger, people: Sequence[tuple[int, Person]], villages: Sequence[str]
) -> None:
    """Some of those settled long ago never were: more in some villages than in others."""
    share = {village: NEVER_SHARE * random.random() ** 2 for village in villages}
    village_of = {resident_id: person.village_code for resident_id, person in people}
    seen = {row["resident_id"] for row in ledger.rows["central_sighting"]}
    busy = seen | {row["resident_id"] for row in ledger.rows["card"]}
    ledger.rows["central_record"] = [
        row
        for row in ledger.rows["central_record"]
        if row["resident_id"] in busy or random.random() >= share[village_of[row["resident_id"]]]
    ]


def say_why(
    random: Random,
    ledger: Ledger,
    people: Sequence[tuple[int, Person]],
    as_of: date,
    hours: Hours,
    staff: Staff,
) -> None:
    """Note a reason for most who are not recorded."""
    recorded = {row["resident_id"] for row in ledger.rows["central_record"]}
    of_age = born_until(17, as_of)
    for resident_id, person in people:
        if resident_id in recorded or person.birth_date > of_age or random.random() > SAID_SHARE:
            continue
        age = age_on(person.birth_date, as_of)
        why = pick(random, next(shares for least, shares in BY_AGE if age >= least))
        day = as_of - timedelta(days=random.randint(3, 300))
        paper = EVIDENCE.get(why, "")
        ledger.add(
            "absence",
            resident_id=resident_id,
            why=why,
            evidence=f"{paper} {random.randint(1, 400)}/{day.year}" if paper else "",
            seen_on=day,
            source="Kelurahan" if random.random() < 0.7 else "Kunjungan petugas",
            said_by=random.choice(SAID_BY),
            note="",
            at=hours.on(day),
            office_date=day,
            officer_id=staff.supervisor,
        )


def look_back(
    ledger: Ledger,
    people: Sequence[tuple[int, Person]],
    cells: Sequence[Cell],
    as_of: date,
    hours: Hours,
    past: Ledger,
) -> None:
    """The ends of the past days, written to `past`; the trend runs into the count of `as_of`."""
    days = working_days(as_of - timedelta(days=366), as_of)
    left: dict[date, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (village, kind), dates in _steps(ledger, people).items():
        for day in dates:
            left[day][village][kind] += 1
    sums = tallies(cells, lambda cell: cell.village)
    later = as_of
    for day in reversed(days):
        while later > day:
            for village, back in left[later].items():
                sums[village] = _without(sums.get(village, Tally()), back)
            later -= timedelta(days=1)
        past.rows["coverage_day"] += [
            {"village_code": village, "day": day, **vars(tally)} for village, tally in sums.items()
        ]
        past.rows["coverage_taking"].append(
            {"day": day, "at": hours.on(day, first=16, last=16.5), "audit_id": 0}
        )


def _steps(
    ledger: Ledger, people: Sequence[tuple[int, Person]]
) -> dict[tuple[str, str], list[date]]:
    """On which days people of each village took which step, for those who took it this year."""
    first: dict[str, dict[int, date]] = defaultdict(dict)
    new = {row["id"]: row["resident_id"] for row in ledger.rows["card"]
           if row["service_code"] == "NEW"}  # fmt: skip
    for row in ledger.rows["recording"]:
        first["recorded"].setdefault(row["resident_id"], row["office_date"])
    for row in ledger.rows["card_event"]:
        kind = {CardAct.GOOD: "ready", CardAct.HANDED_OVER: "held"}.get(row["act"])
        if kind and row["card_id"] in new:
            first[kind].setdefault(new[row["card_id"]], row["office_date"])
    steps: dict[tuple[str, str], list[date]] = defaultdict(list)
    for resident_id, person in people:
        of_age = seventeen_on(person.birth_date)
        steps[person.village_code, "obliged"].append(of_age)
        for kind in ("recorded", "ready", "held"):
            if (day := first[kind].get(resident_id)) is not None:
                steps[person.village_code, kind].append(max(day, of_age))
    return steps


def _without(tally: Tally, back: Counter[str]) -> Tally:
    return Tally(
        max(0, tally.obliged - back["obliged"]),
        max(0, tally.recorded - back["recorded"]),
        max(0, tally.ready - back["ready"]),
        max(0, tally.held - back["held"]),
    )
