"""The card receipt (80 mm) and the record of a hand-over (A6)."""

from reportlab.lib.units import mm

from ektp_desk.cards.slips import CardSlip, HandoverSlip
from printing import fonts, words
from printing.letterhead import compact, copy_mark
from printing.sheet import A6, GREY, ROLL_WIDTH, Sheet


def receipt(slip: CardSlip, copy: int = 0) -> bytes:
    """The card is printed; this paper fetches it."""
    sheet = Sheet(width=ROLL_WIDTH, height=None, margin=5 * mm, title=f"Tanda terima {slip.number}")
    compact(sheet, slip.office)
    copy_mark(sheet, copy)
    sheet.text("TANDA TERIMA PENGAMBILAN", size=10.5, face=fonts.BOLD, align="center")
    sheet.text("KTP-el sudah dicetak dan siap diambil", size=8, align="center", grey=GREY)
    sheet.gap(6)
    sheet.text(slip.name, size=12, face=fonts.SEMIBOLD)
    sheet.gap(2)
    sheet.pair("NIK", slip.masked_nik)
    sheet.pair("Layanan", slip.service)
    sheet.pair("Dicetak", words.moment(slip.printed_at, slip.office.zone_label))
    sheet.pair("Petugas", slip.officer)
    sheet.rule(dashed=True)
    sheet.text("Bawa saat mengambil:", size=8.5, face=fonts.SEMIBOLD)
    for thing in slip.bring:
        sheet.text(f"•  {thing}", size=8.5)
    sheet.gap(9)
    sheet.qr(slip.token, size=25 * mm)
    sheet.gap(8)
    sheet.code128(slip.number)
    sheet.gap(4)
    sheet.text(slip.footer, size=8.5, face=fonts.SEMIBOLD, align="center")
    return sheet.finish()


def handover(slip: HandoverSlip, copy: int = 0) -> bytes:
    """Who took the card, on what identity, with both signatures."""
    width, height = A6
    sheet = Sheet(width=width, height=height, margin=8 * mm, title=f"Serah terima {slip.number}")
    compact(sheet, slip.office)
    copy_mark(sheet, copy)
    sheet.text("SERAH TERIMA KTP-el", size=12, face=fonts.BOLD, align="center")
    sheet.text(f"Nomor {slip.number}", size=8, align="center", grey=GREY)
    sheet.gap(6)
    sheet.pair("Nama", slip.name)
    sheet.pair("NIK", slip.masked_nik)
    sheet.pair("Kartu", slip.card_number)
    sheet.pair("Diserahkan", words.moment(slip.handed_at, slip.office.zone_label))
    sheet.pair("Pengambil", slip.collector if not slip.in_person else f"{slip.collector} (sendiri)")
    sheet.pair("Identitas", slip.collector_identity)
    if not slip.in_person:
        sheet.pair("Surat kuasa", slip.authority)
    sheet.pair("KTP-el lama", slip.old_card)
    sheet.rule(dashed=True, around=5)
    sheet.text("Kartu diterima dalam keadaan baik dan datanya telah diperiksa.", size=8)
    sheet.gap(8)
    sheet.signatures(("Yang menerima,", slip.collector), ("Petugas,", slip.officer))
    sheet.gap(4)
    sheet.qr(slip.token, size=15 * mm, beside=("Berkas kantor", f"Kartu {slip.card_number}"))
    return sheet.finish()
