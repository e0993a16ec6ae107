"""What a check of the data found, on paper: for whoever looks into it. Not one of the papers that
the office keeps."""

from collections.abc import Sequence
from datetime import date

from printing import fonts, words
from printing.sheet import A4, Sheet
from printing.text import Style

TITLE = Style(18, fonts.BOLD)
BODY = Style(10.5)
STRONG = Style(10.5, fonts.SEMIBOLD)
SMALL = Style(9)
SEAL_GROUP = 8


def findings_page(
    *,
    office: str,
    officer: str,
    day: date,
    findings: Sequence[str],
    rows: int,
    audit_count: int,
    audit_hash: str,
    whole: bool,
) -> bytes:
    """A4 pages: what was looked at, how far the log holds, and each finding as a sentence.

    `whole` is False where the check was stopped; the page says so.
    """
    sheet = Sheet(A4, title="Pemeriksaan data", author="EKTP Desk", foot=f"Pemeriksaan {office}")
    sheet.text("Hasil pemeriksaan data", TITLE)
    sheet.gap(6)
    sheet.text(f"{office} · {words.day(day)} · {officer}", STRONG)
    sheet.gap(10)
    if not whole:
        sheet.text("Pemeriksaan dihentikan sebelum selesai: sisanya belum diperiksa.", STRONG)
        sheet.gap(8)
    seal = " ".join(
        audit_hash[at : at + SEAL_GROUP] for at in range(0, len(audit_hash), SEAL_GROUP)
    )
    looked = [("Baris yang diperiksa", words.number(rows))] if rows else []
    log = [("Baris log yang cocok", words.number(audit_count)), ("Kepala log", seal or "–")]
    sheet.pairs([*looked, *log], SMALL, BODY)
    sheet.gap(10)
    sheet.rule()
    sheet.gap(8)
    if findings:
        sheet.text(f"Ditemukan: {words.number(len(findings))}", STRONG)
        sheet.gap(6)
        sheet.items(findings, BODY)
        sheet.gap(8)
        sheet.text(
            "Simpan lembar harian, jangan menghapus apa pun, dan beri tahu administrator.", STRONG
        )
    else:
        sheet.text("Tidak ada yang ditemukan.", STRONG)
    return sheet.finish()
