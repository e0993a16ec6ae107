"""The same statements by bare psycopg: what the server and the way to it cost by themselves.

The statements of each act are written down while the service does it once; then they are sent
again and again with what changes put in: the ticket's id, number, code and token, the audit
row's id. Who is next is taken from the rows of the very same query, by arrival.
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import make_url

from benchmarks.queue.acts import Seat
from benchmarks.queue.office import desk_on

Statement = tuple[str, Any, bool]
ACTS = ("taken", "called", "served", "finished")
CHOICE = "SELECT ticket.id, ticket.arrived_at"


@dataclass
class Live:
    """What an act knows of its ticket: in the sample, and when sent again."""

    ticket_id: int = 0
    number: int = 0
    code: str = ""
    token: str = ""
    audit_id: int = 0
    gone: bool = field(default=False)


class RawSeat:
    """One counter on a connection of its own."""

    def __init__(self, address: str, ahead: float, number: int) -> None:
        self._samples, self._scripts = _written_down(address, ahead, number)
        url = make_url(address).set(drivername="postgresql")
        self._connection = psycopg.connect(
            url.render_as_string(hide_password=False), options="-c timezone=UTC"
        )
        self._live = Live()

    @property
    def statements(self) -> dict[str, int]:
        """How many statements each act sends, without BEGIN and COMMIT."""
        return {name: len(script) for name, script in self._scripts.items()}

    def do(self, name: str) -> bool:
        """Send an act; False when nobody waits."""
        if name == "taken":
            self._live = Live(token=f"T-{secrets.token_hex(8)}")
        live = self._live
        live.gone = False
        with self._connection.cursor() as cursor:
            for sql, params, many in self._scripts[name]:
                self._send(cursor, self._samples[name], (sql, params, many))
                if live.gone:
                    self._connection.rollback()
                    return False
        self._connection.commit()
        return True

    def _send(self, cursor: psycopg.Cursor[Any], sample: Live, statement: Statement) -> None:
        sql, params, many = statement
        if many:
            cursor.executemany(sql, [_put_in(sql, one, sample, self._live) for one in params])
            return
        cursor.execute(sql, _put_in(sql, params, sample, self._live) or None)
        rows = cursor.fetchall() if cursor.description else []
        self._learn(sql, params, rows)

    def _learn(self, sql: str, params: Any, rows: list[Any]) -> None:
        live = self._live
        if sql.startswith(CHOICE):
            live.gone = not rows
            live.ticket_id = min(rows, key=lambda row: (row[1], row[0]))[0] if rows else 0
        elif sql.startswith("INSERT INTO number_series") and params["scope"].startswith("ticket/"):
            live.number = rows[0][0]
            live.code = f"{self._samples['taken'].code[0]}-{live.number:03d}"
        elif sql.startswith("INSERT INTO ticket "):
            live.ticket_id = rows[0][0]
        elif sql.startswith("UPDATE audit_head") and rows:
            live.audit_id = rows[0][0]


def _put_in(sql: str, params: dict[str, Any], sample: Live, live: Live) -> dict[str, Any]:
    """The parameters of the sample with what is now so instead."""
    put: dict[str, Any] = {}
    for name, value in params.items():
        if isinstance(value, str):
            put[name] = value.replace(sample.token, live.token).replace(sample.code, live.code)
        elif isinstance(value, int) and value == sample.ticket_id:
            put[name] = live.ticket_id
        elif name == "number" and sql.startswith("INSERT INTO ticket "):
            put[name] = live.number
        elif name == "id" and sql.startswith("INSERT INTO audit_entry"):
            put[name] = live.audit_id - sample.audit_id + value
        else:
            put[name] = value
    return put


def _written_down(
    address: str, ahead: float, number: int
) -> tuple[dict[str, Live], dict[str, list[Statement]]]:
    """Each act's ticket and statements as the service sends them, the second time round."""
    desk = desk_on(address, ahead)
    seat = Seat(desk, number)
    heard: list[Statement] = []
    event.listen(
        desk.engine,
        "before_cursor_execute",
        lambda _c, _cursor, sql, params, _context, many: heard.append((sql, params, many)),
    )
    scripts: dict[str, list[Statement]] = {}
    samples: dict[str, Live] = {}
    for _ in range(2):
        row = None
        for name in ACTS:
            heard.clear()
            if name == "taken":
                row = seat.take("NEW").ticket
            elif name == "called":
                row = seat.call()
            else:
                (seat.serve if name == "served" else seat.finish)(row.id)
            scripts[name] = list(heard)
            samples[name] = Live(row.id, 0, row.code, row.token, seat.acts[-1].audit_id)
    desk.close()
    assert [sql.startswith(CHOICE) for sql, _, _ in scripts["called"]].count(True) == 1
    return samples, scripts
