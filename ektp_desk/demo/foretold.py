"""The waits that were foretold in the demonstration year's last weeks, and what taught them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from ektp_desk.demo.rows import Ledger, Row
from ektp_desk.queue.order import OrderRule
from ektp_desk.queue.prediction import interval_columns
from ektp_desk.queue.waits import WINDOW_DAYS, PastWait, expect, learn

WEEKS = timedelta(weeks=9)
RULE = OrderRule()


class Foretold:
    """Writes a prediction for each number; before the last weeks the office had none."""

    def __init__(self, ledger: Ledger, as_of: date) -> None:
        self._ledger = ledger
        self._from = as_of - WEEKS
        self._seen: dict[str, list[tuple[date, PastWait]]] = defaultdict(list)

    def day(self, day: date, tickets: Sequence[Row], counters: int) -> None:
        """Foretell one day's waits from the days before; `tickets` by arrival, all called."""
        if day < self._from:
            return
        paces = {letter: learn(self._past(letter, day)) for letter in self._seen}
        for number, ticket in enumerate(tickets):
            came = ticket["arrived_at"]
            before = [one for one in tickets[:number] if one["ended_at"] > came]
            waiting = [one for one in before if one["first_called_at"] > came]
            aged = came - RULE.ageing
            ahead = sum(
                not ticket["priority"] or bool(one["priority"]) or one["arrived_at"] <= aged
                for one in waiting
            )
            busy = min(counters, len(before) - len(waiting))
            pace = paces.get(ticket["queue_letter"])
            expected = None
            if pace is not None:
                expected = expect(pace, ahead=ahead, counters=counters, busy=busy)
            self._ledger.rows["wait_prediction"].append(
                {
                    "ticket_id": ticket["id"],
                    "made_at": came,
                    "office_date": day,
                    "service_code": ticket["service_code"],
                    "queue_letter": ticket["queue_letter"],
                    "ahead": ahead,
                    "counters_open": counters,
                    "counters_busy": busy,
                    **interval_columns(expected),
                }
            )
            waited = (ticket["first_called_at"] - came).total_seconds()
            self._seen[ticket["queue_letter"]].append(
                (day, PastWait(ahead, counters, busy, waited, True, 0))
            )

    def paces(self, day: date) -> list[Row]:
        """What is known of each queue on the morning of `day`, as the office keeps it."""
        foretold = self._ledger.rows["wait_prediction"]
        if not foretold:
            return []  # a handful of people: nobody came in the last weeks
        made_at = max(row["made_at"] for row in foretold)
        learned = {letter: learn(self._past(letter, day)) for letter in sorted(self._seen)}
        return [
            {"queue_letter": letter, "made_at": made_at, "learned": pace.as_json()}
            for letter, pace in learned.items() if pace is not None
        ]  # fmt: skip

    def _past(self, letter: str, day: date) -> list[PastWait]:
        return [
            PastWait(w.ahead, w.counters, w.busy, w.seconds, w.called, (day - seen).days)
            for seen, w in self._seen[letter]
            if (day - seen).days <= WINDOW_DAYS
        ]
