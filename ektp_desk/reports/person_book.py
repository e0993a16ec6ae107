"""All that is kept about a person as the sheets of a workbook."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from ektp_desk.reports.person_data import Section
from ektp_desk.residents.export import plain


def sheets(
    found: Sequence[Section], say: Callable[[str], str], zone: ZoneInfo
) -> dict[str, tuple[Sequence[str], list[list[object]]]]:
    """(headers, rows) by the sheet's name, for `residents.export.write_book`.

    `say` gives a sentence by its code. Kinds of rows that do not occur have no sheet.
    """
    return {
        say(f"person_data.{section.table}"): (
            section.columns,
            [[plain(cell, zone) for cell in row] for row in section.rows],
        )
        for section in found
        if section.rows
    }
