"""The services an office begins with (domain.md, Services and papers); it edits them later."""

from ektp_desk.queue.models import Service
from ektp_desk.queue.rules import Course

FORM = "Formulir F-1.02"


def default_services() -> list[Service]:
    """The default services, in the order of the tiles. Quotas are per day; 0 is without limit."""
    return [
        _service("NEW", "A", "Perekaman KTP-el baru", "New card: recording", Course.RECORDING,
                 80, "Fotokopi Kartu Keluarga"),
        _service("DATA_CHANGE", "B", "Perubahan data", "Data change", Course.PRINTING, 120,
                 "KK baru", "KTP-el lama", "Bukti perubahan", "Formulir F-1.06"),
        _service("DAMAGED", "B", "KTP-el rusak", "Damaged card", Course.PRINTING, 120,
                 "KTP-el yang rusak", "Kartu Keluarga"),
        _service("LOST", "B", "KTP-el hilang", "Lost card", Course.PRINTING, 120,
                 "Surat keterangan kehilangan dari kepolisian", "Kartu Keluarga"),
        _service("MOVED_IN", "B", "Pindah datang", "Moved in", Course.PRINTING, 120,
                 "SKP (surat keterangan pindah)", "Kartu Keluarga", "KTP-el lama"),
        _service("OUT_OF_DOMICILE", "B", "Luar domisili", "Out of domicile", Course.PRINTING, 40,
                 "Kartu Keluarga"),
        _service("FOREIGNER", "B", "WNA pemegang ITAP", "Foreigner with ITAP", Course.PRINTING,
                 20, "Dokumen perjalanan", "Kartu ITAP"),
        _service("PICKUP", "C", "Pengambilan KTP-el", "Card pick-up", Course.PICKUP, 200,
                 "Tanda terima", "Identitas pengambil"),
        _service("INFO", "D", "Informasi dan pengaduan", "Information", Course.INFORMATION, 0),
    ]  # fmt: skip


def _service(
    code: str, letter: str, name_id: str, name_en: str, course: Course, quota: int, *papers: str
) -> Service:
    asked = [*papers, FORM] if course in (Course.RECORDING, Course.PRINTING) else list(papers)
    return Service(
        code=code,
        letter=letter,
        name_id=name_id,
        name_en=name_en,
        course=course,
        papers=asked,
        daily_quota=quota,
        position=0,
    )
