"""All that is to be looked at in a roll, as the rows of one table."""

from collections.abc import Sequence

from ektp_desk.residents.rollfit import FileWarning
from ektp_desk.residents.rollpreview import Preview
from ui.context import Context
from ui.residents.roll_words import RollWords

Line = tuple[object, str, str, str]


def report_rows(
    context: Context, words: RollWords, preview: Preview, warnings: Sequence[FileWarning]
) -> list[Line]:
    """(line, column, value, why): the file as a whole, problems, rows held back, conflicts."""
    say = context.say
    rows: list[Line] = [("", "", "", say(found.code, **found.params)) for found in warnings]
    rows += [
        (found.line, say(f"roll_column.{found.column}"), found.value, say(found.code))
        for found in preview.problems
    ]
    held = {row.nik: (row.line, row.doubt) for row in preview.changed if row.doubt}
    held |= {
        row.nik: (row.line, preview.doubts[row.nik][0])
        for row in preview.added
        if row.nik in preview.doubts
    }
    rows += [(line, words.field("name"), nik, say(code)) for nik, (line, code) in held.items()]
    rows += [
        (row.line, words.field(found.field), words.value(found.field, found.roll),
         words.value(found.field, found.here))
        for row in preview.changed
        for found in row.compared.conflicts
    ]  # fmt: skip
    return rows
