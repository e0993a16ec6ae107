"""The record of a destruction (berita acara pemusnahan) with its annex, and the store's report."""

from collections.abc import Sequence
from functools import partial

from ektp_desk.cards.slips_destruction import (
    DestructionSlip,
    Party,
    StoreLine,
    StoreReportSlip,
)
from printing import fonts, words
from printing import letter_parts as parts
from printing.letter_parts import BODY, NOTE, SMALL, STRONG, TO_SIGN, UNSAID, begin
from printing.sheet import Sheet
from printing.tables import Column, table, tiles
from printing.text import Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
SUBTITLE = Style(11.5, fonts.SEMIBOLD, leading=1.3)
LABEL = Style(10.5, leading=1.45)
VALUE = Style(10.5, fonts.MEDIUM, leading=1.45)
SECTION = Style(10.5, fonts.SEMIBOLD, leading=1.45)
INDENT = 16.0
ROLES = ("PIHAK PERTAMA", "PIHAK KEDUA")


def record(slip: DestructionSlip, copy: int = 0) -> bytes:
    """When, where, how, by whom and before whom pieces were destroyed; the annex says which."""
    named = f"Berita acara pemusnahan {slip.number}"
    sheet = begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text("BERITA ACARA PEMUSNAHAN", TITLE, align="center")
    sheet.text("KTP-el DAN BLANGKO KTP-el", SUBTITLE, align="center")
    sheet.text(f"Nomor: {slip.number}", BODY, align="center")
    sheet.gap(16)
    _opening(sheet, slip)
    _reasons(sheet, slip)
    with sheet.together():  # no signature stands on a page without words
        _closing(sheet, slip)
        _signatures(sheet, slip)
    _annex(sheet, slip)
    return sheet.finish()


def store_report(slip: StoreReportSlip, copy: int = 0) -> bytes:
    """What came into the destruction store, was destroyed, and is left."""
    named = (
        f"Laporan gudang pemusnahan {words.short_day(slip.first)} – {words.short_day(slip.last)}"
    )
    sheet = begin(slip.office, title=named, named=named, copy=copy, numbered=True)
    sheet.text("LAPORAN GUDANG PEMUSNAHAN", TITLE, align="center")
    sheet.text(f"{words.day(slip.first)} – {words.day(slip.last)}", BODY, align="center")
    sheet.gap(12)
    total = slip.total
    tiles(
        sheet,
        (("awal", total.opening), ("masuk", total.came_in), ("dimusnahkan", total.destroyed),
         ("akhir", total.closing)),
    )  # fmt: skip
    sheet.gap(14)
    _movements(sheet, [*slip.lines, total])
    _records(sheet, slip)
    sheet.gap(12)
    sheet.text(_books(slip), BODY)
    sheet.gap(18)
    parts.made_and_signed(sheet, slip)
    return sheet.finish()


def _opening(sheet: Sheet, slip: DestructionSlip) -> None:
    sheet.text(
        f"Pada hari ini {words.spelled_date(slip.day)} ({words.short_day(slip.day)}), bertempat "
        f"di {slip.place}, kami yang bertanda tangan di bawah ini:",
        BODY,
    )
    sheet.gap(6)
    for number, (party, role) in enumerate(zip((slip.first, slip.second), ROLES, strict=True), 1):
        with sheet.together():
            _party(sheet, number, party)
            sheet.text(f"selanjutnya disebut {role};", BODY, indent=INDENT)
        sheet.gap(4)
    sheet.text("dengan disaksikan oleh:", BODY, sticks=True)
    sheet.gap(2, sticks=True)
    for number, witness in enumerate(slip.witnesses, start=1):
        said = ", ".join(part for part in (witness.name, witness.position, _nip(witness)) if part)
        sheet.text(said, BODY, indent=INDENT, mark=f"{number}.")
    sheet.gap(6)


def _party(sheet: Sheet, number: int, party: Party) -> None:
    pairs = (("Nama", party.name or UNSAID), ("Jabatan", party.position), ("NIP", party.nip))
    for place, (name, text) in enumerate(pairs):
        sheet.columns(
            (
                (0.033, partial(_line, "" if place else f"{number}.")),
                (0.12, partial(_line, name)),
                (0.02, partial(_line, ":")),
                (0.8, partial(_strong, text or "–")),
            )
        )


def _line(text: str, part: Sheet) -> None:
    part.text(text, LABEL)


def _strong(text: str, part: Sheet) -> None:
    part.text(text, VALUE)


def _reasons(sheet: Sheet, slip: DestructionSlip) -> None:
    sheet.text(
        f"PIHAK PERTAMA menyerahkan dan PIHAK KEDUA memusnahkan dengan cara {slip.method} "
        f"{words.number(slip.counted)} ({words.spelled(slip.counted)}) keping KTP-el dan blangko "
        "KTP-el yang rusak, ditarik, atau tidak diambil, dengan rincian:",
        BODY,
        sticks=True,
    )
    sheet.gap(6, sticks=True)
    columns = (
        Column("No.", 10, "right"),
        Column("Alasan", 80),
        Column("Menurut buku", 26, "right"),
        Column("Dihitung", 26, "right"),
        Column("Selisih", 26, "right"),
    )
    rows: list[tuple[object, ...]] = [
        (number, line.reason, line.book, line.counted, _difference(line.counted - line.book))
        for number, line in enumerate(slip.reasons, start=1)
    ]
    rows.append(("", "Jumlah", slip.book, slip.counted, _difference(slip.counted - slip.book)))
    table(sheet, columns, rows)
    sheet.gap(6)
    if slip.explanation:
        sheet.text(f"Penjelasan selisih: {slip.explanation}", BODY)
    else:
        sheet.text("Hasil hitung fisik sesuai dengan buku.", BODY)
    sheet.gap(6)


def _closing(sheet: Sheet, slip: DestructionSlip) -> None:
    sheet.text(
        f"Rincian {words.number(len(slip.pieces))} keping tercantum dalam lampiran, yang merupakan "
        "bagian tidak terpisahkan dari berita acara ini. Demikian berita acara ini dibuat dengan "
        "sebenarnya untuk dipergunakan sebagaimana mestinya.",
        BODY,
    )
    sheet.gap(16)


def _signatures(sheet: Sheet, slip: DestructionSlip) -> None:
    first, second = ROLES
    _pair(sheet, (f"{second},", slip.second), (f"{first},", slip.first))
    witnesses = [(f"Saksi {number},", one) for number, one in enumerate(slip.witnesses, start=1)]
    for start in range(0, len(witnesses), 2):
        sheet.gap(12)
        row = [*witnesses[start : start + 2], None]
        _pair(sheet, row[0], row[1])


def _pair(sheet: Sheet, left: tuple[str, Party] | None, right: tuple[str, Party] | None) -> None:
    def block(who: tuple[str, Party] | None, part: Sheet) -> None:
        if who is None:
            return
        title, party = who
        part.text(title, BODY)
        part.text(party.position, SMALL)
        part.gap(TO_SIGN)
        part.text(party.name or UNSAID, STRONG)
        if party.nip:
            part.text(_nip(party), SMALL)

    sheet.columns(((0.47, partial(block, left)), (0.06, None), (0.47, partial(block, right))))


def _annex(sheet: Sheet, slip: DestructionSlip) -> None:
    sheet.new_page()
    sheet.text("LAMPIRAN", SUBTITLE, align="center", sticks=True)
    sheet.text(
        f"Berita acara pemusnahan nomor {slip.number}, {words.day(slip.day)}", BODY,
        align="center", sticks=True,
    )  # fmt: skip
    sheet.gap(10, sticks=True)
    columns = (
        Column("No.", 12, "right"),
        Column("Nomor", 42),
        Column("NIK", 40),
        Column("Nomor seri", 36),
        Column("Alasan", 42),
    )
    rows = [
        (number, piece.number, piece.masked_nik or "–", piece.serial or "–", piece.reason)
        for number, piece in enumerate(slip.pieces, start=1)
    ]
    table(sheet, columns, rows)
    sheet.gap(6)
    sheet.text("NIK disamarkan untuk melindungi data pribadi.", NOTE)


def _movements(sheet: Sheet, lines: Sequence[StoreLine]) -> None:
    columns = (
        Column("Alasan", 70),
        Column("Awal", 25, "right"),
        Column("Masuk", 25, "right"),
        Column("Dimusnahkan", 28, "right"),
        Column("Akhir", 25, "right"),
    )
    rows = [
        (line.reason, line.opening, line.came_in, line.destroyed, line.closing) for line in lines
    ]
    table(sheet, columns, rows)


def _records(sheet: Sheet, slip: StoreReportSlip) -> None:
    sheet.gap(14)
    sheet.text("Pemusnahan pada masa ini", SECTION, sticks=True)
    sheet.gap(4, sticks=True)
    if not slip.records:
        sheet.text("Tidak ada.", BODY)
        return
    columns = (Column("Berita acara", 90), Column("Tanggal", 45), Column("Keping", 25, "right"))
    table(sheet, columns, [(one.number, words.day(one.day), one.pieces) for one in slip.records])


def _books(slip: StoreReportSlip) -> str:
    figures = (
        f"log cetak {words.number(slip.print_log)}, buku blangko {words.number(slip.ledger)}, "
        f"gudang dan pemusnahan {words.number(slip.kept)} keping"
    )
    agree = slip.print_log == slip.ledger == slip.kept
    return f"Blangko rusak seluruhnya: {figures}. Ketiganya {'sama' if agree else 'BERBEDA'}."


def _difference(by: int) -> str:
    return f"{by:+d}" if by else "–"


def _nip(party: Party) -> str:
    return f"NIP {party.nip}" if party.nip else ""
