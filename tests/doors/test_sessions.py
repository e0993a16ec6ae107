"""Sessions and the sealed code, from the console."""

from pathlib import Path

from ektp_desk.accounts import emergency, services
from ektp_desk.kernel.work import Actor
from tests.conftest import PASSWORD
from tests.doors.conftest import Ask
from tests.doors.test_offices import INIT, desk_of

DOOR = Actor(None, "", frozenset(), "meja-1", instance="aa")


def test_sessions_are_listed_and_ended(ask: Ask, tmp_path: Path) -> None:
    address = str(tmp_path / "kantor.db")
    base = ("--database", address)
    assert ask(*INIT, *base).status == 0
    assert ask("officers", "sessions", *base).out == "Tidak ada yang sedang masuk.\n"
    desk = desk_of(address)
    actor = desk.write(
        DOOR, services.sign_in, username="kepala", password=PASSWORD, counter_id=None,
        station="meja-1",
    ).result.actor  # fmt: skip
    desk.close()
    assert actor is not None

    (row,) = ask("officers", "sessions", *base, "--json").facts["sessions"]
    assert (row["id"], row["officer"], row["station"]) == (
        actor.session_id, "Ibu Kepala", "meja-1",
    )  # fmt: skip
    assert "Ibu Kepala, meja-1" in ask("officers", "sessions", *base).out
    assert ask("officers", "end", str(row["id"]), *base).out == "Sesi 1 diakhiri.\n"
    assert ask("officers", "end", str(row["id"]), *base).status == 1


def test_the_console_seals_a_code_that_opens(ask: Ask, tmp_path: Path) -> None:
    address = str(tmp_path / "kantor.db")
    assert ask(*INIT, "--database", address).status == 0
    code = ask("officers", "seal", "--database", address).out.splitlines()[-1]
    desk = desk_of(address)
    answer = desk.write(
        DOOR, emergency.open_emergency, code=code, full_name="Rahmat", station="meja-1",
        reason="Kepala sakit dan kata sandinya lupa",
    ).result  # fmt: skip
    desk.close()
    assert answer.actor is not None
