"""A picture of every page and dialog: `python3 dev.py shots`.

Indonesian and English, light and dark, at 1366 × 768 and at 150 % scaling. Each combination runs
in a process of its own, because Qt takes its scale factor at the start. The demonstration day
supplies the pages in the middle of work; this file adds the first start and what nobody opens on
an ordinary day.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo

LOOKS = [(language, theme, scale) for scale in ("1", "1.5") for language in ("id", "en")
         for theme in ("light", "dark")]  # fmt: skip
ZONE = ZoneInfo("Asia/Makassar")
PHRASE = "empat kata yang panjang"


def main() -> int:
    """Make all pictures; with `--look` only one combination, in this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="build/shots")
    parser.add_argument("--look", default="")
    parser.add_argument("--database", default="")
    parser.add_argument("--residents", type=int, default=None)
    options = parser.parse_args()
    out = Path(options.out).resolve()
    if options.look:
        language, theme, _scale = options.look.split(",")
        _pictures(Path(options.database), out, language, theme)
        return 0
    from ektp_desk.demo.office import build_demo_office

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        build_demo_office(str(database), residents=options.residents)
        for language, theme, scale in LOOKS:
            name = f"{language}-{theme}-{'150' if scale == '1.5' else '100'}"
            environment = dict(
                os.environ, QT_SCALE_FACTOR=scale, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1",
                TZ=ZONE.key,  # a new laptop knows no office yet, and shows the computer's hours
            )  # fmt: skip
            print(name, flush=True)
            done = subprocess.run(
                [sys.executable, "-m", "tests.shots", "--out", str(out / name), "--database",
                 str(database), "--look", f"{language},{theme},{scale}"],
                env=environment, check=False, capture_output=True, encoding="utf-8",
            )  # fmt: skip
            if done.returncode:  # Qt's chatter is worth reading only then
                print(done.stderr)
                return 1
    print(f"{sum(1 for _ in out.rglob('*.png'))} pictures in {out}")
    return 0


def _pictures(database: Path, out: Path, language: str, theme: str) -> None:
    from ektp_desk.demo.office import AS_OF
    from tests import shots_field, shots_locked, shots_queue, shots_trust
    from ui.app import make_app
    from ui.demo_day.day import Day

    app = make_app(["shots"])
    work = Path(tempfile.mkdtemp())
    address = work / "demo.db"
    copyfile(database, address)
    _first_start(app, work, out, language, theme)
    day = Day(app, str(address), work, day=AS_OF, language=language, theme=theme)
    day.pictures = out
    day.run()
    _rest(app, str(address), work, out, language, theme)
    copyfile(database, address)
    _follow_up(app, str(address), work, out, language, theme)
    morning = work / "morning.db"
    copyfile(database, morning)
    shots_queue.pictures(app, str(morning), work, out, language, theme)
    outside = work / "outside.db"
    copyfile(database, outside)
    shots_field.walk(app, str(outside), work, out, language, theme)
    shots_trust.walk(app, database, work, out, language, theme)
    shots_locked.walk(app, database, work, out, language, theme)


def _follow_up(app, address: str, work: Path, out: Path, language: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    from ektp_desk.demo.office import AS_OF, PASSWORD
    from ektp_desk.kernel.clock import SetClock
    from tests import shots_follow_up

    clock = SetClock(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 15, 5, tzinfo=ZONE))
    shots_follow_up.prepare(address, clock, ZONE)
    hands = _hands(app, address, work, out, language, theme)
    hands.write("username", "supervisor")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")
    hands.settle()
    shots_follow_up.take(hands, work)
    hands.leave()


def _hands(app, address: str, work: Path, out: Path, language: str, theme: str):  # type: ignore[no-untyped-def]
    from ektp_desk.demo.office import AS_OF
    from ektp_desk.kernel.clock import SetClock
    from ui.app import make_window
    from ui.demo_day.hands import Hands
    from ui.preferences import Preferences

    preferences = Preferences(work / "shots.ini")
    preferences.language, preferences.theme = language, theme
    clock = SetClock(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 15, 10, tzinfo=ZONE))
    window = make_window(app, preferences, address=address, clock=clock,
                         documents=work / "documents", station="shots")  # fmt: skip
    hands = Hands(app, window, out)
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    window.show()
    hands.picture("00-start")
    window.begin()
    hands.wait(lambda: bool(ready), "the window")
    return hands


def _first_start(app, work: Path, out: Path, language: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    hands = _hands(app, str(work / "new" / "office.db"), work, out, language, theme)
    for number, name in enumerate(("office", "letterhead", "database", "supervisor", "printers")):
        hands.settle()
        if name == "database":  # needed only where the computer has no key store
            hands.write("setup_passphrase", PHRASE)
            hands.write("setup_passphraseAgain", PHRASE)
        if name == "supervisor":
            hands.write("setup_full_name", "Hj. Sitti Nurhaliza, S.Sos.")
            hands.write("setup_username", "sitti")
            hands.write("setup_password", "kata-sandi")
            hands.write("setup_again", "kata-sandi-lain")
            hands.click("setupNext")
            hands.picture("00-setup-4-refused")
            hands.write("setup_again", "kata-sandi")
        hands.picture(f"00-setup-{number + 1}-{name}")
        if name != "printers":
            hands.click("setupNext")
    hands.leave()
    broken = work / "broken.db"
    broken.write_bytes(b"not a database" * 1_000)
    hands = _hands(app, str(broken), work, out, language, theme)
    hands.picture("00-trouble")
    hands.leave()


def _rest(app, address: str, work: Path, out: Path, language: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ektp_desk.demo.office import AS_OF, PASSWORD
    from ektp_desk.kernel.clock import SetClock
    from tests import shots_roll
    from tests.shots_checklist import checklist_pictures
    from tests.shots_coverage import coverage
    from tests.shots_outreach import outreach
    from tests.shots_partners import partners
    from tests.shots_people import enter_again, people
    from ui.crash import CrashDialog, report

    clock = SetClock(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 15, 10, tzinfo=ZONE))
    twice = enter_again(address, clock, ZONE)
    hands = _hands(app, address, work, out, language, theme)
    hands.write("username", "supervisor")
    hands.write("password", "bukan ini")
    hands.click("signIn")
    hands.wait(lambda: hands.enabled("signIn"), "the refusal")
    hands.picture("30-sign-in-refused")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")
    hands.settle()

    def shot(name: str) -> Callable[[object], None]:
        def take(_dialog: object) -> None:
            hands.picture(name)
            hands.click("dialogCancel")

        return take

    for page, button, name in (
        ("stock", "countStock", "31-count"),
        ("residents", "addPerson", "32-person"),
        ("residents", "importRoll", "33-import"),
        ("printing", "importList", "34-list"),
    ):
        hands.go(page)
        hands.dialog(lambda pressed=button: hands.click(pressed), shot(name))
    coverage(hands)
    partners(hands, work)
    outreach(hands)
    people(hands, twice)
    shots_roll.pictures(hands, work)
    hands.go("settings")
    for place, button, name in (
        (2, "addOfficer", "35-officer"),
        (2, "resetPassword", "36-reset"),
        (3, "addCounter", "37-counter"),
        (4, "changeService", "38-service"),
        (5, "addDay", "38-own-day"),
    ):
        hands.part("settingsParts", place)
        if place == 2:
            hands.row("officers", 1)
        hands.dialog(lambda pressed=button: hands.click(pressed), shot(name))
    hands.part("settingsParts", 12)
    hands.picture("39-about")
    checklist_pictures(hands, shot)
    hands.dialog(lambda: hands.menu("officerMenu", "changePassword"), shot("40-password"))
    hands.window.activateWindow()  # after a menu no window has the keys, without a screen
    hands.settle()
    hands.key(Qt.Key.Key_F1)
    shot("41-keys")(None)
    hands.click("openSearch")
    hands.write("searchText", "andi muh")
    hands.settle()
    QTest.qWait(400)
    hands.picture("42-search")
    QTest.keyClick(hands.root(), Qt.Key.Key_Escape)
    dialog = CrashDialog(report(ZeroDivisionError("division by zero")), hands.window)
    dialog.open()
    hands.picture("43-crash")
    dialog.close()
    hands.leave()


if __name__ == "__main__":
    sys.exit(main())
