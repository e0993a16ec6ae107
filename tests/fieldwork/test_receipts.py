"""The office's receipt on a laptop: what it names is home, and nothing else is believed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import collecting, field_receipts, fieldwork, sealed
from ektp_desk.outreach.collecting import Gathered, pack_unsent
from ektp_desk.outreach.field_receipts import ReceiptTaken
from ektp_desk.outreach.field_store import FieldStore, Packed
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.sealed import FileKind, Keys
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE
from tests.fieldwork.onvisit import Laptop, give_receipt, make_laptop, trusting_store


@pytest.fixture
def laptop(sqlite_address: str, clock: SetClock) -> Laptop:
    engines = make_engines(sqlite_address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    return make_laptop(desk, clock)


@pytest.fixture
def keys() -> Keys:
    return sealed.new_keys()


@pytest.fixture
def store(tmp_path: Path, keys: Keys) -> FieldStore:
    return trusting_store(tmp_path / "lapangan", keys)


def pack(laptop: Laptop, store: FieldStore, **more: Any) -> Packed | None:
    return pack_unsent(laptop.desk, store, actor=laptop.office.recorder, **more)


def away(laptop: Laptop, person: int) -> None:
    laptop.desk.write(
        laptop.office.counter, fieldwork.set_outcome, resident_id=person,
        outcome=TargetOutcome.AWAY,
    )  # fmt: skip


def gathered(laptop: Laptop) -> Gathered:
    return laptop.desk.write(laptop.office.recorder, collecting.gather).result


def said(packed: Packed, uids: list[str]) -> dict[str, Any]:
    return {"sequence": packed.sequence, "uid": packed.uid, "sha256": packed.sha256,
            "events": uids}  # fmt: skip


def take(laptop: Laptop, store: FieldStore, path: Path) -> ReceiptTaken:
    opened = field_receipts.read_receipt(path, store)
    taken = laptop.desk.write(
        laptop.office.recorder, field_receipts.take_receipt, opened=opened
    ).result
    field_receipts.forget_confirmed(store, taken)
    return taken


def test_what_the_receipt_names_is_not_sent_again(
    laptop: Laptop, store: FieldStore, keys: Keys, tmp_path: Path
) -> None:
    away(laptop, laptop.office.adult)
    first = pack(laptop, store)
    assert first is not None
    uids = [line.uid for line in gathered(laptop).events]
    away(laptop, laptop.office.married)
    second = pack(laptop, store)
    assert second is not None

    path = give_receipt(tmp_path / "satu.ektp", store, keys, [said(first, uids)])
    taken = take(laptop, store, path)
    assert (taken.events, taken.left) == (2, 1)
    assert [packed.sequence for packed in store.outbox()] == [second.sequence]
    assert [line.content["outcome"] for line in gathered(laptop).events] == ["away"]
    assert pack(laptop, store) is None

    assert take(laptop, store, path).events == 0
    rest = [line.uid for line in gathered(laptop).events]
    both = [said(first, uids), said(second, [*uids, *rest])]
    taken = take(laptop, store, give_receipt(tmp_path / "dua.ektp", store, keys, both))
    assert (taken.events, taken.left) == (1, 0)
    assert store.outbox() == ()


def test_a_file_with_another_hash_is_kept(
    laptop: Laptop, store: FieldStore, keys: Keys, tmp_path: Path
) -> None:
    away(laptop, laptop.office.adult)
    packed = pack(laptop, store)
    assert packed is not None
    other = {"sequence": packed.sequence, "uid": packed.uid, "sha256": "0" * 64, "events": []}
    taken = take(laptop, store, give_receipt(tmp_path / "x.ektp", store, keys, [other]))
    assert (taken.events, taken.left) == (0, 2)
    assert len(store.outbox()) == 1


def test_events_of_other_visits_in_a_receipt_do_no_harm(
    laptop: Laptop, store: FieldStore, keys: Keys, tmp_path: Path
) -> None:
    away(laptop, laptop.office.adult)
    rows = [{"sequence": 9, "uid": "a" * 32, "sha256": "0" * 64,
             "events": [f"{n:032d}" for n in range(2_000)]}]  # fmt: skip
    taken = take(laptop, store, give_receipt(tmp_path / "x.ektp", store, keys, rows))
    assert (taken.events, taken.left) == (0, 1)


Damage = Callable[[Path, FieldStore, Keys], Path]


def _of_another_office(path: Path, store: FieldStore, _keys: Keys) -> Path:
    return give_receipt(path, store, sealed.new_keys(), [])


def _for_another_laptop(path: Path, store: FieldStore, keys: Keys) -> Path:
    return give_receipt(path, store, keys, [], device="5" * 32)


def _a_visits_file(path: Path, store: FieldStore, keys: Keys) -> Path:
    return give_receipt(path, store, keys, [], kind=FileKind.OUT)


def _flipped(path: Path, store: FieldStore, keys: Keys) -> Path:
    give_receipt(path, store, keys, [])
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    return path


def _cut(path: Path, store: FieldStore, keys: Keys) -> Path:
    give_receipt(path, store, keys, [])
    path.write_bytes(path.read_bytes()[:-7])
    return path


def _a_letter(path: Path, _store: FieldStore, _keys: Keys) -> Path:
    path.write_text("Tanda terima", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_of_another_office, "bundle.other_office"),
        (_for_another_laptop, "field_receipt.other_laptop"),
        (_a_visits_file, "bundle.is_out"),
        (_flipped, "bundle.damaged"),
        (_cut, "bundle.cut"),
        (_a_letter, "bundle.not_one"),
    ],
)
def test_what_is_no_receipt_for_this_laptop_is_refused_with_a_sentence(
    laptop: Laptop, store: FieldStore, keys: Keys, tmp_path: Path, damage: Damage, code: str
) -> None:  # fmt: skip
    away(laptop, laptop.office.adult)
    path = damage(tmp_path / "x.ektp", store, keys)
    with pytest.raises(OfficeError) as refused:
        take(laptop, store, path)
    assert refused.value.code == code
    assert len(gathered(laptop).events) == 2


@pytest.mark.parametrize(
    "row", [{}, {"sequence": 1, "sha256": "0", "events": "e1"}, {"sequence": "x", "sha256": "",
            "events": []}, {"sequence": 1, "sha256": "0", "events": [7]}]
)  # fmt: skip
def test_a_receipt_that_says_nonsense_is_refused(
    laptop: Laptop, store: FieldStore, keys: Keys, tmp_path: Path, row: dict[str, Any]
) -> None:
    with pytest.raises(OfficeError) as refused:
        take(laptop, store, give_receipt(tmp_path / "x.ektp", store, keys, [row]))
    assert refused.value.code == "field_receipt.unreadable"


def test_a_stick_that_is_gone_costs_only_the_copy(
    laptop: Laptop, store: FieldStore, tmp_path: Path
) -> None:
    away(laptop, laptop.office.adult)
    with pytest.raises(OfficeError) as refused:
        pack(laptop, store, copy_to=tmp_path / "dicabut")
    assert (refused.value.code, refused.value.field) == ("field.no_folder", "folder")
    (waiting,) = store.outbox()
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    (copied,) = collecting.copy_waiting(store, stick)
    assert copied.read_bytes() == waiting.path.read_bytes()
    assert pack(laptop, store) is None


def test_a_file_where_the_folder_should_be_is_no_folder(
    laptop: Laptop, store: FieldStore, tmp_path: Path
) -> None:
    away(laptop, laptop.office.adult)
    (tmp_path / "flashdisk").write_text("", encoding="utf-8")
    with pytest.raises((OfficeError, MachineError)):
        pack(laptop, store, copy_to=tmp_path / "flashdisk")
    assert len(store.outbox()) == 1
