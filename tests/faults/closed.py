"""An office that nobody has open, for what is done to the whole of it, and kills that."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import copyfile, copytree, rmtree
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url

from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.schema import metadata
from ektp_desk.storage import keyfile
from ektp_desk.storage.check import check
from ektp_desk.storage.encrypting import encrypt_with
from ektp_desk.storage.engines import make_engines, stored_key
from tests.faults.killing import KILLED, Trouble, Victims
from tests.faults.serving import client_tools
from tests.faults.stage import PHRASE, server_statement, settle_server
from tests.faults.states import Column, Dump, digest, dump, look_over
from tests.faults.victim import Length, Order

HOWS = ("before", "after", "commit", "touch", "touch", "outside", "outside", "told")
SCHEMA = {
    "sqlite": "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master",
    "postgresql": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
    "SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger "
    "WHERE NOT tgisinternal",
}
DELAYS = (0.0, 0.0002, 0.001)  # seconds into a commit


@dataclass(frozen=True)
class Look:
    """What an office holds, its indexes and guards too, and what does not agree in it."""

    held: Dump
    findings: tuple[str, ...]

    def word(self, *, left_out: frozenset[Column] = frozenset()) -> str:
        """What is compared of it."""
        return digest(self.held, left_out=left_out)


class Closed:
    """The office at `address`; whatever it has in files lies in `folder`.

    `server` is the address of another database on its server, "" for a file.
    """

    def __init__(self, address: str, folder: Path, server: str) -> None:
        folder.mkdir()
        self.folder = folder
        self.server = server
        self.address = address if self.server else str(copyfile(address, folder / "office.db"))
        self._saved = folder.with_name("sebelum")

    @property
    def file(self) -> Path:
        """Of an office without a server."""
        return Path(self.address)

    def encrypt(self) -> None:
        """Under a new key, and always the same pass phrase."""
        file, made = keyfile.new_key(store=None, passphrase=PHRASE)
        encrypt_with(self.file, file, made.key, key=self.key())

    def key(self) -> bytes | None:
        """Of an encrypted file, by its pass phrase, as the next program finds it."""
        return None if self.server else stored_key(self.file, PHRASE)

    def save(self) -> None:
        """From now on it is put back as it is."""
        rmtree(self._saved, ignore_errors=True)
        copytree(self.folder, self._saved)
        if self.server:
            name = make_url(self.address).database
            self.forget()
            server_statement(self.server, f"CREATE DATABASE {name}_before TEMPLATE {name}")

    def put_back(self) -> None:
        """As it was when it was saved."""
        rmtree(self.folder)
        copytree(self._saved, self.folder)
        if self.server:
            name = make_url(self.address).database
            server_statement(self.server, f"DROP DATABASE {name} WITH (FORCE)")
            server_statement(self.server, f"CREATE DATABASE {name} TEMPLATE {name}_before")

    def forget(self) -> None:
        """Let go of what it is put back from on a server."""
        if self.server:
            name = make_url(self.address).database
            server_statement(self.server, f"DROP DATABASE IF EXISTS {name}_before WITH (FORCE)")

    def look(self) -> Look:
        """As the next program opens it: all rows and the schema, and what does not agree."""
        with self.opened() as engine:
            if self.server:
                settle_server(engine)
            with engine.connect() as connection:
                schema = connection.execute(text(SCHEMA[engine.dialect.name])).scalars().all()
                connection.rollback()
            held = {**dump(engine), "schema": {"made": tuple(sorted(map(str, schema)))}}
            return Look(held, look_over(engine))

    def checked(self) -> set[str]:
        """What the whole check finds, by the codes of its sentences; it takes its time."""
        with self.opened() as engine:
            report = check(engine, metadata=metadata(), further=CHECKS)
        return {item.code for item in report.findings}

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """Its engine, for a moment."""
        engines = make_engines(self.address, key=self.key())
        try:
            yield engines.writer
        finally:
            engines.writer.dispose()
            engines.reader.dispose()


@dataclass
class Killer:
    """Kills a job on a closed office, each time from its beginning."""

    closed: Closed
    those: Victims
    job: str
    length: Length = field(default_factory=Length)
    seconds: float = 0.0

    def whole(self) -> None:
        """The job without a kill, from what lies there; how long it is, is kept.

        Raises `Trouble` with what it said when it was refused.
        """
        begun = time.monotonic()
        status, said = self.those.run(self._order("never"))
        self.seconds = time.monotonic() - begun  # only where a kill from outside is aimed
        assert status == 0, said
        ((_, sent, touched),) = (words for words in said if words[0] == "length")
        self.length = Length(int(sent), int(touched))

    def refused(self) -> str:
        """What the job says from what lies there, "" if it is done."""
        try:
            self.whole()
        except Trouble as error:
            return str(error)
        return ""

    def kills(self, times: int, count: "Counter[str]") -> Iterator[None]:
        """Kill it so often, wherever it may be; what is left is looked at in between."""
        random, length, most = Random(self.job), self.length, self.seconds
        while count["kills"] < times:
            self.closed.put_back()
            how = random.choice(HOWS)
            reach = {"touch": length.touched, "commit": 3}.get(how, length.sent)
            seconds = random.uniform(0, most) if how == "outside" else random.choice(DELAYS)
            order = self._order(how, random.randint(1, max(1, reach)), seconds)
            status, said = self.those.run(order)
            if status == KILLED:
                count["kills"] += 1
                count[f"killed: {how}"] += 1
                yield
            else:
                assert status == 0, (status, order, said)

    def _order(self, how: str, number: int = 0, seconds: float = 0.0) -> Order:
        key = self.closed.key()
        return Order(self.closed.address, key.hex() if key else "", self.job,
                     str(self.closed.folder), 0, how, number, seconds,
                     tools=str(client_tools()))  # fmt: skip
