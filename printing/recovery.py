"""The recovery key on paper. It is printed or saved once and kept nowhere by the program."""

from datetime import date

from printing import fonts, words
from printing.sheet import A4, Sheet
from printing.text import Style

TITLE = Style(20, fonts.BOLD)
BODY = Style(11)
STRONG = Style(11, fonts.SEMIBOLD)
KEY = Style(20, fonts.SEMIBOLD, tracking=1)
GROUPS_A_LINE = 3
OF_DATA = (
    (
        "Dengan kunci ini data kantor dapat dibuka bila komputer rusak, diganti, atau frasa sandi "
        "terlupa. Tanpa kunci ini, tanpa frasa sandi, dan tanpa komputer asalnya, data tidak dapat "
        "dibuka oleh siapa pun, juga tidak oleh pembuat program."
    ),
    (
        "Simpan kertas ini di lemari besi atau amplop bersegel, terpisah dari komputer dan dari "
        "cadangan. Siapa yang memegang kertas ini dan salinan datanya dapat membaca semua data."
    ),
    "Huruf O, I, dan B tidak pernah berarti angka 0, 1, dan 8; keduanya boleh diketik.",
    (
        "Bila kertas ini hilang, buat kunci pemulihan baru di Pengaturan, bagian Keamanan data; "
        "kunci yang lama tidak berlaku lagi sejak itu."
    ),
)
OF_BACKUPS = (
    (
        "Dengan kunci ini cadangan kantor di peladen dapat dibuka di komputer mana pun. Tanpa "
        "kunci ini, tanpa frasa sandi, dan tanpa komputer tempat kunci dibuat, cadangan tidak "
        "dapat dibuka oleh siapa pun, juga tidak oleh pembuat program."
    ),
    (
        "Simpan kertas ini di lemari besi atau amplop bersegel, terpisah dari peladen dan dari "
        "cadangan. Siapa yang memegang kertas ini dan sebuah cadangan dapat membaca semua data."
    ),
    OF_DATA[2],
    (
        "Bila kertas ini hilang, ganti kunci cadangan di Pengaturan, bagian Keamanan data. "
        "Setelah kunci diganti, kertas ini masih membuka cadangan yang lama: simpan selama "
        "cadangan itu ada."
    ),
)


def recovery_page(
    *, office: str, database: str, key: str, day: date, backups: bool = False
) -> bytes:
    """An A4 page with the recovery key in groups; `database` is the name of the data file, or of
    the database on a server whose `backups` the key opens."""
    sheet = Sheet(A4, title="Kunci pemulihan", author="EKTP Desk", foot=f"Kunci pemulihan {office}")
    title = "Kunci pemulihan cadangan kantor" if backups else "Kunci pemulihan data kantor"
    sheet.text(title, TITLE)
    sheet.gap(6)
    sheet.text(f"{office} · {database} · {words.day(day)}", STRONG)
    sheet.gap(14)
    groups = key.split("-")
    for at in range(0, len(groups), GROUPS_A_LINE):
        sheet.text("  –  ".join(groups[at : at + GROUPS_A_LINE]), KEY, align="center")
        sheet.gap(8)
    sheet.gap(6)
    sheet.rule()
    sheet.gap(8)
    for text in OF_BACKUPS if backups else OF_DATA:
        sheet.text(text, BODY)
        sheet.gap(8)
    sheet.gap(10)
    sheet.text("Disimpan oleh: ________________________    Tempat: ____________________", BODY)
    return sheet.finish()
