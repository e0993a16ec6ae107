"""Do the sums of the day agree with the ledgers? What was done is one side, the books the other."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ektp_desk import schema
from ektp_desk.cards import queries as cards
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.papers import queries as papers
from ektp_desk.queue import queries as queue
from ektp_desk.reports import closing
from ektp_desk.reports import queries as reports
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.reports.rules_closing import LineState
from ektp_desk.residents import queries as residents
from ektp_desk.stock import queries as stock
from ektp_desk.storage.check import check


def summary(
    desk: Desk, deeds: Mapping[str, int], *, day: date, out: Path, before: int
) -> dict[str, Any]:
    """Figures side by side; `before` is how many people the roll held in the morning.

    `agrees` is False when any pair differs or the check of the whole office finds something.
    """
    figures = desk.read(reports.figures, start=day, end=day)
    states = Counter(str(row.state) for row in desk.read(queue.tickets_of_day, day=day))
    blanks = desk.read(stock.stock_day, day=day)
    yesterday = desk.read(stock.stock_day, day=day - timedelta(days=1))
    listed = desk.read(papers.papers_of_day, day)
    log = Counter(str(row.act) for row in desk.read(cards.print_log, day=day))
    sheet = desk.read(reports.day, day=day, made_by="", now=desk.clock.now())
    pdfs = sorted(
        path.name for path in (out / "documents").rglob("*.pdf") if "cetak" not in path.parts
    )
    closings = desk.read(closing.closings, day=day)
    compared = [line for entry in closings for line in entry.lines]
    agreeing = sum(line.state is LineState.AGREES for line in compared)
    waiting_served = deeds["awaiting_card"]  # their tickets close with the hand-over
    pairs = {
        "tickets": (deeds["tickets"], sum(states.values())),
        "cancelled": (deeds["cancelled"], states["cancelled"]),
        "finished": (deeds["finished"] + waiting_served, states["done"]),
        "nobody_left": (0, sum(states.values()) - states["done"] - states["cancelled"]),
        "recorded": (deeds["recorded"], figures.recorded),
        "approved": (deeds["approved"], sheet.approved),
        "printed": (deeds["printed"], figures.printed),
        "printed_in_log": (deeds["printed"], log["good"]),
        "spoiled": (deeds["spoiled"], figures.spoiled),
        "handed_over": (deeds["handed_over"], figures.handed_over),
        "received": (deeds["received"], blanks.received),
        "opening": (yesterday.closing, blanks.opening),
        "blanks_used": (deeds["printed"] + deeds["spoiled"], blanks.used + blanks.spoiled),
        "closing": (
            blanks.opening + deeds["received"] - deeds["printed"] - deeds["spoiled"],
            desk.read(stock.balance),
        ),
        "days_closed": (deeds["days_closed"], len(closings)),
        "comparisons": (len(compared), agreeing),
        "unchanged_since": (0, len(desk.read(closing.day_state, day=day).changes)),
        "residents": (before + deeds["residents"], desk.read(residents.count)),
        "papers": (
            deeds["tickets"] + deeds["approved"] + deeds["printed"] + deeds["handed_over"]
            + deeds["counts"] + deeds["day_sheets"],
            len(listed),
        ),
        "papers_printed": (len(listed), sum(row.printed for row in listed)),
        "pdfs_kept": (len(listed), len(set(pdfs))),
    }  # fmt: skip
    report = check(desk.engine, metadata=schema.metadata(), further=CHECKS)
    agree = all(done == booked for done, booked in pairs.values())
    return {
        "day": day.isoformat(),
        "agrees": agree and report.sound,
        "figures": {
            name: {"done": done, "booked": booked} for name, (done, booked) in pairs.items()
        },
        "tickets_by_state": dict(states),
        "findings": [
            Sentences("en").say(finding.code, **finding.params) for finding in report.findings
        ],
        "audit_count": report.audit_count,
        "audit_hash": report.audit_hash,
        "deeds": dict(deeds),
        "papers": pdfs,
        "pictures": sorted(path.name for path in (out / "pictures").glob("*.png")),
    }
