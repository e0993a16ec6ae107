"""Numbers and days in words, as official records open: Indonesian spelling (PUEBI)."""

from datetime import date

from printing import words

ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
        "sepuluh", "sebelas")  # fmt: skip
# From the largest: (worth, name, how one of it is called).
STEPS = (
    (1_000_000_000, "miliar", ""),
    (1_000_000, "juta", ""),
    (1_000, "ribu", "seribu"),
    (100, "ratus", "seratus"),
)


def number(value: int) -> str:
    """dua ribu dua puluh enam; for numbers from 0 to below a million millions."""
    if value < 0:
        return f"minus {number(-value)}"
    if value < len(ONES):
        return ONES[value]
    if value < 20:
        return f"{ONES[value - 10]} belas"
    for worth, name, single in STEPS:
        if value >= worth:
            many, rest = divmod(value, worth)
            head = single if many == 1 and single else f"{number(many)} {name}"
            return f"{head} {number(rest)}" if rest else head
    tens, rest = divmod(value, 10)
    head = f"{ONES[tens]} puluh"
    return f"{head} {ONES[rest]}" if rest else head


def opening(day: date) -> str:
    """Pada hari ini Selasa tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam"""
    return (
        f"Pada hari ini {words.DAYS[day.weekday()]} tanggal {number(day.day)} "
        f"bulan {words.MONTHS[day.month - 1]} tahun {number(day.year)}"
    )
