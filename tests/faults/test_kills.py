"""Every kind of act, killed with SIGKILL wherever it may be: what was acknowledged is there once.

A few kills of each, so that every run looks; `python3 dev.py test --faults` does fifty and more.
"""

import os
import sys
from pathlib import Path

import pytest

from tests.faults.killing import Killing, Victims
from tests.faults.kinds import KINDS
from tests.faults.stage import Ground, stage_on

FEW, SEED = 3, 8
ON_SERVER = ("ticket", "card", "roll_import", "closing")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


def kill(ground: Ground, fallen: Victims, name: str, folder: Path) -> None:
    with stage_on(ground, KINDS[name], folder) as stage:
        tally = Killing(stage, fallen, seed=SEED).run(FEW)
    assert tally.faults == 0, tally.told
    assert tally.kills >= FEW


@pytest.mark.parametrize("name", KINDS)
def test_in_an_encrypted_file(file: Ground, fallen: Victims, name: str, tmp_path: Path) -> None:
    kill(file, fallen, name, tmp_path)


@pytest.mark.skipif(
    "postgresql" not in os.environ.get("EKTP_TEST_ENGINES", "postgresql"), reason="left out"
)
@pytest.mark.parametrize("name", ON_SERVER)
def test_on_a_server(server: Ground, fallen: Victims, name: str, tmp_path: Path) -> None:
    kill(server, fallen, name, tmp_path)
