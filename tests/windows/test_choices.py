"""What is chosen in the installer: for whom, where, the server; by words and by its windows."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import machine
from tests.windows.small import (
    BAD_SERVER,
    CANCEL,
    CANCELLED,
    DONE,
    FOR_ALL,
    NEW,
    NEXT,
    OLD,
    OPEN,
    OTHER_WAY,
    PRESSER,
    UNINSTALL,
    YES,
    Run,
    compile_program,
    into,
    local_folder,
    no_leftovers,
    registry,
    running,
    uninstall,
    until,
    version,
)


def test_into_another_folder_it_moves(where: Any, setup: Run, target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain" / "EKTP Desk"
    assert setup(OLD, into=elsewhere) == DONE
    assert setup(NEW) == DONE
    assert version(target) == NEW
    assert not elsewhere.exists()
    assert no_leftovers(elsewhere)


@pytest.mark.parametrize(("first", "second"), [([], ["/ALLUSERS"]), (["/ALLUSERS"], [])])
def test_for_one_and_for_everybody_do_not_mix(
    where: Any, setup: Run, target: Path, tmp_path: Path, first: list[str], second: list[str]
) -> None:
    """Two programs would keep two offices."""
    elsewhere = tmp_path / "lain" / "EKTP Desk"
    assert setup(OLD, *first) == DONE
    assert setup(NEW, *second, into=elsewhere) == OTHER_WAY
    assert not elsewhere.exists()
    assert version(target) == OLD
    uninstall(where, target)
    assert setup(NEW, *second, into=elsewhere) == DONE
    uninstall(where, elsewhere)


def test_for_everybody_it_is_known_to_the_machine(where: Any, setup: Run, target: Path) -> None:
    assert setup(OLD, "/ALLUSERS") == DONE
    assert OLD in registry(where, FOR_ALL)
    assert OLD not in registry(where, UNINSTALL)
    uninstall(where, target)
    assert OLD not in registry(where, FOR_ALL)


@pytest.mark.parametrize("address", ["kantor", "postgresql:", "mysql://kantor/ektp"])
def test_no_servers_address_is_refused(setup: Run, target: Path, address: str) -> None:
    assert setup(OLD, f"/DATABASE={address}") == BAD_SERVER
    assert not target.exists()


@pytest.fixture(scope="session")
def press(
    where: Any, screen: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., None]:
    """Presses buttons of the installer's windows, one after the other."""
    program = tmp_path_factory.mktemp("press") / "press.exe"
    compile_program(PRESSER, program)

    def run(*buttons: str) -> None:
        for button in buttons:
            assert where.run([program, button], environment=screen, timeout=60).returncode == 0

    return run


@pytest.mark.parametrize("pages", range(3))
def test_cancelled_on_any_page_the_old_one_stands(
    where: Any, setup: Run, setups: dict[str, Path], target: Path, press: Any,
    screen: Mapping[str, str], pages: int,
) -> None:  # fmt: skip
    assert setup(OLD) == DONE
    going = where.start([setups[NEW], *into(where, target)], environment=screen)
    press(*[NEXT] * pages, CANCEL, YES)
    assert going.wait(60) == CANCELLED
    where.end(going)
    assert version(target) == OLD
    assert no_leftovers(target)


def test_page_by_page_to_the_end(
    where: Any, setup: Run, setups: dict[str, Path], target: Path, press: Any,
    screen: Mapping[str, str],
) -> None:  # fmt: skip
    """The last page opens the program, which is what an installer finds open the next time."""
    assert setup(OLD) == DONE
    going = where.start([setups[NEW], *into(where, target)], environment=screen)
    press(*[NEXT] * 4)
    assert going.wait(60) == DONE
    where.end(going)
    assert version(target) == NEW
    try:
        time.sleep(2)
        assert setup(NEW) == OPEN
    finally:
        where.run(["taskkill", "/f", "/im", machine.WINDOWED], timeout=60)


def test_an_open_program_is_asked_for_by_a_window(
    where: Any, setup: Run, setups: dict[str, Path], target: Path, press: Any,
    screen: Mapping[str, str],
) -> None:  # fmt: skip
    assert setup(OLD) == DONE
    with running(where, target):
        going = where.start([setups[NEW], *into(where, target)], environment=screen)
        press(*[NEXT] * 3, CANCEL)
        assert going.wait(60) == OPEN
        where.end(going)
        assert version(target) == OLD
    assert no_leftovers(target)


def test_removed_page_by_page_the_data_stay(
    where: Any, setup: Run, target: Path, press: Any, screen: Mapping[str, str]
) -> None:
    assert setup(OLD) == DONE
    data = local_folder(where) / "EKTP Desk"
    data.mkdir(parents=True, exist_ok=True)
    (data / "ektp-desk.db").write_bytes(b"office")
    where.run([target / "uninstall.exe"], environment=screen, timeout=60)
    press(NEXT, NEXT, NEXT)
    until(lambda: not target.exists() and no_leftovers(target))
    assert (data / "ektp-desk.db").exists()
