"""Files come home through the real windows: proven, looked at, taken in, decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from sqlmodel import Session, col, select

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.outreach import devices, office_keys, queries_home, sealed
from ektp_desk.outreach.queries_home import FileHomeRow
from ektp_desk.outreach.sealed import FileKind
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Matter
from ektp_desk.residents import queries as residents
from tests.conftest import MORNING
from tests.outreach.homes import AWAY, Event, Laptop, give_laptop
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.widgets.stat import StatTile

HOME = 4  # the tab's place


@dataclass
class Seat:
    """What `give_laptop` asks for: the office's desk and its supervisor."""

    desk: Desk
    supervisor: Actor


@dataclass
class Stick:
    """A USB stick, and where the file dialogs lead."""

    folder: Path
    hands: Hands
    seat: Seat
    chosen: list[Path]

    def pack(self, laptop: Laptop, *events: Event, name: str = "", **values: Any) -> Path:
        """The laptop's next file on the stick."""
        opened = laptop.pack(*events, **values)
        path = self.folder / (name or f"pulang-{laptop.uid}-{laptop.sequence}.ektp")
        card = self.seat.desk.read(office_keys.office_card)
        laptop.previous = sealed.seal(
            opened.manifest, opened.parts, sender=laptop.keys, sender_uid=laptop.uid,
            recipient_box=card.box_public, path=path,
        )  # fmt: skip
        return path

    def laptop(self, name: str, **more: Any) -> Laptop:
        return give_laptop(self.seat, name, **more)  # type: ignore[arg-type]

    def people(self, count: int) -> list[tuple[int, str]]:
        """Id and NIK of people of the roll who were never recorded."""
        found = self.seat.desk.read(residents.search, text_="sitti", limit=60)
        rows = [self.seat.desk.read(residents.resident, resident_id=row.id) for row in found]
        known = self.seat.desk.read(recorded)
        return [(row.id, row.nik) for row in rows if row and row.id not in known][:count]


def recorded(session: Session) -> set[int]:
    """Everybody with a recording, of whatever state."""
    return set(session.exec(select(col(Recording.resident_id))))


@pytest.fixture
def stick(
    arrive: Arrive, morning: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Stick:
    morning.set(MORNING)
    hands = arrive("supervisor")
    assert hands.window.opened is not None
    assert hands.window.session is not None
    seat = Seat(hands.window.opened.desk, hands.window.session.tasks.actor)
    seat.desk.write(seat.supervisor, office_keys.ensure_keys)
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    made = Stick(folder, hands, seat, [])
    answers: dict[str, Callable[..., Any]] = {
        "getOpenFileNames": lambda *_a, **_k: ([str(path) for path in made.chosen], ""),
        "getExistingDirectory": lambda *_a, **_k: str(made.chosen[0]) if made.chosen else "",
    }
    for name, answer in answers.items():
        monkeypatch.setattr(QFileDialog, name, answer)
    return made


def files_of(stick: Stick) -> list[FileHomeRow]:
    """What came home of the tests' own laptops, newest first."""
    rows = stick.seat.desk.read(queries_home.files_home)
    return [row for row in rows if row.device_name in ("Satu", "Dua")]


def of_satu(hands: Hands, table: str) -> list[str]:
    """The first column of the rows about the laptop Satu; the second names it."""
    return [
        what
        for what, about in zip(hands.cells(table, 0), hands.cells(table, 1), strict=True)
        if about.endswith("Satu")
    ]


def open_tab(stick: Stick) -> Hands:
    stick.hands.go("outreach")
    stick.hands.tab("outreachTabs", HOME)
    return stick.hands


def take_in(stick: Stick, *paths: Path, look: Callable[[], None] = lambda: None) -> None:
    """Choose files, look, take them in."""
    hands, stick.chosen = stick.hands, list(paths)

    def fill_in(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeFiles"), "the preview")
        hands.settle()
        look()
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.text("homeReceipt")), "the receipt")
        hands.picture("done")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(button(hands)), fill_in)


def button(hands: Hands) -> str:
    """What begins: the empty tab's own button, or the one above the list."""
    return "takeHomeFirst" if hands.sees("takeHomeFirst") else "takeHome"


def test_a_file_is_looked_at_taken_in_and_acknowledged(stick: Stick) -> None:
    (one, one_nik), (_two, two_nik) = stick.people(2)
    laptop = stick.laptop("Satu", targets=[one])
    path = stick.pack(
        laptop, laptop.recorded(one_nik, one), laptop.outcome(two_nik, "away", note="Di Makassar"),
        laptop.person("7373054302480009", "Nenek Dahlia"),
        laptop.event("visit.note", {"text": "Jalan ke dusun putus"}),
    )  # fmt: skip
    hands = open_tab(stick)

    def look() -> None:
        assert hands.find(StatTile, "fate_new").value == "4"
        assert len(hands.cells("homeLines", 0)) == 4
        assert "Nenek Dahlia" in hands.cells("homeLines", 1)
        hands.picture("preview")
        hands.choose("homeFilter", "disputed")
        assert hands.cells("homeLines", 0) == []
        hands.choose("homeFilter", None)

    take_in(stick, path, look=look)
    (row,) = files_of(stick)
    assert (row.device_name, row.sequence, row.events) == ("Satu", 1, 4)
    receipt = stick.folder / "tanda-terima-satu-1.ektp"
    assert sealed.peek(receipt).kind is FileKind.RECEIPT
    opened = sealed.unseal(
        receipt, recipient=[laptop.keys],
        senders={"office": stick.seat.desk.read(office_keys.office_card).sign_public},
    )  # fmt: skip
    assert [row["sequence"] for row in sealed.rows_of(opened.parts["received"])] == [1]
    hands.wait(lambda: "Satu" in hands.cells("filesHome", 0), "the file in the list")
    hands.picture("tab")


def test_the_same_file_again_changes_nothing_and_gives_its_receipt(stick: Stick) -> None:
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    path = stick.pack(laptop, laptop.outcome(nik, "not_met"))
    hands = open_tab(stick)
    take_in(stick, path)
    (stick.folder / "tanda-terima-satu-1.ektp").unlink()

    def again(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeFiles"), "the preview")
        hands.settle()
        assert not hands.enabled("dialogPrimary")
        assert hands.find(StatTile, "fate_same").value == "1"
        hands.picture("again")
        stick.chosen = [stick.folder]
        hands.click("receiptElsewhere")
        hands.wait((stick.folder / "tanda-terima-satu-1.ektp").exists, "the receipt")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(button(hands)), again)
    assert len(files_of(stick)) == 1


def test_a_receipt_that_cannot_be_saved_is_said_and_saved_elsewhere(stick: Stick) -> None:
    """The stick is pulled out at the worst moment."""
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    path = stick.pack(laptop, laptop.outcome(nik, "not_met"))
    hands = open_tab(stick)
    stick.chosen = [path]
    elsewhere = stick.folder.parent / "salinan"
    elsewhere.mkdir()

    def fill_in(dialog: Any) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeFiles"), "the preview")
        hands.settle()
        stick.folder.rename(stick.folder.parent / "tercabut")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(dialog.refusal), "the sentence")
        hands.picture("no-receipt")
        assert len(files_of(stick)) == 1
        stick.chosen = [elsewhere]
        hands.click("receiptElsewhere")
        hands.wait((elsewhere / "tanda-terima-satu-1.ektp").exists, "the receipt")
        hands.settle()
        assert not dialog.refusal
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(button(hands)), fill_in)


def test_a_laptop_revoked_meanwhile_is_refused_at_the_last_moment(stick: Stick) -> None:
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    path = stick.pack(laptop, laptop.outcome(nik, "not_met"))
    hands = open_tab(stick)
    stick.chosen = [path]

    def fill_in(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeFiles"), "the preview")
        hands.settle()
        stick.seat.desk.write(
            stick.seat.supervisor, devices.revoke, device_id=laptop.device_id, reason="Dijual"
        )
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeWhy") and bool(hands.text("homeWhy")), "why")
        assert "Laptop Satu sudah dicabut" in hands.text("homeWhy")
        assert not hands.enabled("dialogPrimary")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(button(hands)), fill_in)
    assert files_of(stick) == []


def test_a_folder_brings_all_its_files_in_their_order_and_names_the_bad_one(
    stick: Stick,
) -> None:
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    first = stick.pack(laptop, laptop.outcome(nik, "not_met"), name="z-first.ektp")
    stick.pack(laptop, laptop.recorded(nik, one), name="a-second.ektp")
    cut = stick.folder / "rusak.ektp"
    cut.write_bytes(first.read_bytes()[:-40])
    (stick.folder / "catatan.txt").write_text("bukan berkas", encoding="utf-8")
    hands = open_tab(stick)

    def folder(_dialog: QDialog) -> None:
        stick.chosen = [stick.folder]
        hands.click("homeFolder")
        hands.wait(lambda: hands.sees("homeFiles"), "the preview")
        hands.settle()
        assert hands.cells("homeFiles", 0) == ["z-first.ektp", "a-second.ektp", "rusak.ektp"]
        hands.picture("folder")
        hands.row("homeFiles", 2)
        assert hands.text("homeWhy")
        hands.picture("folder-bad")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.text("homeReceipt")), "the receipt")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(button(hands)), folder)
    assert [row.sequence for row in files_of(stick)] == [2, 1]


def test_files_of_a_laptop_that_is_lost_are_refused_with_a_sentence(stick: Stick) -> None:
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    path = stick.pack(laptop, laptop.outcome(nik, "not_met"))
    stick.seat.desk.write(
        stick.seat.supervisor, devices.revoke, device_id=laptop.device_id, reason="Dijual"
    )
    hands = open_tab(stick)
    stick.chosen = [path]

    def refused(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeWhy"), "the sentence")
        assert "Laptop Satu sudah dicabut" in hands.text("homeWhy")
        assert not hands.enabled("dialogPrimary")
        hands.picture("revoked")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(button(hands)), refused)
    assert files_of(stick) == []


def test_a_gap_is_said_and_shown_until_it_is_filled(stick: Stick) -> None:
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    first = stick.pack(laptop, laptop.outcome(nik, "not_met"))
    second = stick.pack(laptop, laptop.outcome(nik, "away", note="Merantau"))
    hands = open_tab(stick)
    take_in(stick, second, look=lambda: hands.picture("gap"))
    hands.wait(lambda: len(of_satu(hands, "awaitedHome")) == 1, "the gap")
    assert "1" in of_satu(hands, "awaitedHome")[0]
    take_in(stick, first)
    hands.wait(lambda: of_satu(hands, "awaitedHome") == [], "the gap to be filled")


def test_a_person_recorded_twice_is_decided_side_by_side(stick: Stick) -> None:
    ((one, nik),) = stick.people(1)
    laptops = [stick.laptop(name, targets=[one]) for name in ("Satu", "Dua")]
    paths = [
        stick.pack(laptop, laptop.recorded(nik, one, at=AWAY + timedelta(hours=hour)))
        for hour, laptop in enumerate(laptops, start=2)
    ]
    hands = open_tab(stick)
    take_in(stick, *paths)
    (name,) = [
        row.name for row in stick.seat.desk.read(queries_home.doubles) if row.resident_id == one
    ]
    hands.wait(lambda: name in hands.cells("toDecide", 1), "the double")
    hands.row("toDecide", hands.cells("toDecide", 1).index(name))
    hands.picture("tab-double")
    lines = stick.seat.desk.read(decisions, day=MORNING.date())
    assert Matter.DOUBLES in {line.key for line in lines}

    def decide(_dialog: QDialog) -> None:
        assert not hands.enabled("dialogPrimary")
        hands.click("side_1")
        hands.write("doubleNote", "Foto lebih tajam")
        hands.picture("double")
        hands.confirm()

    hands.dialog(lambda: hands.click("decideHome"), decide)
    hands.wait(lambda: name not in hands.cells("toDecide", 1), "the double to be decided")
    kept = states_of(stick, one)
    assert sorted(kept.values()) == [RecordingState.AWAITING_REVIEW, RecordingState.CANCELLED]


def states_of(stick: Stick, resident_id: int) -> dict[str, RecordingState]:
    """The states of a person's recordings by number."""
    wanted = select(Recording).where(col(Recording.resident_id) == resident_id)
    return stick.seat.desk.read(
        lambda session: {row.number: row.state for row in session.exec(wanted)}
    )


def test_an_event_with_other_content_is_set_apart_and_decided(stick: Stick) -> None:
    ((one, nik),) = stick.people(1)
    laptop = stick.laptop("Satu", targets=[one])
    event = laptop.outcome(nik, "not_met")
    other = laptop.event(
        "target.outcome", {**event["content"], "outcome": "refused", "note": "Menolak difoto"},
        uid=event["uid"],
    )  # fmt: skip
    hands = open_tab(stick)
    take_in(stick, stick.pack(laptop, event))
    take_in(stick, stick.pack(laptop, other))
    hands.wait(lambda: len(of_satu(hands, "toDecide")) == 1, "the event")
    about = [cell.endswith("Satu") for cell in hands.cells("toDecide", 1)]
    hands.row("toDecide", about.index(True))
    lines = stick.seat.desk.read(decisions, day=MORNING.date())
    assert Matter.QUARANTINE in {line.key for line in lines}

    def decide(_dialog: QDialog) -> None:
        texts = {label.text() for label in hands.root().findChildren(QLabel)}
        assert {"Menolak difoto", "≠"} <= texts
        hands.picture("quarantine")
        hands.confirm()

    hands.dialog(lambda: hands.click("decideHome"), decide)
    hands.wait(lambda: of_satu(hands, "toDecide") == [], "nothing to decide")
    apart = stick.seat.desk.read(queries_home.quarantined)
    (row,) = [row for row in apart if row.device_name == "Satu"]
    assert row.decided == "taken"


def test_what_is_not_home_after_its_day_stands_on_the_supervisors_desk(stick: Stick) -> None:
    def due() -> int:
        rows = stick.seat.desk.read(decisions, day=MORNING.date())
        return next((row.count for row in rows if row.key is Matter.FILES_DUE), 0)

    ((one, _nik),) = stick.people(1)
    before = due()
    stick.laptop("Satu", targets=[one])
    assert due() == before + 1
    hands = open_tab(stick)
    hands.wait(lambda: of_satu(hands, "awaitedHome") == ["JB-2026-Satu"], "the visit")


def test_a_laptop_that_was_out_when_the_office_made_new_keys_reads_its_receipt(
    stick: Stick,
) -> None:
    ((one, nik),) = stick.people(1)
    known = stick.seat.desk.read(office_keys.office_card)
    laptop = stick.laptop("Satu", targets=[one])
    path = stick.pack(laptop, laptop.outcome(nik, "not_met"))
    stick.seat.desk.write(stick.seat.supervisor, office_keys.renew_keys)
    open_tab(stick)
    take_in(stick, path)
    receipt = stick.folder / "tanda-terima-satu-1.ektp"
    opened = sealed.unseal(receipt, recipient=[laptop.keys], senders={"office": known.sign_public})
    assert opened.manifest.device == laptop.uid
