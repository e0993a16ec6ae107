"""Files that are not as they were made, or that a registered laptop made in bad faith."""

import random
import string
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import sealed
from ektp_desk.outreach.rules_bundle import MOST_CONTENT, MOST_FILE
from ektp_desk.outreach.sealed import lines, rows_of
from tests.outreach.bundles import (
    EVENTS,
    HOME,
    OUT,
    PARTS,
    SECOND,
    craft,
    refusal,
    send_home,
    send_out,
    take,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pulang.ektp"


# -- damage -----------------------------------------------------------------------------------


def test_one_flipped_bit_anywhere_is_noticed(path: Path) -> None:
    send_home(path)
    content = path.read_bytes()
    codes: dict[str, int] = {}
    for place in range(len(content)):
        for bit in (0x01, 0x80):
            flipped = bytearray(content)
            flipped[place] ^= bit
            path.write_bytes(flipped)
            code = refusal(path)
            codes[code] = codes.get(code, 0) + 1

    # The mark (7 bytes) and the frame's number are looked at first, then the lengths (12 bytes).
    assert codes["bundle.not_one"] == 14
    assert codes.pop("bundle.newer") == 1
    assert codes.pop("bundle.cut") <= 24
    assert set(codes) == {"bundle.not_one", "bundle.damaged"}


def test_a_file_cut_at_any_length_is_noticed(path: Path) -> None:
    send_home(path)
    content = path.read_bytes()
    codes = []
    for length in range(len(content)):
        path.write_bytes(content[:length])
        codes.append(refusal(path))
        with pytest.raises(OfficeError, match=r"bundle\.(cut|not_one)"):
            sealed.peek(path)

    assert codes == ["bundle.not_one", *["bundle.cut"] * (len(content) - 1)]


@pytest.mark.parametrize("more", [b"\0", b"{}", bytes(4096)])
def test_a_file_with_something_behind_it_is_noticed(path: Path, more: bytes) -> None:
    send_home(path)
    path.write_bytes(path.read_bytes() + more)

    assert refusal(path) == "bundle.damaged"


def test_two_files_in_one_are_noticed(path: Path) -> None:
    send_home(path)
    path.write_bytes(path.read_bytes() * 2)

    assert refusal(path) == "bundle.damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"%PDF-1.7", b'{"kind":"home"}', bytes(5000), b"\xff" * 5000],
)
def test_another_file_is_not_one_of_ours(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    assert refusal(path) == "bundle.not_one"


def test_a_copy_as_text_is_noticed(path: Path) -> None:
    send_home(path)
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))

    assert refusal(path) == "bundle.not_one"


def test_a_file_that_is_gone_is_the_machines_matter(path: Path) -> None:
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        take(path)
    with pytest.raises(MachineError):
        take(path.parent)


# -- newer and wrong content ------------------------------------------------------------------


def test_a_newer_program_is_named(path: Path) -> None:
    send_home(path, replace(HOME, schema=2))
    assert refusal(path) == "bundle.newer"

    send_home(path)
    content = bytearray(path.read_bytes())
    content[7] = 2
    path.write_bytes(content)
    assert refusal(path) == "bundle.newer"


def _part(row: dict[str, Any], place: int = 0) -> dict[str, Any]:
    part: dict[str, Any] = row["parts"][place]
    return part


def _twice(row: dict[str, Any]) -> None:
    row["parts"].append(row["parts"][0])


CHANGES = {
    "hash": lambda row: _part(row).update(sha256="0" * 64),
    "count": lambda row: _part(row).update(rows=3),
    "size": lambda row: _part(row).update(size=len(EVENTS) - 1),
    "negative": lambda row: _part(row).update(size=-1),
    "huge": lambda row: _part(row).update(size=2**52),
    "name": lambda row: _part(row).update(name="../../bin/sh"),
    "twice": _twice,
    "missing": lambda row: row["parts"].pop(0),
    "no list": lambda row: row.update(parts={"events": 2}),
    "no object": lambda row: row.update(parts=["events"]),
    "other uid": lambda row: row.update(uid="d" * 32),
    "other device": lambda row: row.update(device=SECOND),
    "other visit": lambda row: row.update(visit="e" * 32),
    "other office": lambda row: row.update(office="73.71"),
    "other time": lambda row: row.update(made_at="2027-11-24T01:30:00+00:00"),
    "local time": lambda row: row.update(made_at="2026-11-24T09:30:00+08:00"),
    "no time": lambda row: row.update(made_at="2026-11-24T01:30:00"),
    "first of times": lambda row: row.update(expires_at="0001-01-01T00:00:00+14:00"),
    "no kind": lambda row: row.update(kind="pulang"),
    "other kind": lambda row: row.update(kind="receipt"),
    "sequence": lambda row: row.update(sequence="1"),
    "truth": lambda row: row.update(sequence=True),
    "facts": lambda row: row.update(facts=[1]),
    "long": lambda row: row.update(previous="0" * 5000),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_signed_file_that_contradicts_itself_is_refused(path: Path, change: str) -> None:
    craft(path, front=CHANGES[change])

    assert refusal(path) == "bundle.damaged"


def test_a_crafted_file_without_a_contradiction_is_taken(path: Path) -> None:
    craft(path)

    assert take(path).parts == PARTS


@pytest.mark.parametrize(
    "inner", [b"", b"\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\2[]", b"\0\0\0\2{}"]
)
def test_signed_rubbish_is_refused(path: Path, inner: bytes) -> None:
    craft(path, inner=inner)

    assert refusal(path) == "bundle.damaged"


@pytest.mark.parametrize(
    "text",
    [b"NaN", b'{"a":NaN}', b'{"a":1e999}', b"[1]", b"null", b"", b"{", b'{"a":"\xff"}',
     b'{"a":"\\ud800"}', b'{"a":' + b"9" * 5000 + b"}", b'{"a":' * 100_000, b'{"a":1}{"b":2}'],
)  # fmt: skip
def test_a_line_that_is_no_honest_json_is_refused(text: bytes) -> None:
    with pytest.raises(OfficeError, match=r"bundle\.damaged"):
        list(rows_of(b'{"good":1}\n' + text + b"\n"))


def test_a_last_line_without_its_end_is_refused() -> None:
    with pytest.raises(OfficeError, match=r"bundle\.damaged"):
        list(rows_of(b'{"a":1}\n{"a":2}'))


# -- large ------------------------------------------------------------------------------------


def test_a_small_file_cannot_fill_the_memory(path: Path) -> None:
    bomb = zlib.compress(bytes(200 * 2**20))
    craft(path, inner=bytes(1_000), folded=bomb)
    tracemalloc.start()
    try:
        code = refusal(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert code == "bundle.damaged"
    assert peak < 8 * 2**20


def test_a_file_that_says_it_unfolds_beyond_measure_is_refused(path: Path) -> None:
    craft(path, outside={"content": MOST_CONTENT + 1})

    assert refusal(path) == "bundle.too_large"


def test_a_file_beyond_measure_is_not_read(path: Path) -> None:
    send_home(path)
    with path.open("rb+") as file:
        file.truncate(MOST_FILE + 1)

    assert refusal(path) == "bundle.too_large"


def test_a_file_for_five_thousand_people_stays_small(path: Path) -> None:
    dice = random.Random(5)

    def word() -> str:
        return "".join(dice.choices(string.ascii_lowercase, k=8)).title()

    def digits(length: int) -> str:
        return "".join(dice.choices(string.digits, k=length))

    people = lines({
        "id": number, "nik": digits(16), "kk_number": digits(16), "birth_place": word(),
        "name": f"{word()} {word()} {word()}", "sex": dice.choice("mf"), "citizenship": "wni",
        "birth_date": f"19{digits(2)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}",
        "marital_status": dice.choice(["single", "married"]), "rt": digits(3), "rw": digits(3),
        "address": f"Jl. {word()} {word()} No. {digits(3)}", "village_code": "73.73.05.1001",
    } for number in range(5_000))  # fmt: skip
    send_out(path, OUT, {"people": people})

    assert path.stat().st_size < 1_000_000, (
        "the aim is 2 MB, with chance for names, which folds badly"
    )


def test_a_hundred_thousand_events_come_home(path: Path) -> None:
    events = lines({"uid": f"{number:032x}", "kind": "target.outcome", "at": "2026-11-24",
                    "content": {"nik": f"{7373010101700000 + number}", "outcome": "not_met",
                                "note": f"Rumah kosong, tetangga ke-{number}"}}
                   for number in range(100_000))  # fmt: skip
    send_home(path, parts={"events": events})
    opened = take(path)

    assert opened.manifest.rows == {"events": 100_000}
    assert opened.parts["events"] == events
    assert sum(1 for _ in rows_of(events)) == 100_000
