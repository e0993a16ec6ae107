"""The whole past of one person in one line of time, over all nouns and all entries of the person.

Each kind of row has its own statement; a table that names a resident and has none of its own here
is shown all the same, by its table's name, so that nothing of a person can be forgotten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from ektp_desk.accounts.queries import officer_names
from ektp_desk.residents.queries import entries_of
from ektp_desk.residents.references import COLUMN, tables_of_people

# By table: (subject, when, code of the sentence, number, note, officer) of its rows.
_TOLD = {
    "ticket_event": (
        "SELECT 'ticket', e.at, 'ticket_act.' || e.act, t.code, e.note, e.officer_id "
        "FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id WHERE t.resident_id IN :ids "
        "ORDER BY e.id"
    ),
    "appointment": (
        "SELECT 'appointment', made_at, 'appointment_state.' || state, service_code, note, made_by "
        "FROM appointment WHERE resident_id IN :ids"
    ),
    "recording": (
        "SELECT 'recording', started_at, 'timeline.recording_started', number, place, operator_id "
        "FROM recording WHERE resident_id IN :ids UNION ALL "
        "SELECT 'recording', submitted_at, 'recording_state.awaiting_review', number, '', "
        "operator_id FROM recording WHERE resident_id IN :ids AND submitted_at IS NOT NULL "
        "UNION ALL SELECT 'recording', reviewed_at, 'recording_state.' || state, number, "
        "return_reason, reviewer_id FROM recording "
        "WHERE resident_id IN :ids AND reviewed_at IS NOT NULL"
    ),
    "central_sighting": (
        "SELECT 'central', seen_at, 'central_status.' || status, '', note, officer_id "
        "FROM central_sighting WHERE resident_id IN :ids ORDER BY id"
    ),
    "card_event": (
        "SELECT 'card', e.at, 'card_act.' || e.act, c.number, e.reason, e.officer_id "
        "FROM card_event e JOIN card c ON c.id = e.card_id WHERE c.resident_id IN :ids "
        "ORDER BY e.id"
    ),
    "card_reminder": (
        "SELECT 'card', r.at, 'timeline.card_reminded', c.number, r.told, r.officer_id "
        "FROM card_reminder r JOIN card c ON c.id = r.card_id WHERE c.resident_id IN :ids "
        "ORDER BY r.id"
    ),
    "print_backlog": (
        "SELECT 'backlog', since, 'backlog_state.waiting', service_code, '', NULL "
        "FROM print_backlog WHERE resident_id IN :ids UNION ALL "
        "SELECT 'backlog', invited_at, 'backlog_state.invited', service_code, '', NULL "
        "FROM print_backlog WHERE resident_id IN :ids AND invited_at IS NOT NULL UNION ALL "
        "SELECT 'backlog', ended_at, 'backlog_state.' || state, service_code, reason, NULL "
        "FROM print_backlog WHERE resident_id IN :ids AND ended_at IS NOT NULL"
    ),
    "paper": (
        "SELECT 'paper', made_at, 'paper.' || kind, number, '', officer_id "
        "FROM paper WHERE resident_id IN :ids"
    ),
    "suket": (
        "SELECT 'suket', made_at, 'timeline.suket_issued', number, purpose, officer_id "
        "FROM suket WHERE resident_id IN :ids"
    ),
    "ikd_activation": (
        "SELECT 'ikd', at, 'timeline.ikd_activated', '', note, officer_id "
        "FROM ikd_activation WHERE resident_id IN :ids ORDER BY id"
    ),
    "follow_up_note": (
        "SELECT 'follow_up', at, 'follow_up_act.' || act, '', note, officer_id "
        "FROM follow_up_note WHERE resident_id IN :ids ORDER BY id"
    ),
    "correction_event": (
        "SELECT 'follow_up', e.at, 'case_act.' || e.act, c.number, e.note, e.officer_id "
        "FROM correction_event e JOIN correction_case c ON c.id = e.case_id "
        "WHERE c.resident_id IN :ids ORDER BY e.id"
    ),
    "absence": (
        "SELECT 'reason', at, CASE WHEN why IS NULL THEN 'timeline.reason_withdrawn' "
        "ELSE 'why_not.' || why END, '', note, officer_id "
        "FROM absence WHERE resident_id IN :ids ORDER BY id"
    ),
    "departure_report": (
        "SELECT 'reason', prepared_at, 'timeline.report_prepared', number, '', officer_id "
        "FROM departure_report WHERE resident_id IN :ids UNION ALL "
        "SELECT 'reason', handed_at, 'timeline.report_handed_over', number, handed_to, NULL "
        "FROM departure_report WHERE resident_id IN :ids AND handed_at IS NOT NULL"
    ),
    "resident_school": (
        "SELECT 'reason', r.since, 'timeline.at_school', r.class_name, s.name, NULL "
        "FROM resident_school r JOIN school s ON s.id = r.school_id WHERE r.resident_id IN :ids"
    ),
    "partner_line": (
        "SELECT 'partner', l.made_at, 'timeline.listed_for_partner', l.code, '', l.officer_id "
        "FROM partner_line n JOIN partner_list l ON l.id = n.list_id WHERE n.resident_id IN :ids "
        "ORDER BY n.id"
    ),
    "partner_answer": (
        "SELECT 'partner', at, 'partner_answer.' || answer, '', note, officer_id "
        "FROM partner_answer WHERE resident_id IN :ids ORDER BY id"
    ),
    "store_entry": (
        "SELECT 'card', at, 'timeline.store_entry', number, note, officer_id "
        "FROM store_entry WHERE resident_id IN :ids ORDER BY id"
    ),
    "roll_change": (
        "SELECT 'entry', i.at, 'timeline.roll_' || r.kind, '', i.file_name, i.officer_id "
        "FROM roll_change r JOIN roll_import i ON i.id = r.roll_id WHERE r.resident_id IN :ids "
        "OR EXISTS (SELECT 1 FROM resident p WHERE p.id IN :ids "
        "AND p.id BETWEEN r.resident_id AND r.until_id)"
    ),
    "outreach_target": (
        "SELECT 'visit', v.day, 'timeline.visit_listed', v.number, v.title, NULL "
        "FROM outreach_target t JOIN outreach_visit v ON v.id = t.visit_id "
        "WHERE t.resident_id IN :ids UNION ALL "
        "SELECT 'visit', t.outcome_at, 'timeline.visit_' || t.outcome, v.number, t.note, "
        "t.outcome_by FROM outreach_target t JOIN outreach_visit v ON v.id = t.visit_id "
        "WHERE t.resident_id IN :ids AND t.outcome_at IS NOT NULL AND t.outcome IS NOT NULL"
    ),
    "outreach_request": (
        "SELECT 'visit', created_at, 'timeline.visit_requested', number, requester, officer_id "
        "FROM outreach_request WHERE resident_id IN :ids ORDER BY id"
    ),
    "bundle_person": (
        "SELECT 'visit', b.at, 'timeline.visit_data_out', v.number, d.name, b.officer_id "
        "FROM bundle_person p JOIN bundle_out b ON b.id = p.bundle_id "
        "JOIN outreach_visit v ON v.id = b.visit_id JOIN field_device d ON d.id = b.device_id "
        "WHERE p.resident_id IN :ids ORDER BY b.id"
    ),
    "field_event": (
        "SELECT 'visit', e.at, 'timeline.visit_event_' || replace(e.kind, '.', '_'), v.number, "
        "'', e.officer_id FROM field_event e JOIN bundle_in b ON b.id = e.bundle_id "
        "JOIN outreach_visit v ON v.id = b.visit_id WHERE e.resident_id IN :ids ORDER BY e.id"
    ),
    "field_decision": (
        "SELECT 'visit', at, 'timeline.visit_decided_' || matter, "
        "CASE WHEN matter = 'double' THEN choice ELSE '' END, note, officer_id "
        "FROM field_decision WHERE resident_id IN :ids ORDER BY id"
    ),
    "field_person": (
        "SELECT 'visit', at, 'timeline.visit_added', '', note, officer_id "
        "FROM field_person WHERE resident_id IN :ids"
    ),
    "audit_entry": (
        "SELECT 'entry', at, 'entry_act.' || substr(action, 10), '', '', officer_id "
        "FROM audit_entry WHERE noun = 'resident' AND action LIKE 'resident.%' AND row_id IN :ids "
        "ORDER BY id"
    ),
}
# Told by their events, or a present state whose changes are told elsewhere.
_COVERED = {*_TOLD, "ticket", "card", "central_record", "correction_case"}
# Where an unknown table may say when its row was made.
_TIMES = ("at", "made_at", "noted_at", "seen_at", "issued_at", "since", "started_at", "created_at",
          "seen_on", "office_date", "day")  # fmt: skip
ENTRY_ACTS = ("added", "changed", "unmasked", "merged", "merged_away", "merge_undone", "restored",
              "told_apart", "exported")  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """One thing that happened; `subject` groups, `code` is the sentence's."""

    at: datetime
    subject: str
    code: str
    number: str
    note: str
    officer: str


def timeline(session: Session, *, resident_id: int) -> tuple[Moment, ...]:
    """Everything known of a person, newest first."""
    ids = entries_of(session, resident_id)
    names = officer_names(session)
    moments = [*_told(session, ids, names), *_others(session, ids, names)]
    # Of one moment the later row comes first too: sorting keeps the order of rows, then all turn.
    moments.sort(key=lambda moment: moment.at)
    return tuple(reversed(moments))


def _told(session: Session, ids: Sequence[int], names: dict[int, str]) -> Iterator[Moment]:
    for statement in _TOLD.values():
        for row in _rows(session, statement, ids):
            subject, at, code, number, note, officer_id = row
            yield Moment(_moment(at), subject, code, number, note, names.get(officer_id, ""))


def _others(session: Session, ids: Sequence[int], names: dict[int, str]) -> Iterator[Moment]:
    for table, columns in tables_of_people(session.connection()).items():
        when = next((name for name in _TIMES if name in columns), None)
        if table in _COVERED or when is None:
            continue
        officer = "officer_id" if "officer_id" in columns else "NULL"
        note = "note" if "note" in columns else "''"
        statement = f"SELECT {when}, {note}, {officer} FROM {table} WHERE {COLUMN} IN :ids"
        for at, said, officer_id in _rows(session, statement, ids):
            who = names.get(officer_id, "")
            yield Moment(_moment(at), "other", "timeline.other", table, said or "", who)


def _rows(session: Session, statement: str, ids: Sequence[int]) -> Sequence[Any]:
    bound = text(statement).bindparams(bindparam("ids", expanding=True))
    return session.execute(bound, {"ids": list(ids)}).all()


def _moment(value: Any) -> datetime:
    """A stored time or day as an aware moment: SQLite gives text, in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    found: datetime = value
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
