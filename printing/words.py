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
