"""Bundle files: what goes in comes out, and whatever is not as it was made is refused."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import sealed
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
    refusal,
    send_home,
    send_out,
    small_disk,
    take,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pulang.ektp"


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
