"""A list goes out, is filled in, and comes home: once, twice, and against what is known."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from ektp_desk import schema
from ektp_desk.accounts.rules import Role
from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.partners import lists, queries, services
from ektp_desk.partners.lists import Made
from ektp_desk.partners.models import PartnerLine
from ektp_desk.partners.preview import Preview, look, undecided
from ektp_desk.partners.rules import Answer, Decision, ListState, Purpose, Verdict
from ektp_desk.partners.services import Applied, Decided, Source
from ektp_desk.partners.workbook import open_book
from tests.conftest import Office
from tests.partners.conftest import Helpers
from tests.partners.sheets import PASSWORD, answer, sent

AMINAH, YUSUF = "Andi Sitti Aminah", "Baso Yusuf"
DAY = date(2026, 11, 24)


def preview(helpers: Helpers, path: Path, day: date = DAY) -> Preview:
    book = open_book(path, PASSWORD)
    return helpers.office.desk.read(look, book=book, today=day)


def take(helpers: Helpers, seen: Preview, decisions: dict[str, Decision] | None = None) -> Applied:
    """Take a list in; by name what is decided otherwise than by default."""
    default = {Verdict.CONFLICT: Decision.LATER}
    decided = [
        Decided(row.said, (decisions or {}).get(row.name, default.get(row.verdict, Decision.TAKEN)),
                row.known)
        for row in seen.compared
    ]  # fmt: skip
    return helpers.office.desk.write(
        helpers.office.supervisor, services.take_answers, list_id=seen.list_id, decided=decided,
        source=Source(seen.file_name, seen.sha256, len(seen.problems)),
    ).result  # fmt: skip


def reasons(office: Office, resident_id: int) -> list[tuple[Any, ...]]:
    def read(session: Session) -> list[tuple[Any, ...]]:
        rows = session.exec(
            select(Absence).where(col(Absence.resident_id) == resident_id).order_by(col(Absence.id))
        )
        return [(r.why, r.source, r.said_by, r.seen_on, r.evidence, r.note) for r in rows]

    return office.desk.read(read)


def everything(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    with office.desk.engine.connect() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(text(f"SELECT * FROM {table.name}"))),
                key=repr,
            )
            for table in schema.metadata().sorted_tables
        }


def lines(office: Office, made: Made) -> list[PartnerLine]:
    def read(session: Session) -> list[PartnerLine]:
        return list(
            session.exec(select(PartnerLine).where(col(PartnerLine.list_id) == made.list_id))
        )

    return office.desk.read(read)


def test_a_list_freezes_its_people_without_their_secrets(helpers: Helpers) -> None:
    made = helpers.make()

    found = lines(helpers.office, made)
    assert [line.name for line in found] == [AMINAH, YUSUF]
    assert made.lines == 2
    assert found[0].masked_nik == "7373••••••••0001"
    assert found[0].birth_year == 1992
    assert len({line.code for line in found}) == 2
    assert "7373014405920001" not in repr([vars(line) for line in found])
    assert made.letter.slip["code"] == made.code
    assert made.letter.slip["addressee"] == "Lurah Wara"


def test_a_school_is_asked_about_its_pupils_who_turn_17(helpers: Helpers) -> None:
    made = helpers.make(helpers.school, Purpose.TURNING, until=date(2027, 1, 20))
    assert [line.name for line in lines(helpers.office, made)] == ["Citra Lestari"]
    assert lines(helpers.office, made)[0].address.startswith("Kelas XI IPA 2")

    with pytest.raises(OfficeError, match=r"partner_list\.empty"):
        helpers.make(helpers.school, Purpose.TURNING, until=date(2027, 1, 19))


def test_answers_are_noted_with_the_list_as_their_source(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx",
        answer(AMINAH, Answer.AWAY, on=date(2026, 11, 20), note="Kuliah di Makassar"),
        answer(YUSUF, Answer.WILL_COME),
    )  # fmt: skip

    seen = preview(helpers, path)
    assert [row.verdict for row in seen.compared] == [Verdict.NEW, Verdict.NEW]
    assert take(helpers, seen) == Applied(taken=2, kept=0, later=0, unchanged=0)

    assert reasons(helpers.office, helpers.office.adult) == [
        (WhyNot.AWAY, made.code, "Kelurahan Wara", date(2026, 11, 20), "", "Kuliah di Makassar")
    ]
    assert reasons(helpers.office, helpers.office.married) == []
    (told,) = helpers.office.desk.read(queries.said_of, resident_id=helpers.office.married)
    assert (told.partner, told.code, told.answer, told.decision, told.officer) == (
        "Kelurahan Wara", made.code, Answer.WILL_COME, Decision.TAKEN, "Supervisor",
    )  # fmt: skip
    (row,) = helpers.office.desk.read(queries.lists)
    assert (row.lines, row.answered, row.undecided, row.state) == (2, 2, 0, ListState.OUT)


def test_the_same_file_again_changes_nothing(helpers: Helpers, tmp_path: Path) -> None:
    office = helpers.office
    office.desk.write(
        office.supervisor, coverage.note_reason, resident_id=office.adult, why=WhyNot.DIED,
        evidence="Akta 7", seen_on=date(2026, 11, 1), source="Petugas",
    )  # fmt: skip
    made = helpers.make(known_too=True)
    path = sent(
        office.desk, made.list_id, tmp_path / "a.xlsx",
        answer(AMINAH, Answer.AWAY), answer(YUSUF, Answer.REFUSES),
    )  # fmt: skip
    take(helpers, preview(helpers, path))
    before = everything(office)

    again = preview(helpers, path, DAY + timedelta(days=2))
    assert [row.verdict for row in again.compared] == [Verdict.CONFLICT, Verdict.DECIDED]
    assert take(helpers, again) == Applied(0, 0, 0, unchanged=2)
    assert everything(office) == before

    take(helpers, again, {AMINAH: Decision.KEPT})
    before = everything(office)
    final = preview(helpers, path)
    assert [row.verdict for row in final.compared] == [Verdict.DECIDED, Verdict.DECIDED]
    assert take(helpers, final) == Applied(0, 0, 0, unchanged=2)
    assert everything(office) == before


def test_a_conflict_shows_both_sides_and_is_decided(helpers: Helpers, tmp_path: Path) -> None:
    office = helpers.office
    office.desk.write(
        office.supervisor, coverage.note_reason, resident_id=office.adult, why=WhyNot.DIED,
        evidence="Akta 7", seen_on=date(2026, 11, 1), source="Petugas loket", said_by="Anaknya",
    )  # fmt: skip
    made = helpers.make(known_too=True)
    path = sent(office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.WILL_COME))

    (row,) = preview(helpers, path).compared
    assert row.verdict is Verdict.CONFLICT
    (ours,) = row.statements
    assert (ours.code, ours.who, ours.on, ours.evidence) == (
        "why_not.died", "Anaknya · Petugas loket", date(2026, 11, 1), "Akta 7",
    )  # fmt: skip

    take(helpers, preview(helpers, path), {AMINAH: Decision.TAKEN})
    assert [why for why, *_ in reasons(office, office.adult)] == [WhyNot.DIED, None]


def test_what_was_put_off_waits_in_the_office(helpers: Helpers, tmp_path: Path) -> None:
    office = helpers.office
    made = helpers.make()
    path = sent(office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AT_HOME))
    take(helpers, preview(helpers, path), {AMINAH: Decision.LATER})
    assert reasons(office, office.adult) == []
    assert office.desk.read(queries.lists)[0].undecided == 1

    waiting = office.desk.read(undecided, list_id=made.list_id)
    assert [row.name for row in waiting.compared] == [AMINAH]
    take(helpers, waiting)

    assert [why for why, *_ in reasons(office, office.adult)] == [WhyNot.AT_HOME]
    assert office.desk.read(queries.lists)[0].undecided == 0
    assert office.desk.read(undecided, list_id=made.list_id).compared == ()


def test_two_partners_who_disagree_are_shown_to_each_other(
    helpers: Helpers, tmp_path: Path
) -> None:
    office = helpers.office
    first, second = helpers.make(), helpers.make(helpers.organisation)
    path = sent(office.desk, first.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AT_HOME))
    take(helpers, preview(helpers, path), {AMINAH: Decision.LATER})
    path = sent(office.desk, second.list_id, tmp_path / "b.xlsx", answer(AMINAH, Answer.REFUSES))

    (row,) = preview(helpers, path).compared
    assert row.verdict is Verdict.CONFLICT
    assert [(known.code, known.who) for known in row.statements] == [
        ("partner_answer.at_home", "Kelurahan Wara")
    ]


def test_a_changed_mind_is_a_new_answer(helpers: Helpers, tmp_path: Path) -> None:
    office = helpers.office
    made = helpers.make()
    path = sent(office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY))
    take(helpers, preview(helpers, path))
    path = sent(office.desk, made.list_id, tmp_path / "b.xlsx", answer(AMINAH, Answer.REFUSES))

    (row,) = preview(helpers, path).compared
    assert row.verdict is Verdict.CONFLICT
    take(helpers, preview(helpers, path), {AMINAH: Decision.TAKEN})
    assert [why for why, *_ in reasons(office, office.adult)] == [WhyNot.AWAY, WhyNot.REFUSES]


def test_what_changed_behind_the_preview_stops_the_whole_act(
    helpers: Helpers, tmp_path: Path
) -> None:
    office = helpers.office
    made = helpers.make()
    path = sent(
        office.desk, made.list_id, tmp_path / "a.xlsx",
        answer(AMINAH, Answer.AWAY), answer(YUSUF, Answer.AWAY),
    )  # fmt: skip
    seen = preview(helpers, path)
    office.desk.write(
        office.counter, coverage.note_reason, resident_id=office.married, why=WhyNot.REFUSES,
        evidence="", seen_on=DAY, source="Petugas",
    )  # fmt: skip
    before = everything(office)

    with pytest.raises(OfficeError, match=r"partner_list\.changed_meanwhile"):
        take(helpers, seen)
    assert everything(office) == before


def test_a_list_past_its_day_is_refused_until_it_is_prolonged(
    helpers: Helpers, tmp_path: Path
) -> None:
    office = helpers.office
    made = helpers.make()
    path = sent(office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY))
    late = DAY + timedelta(days=31)
    office.clock.advance(seconds=31 * 86_400)
    with pytest.raises(OfficeError, match=r"partner_list\.expired"):
        preview(helpers, path, late)

    office.desk.write(
        office.supervisor, lists.prolong_list, list_id=made.list_id,
        expires_on=late + timedelta(days=14),
    )  # fmt: skip
    assert len(preview(helpers, path, late).compared) == 1


def test_a_withdrawn_list_gives_nothing(helpers: Helpers, tmp_path: Path) -> None:
    office = helpers.office
    made = helpers.make()
    path = sent(office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY))
    seen = preview(helpers, path)
    office.desk.write(
        office.supervisor, lists.withdraw_list, list_id=made.list_id, reason="Berkas hilang"
    )
    with pytest.raises(OfficeError, match=r"partner_list\.withdrawn"):
        preview(helpers, path)
    with pytest.raises(OfficeError, match=r"partner_list\.withdrawn"):
        take(helpers, seen)


@pytest.mark.parametrize("known_too", [False, True])
def test_who_has_a_reason_is_left_out_unless_asked_for(helpers: Helpers, known_too: bool) -> None:
    office = helpers.office
    office.desk.write(
        office.counter, coverage.note_reason, resident_id=office.adult, why=WhyNot.REFUSES,
        evidence="", seen_on=DAY, source="Petugas",
    )  # fmt: skip
    made = helpers.make(known_too=known_too)
    assert made.lines == 1 + known_too


def test_only_a_supervisor_sends_people_out_of_the_office(helpers: Helpers) -> None:
    office = helpers.office
    for actor in (office.counter, office.recorder, office.printer):
        with pytest.raises(OfficeError, match=r"role\.missing") as refused:
            office.desk.write(
                actor, lists.make_list, partner_id=helpers.village, expires_on=DAY,
                selection=queries.Selection(Purpose.NOT_RECORDED, DAY),
            )  # fmt: skip
        assert refused.value.params["roles"] == (Role.SUPERVISOR,)
