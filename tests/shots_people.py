"""Pictures of the roll's supervisor windows: duplicates, family card, whole past, retention."""

from collections.abc import Callable

from sqlalchemy import text

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.work import Actor
from ektp_desk.residents import queries, services
from ektp_desk.residents.services import Person
from ektp_desk.storage.engines import open_desk

CONSOLE = Actor(None, "console", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "console")
WITH_A_PAST = text(
    "SELECT r.id FROM resident r JOIN card c ON c.resident_id = r.id "
    "WHERE c.state = 'handed_over' AND (SELECT count(*) FROM resident m "
    "WHERE m.kk_number = r.kk_number) > 2 ORDER BY r.id LIMIT 1"
)


def enter_again(address: str, clock: SetClock, zone) -> str:  # type: ignore[no-untyped-def]
    """Enter a resident a second time, with two digits of the NIK exchanged; the first NIK."""
    desk = open_desk(address, clock=clock, zone=zone)
    who = desk.read(lambda session: session.execute(WITH_A_PAST).scalar_one())
    one = desk.read(queries.resident, resident_id=who)
    assert one is not None
    at = next(place for place in range(6, 15) if one.nik[place] != one.nik[place + 1])
    nik = one.nik[:at] + one.nik[at + 1] + one.nik[at] + one.nik[at + 2 :]
    again = Person(
        nik=nik, name=one.name, sex=one.sex, birth_date=one.birth_date, kk_number=one.kk_number,
        birth_place="Belopa", marital_status=one.marital_status, village_code=one.village_code,
    )  # fmt: skip
    desk.write(CONSOLE, services.add_resident, person=again)
    desk.close()
    return one.nik


def people(hands, nik: str) -> None:  # type: ignore[no-untyped-def]
    """The windows of the residents page that only a supervisor opens."""
    hands.go("residents")

    def shot(name: str) -> Callable[[object], None]:
        def take(dialog: object) -> None:
            hands.settle()
            hands.picture(name)
            dialog.reject()  # type: ignore[attr-defined]

        return take

    def pairs(dialog: object) -> None:
        hands.click("dialogPrimary")
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the pairs")
        hands.picture("60-duplicates")
        hands.dialog(lambda: hands.click("comparePair"), shot("61-merge"))
        dialog.reject()  # type: ignore[attr-defined]

    hands.dialog(lambda: hands.click("lookForDuplicates"), pairs)
    hands.dialog(lambda: hands.click("openRetention"), shot("62-retention"))
    hands.write("residentSearch", "Moh. Jusup")
    hands.wait(lambda: bool(hands.cells("residentsFound", 0)), "who sounds alike")
    hands.picture("63-by-sound")
    hands.write("residentSearch", nik)
    hands.wait(lambda: len(hands.cells("residentsFound", 0)) == 1, "the person")
    hands.row("residentsFound", 0, opens=True)
    hands.settle()
    hands.picture("64-person")
    hands.dialog(lambda: hands.click("openFamilyCard"), shot("65-family-card"))
    hands.dialog(lambda: hands.click("openTimeline"), shot("66-past"))
