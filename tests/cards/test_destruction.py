"""The destruction store: what is in it, how it is destroyed, and nothing destroyed twice."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import destroying, destruction, destruction_batches
from ektp_desk.cards import services as cards
from ektp_desk.cards.checks import destruction_agrees
from ektp_desk.cards.destruction import StoreCount
from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.cards.destruction_entries import put_in
from ektp_desk.cards.destruction_papers import issue_record, issue_store_report
from ektp_desk.cards.rules import Collector, OldCardReason, SpoilReason
from ektp_desk.cards.rules_destruction import (
    BatchState,
    Method,
    Piece,
    StoreReason,
    StoreSource,
    Witness,
    due,
    signing_problem,
)
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports.timeline import timeline
from printing.catalogue import render
from tests.cards.conftest import PrintRoom
from tests.conftest import Office
from tests.printing.reading import squeezed, text_of
from tests.racing import race, refused
from tests.tampering import disarm, run

DAY = date(2026, 11, 24)
WITNESSES = (
    Witness("Andi Baso", "Kepala Seksi Identitas", "197502022000031002"),
    Witness("Nurhayati", "Staf Umum"),
)


class Store:
    """A print room whose pieces go to the store, with short ways to destroy them."""

    def __init__(self, room: PrintRoom) -> None:
        self.office, self.desk = room.office, room.desk
        self._room = room

    def spoil(self, person: int, reason: SpoilReason = SpoilReason.MISPRINT) -> int:
        self._room.ready(person)
        card = self.desk.write(self.office.printer, cards.intend, resident_id=person).result
        self.desk.write(self.office.printer, cards.confirm_spoiled, card_id=card.id, reason=reason,
                        blank_serial=f"BL-{card.id}")  # fmt: skip
        return card.id

    def take_old(self, person: int, reason: OldCardReason) -> None:
        self._room.ready(person, service_code="DAMAGED")
        card = self.desk.write(self.office.printer, cards.intend, resident_id=person).result
        self.desk.write(self.office.printer, cards.confirm_good, card_id=card.id)
        self.desk.write(
            self.office.handover, cards.hand_over, card_id=card.id, collector=Collector.SELF,
            identity_checked=True, old_card_taken=True, old_card_reason=reason,
        )  # fmt: skip

    def put(self, reason: StoreReason = StoreReason.DECEASED, **known: object) -> str:
        return self.desk.write(
            self.office.supervisor, put_in, reason=reason, **(known or {"note": "kotak lama"})
        ).result

    def open(self, until: date = DAY) -> BatchRow:
        return self.desk.write(self.office.supervisor, destroying.open_batch, until=until).result

    def count(self, batch: BatchRow, counted: dict[str, int] | None = None,
              note: str = "") -> BatchRow:  # fmt: skip
        book = self.desk.read(destruction.chosen_counts, batch_id=batch.id)
        return self.desk.write(
            self.office.supervisor, destroying.count_batch, batch_id=batch.id,
            counted=book if counted is None else counted, note=note,
        ).result  # fmt: skip

    def sign(self, batch: BatchRow, **how: object) -> tuple[BatchRow, PaperRow]:
        said = {"place": "Halaman kantor", "method": Method.BURNT, "witnesses": WITNESSES,
                "destroyed_on": self.office.clock.now().date(), **how}  # fmt: skip
        return self.desk.write(
            self.office.supervisor, destroying.sign_batch, batch_id=batch.id, **said
        ).result

    def destroy(self) -> BatchRow:
        batch = self.open(self.office.clock.now().date())
        self.count(batch)
        return self.sign(batch)[0]

    @property
    def now(self) -> StoreCount:
        return self.desk.read(destruction.in_store)

    def of(self, reason: StoreReason) -> int:
        return next(row.pieces for row in self.now.reasons if row.reason is reason)

    def findings(self) -> list[str]:
        return [one.code for one in self.desk.read(lambda s: tuple(destruction_agrees(s)))]


@pytest.fixture
def store(room: PrintRoom) -> Store:
    return Store(room)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two misprints, one blank that cannot be encoded, a worn card, one of somebody deceased."""
    store.spoil(store.office.adult)
    store.spoil(store.office.adult)
    store.spoil(store.office.married, SpoilReason.CANNOT_ENCODE)
    store.take_old(store.office.married, OldCardReason.WORN)
    store.put()
    return store


# -- what is in the store ------------------------------------------------------------------------


def test_the_store_is_what_the_ledgers_say(filled: Store) -> None:
    now = filled.now
    assert (now.total, now.chosen, now.oldest) == (5, 0, DAY)
    assert {row.reason: row.pieces for row in now.reasons if row.pieces} == {
        StoreReason.MISPRINT: 2, StoreReason.CANNOT_ENCODE: 1, StoreReason.WORN: 1,
        StoreReason.DECEASED: 1,
    }  # fmt: skip
    assert [row.reason for row in now.reasons] == list(StoreReason)
    rows = filled.desk.read(destruction.store_pieces)
    assert {row.source for row in rows} == {
        StoreSource.SPOILED, StoreSource.HANDOVER, StoreSource.HAND,
    }  # fmt: skip
    spoiled = next(row for row in rows if row.source is StoreSource.SPOILED)
    assert (spoiled.number, spoiled.serial) == ("K-2026-000001", "BL-1")
    assert "7373014405920001" not in str(rows)


def test_a_good_card_and_a_blank_not_printed_do_not_come_in(store: Store, room: PrintRoom) -> None:
    room.ready(store.office.adult)
    card = store.desk.write(store.office.printer, cards.intend, resident_id=store.office.adult)
    store.desk.write(store.office.printer, cards.withdraw, card_id=card.result.id)
    card = store.desk.write(store.office.printer, cards.intend, resident_id=store.office.adult)
    store.desk.write(store.office.printer, cards.confirm_good, card_id=card.result.id)
    assert store.now.total == 0
    assert store.desk.read(destruction.destruction_due, day=DAY).oldest is None


def test_every_spoil_and_old_card_reason_has_its_place() -> None:
    names = {reason.value for reason in StoreReason}
    assert {*(r.value for r in SpoilReason), *(r.value for r in OldCardReason)} <= names


def test_three_books_of_spoiled_pieces_agree(filled: Store) -> None:
    books = filled.desk.read(destruction.agreement)
    assert (books.print_log, books.ledger, books.kept, books.agrees) == (3, 3, 3, True)
    filled.destroy()
    assert filled.desk.read(destruction.agreement) == books
    assert filled.findings() == []


@pytest.mark.parametrize(
    ("age", "expected"), [(0, False), (30, False), (31, True), (-5, False), (400, True)]
)
def test_when_a_destruction_is_due(age: int, expected: bool) -> None:
    today = date.fromordinal(DAY.toordinal() + age)
    found = due(DAY, 3, period_days=30, today=today)
    assert (found.due, found.by) == (expected, date(2026, 12, 24))


def test_the_period_is_a_setting(filled: Store) -> None:
    later = date(2026, 12, 5)
    assert not filled.desk.read(destruction.destruction_due, day=later).due
    profile = filled.desk.read(accounts.profile)
    filled.desk.write(filled.office.supervisor, save_profile,
                      profile=replace(profile, destruction_days=7))  # fmt: skip
    found = filled.desk.read(destruction.destruction_due, day=later)
    assert (found.due, found.pieces, found.oldest) == (True, 5, DAY)


# -- by hand -------------------------------------------------------------------------------------


def test_a_found_card_is_put_in_with_what_is_known(store: Store) -> None:
    number = store.put(StoreReason.LOST_THEN_FOUND, nik="7373 0144 0592 0001", serial=" ab 12 ",
                       note=" dari   kelurahan ")  # fmt: skip
    (row,) = store.desk.read(destruction.store_pieces)
    assert (number, row.number, row.name, row.serial, row.note) == (
        "PM-2026-000001", "PM-2026-000001", "Andi Sitti Aminah", "AB12", "dari kelurahan",
    )  # fmt: skip
    moments = store.desk.read(timeline, resident_id=store.office.adult)
    assert "timeline.store_entry" in [moment.code for moment in moments]


def test_a_stranger_keeps_a_masked_nik(store: Store) -> None:
    store.put(StoreReason.MOVED, nik="3171010101900001")
    (row,) = store.desk.read(destruction.store_pieces)
    assert row.name == ""
    assert row.masked_nik.startswith("3171")
    assert row.masked_nik != "3171010101900001"


@pytest.mark.parametrize(
    ("known", "code", "field"),
    [
        ({"reason": "misprint", "note": "x"}, "destruction.not_by_hand", "reason"),
        ({"reason": "moved"}, "destruction.entry_empty", "card_number"),
        ({"reason": "moved", "note": "  "}, "destruction.entry_empty", "card_number"),
        ({"reason": "moved", "nik": "123"}, "destruction.entry_nik", "nik"),
        ({"reason": "moved", "nik": "abc"}, "destruction.entry_nik", "nik"),
    ],
)
def test_what_cannot_be_put_in(store: Store, known: dict[str, str], code: str, field: str) -> None:
    error = refused(lambda: store.desk.write(store.office.supervisor, put_in, **known))
    assert (error.code, error.field) == (code, field)
    assert store.now.total == 0


def test_the_offices_own_cards_come_in_once(store: Store, room: PrintRoom) -> None:
    store.spoil(store.office.adult)
    assert refused(lambda: store.put(card_number="k-2026-000001")).code == "destruction.in_already"
    card = store.desk.write(store.office.printer, cards.intend, resident_id=store.office.adult)
    store.desk.write(store.office.printer, cards.confirm_good, card_id=card.result.id)
    number = card.result.number
    assert refused(lambda: store.put(card_number=number)).code == "destruction.still_waits"
    store.desk.write(store.office.handover, cards.hand_over, card_id=card.result.id,
                     collector=Collector.SELF, identity_checked=True)  # fmt: skip
    store.put(StoreReason.DECEASED, card_number=number)
    assert refused(lambda: store.put(card_number=number)).code == "destruction.entry_twice"
    by_hand, _spoiled = store.desk.read(destruction.store_pieces)
    assert (by_hand.number, by_hand.name) == (number, "Andi Sitti Aminah")


def test_two_supervisors_put_the_same_card_in(store: Store) -> None:
    act = lambda: store.put(serial="AB-7")  # noqa: E731
    assert race(act, act) == ["", "destruction.entry_twice"]
    assert store.now.total == 1


def test_only_a_supervisor_acts_and_a_printer_looks(filled: Store) -> None:
    batch = filled.open()
    for service, values in (
        (put_in, {"reason": "moved", "note": "x"}),
        (destroying.open_batch, {"until": DAY}),
        (destroying.choose, {"batch_id": batch.id, "until": DAY}),
        (destroying.count_batch, {"batch_id": batch.id, "counted": {}}),
        (destroying.cancel_batch, {"batch_id": batch.id}),
        (issue_store_report, {"first": DAY, "last": DAY}),
    ):
        act = lambda s=service, v=values: filled.desk.write(filled.office.printer, s, **v)  # type: ignore[misc]  # noqa: E731
        assert refused(act).code == "role.missing"
    assert filled.desk.read(destruction.book, day=DAY).store.total == 5


# -- a batch -------------------------------------------------------------------------------------


def test_a_batch_from_choice_to_record(filled: Store) -> None:
    batch = filled.open()
    assert (batch.state, batch.pieces, batch.counted) == (BatchState.DRAFT, 5, False)
    assert filled.now.chosen == 5
    counted = filled.count(batch)
    assert counted.counted
    assert counted.explanation == ""
    done, paper = filled.sign(batch)
    assert (done.number, done.state, done.pieces, done.destroyed_on, done.signed_by) == (
        "400.12.2/001/BA-PMN/XI/2026", BatchState.DONE, 5, DAY, "Supervisor",
    )  # fmt: skip
    assert filled.now.total == 0
    assert filled.desk.read(destruction_batches.draft) is None
    assert [row.id for row in filled.desk.read(destruction_batches.batches)] == [done.id]
    found = text_of(render(paper.kind, paper.slip))
    for words in (
        "Pada hari ini Selasa, tanggal dua puluh empat, bulan November",
        "tahun dua ribu dua puluh enam", "400.12.2/001/BA-PMN/XI/2026", "Andi Baso",
        "Nurhayati", "K-2026-000001",
        "S-2026-000001", "dibakar", "5 (lima) keping", "BL-1",
    ):  # fmt: skip
        assert squeezed(words) in found
    assert "7373014405920001" not in found
    assert filled.findings() == []


def test_pieces_that_came_later_or_are_left_out_stay(filled: Store) -> None:
    filled.office.clock.set(datetime(2026, 11, 27, 2, tzinfo=UTC))
    filled.spoil(filled.office.adult)
    batch = filled.open(until=DAY)
    assert batch.pieces == 5
    out = [row.key for row in filled.desk.read(destruction.store_pieces)
           if row.reason is StoreReason.WORN]  # fmt: skip
    batch = filled.desk.write(
        filled.office.supervisor, destroying.choose, batch_id=batch.id, until=DAY,
        left_out=(*out, Piece(StoreSource.HAND, 999)),
    ).result  # fmt: skip
    assert batch.pieces == 4
    filled.count(batch)
    filled.sign(batch)
    assert {row.reason: row.pieces for row in filled.now.reasons if row.pieces} == {
        StoreReason.MISPRINT: 1, StoreReason.WORN: 1,
    }  # fmt: skip


def test_a_difference_must_be_explained_and_is_kept(filled: Store) -> None:
    batch = filled.open()
    counted = {"misprint": 1, "cannot_encode": 1, "worn": 1, "deceased": 2}
    error = refused(lambda: filled.count(batch, counted))
    assert (error.code, error.field, error.params["reasons"], error.params["pieces"]) == (
        "destruction.difference", "note", 2, 2,
    )  # fmt: skip
    assert not filled.desk.read(destruction_batches.batch, batch_id=batch.id).counted  # type: ignore[union-attr]
    row = filled.count(batch, counted, "satu keping terselip")
    assert [(c.reason.value, c.expected, c.counted) for c in row.checks] == [
        ("cannot_encode", 1, 1), ("misprint", 2, 1), ("worn", 1, 1), ("deceased", 1, 2),
    ]  # fmt: skip
    done, paper = filled.sign(batch)
    assert done.explanation == "satu keping terselip"
    found = text_of(render(paper.kind, paper.slip))
    assert squeezed("Penjelasan selisih: satu keping terselip") in found
    assert filled.findings() == []


@pytest.mark.parametrize(("reason", "pieces"), [("worn", -1), ("misprint", 100_001)])
def test_a_count_that_cannot_be(filled: Store, reason: str, pieces: int) -> None:
    batch = filled.open()
    error = refused(lambda: filled.count(batch, {reason: pieces}, "x"))
    assert (error.code, error.field) == ("destruction.count_range", reason)


def test_a_new_choice_asks_for_a_new_count(filled: Store) -> None:
    batch = filled.open()
    filled.count(batch)
    filled.desk.write(filled.office.supervisor, destroying.choose, batch_id=batch.id, until=DAY)
    assert refused(lambda: filled.sign(batch)).code == "destruction.not_counted"
    filled.count(batch)
    assert filled.sign(batch)[0].state is BatchState.DONE


@pytest.mark.parametrize(
    ("place", "witnesses", "code", "field"),
    [
        (" ", WITNESSES, "destruction.place_needed", "place"),
        ("x", (), "destruction.witnesses_few", "witness_name_1"),
        ("x", WITNESSES[:1], "destruction.witnesses_few", "witness_name_2"),
        ("x", (WITNESSES[0], Witness("", "y")), "destruction.witness_name", "witness_name_2"),
        ("x", (Witness("a", " "), WITNESSES[0]), "destruction.witness_position",
         "witness_position_1"),
        ("x", (WITNESSES[0], Witness(" ANDI  baso", "lain")), "destruction.witness_twice",
         "witness_name_2"),
        ("x", tuple(Witness(f"n{n}", "y") for n in range(7)), "destruction.witnesses_many",
         "witness_name_1"),
        ("x", WITNESSES, None, ""),
    ],
)  # fmt: skip
def test_who_must_sign(
    place: str, witnesses: tuple[Witness, ...], code: str | None, field: str
) -> None:
    assert signing_problem(place, witnesses) == (None if code is None else (code, field))


def test_a_record_is_refused_and_nothing_is_lost(filled: Store) -> None:
    batch = filled.open()
    assert refused(lambda: filled.sign(batch)).code == "destruction.not_counted"
    filled.count(batch)
    for how, code in (
        ({"witnesses": WITNESSES[:1]}, "destruction.witnesses_few"),
        ({"destroyed_on": date(2026, 11, 25)}, "destruction.future"),
        ({"destroyed_on": date(2026, 11, 23)}, "destruction.before_pieces"),
    ):
        assert refused(lambda how=how: filled.sign(batch, **how)).code == code  # type: ignore[misc]
    assert filled.now.total == 5
    assert filled.sign(batch)[0].number.startswith("400.12.2/001/")  # no number was lost


def test_nothing_to_destroy_and_days_to_come(store: Store) -> None:
    assert refused(store.open).code == "destruction.nothing"
    assert refused(lambda: store.open(date(2026, 12, 1))).code == "destruction.future"
    assert store.desk.read(destruction_batches.draft) is None


def test_a_draft_is_put_away_and_its_pieces_stay(filled: Store) -> None:
    batch = filled.open()
    filled.desk.write(filled.office.supervisor, destroying.cancel_batch, batch_id=batch.id)
    assert (filled.now.total, filled.now.chosen) == (5, 0)
    for act in (lambda: filled.count(batch, {"worn": 1}, "x"), lambda: filled.sign(batch)):
        assert refused(act).code == "destruction.moved_on"
    assert filled.open().pieces == 5


def test_what_is_done_is_final(filled: Store) -> None:
    done = filled.destroy()
    supervisor = filled.office.supervisor
    for act in (
        lambda: filled.sign(done),
        lambda: filled.count(done, {"worn": 1}, "x"),
        lambda: filled.desk.write(supervisor, destroying.cancel_batch, batch_id=done.id),
        lambda: filled.desk.write(supervisor, destroying.choose, batch_id=done.id, until=DAY),
    ):
        assert refused(act).code == "destruction.moved_on"
    assert refused(filled.open).code == "destruction.nothing"


def test_a_mistake_is_corrected_by_a_new_entry(filled: Store) -> None:
    done = filled.destroy()
    again = {"card_number": "K-2026-000001", "corrects_id": done.id}
    assert refused(lambda: filled.put(**again)).code == "destruction.note_needed"
    filled.put(**again, note="masih di laci")
    assert filled.now.total == 1
    error = refused(lambda: filled.put(note="x", corrects_id=999))
    assert error.code == "destruction.not_done"
    assert filled.findings() == []
    second = filled.destroy()
    assert second.number == "400.12.2/002/BA-PMN/XI/2026"
    assert filled.desk.read(destruction_batches.batch, batch_id=done.id) == done


def test_the_record_is_printed_again_as_a_copy(filled: Store) -> None:
    done = filled.destroy()
    paper = filled.desk.write(filled.office.printer, issue_record, batch_id=done.id).result
    assert (paper.copy, paper.number) == (1, done.number)
    draft = refused(lambda: filled.desk.write(filled.office.printer, issue_record, batch_id=99))
    assert draft.code == "destruction.not_done"


# -- two at the same moment ----------------------------------------------------------------------


def test_two_supervisors_begin_with_the_same_pieces(filled: Store) -> None:
    assert race(filled.open, filled.open) == ["", "destruction.draft_open"]
    assert filled.now.chosen == 5


def test_two_supervisors_sign_the_same_batch(filled: Store) -> None:
    batch = filled.open()
    filled.count(batch)
    act = lambda: filled.sign(batch)  # noqa: E731
    assert race(act, act) == ["", "destruction.moved_on"]
    assert filled.desk.read(destruction_batches.batches)[0].pieces == 5
    assert filled.findings() == []


def test_a_piece_spoiled_meanwhile_is_not_destroyed_with_them(filled: Store) -> None:
    batch = filled.open()
    filled.count(batch)
    filled.spoil(filled.office.adult)
    filled.sign(batch)
    assert filled.now.total == 1


# -- reports and the check -----------------------------------------------------------------------


def test_a_month_adds_up(filled: Store) -> None:
    filled.destroy()
    filled.office.clock.set(datetime(2026, 12, 3, 2, tzinfo=UTC))
    filled.spoil(filled.office.adult)
    lines = {line.reason: line for line in filled.desk.read(
        destruction.over_time, first=date(2026, 11, 1), last=date(2026, 11, 30))}  # fmt: skip
    misprint = lines[StoreReason.MISPRINT]
    assert (misprint.opening, misprint.came_in, misprint.destroyed, misprint.closing) == (
        0, 2, 2, 0,
    )  # fmt: skip
    december = filled.desk.read(
        destruction.over_time, first=date(2026, 12, 1), last=date(2026, 12, 31)
    )
    assert sum(line.opening for line in december) == 0
    assert sum(line.closing for line in december) == filled.now.total == 1
    paper = filled.desk.write(
        filled.office.supervisor, issue_store_report, first=date(2026, 11, 1),
        last=date(2026, 11, 30),
    ).result  # fmt: skip
    found = text_of(render(paper.kind, paper.slip))
    for words in ("400.12.2/001/BA-PMN/XI/2026", "1 November 2026 – 30 November 2026",
                  "Ketiganya sama"):  # fmt: skip
        assert squeezed(words) in found


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 12, 1), date(2026, 12, 31)), (date(2026, 11, 2), date(2026, 11, 1))],
)
def test_a_report_needs_a_time(filled: Store, first: date, last: date) -> None:
    act = lambda: filled.desk.write(  # noqa: E731
        filled.office.supervisor, issue_store_report, first=first, last=last
    )
    assert refused(act).code == "destruction.span"


@pytest.mark.parametrize(
    ("table", "statement", "code"),
    [
        ("destroyed_piece", "DELETE FROM destroyed_piece WHERE source = 'handover'",
         "check.batch_count"),
        ("destroyed_piece", "UPDATE destroyed_piece SET reason = 'moved' WHERE reason = 'worn'",
         "check.destroyed_unknown"),
        ("destroyed_piece", "UPDATE destroyed_piece SET source_id = 99 WHERE source = 'hand'",
         "check.destroyed_unknown"),
        ("stock_movement", "DELETE FROM stock_movement WHERE kind = 'spoiled' AND source_id = 1",
         "check.store_differs"),
        ("card_event", "DELETE FROM card_event WHERE act = 'spoiled' AND card_id = 1",
         "check.store_differs"),
        ("destruction_event", "DELETE FROM destruction_event WHERE act = 'signed'",
         "check.batch_log"),
        ("destruction_batch", "UPDATE destruction_batch SET witnesses = '[]'", "check.batch_log"),
        ("destruction_count", "UPDATE destruction_count SET expected = 7 WHERE reason = 'worn'",
         "check.batch_count"),
    ],
)  # fmt: skip
def test_tampering_is_found(filled: Store, table: str, statement: str, code: str) -> None:
    filled.destroy()
    disarm(filled.desk.engine, table)
    run(filled.desk.engine, statement)
    assert code in filled.findings()


def test_nothing_is_destroyed_twice_whoever_writes(filled: Store) -> None:
    filled.destroy()
    engine = filled.desk.engine
    with engine.connect() as connection:
        row = connection.execute(text("SELECT source, source_id FROM destroyed_piece")).first()
    assert row is not None
    with pytest.raises(Exception, match=r"(?i)append-only|unique"):
        run(engine, "INSERT INTO destroyed_piece (batch_id, source, source_id, reason) "
            "VALUES (1, :source, :source_id, 'worn')", source=row[0], source_id=row[1])  # fmt: skip


def test_a_small_office_is_unharmed(office: Office) -> None:
    book = office.desk.read(destruction.book, day=DAY)
    assert (book.store.total, book.due.due, book.draft, book.batches) == (0, False, None, ())
    assert book.agreement.agrees
