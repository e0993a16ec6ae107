"""`export person`: all that is kept about one person."""

import argparse
from pathlib import Path

from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.reports.person_book import sheets
from ektp_desk.reports.services import export_person
from ektp_desk.residents import queries as residents
from ektp_desk.residents.export import write_book


def person(options: argparse.Namespace, console: Console) -> Answer:
    """Write everything about the person whose NIK is asked for, a sheet for each kind of row.

    The NIK is no word of the command line: those are kept in histories and shown to others.
    """
    path = Path(options.out)
    require_target(path)  # first: nothing is noted as given out that cannot be written
    view = console.desk.read(residents.resident_by_nik, nik=console.nik())
    if view is None:
        raise OfficeError("resident.unknown")
    found = console.write(export_person, resident_id=view.id, why=options.why)
    write_book(path, sheets(found, console.say, console.desk.zone))
    counts = {section.table: len(section.rows) for section in found}
    told = console.say("cli.done.export_person", count=sum(counts.values()))
    return Answer({"file": str(path), "rows": counts}, (told, console.line("file", path)))
