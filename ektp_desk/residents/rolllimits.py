"""How large a table may be that somebody brings: rows, columns, cells, text."""

from ektp_desk.kernel.errors import OfficeError

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
MOST_CELLS = 20_000_000  # some 600 MB once they are read
MOST_TEXT = 256 * 1024 * 1024  # bytes in all cells; a roll of 130,000 people has some 20 MB


def refuse_area(rows: int, columns: int, *, besides: int = 0) -> None:
    """Raise `file.too_many_rows` for a table of so many rows and columns, `besides` other cells."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise _too_many()
    refuse_cells(rows * columns + besides)


def refuse_cells(cells: int) -> None:
    """Raise `file.too_many_rows` for so many cells, however they are spread."""
    if cells > MOST_CELLS:
        raise _too_many()


def refuse_text(length: int) -> None:
    """Raise `file.too_large` for so much text in all cells together."""
    if length > MOST_TEXT:
        raise OfficeError("file.too_large", most=MOST_TEXT // 1024**2)


def _too_many() -> OfficeError:
    return OfficeError("file.too_many_rows", most=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS)
