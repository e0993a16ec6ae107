"""Numbers and days in words."""

from datetime import date

import pytest

from printing import spelled


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
     (19, "sembilan belas"), (20, "dua puluh"), (24, "dua puluh empat"), (100, "seratus"),
     (111, "seratus sebelas"), (200, "dua ratus"), (1_000, "seribu"), (1_500, "seribu lima ratus"),
     (2_026, "dua ribu dua puluh enam"), (11_000, "sebelas ribu"),
     (1_000_000, "satu juta"), (2_000_001, "dua juta satu"), (-3, "minus tiga")],
)  # fmt: skip
def test_numbers(value: int, said: str) -> None:
    assert spelled.number(value) == said


def test_a_record_opens_with_the_day_in_words() -> None:
    assert spelled.opening(date(2026, 11, 24)) == (
        "Pada hari ini Selasa tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam"
    )
