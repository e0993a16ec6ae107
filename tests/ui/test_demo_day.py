"""The demonstration day through the real windows: the sums agree with the ledgers."""

import json
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ektp_desk.demo.office import AS_OF
from ektp_desk.residents import queries as residents
from ektp_desk.storage import driver
from ektp_desk.storage.engines import open_desk
from tests.privacy.leaks import Leak, search
from tests.ui.conftest import ZONE
from ui.demo_day.day import Day
from ui.demo_day.summary import summary

LISTS = (".csv", ".xlsx")  # what the day takes in and takes out


def test_the_day_runs_and_its_summary_balances(
    qapp: QApplication, demo: str, tmp_path: Path
) -> None:
    day = Day(qapp, demo, tmp_path, day=AS_OF)
    desk = open_desk(demo, clock=day.clock, zone=ZONE)
    before = desk.read(residents.count)
    day.run()
    found = summary(desk, day.deeds, day=AS_OF, out=tmp_path, before=before)
    desk.close()
    assert found["findings"] == []
    assert {
        name: pair for name, pair in found["figures"].items() if pair["done"] != pair["booked"]
    } == {}
    assert found["agrees"]
    assert found["figures"]["printed"]["done"] == 14
    assert found["figures"]["recorded"]["done"] == 5
    assert len(found["pictures"]) >= 30
    json.dumps(found)  # plain data all through
    assert left_behind(tmp_path, demo) == []
    sizes = {QImage(str(path)).width() for path in (tmp_path / "pictures").glob("*.png")}
    assert max(sizes) == 1366, "no page may push the window wider than the commonest screen"


def left_behind(out: Path, address: str) -> list[Leak]:
    """Who of the roll stands in a file that is neither office, backup, paper nor picture."""
    with driver.connect(address) as connection:
        rows = connection.execute("SELECT nik, name FROM resident").fetchall()
    apart = {"documents", "pictures", "cadangan"}

    def left_out(path: Path) -> bool:
        inner = path.relative_to(out).parts
        papers = inner[0] in apart and ".spool" not in inner
        return papers or path.name.startswith(Path(address).name) or path.suffix in LISTS

    found, read = search(out, {value for row in rows for value in row}, left_out=left_out)
    assert any(path.suffix == ".ini" for path in read)
    return found


def test_the_summary_notices_a_sum_that_does_not_agree(
    qapp: QApplication, demo: str, tmp_path: Path
) -> None:
    day = Day(qapp, demo, tmp_path, day=AS_OF)
    desk = open_desk(demo, clock=day.clock, zone=ZONE)
    day.deeds["printed"] += 1
    found = summary(desk, day.deeds, day=AS_OF, out=tmp_path, before=desk.read(residents.count))
    desk.close()
    assert not found["agrees"]
    assert found["figures"]["printed"] == {"done": 1, "booked": 0}
