"""Somebody with the database's own tools and bad intentions."""

from typing import Any

from sqlalchemy import Engine, text

from ektp_desk.storage.guard import lifted

LEDGERS = (
    "audit_entry",
    "ticket_event",
    "card_event",
    "central_sighting",
    "checklist_version",
    "recording_event",
    "stock_movement",
    "blank_request_event",
    "stock_count",
    "blank_serial_range",
    "blank_serial_note",
    "handover",
    "absence",
    "partner_line",
    "partner_import",
    "partner_answer",
    "store_entry",
    "destroyed_piece",
    "destruction_count",
    "destruction_event",
    "consumable_event",
    "day_close",
    "outreach_event",
    "field_device_event",
    "bundle_out",
    "bundle_in",
    "field_event",
    "field_quarantine",
    "field_decision",
)


def run(engine: Engine, statement: str, **values: Any) -> None:
    """Run one raw statement in a transaction of its own, as another program would."""
    with engine.begin() as connection, lifted(connection):
        connection.execute(text(statement), values)


def disarm(engine: Engine, table: str) -> None:
    """Take a ledger's guards away, as the file's or the server's owner can."""
    if engine.dialect.name == "postgresql":
        run(engine, f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    with engine.begin() as connection, lifted(connection):
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
            {"table": table},
        ).scalars()
        for name in list(names):
            connection.execute(text(f"DROP TRIGGER {name}"))
