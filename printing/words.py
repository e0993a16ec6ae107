"""Dates, times and numbers as Indonesian papers write them."""

from datetime import date, datetime

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def day(value: date) -> str:
    """24 November 2026"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """24-11-2026"""
    return f"{value:%d-%m-%Y}"


def weekday(value: date) -> str:
    """Selasa, 24 November 2026"""
    return f"{DAYS[value.weekday()]}, {day(value)}"


def moment(value: datetime, zone_label: str) -> str:
    """24 November 2026, 08.15 WITA"""
    return f"{day(value)}, {value:%H.%M} {zone_label}"


def number(value: float, decimals: int = 0) -> str:
    """1.234 or 1.234,5"""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
        "sepuluh", "sebelas")  # fmt: skip
GROUPS = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"),
          (10, "puluh"))  # fmt: skip


def spelled(value: int) -> str:
    """dua ribu dua puluh enam; whole numbers from zero up to a trillion less one."""
    if not 0 <= value < 1_000_000_000_000:
        raise ValueError(f"{value} is not said on papers")
    if value < len(ONES):
        return ONES[value]
    if value < 20:
        return f"{ONES[value - 10]} belas"
    size, name = next((size, name) for size, name in GROUPS if value >= size)
    many, rest = divmod(value, size)
    short = many == 1 and name in ("ribu", "ratus")
    head = f"se{name}" if short else f"{spelled(many)} {name}"
    return f"{head} {spelled(rest)}" if rest else head


def spelled_day(value: date) -> str:
    """As a record opens: hari Selasa, tanggal dua puluh empat, bulan November, tahun dua ribu …"""
    return f"hari {spelled_date(value)}"


def spelled_date(value: date) -> str:
    """Selasa, tanggal dua puluh empat, bulan November, tahun dua ribu dua puluh enam"""
    return (
        f"{DAYS[value.weekday()]}, tanggal {spelled(value.day)}, "
        f"bulan {MONTHS[value.month - 1]}, tahun {spelled(value.year)}"
    )
