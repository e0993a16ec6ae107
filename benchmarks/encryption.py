"""The same acts and looks on an encrypted office and on a plain one."""

import statistics
from collections.abc import Callable

from benchmarks.card_good import CARDS
from benchmarks.measure import Result, timed
from benchmarks.office import ACTOR, Bench, desk_on
from ektp_desk.cards import queries, services
from ektp_desk.kernel.desk import Desk
from ektp_desk.residents.search import search
from ektp_desk.storage.encrypting import encrypt

ROUNDS = 200
WORDS = ("sitti", "andi", "muh", "nur", "abd", "rahman", "sulaiman", "hasnah")


def run(bench: Bench) -> list[Result]:
    """“Card good” and the search, taking turns on both copies."""
    plain_path, other_path = bench.copy("plain.db"), bench.copy("encrypted.db")
    key = encrypt(other_path, store=None, passphrase="hanya untuk mengukur").key
    plain, other = desk_on(plain_path), desk_on(other_path, key)
    desks = (other, plain)
    cards = [_intended(desk) for desk in desks]
    good = _in_turns(
        CARDS,
        lambda place, number: desks[place].write(
            ACTOR, services.confirm_good, card_id=cards[place][number]
        ),
    )
    found = _in_turns(
        ROUNDS, lambda place, number: desks[place].read(search, WORDS[number % len(WORDS)])
    )
    for desk in desks:
        desk.close()
    return [
        Result("card good, encrypted against plain", *good, 1.5, f"{CARDS} cards, median"),
        Result("search, encrypted against plain", *found, 1.5, f"{ROUNDS} searches, median"),
    ]


def _intended(desk: Desk) -> list[int]:
    ready = desk.read(queries.print_ready, limit=CARDS)
    return [
        desk.write(ACTOR, services.intend, resident_id=row.resident_id).result.id for row in ready
    ]


def _in_turns(rounds: int, act: Callable[[int, int], object]) -> tuple[float, float]:
    """Medians of encrypted and plain, in ms."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for place in (number % 2, 1 - number % 2):
            times[place].append(timed(lambda at=place, n=number: act(at, n)))
    return statistics.median(times[0]), statistics.median(times[1])
