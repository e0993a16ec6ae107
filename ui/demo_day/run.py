"""Begins the demonstration day: an application, five windows, then the books."""

import sys
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ektp_desk.residents import queries as residents
from ektp_desk.storage.engines import open_desk
from ui.app import make_app
from ui.demo_day.day import Day
from ui.demo_day.summary import summary


def live(address: str, out: Path, *, day: date, language: str = "id") -> dict[str, Any]:
    """Live one day at `address`; papers, pictures and preferences go under `out`.

    Raises what a window raised, or `hands.LostError` when one does not do what it should.
    """
    app = make_app(sys.argv[:1])
    crashes: list[BaseException] = []
    before_hook = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: crashes.append(error)
    try:
        work = Day(app, address, out, day=day, language=language)
        desk = open_desk(address, clock=work.clock, zone=ZoneInfo("Asia/Makassar"))
        before = desk.read(residents.count)
        try:
            try:
                work.run()
            finally:
                if crashes:  # the reason, when the hands were lost after one
                    raise crashes[0]
            return summary(desk, work.deeds, day=day, out=out, before=before)
        finally:
            desk.close()
    finally:
        sys.excepthook = before_hook
