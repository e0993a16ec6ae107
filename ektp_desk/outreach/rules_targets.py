"""People on a visit's list: what an outcome needs, and what it says about coverage. Pure."""

from ektp_desk.coverage.rules import WhyNot
from ektp_desk.outreach.rules import TargetOutcome

MOST_PEOPLE = 5_000  # on one list: what one file to a laptop is measured for
LONGEST_NOTE = 300
OLD_AGE = 60  # UU 13/1998, pasal 1: who is elderly (lanjut usia)

# What an outcome says about why somebody has no card.
SAYS = {
    TargetOutcome.DIED: WhyNot.DIED,
    TargetOutcome.MOVED: WhyNot.MOVED,
    TargetOutcome.AWAY: WhyNot.AWAY,
    TargetOutcome.REFUSED: WhyNot.REFUSES,
}
# Nobody goes to those: only a report or a newer word takes them off the roll or brings them back.
NOT_THERE = (WhyNot.DIED, WhyNot.MOVED, WhyNot.AWAY)
# A report to the civil-registration desk stands on what shows it.
SHOWN = (TargetOutcome.DIED, TargetOutcome.MOVED)


def outcome_problem(outcome: TargetOutcome | None, note: str) -> tuple[str, str] | None:
    """What is wrong with an outcome as (code, field), or None.

    Died and moved say in the note what shows it: a paper, or who said so.
    """
    if outcome in SHOWN and not note.strip():
        return "target.note_needed", "note"
    return None
