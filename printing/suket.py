"""The temporary certificate (suket), A4."""

from ektp_desk.cards.slips_suket import SuketSlip
from printing import fonts, words
from printing.letter_parts import begin, signature
from printing.text import GREY, Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
NUMBER = Style(10.5)
BODY = Style(10.5, leading=1.5)
LABEL = Style(10.5, grey=GREY, leading=1.5)
VALUE = Style(10.5, fonts.MEDIUM, leading=1.5)
SMALL = Style(8.5, grey=GREY, leading=1.4)
CODE_SAYS = (
    "Kode ini membuka berkas surat keterangan di kantor penerbit. Surat ini dan pengurusannya "
    "tidak dipungut biaya."
)
SEXES = {"L": "Laki-laki", "P": "Perempuan"}


def certificate(slip: SuketSlip, copy: int = 0) -> bytes:
    """That the person was recorded and waits for a card; valid until its last day."""
    sheet = begin(
        slip.office,
        title=f"Surat keterangan {slip.number}",
        named=f"Nomor {slip.number}",
        copy=copy,
        beside="surat keterangan pengganti KTP-el",
    )
    sheet.text("SURAT KETERANGAN", TITLE, align="center")
    sheet.text("PENGGANTI KTP ELEKTRONIK", TITLE, align="center")
    sheet.text(f"Nomor: {slip.number}", NUMBER, align="center")
    sheet.gap(20)
    sheet.text(f"Yang bertanda tangan di bawah ini menerangkan bahwa {slip.office.name} "
               f"{slip.office.city} telah merekam data KTP-el penduduk berikut:", BODY)  # fmt: skip
    sheet.gap(8)
    sheet.pairs(_pairs(slip), LABEL, VALUE)
    sheet.gap(8)
    sheet.text(
        "KTP-el yang bersangkutan belum dapat dicetak karena persediaan blangko terbatas. Surat "
        f"keterangan ini berlaku sampai dengan {words.day(slip.valid_until)}, atau sampai KTP-el "
        "diterbitkan bila lebih dahulu, dan diserahkan kembali saat KTP-el diambil.",
        BODY,
    )
    sheet.gap(8)
    sheet.text(
        "Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.", BODY
    )
    sheet.gap(20)
    with sheet.together():
        above = f"{slip.office.city}, {words.day(slip.day)}"
        signature(sheet, slip.signed, above=above)
    sheet.spring()
    sheet.qr(slip.token, size=71, beside=((CODE_SAYS, SMALL),))
    return sheet.finish()


def _pairs(slip: SuketSlip) -> list[tuple[str, str]]:
    born = words.day(slip.born_on)
    return [
        ("NIK", slip.nik),
        ("Nama", slip.name),
        ("Tempat, tanggal lahir", f"{slip.born_in}, {born}" if slip.born_in else born),
        ("Jenis kelamin", SEXES.get(slip.sex, slip.sex)),
        ("Alamat", slip.address),
        ("RT/RW", slip.rt_rw),
        ("Kelurahan", slip.village),
        ("Kecamatan", slip.district),
        ("Keperluan", slip.purpose),
    ]
