"""The facts of a breach on paper and as sheets of a workbook."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ektp_desk.accounts.queries import letterhead_of, officer_names, profile, signature_of
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.reports.access_log import what
from ektp_desk.reports.breach import MAY, Breach, BreachPersonRow, BreachRow, facts
from ektp_desk.reports.rules_access import Way
from ektp_desk.reports.rules_breach import Question
from ektp_desk.reports.slips_access import BREACH, BreachLine, BreachPerson, BreachSlip
from ektp_desk.residents.export import plain

MOST_LINES = 1_000  # accesses on the paper; the workbook holds all
LONGEST = 600  # letters of what happened
FACTS = ("since", "until", "known_at", "report_by", "people", "under_17", "unmasked", "rows")
OF_PEOPLE = ("name", "nik", "born", "village", "under_17", "ways", "times", "first", "last")
OF_ROWS = ("at", "officer", "station", "name", "nik", "way", "what", "times")
say = Sentences("id").say
Tell = Callable[..., str]


def issue_breach(
    work: Work, *, question: Question, known_at: datetime, happened: str = ""
) -> PaperRow:
    """The facts on paper, each with a number of its own; raises as `breach.look_up`."""
    work.require(*MAY)
    found = facts(work, question, known_at)
    office = profile(work.session)
    year = work.office_date.year
    number = f"{work.number(f'{BREACH}/{year}')}/{year}"
    slip = BreachSlip(
        office=letterhead_of(office),
        number=number,
        about=_about(work, question),
        happened=" ".join(happened.split())[:LONGEST],
        known_at=known_at.astimezone(work.zone),
        due_at=found.report_by.astimezone(work.zone),
        people=tuple(_person(row, work.zone) for row in found.people),
        minors=found.under_17,
        figures=tuple((say(f"access_way.{way}"), found.ways.get(way, 0)) for way in Way),
        lines=tuple(_line(row, work.zone) for row in found.rows[:MOST_LINES]),
        all_lines=len(found.rows),
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
        signed=signature_of(office),
    )
    return issue(work, key=f"{BREACH}/{number}", kind=BREACH, number=number, slip=slip)


def _about(work: Work, asked: Question) -> tuple[tuple[str, str], ...]:
    since, until = (f"{at.astimezone(work.zone):%d-%m-%Y %H.%M}"
                    for at in (asked.since, asked.until))  # fmt: skip
    lines = [(say("breach.about_time"), say("breach.from_to", since=since, until=until))]
    if asked.officer_id is not None:
        name = officer_names(work.session).get(asked.officer_id, "")
        lines.append((say("breach.about_officer"), name))
    if asked.station:
        lines.append((say("breach.about_station"), asked.station))
    if asked.people:
        told = say("breach.chosen_people", count=len(asked.people))
        lines.append((say("breach.about_people"), told))
    return tuple(lines)


def _person(row: BreachPersonRow, zone: ZoneInfo) -> BreachPerson:
    return BreachPerson(
        row.name, row.masked_nik, row.birth_date, row.village, row.under_17,
        _ways(row, say), row.times, row.last_at.astimezone(zone),
    )  # fmt: skip


def _ways(row: BreachPersonRow, say: Tell) -> str:
    return ", ".join(say(f"access_way.{way}") for way in row.ways)


def _line(row: BreachRow, zone: ZoneInfo) -> BreachLine:
    return BreachLine(
        row.at.astimezone(zone), row.officer or say("access.console"), row.station, row.name,
        say(f"access_way.{row.way}"), what(row.code, row.note, say),
    )  # fmt: skip


def sheets(
    found: Breach, say: Tell, zone: ZoneInfo
) -> dict[str, tuple[Sequence[str], list[list[object]]]]:
    """(headers, rows) by the sheet's name, for `residents.export.write_book`: facts, people, acts.

    `say` gives a sentence by its code.
    """
    asked = found.question
    values: tuple[object, ...] = (
        asked.since, asked.until, found.known_at, found.report_by, len(found.people),
        found.under_17, found.unmasked, len(found.rows),
    )  # fmt: skip
    told = dict(zip(FACTS, values, strict=True))
    return {
        say("breach.sheet_facts"): (
            (say("breach.head_fact"), say("breach.head_value")),
            [[say(f"breach.fact_{name}"), plain(value, zone)] for name, value in told.items()],
        ),
        say("breach.sheet_people"): (
            [say(f"breach.head_{name}") for name in OF_PEOPLE],
            [[plain(cell, zone) for cell in _person_cells(row, say)] for row in found.people],
        ),
        say("breach.sheet_rows"): (
            [say(f"breach.head_{name}") for name in OF_ROWS],
            [[plain(cell, zone) for cell in _row_cells(row, say)] for row in found.rows],
        ),
    }


def _person_cells(row: BreachPersonRow, say: Tell) -> list[object]:
    young = say("breach.yes") if row.under_17 else ""
    return [row.name, row.masked_nik, row.birth_date, row.village, young, _ways(row, say),
            row.times, row.first_at, row.last_at]  # fmt: skip


def _row_cells(row: BreachRow, say: Tell) -> list[object]:
    return [row.at, row.officer or say("access.console"), row.station, row.name, row.masked_nik,
            say(f"access_way.{row.way}"), what(row.code, row.note, say), row.acts]  # fmt: skip
