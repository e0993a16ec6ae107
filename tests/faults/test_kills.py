"""Every kind of act, killed with SIGKILL wherever it may be: what was acknowledged is there once.

A few kills of each, so that every run looks; `python3 dev.py test --faults` does fifty and more.
"""

import sys

import pytest

from tests.faults.conftest import Prepare, Prepared
from tests.faults.killing import Killing, Victims
from tests.faults.kinds import KINDS

FEW, SEED = 2, 8
ON_SERVER = ("card", "closing")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


def kill(prepared: Prepared, fallen: Victims) -> None:
    tally = Killing(prepared.stage, prepared.course, fallen, seed=SEED).run(FEW)
    assert tally.faults == 0, tally.told
    assert tally.kills >= FEW


@pytest.mark.parametrize("name", KINDS)
def test_in_an_encrypted_file(in_file: Prepare, fallen: Victims, name: str) -> None:
    kill(in_file(name), fallen)


@pytest.mark.parametrize("name", ON_SERVER)
def test_on_a_server(on_server: Prepare, fallen: Victims, name: str) -> None:
    kill(on_server(name), fallen)
