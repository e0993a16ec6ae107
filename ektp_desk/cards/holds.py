"""The scarcity rule in force: kept as versions, and asked before each print."""

from sqlalchemy import insert
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import queries_ready as queries
from ektp_desk.cards.models_runs import ScarcityRuleVersion
from ektp_desk.cards.queries_ready import RuleRow
from ektp_desk.cards.scarcity import LONGEST_NOTE, ScarcityRule, held, packed, rule_problem
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work


def keep_rule(work: Work, *, rule: ScarcityRule, expected_version: int, note: str) -> RuleRow:
    """Put a new version of the rule in force; earlier ones stay readable.

    Refused when the rule does not fit (`scarcity.rule_problem`), without a `note` that says why
    (`scarcity.note_needed`), and when somebody changed it since `expected_version` was read
    (`scarcity.changed`).
    """
    work.require(Role.SUPERVISOR)
    work.number("scarcity/rule")  # taken first: two who change it wait for each other here
    problem = rule_problem(rule)
    if problem is not None:
        raise OfficeError(problem[0], field=problem[1])
    said = " ".join(note.split())[:LONGEST_NOTE]
    if not said:
        raise OfficeError("scarcity.note_needed", field="note")
    present = queries.rule_in_force(work.session)
    if present.version != expected_version:
        raise OfficeError("scarcity.changed", name=present.officer)
    values = {
        "version": present.version + 1,
        "name": " ".join(rule.name.split()),
        "rule": packed(rule),
        "note": said,
        "officer_id": work.actor.officer_id,
        "at": work.now,
        "office_date": work.office_date,
    }
    adding = insert(ScarcityRuleVersion).returning(col(ScarcityRuleVersion.id))
    row_id = int(work.session.execute(adding, values).scalar_one() or 0)
    work.record("scarcity.changed", row_id, version=present.version + 1)
    return queries.rule_in_force(work.session)


def require_not_held(work: Work, resident_id: int, override: str) -> tuple[int, bool]:
    """Ask blanks and rule whether a person's card may be begun now.

    The rule's version, and whether a supervisor went past a hold with the reason `override`.
    Raises `stock.empty` and `card.held.<by>`.
    """
    room = queries.print_room(work.session, day=work.office_date)
    standing, rule = room.standing, room.rule.rule
    if standing.left <= 0:
        raise OfficeError("stock.empty")
    if held(rule, standing, None) is None:  # not even the last of the list is held back
        return room.rule.version, False
    row = queries.print_ready_row(work.session, resident_id=resident_id)
    by = held(rule, standing, row.criterion if row is not None else None)
    if by is None:
        return room.rule.version, False
    if not override:
        raise OfficeError(
            f"card.held.{by}",
            overridable=True,
            left=standing.left,
            reserve=standing.reserve,
            limit=rule.day_limit or 0,
        )
    work.require(Role.SUPERVISOR)
    return room.rule.version, True
