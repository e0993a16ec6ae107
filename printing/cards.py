"""The card receipt (80 mm) and the record of a hand-over (A6)."""

from ektp_desk.cards.slips import CardSlip, HandoverSlip
from printing import fonts, words
from printing.letterhead import compact, copy_mark, foot
from printing.sheet import A6, ROLL, Sheet
from printing.text import GREY, Style

TITLE = Style(12, fonts.BOLD, leading=1.25)
NAME = Style(14, fonts.SEMIBOLD, leading=1.2)
LABEL = Style(8.5)
VALUE = Style(8.5, fonts.SEMIBOLD)
BODY = Style(9)
STRONG = Style(9, fonts.SEMIBOLD)
SMALL = Style(8, leading=1.3)
CODE = Style(10, fonts.SEMIBOLD, tracking=1)
A6_NAME = Style(13, fonts.SEMIBOLD, leading=1.2)
A6_LABEL = Style(8.5, grey=GREY)
A6_VALUE = Style(8.5, fonts.MEDIUM)
A6_SMALL = Style(7.5, grey=GREY)
CHECKED = Style(8)
SIGN = Style(8.5, leading=1.25)
SIGN_NAME = Style(8.5, fonts.SEMIBOLD, leading=1.25)


def receipt(slip: CardSlip, copy: int = 0) -> bytes:
    """The card is printed; this paper fetches it."""
    sheet = Sheet(ROLL, title=f"Tanda terima {slip.number}", author=slip.office.name)
    copy_mark(sheet, copy)
    compact(sheet, slip.office)
    sheet.gap(3)
    sheet.text("KTP-el SIAP DIAMBIL", TITLE, align="center")
    sheet.text("Tanda terima pengambilan", BODY, align="center")
    sheet.gap(8)
    sheet.text(slip.name, NAME)
    sheet.gap(4)
    sheet.pairs(
        (
            ("NIK", slip.masked_nik),
            ("Layanan", slip.service),
            ("Dicetak", words.moment(slip.printed_at, slip.office.zone_label)),
            ("Petugas", slip.officer),
        ),
        LABEL,
        VALUE,
    )
    sheet.rule(dashed=True, above=6, below=5)
    if slip.bring:
        sheet.text("Bawa saat mengambil:", STRONG)
        sheet.items(slip.bring, BODY)
        sheet.gap(8)
    sheet.qr(
        slip.token,
        size=71,
        beside=(("Tunjukkan kode ini di loket pengambilan.", SMALL), (slip.footer, STRONG)),
    )
    sheet.gap(10)
    sheet.bars(slip.number, CODE, height=34)
    return sheet.finish()


def handover(slip: HandoverSlip, copy: int = 0) -> bytes:
    """Who took the card, on what identity, with both signatures. The office keeps it."""
    sheet = Sheet(
        A6,
        title=f"Serah terima {slip.number}",
        author=slip.office.name,
        foot=foot(copy, f"Serah terima {slip.number}", "arsip kantor"),
    )
    copy_mark(sheet, copy)
    compact(sheet, slip.office)
    sheet.gap(2)
    sheet.text("TANDA SERAH TERIMA KTP-el", TITLE, align="center")
    sheet.text(f"Nomor {slip.number}", A6_LABEL, align="center")
    sheet.gap(8)
    sheet.text(slip.name, A6_NAME)
    sheet.gap(4)
    sheet.pairs(_handover_pairs(slip), A6_LABEL, A6_VALUE)
    sheet.spring()
    with sheet.together():
        sheet.rule(dashed=True, above=6, below=5)
        sheet.text("Kartu diterima dalam keadaan baik dan datanya telah diperiksa.", CHECKED)
        sheet.gap(8)
        sheet.columns(
            (
                (0.44, lambda part: _sign(part, "Yang menerima,", slip.collector)),
                (0.12, None),
                (0.44, lambda part: _sign(part, "Petugas,", slip.officer)),
            )
        )
        sheet.gap(8)
        sheet.qr(slip.token, size=43, beside=(("Pindai untuk membuka berkas ini.", A6_SMALL),))
    return sheet.finish()


def _handover_pairs(slip: HandoverSlip) -> list[tuple[str, str]]:
    pairs = [
        ("NIK", slip.masked_nik),
        ("Nomor kartu", slip.card_number),
        ("Diserahkan", words.moment(slip.handed_at, slip.office.zone_label)),
    ]
    if slip.in_person:
        pairs.append(("Diambil oleh", "pemilik sendiri"))
    else:
        pairs.append(("Diwakilkan kepada", slip.collector))
        if slip.relation:
            pairs.append(("Hubungan", slip.relation))
        pairs.append(("Surat kuasa", slip.authority))
    if slip.proof:
        pairs.append(("Bukti", slip.proof))
    return [*pairs, ("Identitas", slip.collector_identity), ("KTP-el lama", slip.old_card)]


def _sign(part: Sheet, above: str, name: str) -> None:
    part.text(above, SIGN, align="center")
    part.gap(36)
    part.rule(weight=0.5, above=2, below=1)
    part.text(name, SIGN_NAME, align="center")
