"""Bundle files: what goes in comes out, and whatever is not as it was made is refused."""

import random
import string
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.outreach import sealed
from ektp_desk.outreach.rules_bundle import MOST_CONTENT, MOST_FILE
from ektp_desk.outreach.sealed import OFFICE, Card, FileKind, canonical, lines, new_keys, rows_of
from tests.outreach.bundles import (
    EVENTS,
    FIRST_KEYS,
    HOME,
    LAPTOP,
    NOW,
    OURS,
    OUT,
    PARTS,
    RECEIPT,
    REGION,
    SECOND,
    SECOND_KEYS,
    SENDERS,
    craft,
    send_home,
    send_out,
    small_disk,
    take,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pulang.ektp"


def refusal(path: Path, **more: Any) -> str:
    with pytest.raises(OfficeError) as caught:
        take(path, **more)
    assert caught.value.code in all_codes()
    return caught.value.code


# -- what goes in comes out -------------------------------------------------------------------


def test_what_was_sealed_comes_out(path: Path) -> None:
    digest = send_home(path)
    opened = take(path, kind=FileKind.HOME, office=REGION)

    assert opened.manifest == replace(HOME, rows={"events": 2, "none": 0})
    assert opened.parts == PARTS
    assert opened.sha256 == digest
    assert [row["uid"] for row in rows_of(opened.parts["events"])] == ["e1", "e2"]


@pytest.mark.parametrize("manifest", [OUT, RECEIPT], ids=["out", "receipt"])
def test_the_office_seals_for_a_laptop(path: Path, manifest: sealed.Manifest) -> None:
    send_out(path, manifest)
    opened = sealed.unseal(
        path, recipient=[FIRST_KEYS], senders={OFFICE: OURS.sign_public}, kind=manifest.kind
    )

    assert opened.manifest == replace(manifest, rows={"people": 1})


def test_outside_stands_who_and_when_and_nothing_of_the_people(path: Path) -> None:
    send_home(path)
    head, content = sealed.peek(path), path.read_bytes()

    assert (head.kind, head.sender_uid, head.device) == (FileKind.HOME, LAPTOP, LAPTOP)
    assert (head.uid, head.visit, head.office) == (HOME.uid, HOME.visit, REGION)
    assert (head.made_at, head.size) == (NOW, len(content))
    assert head.sender_key == FIRST_KEYS.sign_public
    assert b"7373014101700001" not in content
    assert b"Battang" not in content


def test_the_same_content_is_another_file_each_time(path: Path) -> None:
    assert send_home(path) != send_home(path)


def test_an_office_with_new_keys_still_opens_what_was_sealed_for_the_old(path: Path) -> None:
    send_home(path)

    assert take(path, recipient=[new_keys(), OURS]).parts == PARTS


def test_canonical_json_is_one_text_for_one_content() -> None:
    assert canonical({"b": 1, "a": "Andi Ñ"}) == '{"a":"Andi Ñ","b":1}'.encode()
    assert sealed.content_hash({"b": 1, "a": 2}) == sealed.content_hash({"a": 2, "b": 1})


def test_lines_survive_whatever_a_note_may_hold() -> None:
    rows = [{"note": 'baris\nbaru\r\n"kutip" \u2028 \x00 \x1f \\n 😀'}, {"a": [1.5, None, True]}]

    assert list(rows_of(lines(rows))) == rows


@pytest.mark.parametrize("value", [float("nan"), float("inf"), NOW, b"x"])
def test_what_is_no_json_is_the_programs_mistake(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical({"a": value})


@pytest.mark.parametrize(
    ("manifest", "parts"),
    [
        (replace(HOME, uid="../../etc"), PARTS),
        (replace(HOME, device="a/b"), PARTS),
        (HOME, {"Nama Bagian": EVENTS}),
        (HOME, {"events": EVENTS[:-1]}),
        (replace(HOME, sequence=-1), PARTS),
    ],
)
def test_nothing_is_made_that_nobody_could_read(
    path: Path, manifest: sealed.Manifest, parts: dict[str, bytes]
) -> None:
    with pytest.raises(ValueError, match="no reader would take"):
        send_home(path, manifest, parts)
    assert list(path.parent.iterdir()) == []


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


# -- who sealed for whom ----------------------------------------------------------------------


def test_a_file_for_somebody_else_stays_shut(path: Path) -> None:
    send_home(path)

    assert refusal(path, recipient=[new_keys(), SECOND_KEYS]) == "bundle.wrong_key"
    assert refusal(path, recipient=[]) == "bundle.wrong_key"


def test_a_stranger_a_revoked_laptop_and_another_offices_are_told_apart(path: Path) -> None:
    send_home(path)

    assert refusal(path, senders={}) == "bundle.unknown_sender"
    assert refusal(path, senders={LAPTOP: new_keys().sign_public}) == "bundle.unknown_sender"
    assert refusal(path, senders={}, revoked=[LAPTOP]) == "bundle.revoked_sender"
    assert refusal(path, revoked=[LAPTOP]) == "bundle.revoked_sender"
    assert refusal(path, senders={}, office="73.71") == "bundle.other_office"


def test_a_laptop_takes_files_of_its_own_office_only(path: Path) -> None:
    send_out(path)
    with pytest.raises(OfficeError, match=r"bundle\.other_office"):
        sealed.unseal(path, recipient=[FIRST_KEYS], senders={OFFICE: new_keys().sign_public})


def test_another_laptop_cannot_pass_a_file_off_as_its_own(path: Path) -> None:
    send_home(path)
    content = path.read_bytes()
    head = sealed.peek(path)
    stolen = (
        content[:-64]
        .replace(head.sender_key.encode(), SECOND_KEYS.sign_public.encode())
        .replace(b'"sender":"' + LAPTOP.encode(), b'"sender":"' + SECOND.encode())
        .replace(b'"device":"' + LAPTOP.encode(), b'"device":"' + SECOND.encode())
    )
    path.write_bytes(stolen + SECOND_KEYS.sign(stolen))

    assert sealed.peek(path).sender_uid == SECOND
    assert refusal(path) == "bundle.damaged"


def test_a_laptop_does_not_speak_for_another_nor_for_the_office(path: Path) -> None:
    sealed.seal(HOME, PARTS, sender=SECOND_KEYS, sender_uid=SECOND,
                recipient_box=OURS.box_public, path=path)  # fmt: skip
    assert refusal(path) == "bundle.damaged"

    for manifest in (OUT, RECEIPT):
        send_home(path, manifest)
        assert refusal(path) == "bundle.damaged"


@pytest.mark.parametrize("kind", [FileKind.HOME, FileKind.OUT, FileKind.RECEIPT, FileKind.DEVICE])
def test_a_file_of_another_kind_says_what_it_is(path: Path, kind: FileKind) -> None:
    if kind is FileKind.DEVICE:
        sealed.write_card(CARD, FIRST_KEYS, path)
    else:
        send_home(path, replace(HOME, kind=kind))
    others = [other for other in FileKind if other is not kind]

    assert {refusal(path, kind=other) for other in others} == {f"bundle.is_{kind}"}


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


# -- the disk ---------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_file_before_and_no_half_one(tmp_path: Path) -> None:
    with small_disk(tmp_path / "kecil", "256k") as disk:
        path = disk / "pulang.ektp"
        before = send_home(path)
        large = lines([{"a": random.Random(7).randbytes(512 * 1024).hex()}])
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            send_home(path, parts={"events": large})

        assert [found.name for found in disk.iterdir()] == ["pulang.ektp"]
        assert take(path).sha256 == before


def test_a_folder_that_is_gone_is_the_machines_matter(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        send_home(tmp_path / "stik" / "pulang.ektp")


# -- cards ------------------------------------------------------------------------------------

CARD = Card(LAPTOP, "Laptop 1", FIRST_KEYS.sign_public, FIRST_KEYS.box_public, "")


def test_a_card_comes_out_as_it_went_in(path: Path) -> None:
    sealed.write_card(CARD, FIRST_KEYS, path)

    assert sealed.read_card(path) == CARD
    assert sealed.peek(path).kind is FileKind.DEVICE


def test_a_fingerprint_is_of_the_keys_alone() -> None:
    letters = CARD.fingerprint

    assert [len(group) for group in letters.split("-")] == [4, 4, 4, 4]
    assert replace(CARD, name="Lain", office=REGION, uid=SECOND).fingerprint == letters
    assert replace(CARD, box_public=SECOND_KEYS.box_public).fingerprint != letters
    assert replace(CARD, sign_public=SECOND_KEYS.sign_public).fingerprint != letters


def test_a_flipped_bit_in_a_card_is_noticed(path: Path) -> None:
    sealed.write_card(CARD, FIRST_KEYS, path)
    content = path.read_bytes()
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 0x01
        path.write_bytes(flipped)
        with pytest.raises(OfficeError, match=r"bundle\."):
            sealed.read_card(path)


@pytest.mark.parametrize(
    "card",
    [
        replace(CARD, name=""),
        replace(CARD, name="x" * 81),
        replace(CARD, name="Laptop\x1b[2J"),
        replace(CARD, box_public="00" * 32),
        replace(CARD, box_public="01" + "00" * 31),
        replace(CARD, box_public="7F"),
        replace(CARD, sign_public=SECOND_KEYS.sign_public),
    ],
    ids=["no name", "long", "control", "zero key", "small order", "short key", "not its key"],
)
def test_a_card_that_would_do_harm_is_refused(path: Path, card: Card) -> None:
    sealed.write_card(card, FIRST_KEYS, path)
    with pytest.raises(OfficeError, match=r"bundle\.damaged"):
        sealed.read_card(path)


def test_a_file_of_another_kind_is_no_card(path: Path) -> None:
    send_home(path)
    with pytest.raises(OfficeError, match=r"bundle\.is_home"):
        sealed.read_card(path)


def test_a_signature_can_be_checked_by_who_cannot_open(path: Path) -> None:
    send_home(path)

    assert sealed.verified(path, signed_by=FIRST_KEYS.sign_public).uid == HOME.uid
    with pytest.raises(OfficeError, match=r"bundle\.damaged"):
        sealed.verified(path, signed_by=SECOND_KEYS.sign_public)
    assert SENDERS[LAPTOP] == FIRST_KEYS.sign_public
