"""Numbers and days in words, as official records open: Indonesian spelling (PUEBI)."""

from datetime import date

from printing import words


def number(value: int) -> str:
    """dua ribu dua puluh enam; on either side of zero, below a million millions."""
    return f"minus {words.spelled(-value)}" if value < 0 else words.spelled(value)


def opening(day: date) -> str:
    """Pada hari ini Selasa tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam"""
    return (
        f"Pada hari ini {words.DAYS[day.weekday()]} tanggal {number(day.day)} "
        f"bulan {words.MONTHS[day.month - 1]} tahun {number(day.year)}"
    )
