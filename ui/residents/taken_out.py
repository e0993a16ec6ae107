"""A list of people into a file, noted in the same breath as whose data left."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ektp_desk.kernel.targets import require_target
from ektp_desk.residents.access import TakenList, log_list_taken_out
from ektp_desk.residents.export import write_table
from ui.tasks import Tasks


def take_out(
    tasks: Tasks,
    path: Path,
    what: TakenList,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    people: Sequence[int],
) -> str:
    """Note the list, then write it; the file's name. Off the UI thread.

    Noted first: what was written and not noted would be a list nobody knows of. Raises what
    `write_table` raises, and what a write to the office raises.
    """
    require_target(path)
    tasks.desk.write(tasks.actor, log_list_taken_out, what=what, resident_ids=people)
    write_table(path, headings, rows)
    return path.name
