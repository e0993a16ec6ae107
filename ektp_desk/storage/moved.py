"""The mark in a file whose office has moved to a server: nobody may go on writing in it."""

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.columns import to_json
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.trouble import machine_error

KEY = "moved_to"


def mark(connection: Connection, address: str) -> None:
    """Say in the file where its office went: `address`, without its password."""
    connection.execute(
        text("INSERT INTO office_setting (key, value) VALUES (:key, :value)"),
        {"key": KEY, "value": to_json(address)},
    )


def refuse_moved(engine: Engine) -> None:
    """Raise `machine.moved` for a file that bears the mark. The schema must be there."""
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.connect() as connection:
            found = connection.execute(
                text("SELECT value FROM office_setting WHERE key = :key"), {"key": KEY}
            ).scalar_one_or_none()
    except DBAPIError as error:
        raise machine_error(error) or error from error
    if found is not None:
        raise MachineError("machine.moved", address=str(found).strip('"'))
