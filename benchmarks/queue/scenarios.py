"""What is tried, each on a new office: hammering, killing, a counter's pace, throughput."""

import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from benchmarks.queue import processes
from benchmarks.queue.acts import Act, Seat
from benchmarks.queue.check import DayReport, check_day
from benchmarks.queue.office import ahead_now, desk_on, open_office
from benchmarks.queue.processes import Process
from ektp_desk.storage.engines import make_engines

# The bare statements find a ticket's id among their parameters: it must be like no other number.
BASE_IDS_FROM = 700_000


@dataclass(frozen=True)
class Hammered:
    """A day's report, the acts that were acknowledged, and what did not agree with them."""

    report: DayReport
    acts: list[Act]
    refused: Mapping[str, int]
    seconds: float
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Paced:
    """Acts, bare acts, and for each act how long until the last screen had heard, in ms."""

    acts: list[Act]
    bare: list[Act]
    heard: list[float]
    missed: int
    refused: Mapping[str, int]


@dataclass(frozen=True)
class Killed:
    """Kills, acts acknowledged to files before them, and what does not hold afterwards."""

    kills: int
    acknowledged: int
    report: DayReport
    problems: tuple[str, ...]


def hammer(address: str, *, counters: int, tickets: int) -> Hammered:
    """Each counter a process that takes `tickets` numbers and does all a counter can do."""
    ahead = ahead_now()
    open_office(address, counters=counters, ahead=ahead)
    clients = processes.start("client", [("day", address, ahead, n + 1) for n in range(counters)])
    began = time.monotonic()
    answers = processes.round_of(clients, tickets=tickets)
    seconds = time.monotonic() - began
    processes.end(clients)
    acts, refused = _told(answers)
    _sweep(address, ahead, counters, acts)
    report = _checked(address)
    return Hammered(report, acts, refused, seconds, (*report.problems, *_same(acts, report)))


def throughput(
    ours: str, base: str, *, clients: int, seconds: float, rounds: int
) -> tuple[list[Act], list[Act], DayReport]:
    """Number, call, serve, finish without a pause: our acts, and the bare ones, taking turns."""
    ahead = ahead_now()
    open_office(ours, counters=clients, ahead=ahead)
    open_office(base, counters=clients, ahead=ahead, tickets_from=BASE_IDS_FROM)
    mine = processes.start("client", [("hammer", ours, ahead, n + 1) for n in range(clients)])
    bare = [Process("client", "raw", base, ahead, n + 1) for n in range(clients)]
    for process in bare:
        process.wait_ready()
    found: tuple[list[Act], list[Act]] = ([], [])
    for _ in range(rounds):
        for place, those in enumerate((mine, bare)):
            found[place].extend(_told(processes.round_of(those, seconds=seconds / rounds))[0])
    processes.end([*mine, *bare])
    return *found, _checked(ours)


def pace(
    ours: str, base: str | None, *, clients: int, screens: int, seconds: float, every: float,
    hosts: int, waiting: int,
) -> Paced:  # fmt: skip
    """Counters at their pace in `hosts` processes, and as many screens as processes that hear."""
    ahead = ahead_now()
    open_office(ours, counters=clients, ahead=ahead, waiting=waiting)
    if base is not None:
        open_office(
            base, counters=clients, ahead=ahead, waiting=waiting, tickets_from=BASE_IDS_FROM
        )
    shares = [range(host + 1, clients + 1, hosts) for host in range(hosts)]
    desks = processes.start(
        "client", [("pace", ours, ahead, base or "", every, *share) for share in shares]
    )
    watching = processes.start("watch", [(ours, ahead)] * screens)
    order = {"begin": time.monotonic() + 1, "seconds": seconds, "of": clients}
    acts, refused = _told(processes.round_of(desks, **order))
    heard = processes.round_of(watching, until=max(act.audit_id for act in acts))
    processes.end([*desks, *watching])
    own = [act for act in acts if not act.name.startswith("bare ")]
    bare = [act for act in acts if act.name.startswith("bare ")]
    times, missed = _until_all_heard(own, heard)
    return Paced(own, bare, times, missed, refused)


def kill(address: str, folder: Path, *, counters: int, kills: int, seed: int = 1) -> Killed:
    """Kill a random counter's process in the middle of its acts, and start it again, and again."""
    ahead, chance = ahead_now(), random.Random(seed)
    open_office(address, counters=counters, ahead=ahead)
    places = [f"{number}-0" for number in range(1, counters + 1)]
    clients = [_mortal(address, ahead, folder / place) for place in places]
    try:
        for one in range(1, kills + 1):
            which = chance.randrange(counters)
            _wait_for_acts(folder / places[which])
            time.sleep(chance.random() * 0.2)
            clients[which].kill()
            places[which] = f"{which + 1}-{one}"
            clients[which] = _mortal(address, ahead, folder / places[which])
    finally:
        for client in clients:
            client.kill()
    engines = make_engines(address)
    report = check_day(engines.reader)
    acknowledged = _acknowledged(folder)
    problems = (*report.problems, *_kept(engines.reader, acknowledged))
    engines.reader.dispose()
    return Killed(kills, len(acknowledged), report, problems)


def _mortal(address: str, ahead: float, file: Path) -> Process:
    """A counter at work, whose number begins the file's name; until it is killed."""
    process = Process("client", "mortal", address, ahead, file.name.partition("-")[0], file)
    process.wait_ready()
    process.tell(seconds=3_600)
    return process


def _told(answers: Iterable[Mapping[str, Any]]) -> tuple[list[Act], Counter[str]]:
    acts, refused = [], Counter[str]()
    for answer in answers:
        acts += [Act(*act) for act in answer["acts"]]
        refused.update(answer["refused"])
    return acts, refused


def _sweep(address: str, ahead: float, counters: int, acts: list[Act]) -> None:
    """Call whoever came back to a counter that had gone home already."""
    desk = desk_on(address, ahead)
    seats = [Seat(desk, number + 1) for number in range(counters)]
    while sum(seat.drain() for seat in seats):  # all of them, each time
        pass
    for seat in seats:
        acts += seat.acts
    desk.close()


def _checked(address: str) -> DayReport:
    engines = make_engines(address)
    report = check_day(engines.reader)
    engines.reader.dispose()
    return report


def _same(acts: Sequence[Act], report: DayReport) -> list[str]:
    """Each act that was acknowledged is in the history, and no other."""
    counted = Counter(act.name for act in acts)
    # What is taken back with a step has its own event for the child.
    children = {"continued", "undone"}
    return [
        f"{name}: {counted[name]} acknowledged, {report.events.get(name, 0)} in the history"
        for name in sorted({*counted, *report.events} - children)
        if counted[name] != report.events.get(name, 0)
    ]


def _until_all_heard(
    acts: Sequence[Act], screens: Sequence[Sequence[Any]]
) -> tuple[list[float], int]:
    """Milliseconds from the press until the last screen had heard; acts that one never heard."""
    times, missed = [], 0
    for act in acts:
        moments = [
            next((moment for audit_id, moment, _ in heard if audit_id >= act.audit_id), None)
            for heard in screens
        ]
        known = [moment for moment in moments if moment is not None]
        if len(known) < len(moments):
            missed += 1
        else:
            times.append((max(known) - act.pressed) * 1_000)
    return times, missed


def _wait_for_acts(file: Path) -> None:
    """Until the process has acknowledged something: it is at work, and not starting."""
    until = time.monotonic() + 60
    while not (file.exists() and file.stat().st_size):
        if time.monotonic() > until:
            raise RuntimeError(f"nothing was done: {file}")
        time.sleep(0.01)


def _acknowledged(folder: Path) -> list[tuple[str, int, str]]:
    """All lines that were written whole: (act, ticket id, code)."""
    found = []
    for file in folder.iterdir():
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                name, ticket_id, code = line.split()
                found.append((name, int(ticket_id), code))
    return found


def _kept(engine: Engine, acknowledged: Iterable[tuple[str, int, str]]) -> list[str]:
    """Acknowledged acts that the database does not know, or not that often."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, code FROM ticket"))
        codes = {row.id: row.code for row in rows}
        events = connection.execute(text("SELECT act, ticket_id FROM ticket_event"))
        stored = Counter((act, ticket_id) for act, ticket_id in events)
    said = Counter((name, ticket_id) for name, ticket_id, _ in acknowledged)
    problems = [f"{act} acknowledged {n} times, stored {stored[act]}"
                for act, n in said.items() if stored[act] < n]  # fmt: skip
    wrong = [row for row in acknowledged if codes.get(row[1]) != row[2]]
    return [*problems, *(f"{row}: the number is {codes.get(row[1])}" for row in wrong)]
