"""An upgrade killed in each of its steps, a backup killed anywhere: whole, or as if never begun."""

import os
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from ektp_desk.storage import upgrade
from ektp_desk.storage.places import found_in
from tests.faults.conftest import LONG, Prepare, Prepared, Write
from tests.faults.jobs import JOBS, newer_program
from tests.faults.killing import KILLED, Victims
from tests.faults.serving import client_tools, is_sound
from tests.faults.states import digest, dump, look_over
from tests.faults.victim import Order

KILLS = 50 if LONG else 3
ENGINES = os.environ.get("EKTP_TEST_ENGINES", "sqlite,postgresql").split(",")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


@pytest.fixture(params=ENGINES)
def prepared(request: pytest.FixtureRequest) -> Prepared:
    """An office that has worked a little, on each engine."""
    prepare: Prepare = request.getfixturevalue(
        "in_file" if request.param == "sqlite" else "on_server"
    )
    return prepare("card")


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of a later program, which this one is now."""
    later = newer_program(tmp_path)
    monkeypatch.setattr(upgrade, "MIGRATIONS", later)
    return later


def order_of(prepared: Prepared, job: str, scene: Path, sent: int, random: Random) -> Order:
    places = ("before", "after", "commit", "outside") if sent else ("outside",)
    stage, how = prepared.stage, random.choice(places)
    number = random.randint(1, sent) if how in ("before", "after") else 1
    seconds = random.uniform(0, 0.4) if how == "outside" else random.choice((0.0, 0.001))
    return Order(stage.address, stage.key, job, str(scene), 0, how, number, seconds,
                 tools=str(client_tools()))  # fmt: skip


def done_once(prepared: Prepared, job: str, scene: Path) -> int:
    """Do it here, without a kill; how many statements it sends."""
    engine, sent = prepared.stage.engine, Counter[str]()

    def count(*_: object) -> None:
        sent["statements"] += 1

    event.listen(engine, "before_cursor_execute", count)
    JOBS[job](prepared.stage, scene, str(client_tools()))
    event.remove(engine, "before_cursor_execute", count)
    engine.dispose()
    return sent["statements"]


def state(prepared: Prepared) -> tuple[str, tuple[str, ...]]:
    prepared.stage.settle(prepared.stage.engine)
    found = digest(dump(prepared.stage.engine), left_out=()), look_over(prepared.stage.engine)
    prepared.stage.engine.dispose()
    return found


def test_an_upgrade_killed_in_each_step(
    prepared: Prepared, fallen: Victims, newer: Path, write: Write
) -> None:
    before, _ = state(prepared)
    sent = done_once(prepared, "upgrade", newer)
    after, _ = state(prepared)
    assert before != after
    random, count = Random("upgrade"), Counter[str]()
    prepared.stage.put_back()
    while count["kills"] < KILLS:
        status, _ = fallen.run(order_of(prepared, "upgrade", newer, sent, random))
        count["kills"] += status == KILLED
        found, wrong = state(prepared)
        assert wrong == ()
        assert found in (before, after), "half an upgrade"
        assert upgrade.current(prepared.stage.engine) == ("0001" if found == before else "0002")
        count["not begun" if found == before else "done"] += 1
        if found == after:
            prepared.stage.put_back()
    done_once(prepared, "upgrade", newer)
    assert state(prepared) == (after, ())
    write(f"upgrade-{prepared.stage.engine.dialect.name}", count)


@pytest.mark.parametrize("job", ["backup", "keep"])
def test_a_backup_killed_anywhere(
    prepared: Prepared, fallen: Victims, job: str, tmp_path: Path, write: Write
) -> None:
    """By hand and as at a day's end: what is listed is whole, and the office is as it was."""
    folder = tmp_path / "cadangan"
    before, _ = state(prepared)
    sent = done_once(prepared, job, folder)
    random, count = Random(job), Counter[str]()
    while count["kills"] < KILLS:
        status, _ = fallen.run(order_of(prepared, job, folder, sent, random))
        count["kills"] += status == KILLED
        assert state(prepared) == (before, ())
        listed = [*found_in(folder), *found_in(folder / "stik")]
        assert listed
        assert all(is_sound(one) for one in listed)
        whole = {one.path.name for one in listed}
        assert {path.name for path in (*folder.glob("*.db"), *folder.glob("*.dump"))} <= whole
        assert all(
            b"PGDMP" not in path.read_bytes() for path in folder.rglob("*") if path.is_file()
        )
        count["listed"] = len(listed)
    write(f"{job}-{prepared.stage.engine.dialect.name}", count)
