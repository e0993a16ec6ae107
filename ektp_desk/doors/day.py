"""`demo-day`: one working day driven through the real windows. The only door that loads Qt."""

import argparse
import json
import os
import sys
from pathlib import Path

from ektp_desk.demo.office import AS_OF, build_demo_office
from ektp_desk.doors.console import Answer, Console
from ektp_desk.doors.office import DEMO_FILE
from ektp_desk.new_office import make_folder

SUMMARY = "summary.json"


def demo_day(options: argparse.Namespace, console: Console) -> Answer:
    """Make the office, live its next day, leave database, papers, pictures and summary."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = Path(options.out)
    address = str(out / DEMO_FILE)
    make_folder(address)
    office = build_demo_office(
        address,
        seed=options.seed,
        residents=options.residents,
        as_of=AS_OF,
        progress=lambda step, done, total: console.progress(
            console.say(f"demo.{step}"), done, total
        ),
    )
    from ui.demo_day.run import live

    found = live(address, out, day=AS_OF, language=options.language or "id")
    found["residents_made"] = office.residents
    path = out / SUMMARY
    path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    facts = {
        "database": address,
        "summary": str(path),
        "pictures": len(found["pictures"]),
        "papers": len(found["papers"]),
    }
    lines = list(console.lines(facts))
    lines.append(console.say("cli.done.day" if found["agrees"] else "cli.day_differs"))
    lines += [
        f"{name}: {pair['done']} ≠ {pair['booked']}"
        for name, pair in found["figures"].items()
        if pair["done"] != pair["booked"]
    ]
    lines += found["findings"]
    return Answer(facts | {"figures": found["figures"]}, tuple(lines), ok=found["agrees"])
