"""Which computer, and whose account, an act came from."""

import pytest

from ektp_desk.kernel.station import station_name


def test_an_environment_does_not_say_who_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told = station_name()
    computer, _, user = told.partition("/")
    assert computer
    assert user
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME", "COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "palsu")
    assert station_name() == told
