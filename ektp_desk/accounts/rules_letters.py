"""How the office numbers its letters, and to whom they go. Standard library only."""

from datetime import date

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def letter_number(pattern: str, *, number: int, day: date) -> str:
    """A letter's number by the office's pattern: `{number}`, `{month}` (Roman), `{year}`."""
    return (
        pattern.replace("{number}", f"{number:03d}")
        .replace("{month}", ROMAN[day.month - 1])
        .replace("{year}", str(day.year))
    )


def address_lines(written: str) -> tuple[str, ...]:
    """An address line by line, as the settings keep it: parted by ";"."""
    return tuple(part.strip() for part in written.split(";") if part.strip())
