"""One fixed slip for each paper, and what of it must be read on the paper."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from ektp_desk.cards.slips import (
    BACKLOG_LIST,
    CARD_RECEIPT,
    HANDOVER_RECEIPT,
    BacklogLine,
    BacklogSlip,
    CardSlip,
    HandoverSlip,
)
from ektp_desk.cards.slips_destruction import (
    DESTRUCTION,
    STORE_REPORT,
    DestructionSlip,
    PieceLine,
    ReasonLine,
    RecordLine,
    StoreLine,
    StoreReportSlip,
)
from ektp_desk.cards.slips_destruction import (
    Party as Signer,
)
from ektp_desk.cards.slips_pickup import (
    DELIVERY_LIST,
    UNCOLLECTED_LIST,
    DeliveryLine,
    DeliverySlip,
    UncollectedLine,
    UncollectedSlip,
)
from ektp_desk.cards.slips_suket import SUKET, SuketSlip
from ektp_desk.coverage.slips import (
    DEPARTURE,
    DEPARTURE_LIST,
    DepartureLine,
    DepartureListSlip,
    DepartureSlip,
)
from ektp_desk.outreach.slips import (
    ASSIGNMENT,
    LOST_LAPTOP,
    TARGET_LIST,
    VISIT_REPORT,
    AffectedLine,
    AssignmentSlip,
    EventLine,
    LostFileLine,
    LostLaptopSlip,
    Occasion,
    OutcomeLine,
    TargetLine,
    TargetListSlip,
    TeamLine,
    UnreachedLine,
    VisitReportSlip,
)
from ektp_desk.papers.slips import Letterhead, Signature
from ektp_desk.partners.slips import LETTER as LIST_LETTER
from ektp_desk.partners.slips import ListLetterSlip
from ektp_desk.queue.slips import APPOINTMENT, TICKET, AppointmentSlip, TicketSlip
from ektp_desk.recording.slips import RECEIPT, RecordingSlip, StepLine
from ektp_desk.recording.slips_birthdays import BIRTHDAYS, BirthdayLine, BirthdaySlip
from ektp_desk.recording.slips_letters import LETTER, LetterSlip, PersonLine
from ektp_desk.reports.slips import (
    DAY_SHEET,
    CardLine,
    ClosingLine,
    ClosingMark,
    DaySlip,
    DayVisit,
    OfficerLine,
    ServiceLine,
    StockLines,
)
from ektp_desk.reports.slips_access import (
    ACCESS_LOG,
    BREACH,
    AccessLine,
    AccessLogSlip,
    BreachLine,
    BreachPerson,
    BreachSlip,
)
from ektp_desk.reports.slips_periods import (
    MONTH_REPORT,
    YEAR_REPORT,
    CourseLine,
    CoverageLine,
    DaysClosed,
    FigureLine,
    NamedCount,
    OutreachLine,
    PeriodService,
    PeriodSlip,
    PeriodStock,
    VillageLine,
)
from ektp_desk.stock.slips import COUNT_RECORD, MOVEMENT_RECORD, CountSlip, MovementSlip
from ektp_desk.stock.slips_requests import (
    DELIVERY_RECORD,
    REMINDER,
    REQUEST_LETTER,
    BlankDeliverySlip,
    Party,
    ReminderSlip,
    RequestLetterSlip,
)
from printing.catalogue import render

OFFICE = Letterhead(
    government="Pemerintah Kota Palopo",
    name="Dinas Kependudukan dan Pencatatan Sipil",
    address="Jl. K.H. M. Hasyim No. 5, Palopo 91911",
    contact="Telepon 0471-21004",
    city="Palopo",
    zone_label="WITA",
)
HEAD = Signature(
    "Kepala Dinas", "Drs. Lukman Hakim, M.Si.", "Pembina Utama Muda", "197001011995031001"
)
TICKET_SLIP = TicketSlip(
    office=OFFICE,
    code="A-012",
    service="Perekaman pertama",
    taken_at=datetime(2026, 11, 24, 8, 15),
    ahead=7,
    priority="lanjut usia",
    masked_nik="737301******0001",
    papers=("Kartu Keluarga", "Akta kelahiran"),
    token="EKTP1.T.7Q4M-K2ZD-99XA",
    footer="Semua layanan gratis.",
    expected="20–35 menit",
    appointment_at=datetime(2026, 11, 24, 9, 30),
)
APPOINTMENT_SLIP = AppointmentSlip(
    office=OFFICE,
    service="Perubahan data",
    slot_at=datetime(2026, 11, 24, 9, 30),
    who="Maria Ulfa",
    masked_nik="737302******0007",
    papers=("KK baru", "Bukti perubahan"),
    missing="Akta kelahiran asli",
    late_minutes=17,
    token="EKTP1.J.2QW4-ER6T-73YU",
    footer="Semua layanan gratis.",
)
RECORDING_SLIP = RecordingSlip(
    office=OFFICE,
    number="R-2026-000031",
    name="Andi Sitti Aminah",
    masked_nik="737301******0002",
    recorded_at=datetime(2026, 11, 24, 9, 5),
    place="Kantor, meja rekam 2",
    officer="Baso Yusuf",
    steps=(
        StepLine("Pasfoto", "terekam", excepted=False),
        StepLine("Tanda tangan", "terekam", excepted=False),
        StepLine("Iris", "terekam", excepted=False),
        StepLine("Jari kelingking kiri", "diamputasi", excepted=True),
    ),
    next_step="Datanya dikirim ke pusat. Kartu siap dicetak setelah statusnya PRINT READY.",
    token="EKTP1.R.3HV8-WC6N-41PT",
)
CARD_SLIP = CardSlip(
    office=OFFICE,
    number="K-2026-000047",
    name="Citra Lestari",
    masked_nik="737303******0003",
    service="Penggantian karena rusak",
    printed_at=datetime(2026, 11, 24, 10, 40),
    officer="Dewi Anggraeni",
    bring=("Kertas ini", "KTP-el lama"),
    token="EKTP1.K.9BD2-RM5J-80LS",
    footer="Pengambilan gratis.",
)
HANDOVER_SLIP = HandoverSlip(
    office=OFFICE,
    number="S-2026-000019",
    card_number="K-2026-000046",
    name="Eko Prasetyo",
    masked_nik="737304******0004",
    handed_at=datetime(2026, 11, 24, 13, 25),
    collector="Fitri Handayani",
    collector_identity="KTP-el dan Kartu Keluarga",
    authority="SK-1/XI/2026",
    in_person=False,
    old_card="ditarik, aus",
    officer="Gunawan Saputra",
    token="EKTP1.S.6TY1-XE7F-25GU",
    relation="saudara kandung",
    proof="tanda terima dipindai",
)
UNCOLLECTED_SLIP = UncollectedSlip(
    office=OFFICE,
    chosen="Kelurahan Binturu",
    bands=(("0–7 hari", 12), ("8–30 hari", 31), ("31–90 hari", 7), ("Lebih dari 90 hari", 1_204)),
    lines=(
        UncollectedLine("Andi Sitti Aminah", "737301******0002", "Binturu", "K-2026-000046",
                        date(2026, 8, 3), 113, date(2026, 11, 21)),
        UncollectedLine("Joko Susilo", "737305******0005", "", "K-2026-000102",
                        date(2026, 11, 9), 15, None),
    ),
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Kartini Sari",
)  # fmt: skip
DELIVERY_SLIP = DeliverySlip(
    office=OFFICE,
    number="P-2026-000007",
    day=date(2026, 11, 24),
    village="Binturu",
    district="Wara Selatan",
    due_on=date(2026, 12, 1),
    officer="Gunawan Saputra",
    receiver="Rahmawati Said",
    receiver_identity="198001012005012001",
    receiver_position="Kasi Pemerintahan",
    lines=(
        DeliveryLine("Andi Sitti Aminah", "737301******0002", "K-2026-000046", True),
        DeliveryLine("Joko Susilo", "737305******0005", "K-2026-000102", False),
    ),
    token="P-2026-000007",
)
BACKLOG_SLIP = BacklogSlip(
    office=OFFICE,
    waiting=1_023,
    invited=17,
    free=29,
    lines=(
        BacklogLine(
            "Andi Sitti Aminah",
            "737301******0002",
            "Binturu",
            "Perubahan data",
            True,
            date(2026, 10, 3),
            date(2026, 11, 21),
        ),
        BacklogLine(
            "Joko Susilo",
            "737305******0005",
            "Mungkajang",
            "Perekaman pertama",
            False,
            date(2026, 11, 9),
            None,
        ),
    ),
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Kartini Sari",
)
DAY_SLIP = DaySlip(
    office=OFFICE,
    day=date(2026, 11, 24),
    day_in_words="Selasa, dua puluh empat November dua ribu dua puluh enam",
    services=(
        ServiceLine("Perekaman pertama", 61, 52, 3, 6, 17, 44),
        ServiceLine("Penggantian", 29, 28, 1, 0, None, None),
    ),
    recorded=71,
    approved=68,
    returned=13,
    print_ready_left=1_204,
    printed=83,
    spoiled=14,
    unknown=15,
    handed_over=79,
    uncollected=342,
    stock=StockLines(2_500, 501, 96, 18, 19, 2_868, 113, 97.5, 29.4, "Ajukan sebelum 1 Desember."),
    officers=(
        OfficerLine("Hasan Basri", 36, 31, 32, 33, 34),
        OfficerLine("Intan Permata", 41, 42, 43, 45, 46),
    ),
    cards=(
        CardLine("10.40", "K-2026-000047", "Citra Lestari", "737303******0003", "baik", "Hasan"),
        CardLine("10.52", "K-2026-000048", "Joko Susilo", "737305******0005", "rusak", "Intan"),
    ),
    audit_count=48_211,
    audit_hash="0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Kartini Sari",
    signed=HEAD,
    visits=(DayVisit("JB-2026-0012", "Perekaman di balai Kelurahan Battang", 47, 40, 37, 2, 1),),
    closing=ClosingMark(
        number=213,
        entry=2,
        signed_at=datetime(2026, 11, 24, 15, 41),
        signed_by="Mappa Sari",
        compared=23,
        agreed=21,
        lines=(
            ClosingLine("Nomor yang belum selesai", 6, 0, "Terbuka", "Pulang sebelum dipanggil"),
            ClosingLine("Opname blangko", 2_870, 2_868, "Berbeda", "Dua keping basah"),
        ),
        counted=2_868,
        amended="Penerimaan terlambat dibukukan",
        changed_since=True,
        log_count=48_207,
        log_hash="ab1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1cd",
    ),
)
MONTH_SLIP = PeriodSlip(
    office=OFFICE,
    yearly=False,
    name="November 2026",
    before_name="Oktober 2026",
    start=date(2026, 11, 1),
    until=date(2026, 11, 24),
    complete=False,
    figures=(
        FigureLine("recorded", "Perekaman", 370, 461),
        FigureLine("printed", "KTP-el dicetak", 1_831, 1_797),
        FigureLine("spoiled", "Blangko rusak", 84, 93),
        FigureLine("left", "Sisa blangko", 1_155, None),
    ),
    coverage=CoverageLine(date(2026, 11, 23), 127_593, 124_942, 124_555, 124_098, 127_490),
    stock=PeriodStock(3_070, 503, 1_832, 85, 71, 1_156),
    steps=(
        CourseLine(date(2026, 11, 2), 105, 10, 73, 2, 79, 501, 2_995),
        CourseLine(date(2026, 11, 3), 155, 21, 98, 6, 131, 0, 2_891),
    ),
    services=(
        PeriodService("Perekaman pertama", 306, 299, 7, 31, 67, 12),
        PeriodService("Penggantian", 642, 583, 59, None, None, None),
    ),
    officers=(OfficerLine("Hasan Basri", 362, 315, 327, 33, 344),),
    villages=(
        VillageLine("Wara", "Batu Walenrang", 90, 423, 409, 2_612, 2_575),
        VillageLine("", "–", 3, 4, 5, 0, 0),
    ),
    outreach=(
        OutreachLine("Perekaman keliling di kelurahan", 6, 411, 356, 327, 17, 38, 11, 4, 8),
        OutreachLine("Kunjungan rumah", 18, 24, 22, 20, 1, 0, 2, 0, 0),
        OutreachLine("Jumlah", 24, 435, 378, 347, 18, 38, 13, 4, 8),
    ),
    spoils=(NamedCount("salah cetak", 45), NamedCount("cacat pabrik", 39)),
    days=DaysClosed(21, 20, 1),
    audit_count=48_211,
    audit_hash="0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Kartini Sari",
    signed=HEAD,
)
YEAR_SLIP = replace(
    MONTH_SLIP,
    yearly=True,
    name="2026",
    before_name="2025",
    start=date(2026, 1, 1),
    until=date(2026, 12, 31),
    complete=True,
    steps=(
        CourseLine(date(2026, 1, 1), 2_105, 410, 1_773, 92, 1_679, 2_501, 2_995),
        CourseLine(date(2026, 2, 1), 1_755, 421, 1_698, 86, 1_731, 0, 2_891),
    ),
)
DEPARTURE_SLIP = DepartureSlip(
    office=OFFICE,
    number="L-2026-000007",
    day=date(2026, 11, 24),
    addressee="Kepala Bidang Pelayanan Pencatatan Sipil",
    died=True,
    name="Nurdin Daeng Ngalle",
    nik="7373010107440005",
    kk_number="7373010101100009",
    birth_place="Palopo",
    birth_date=date(1944, 7, 1),
    sex="Laki-laki",
    address="Jl. Merdeka No. 12, RT 001 / RW 002",
    village="Tompotikka",
    district="Wara",
    seen_on=date(2026, 11, 20),
    evidence="Surat keterangan lurah 474.3/12/XI/2026",
    source="Kelurahan Tompotikka",
    said_by="Ketua RT 001",
    note="Keluarga belum mengurus akta.",
    officer="Mappa Sari",
    signed=HEAD,
)
DEPARTURE_LIST_SLIP = DepartureListSlip(
    office=OFFICE,
    number="D-2026-000003",
    day=date(2026, 11, 24),
    addressee="Lurah Tompotikka",
    outside=True,
    village="Tompotikka",
    district="Wara",
    lines=(
        DepartureLine("Nurdin Daeng Ngalle", "7373••••••••0005", date(1944, 7, 1),
                      "Jl. Merdeka No. 12", "meninggal", "Surat RT 3"),
        DepartureLine("Opu Sanusi", "7373••••••••0006", date(1980, 2, 9),
                      "Jl. Ahmad Yani No. 3", "pindah", "Surat sekolah 8"),
    ),
    signed=HEAD,
)  # fmt: skip
LIST_LETTER_SLIP = ListLetterSlip(
    office=OFFICE,
    made_on=date(2026, 11, 24),
    addressee="Lurah Balandai",
    place="Palopo",
    subject="Permohonan bantuan pendataan warga yang belum rekam KTP-el",
    opening="Menurut catatan kami, 61 orang belum direkam.",
    tasks=("Buka berkas dengan kata sandi.", "Isi kolom kuning.", "Kirim kembali."),
    closing="Atas bantuan Bapak/Ibu kami ucapkan terima kasih.",
    code="7373-K7QX-M4PA",
    lines=1_061,
    area="Kelurahan Balandai, Kecamatan Bara",
    expires_on=date(2026, 12, 24),
    signed=HEAD,
)
SUKET_SLIP = SuketSlip(
    office=OFFICE,
    number="470/029/SKT/XI/2026",
    day=date(2026, 11, 24),
    valid_until=date(2027, 5, 24),
    nik="7373014405920001",
    name="Andi Sitti Aminah",
    born_in="Belopa",
    born_on=date(1992, 5, 4),
    sex="P",
    address="Jl. Merdeka No. 1",
    rt_rw="003/004",
    village="Batu Walenrang",
    district="Telluwanua",
    purpose="Mengurus rekening bank",
    signed=HEAD,
    token="EKTP1.U.4HB2-KK7D-20WX",
)
BIRTHDAY_SLIP = BirthdaySlip(
    office=OFFICE,
    day=date(2026, 11, 24),
    first=date(2026, 12, 1),
    last=date(2026, 12, 31),
    village="Batu Walenrang",
    age=17,
    people=(
        BirthdayLine(date(2026, 12, 3), "Citra Lestari", "737303******0003", "Batu Walenrang",
                     "Jl. Merdeka No. 1", ready=True),
        BirthdayLine(date(2026, 12, 9), "Joko Susilo", "737305******0005", "Batu Walenrang",
                     "Jl. Sudirman No. 8", ready=False),
    ),
    made_by="Kartini Sari",
)  # fmt: skip
LETTER_SLIP = LetterSlip(
    office=OFFICE,
    number="400.12.2/017/Disdukcapil/XI/2026",
    day=date(2026, 11, 24),
    nature="Segera",
    attachments="1 (satu) berkas",
    subject="Permohonan Penghapusan Data Ganda Perekaman KTP-el",
    to=("Direktur Jenderal Kependudukan dan Pencatatan Sipil", "Kementerian Dalam Negeri",
        "di Jakarta"),
    opening=("Dengan hormat, penduduk berikut berstatus data ganda:",),
    people=(
        PersonLine("7373014405920001", "Andi Sitti Aminah", "Palopo, 04-05-1992", "Batu Walenrang",
                   "direkam di Makassar"),
        PersonLine("7373021203060002", "Baso Yusuf", "Belopa, 12-03-2006", "Mancani", "Data ganda"),
    ),
    closing=("Kami mohon data ganda tersebut dihapus.", "Demikian disampaikan."),
    signed=HEAD,
    copies=("Kepala Dinas Provinsi Sulawesi Selatan", "Arsip"),
)  # fmt: skip
REQUEST_LETTER_SLIP = RequestLetterSlip(
    office=OFFICE,
    number="400.12.2/031/Disdukcapil/XI/2026",
    day=date(2026, 11, 24),
    to=("Kepala Dinas Kependudukan dan Pencatatan Sipil Provinsi Sulawesi Selatan", "di Makassar"),
    request_number="PB-2026-004",
    requested=3_500,
    stock=1_017,
    reserved=300,
    plan_rate=50,
    actual_rate=92.4,
    used=1_766,
    spoiled=82,
    days_left=11.0,
    lead_days=14,
    week_days=5,
    cover_days=21,
    needed=3_627,
    reason="Perekaman di sekolah berlangsung sepanjang Desember",
    signed=HEAD,
    copies=("Direktur Jenderal Kependudukan dan Pencatatan Sipil", "Arsip"),
)
REMINDER_SLIP = ReminderSlip(
    office=OFFICE,
    number="400.12.2/044/Disdukcapil/XI/2026",
    day=date(2026, 11, 24),
    to=("Kepala Dinas Kependudukan dan Pencatatan Sipil Provinsi Sulawesi Selatan", "di Makassar"),
    request_number="PB-2026-003",
    letter_number="400.12.2/019/Disdukcapil/XI/2026",
    asked_on=date(2026, 11, 2),
    expected_on=date(2026, 11, 16),
    waited=22,
    requested=3_000,
    approved=2_500,
    received=1_013,
    missing=1_487,
    stock=409,
    days_left=4.4,
    signed=HEAD,
    copies=("Direktur Jenderal Kependudukan dan Pencatatan Sipil", "Arsip"),
)
BLANK_DELIVERY_SLIP = BlankDeliverySlip(
    office=OFFICE,
    document="BAST/118/XI/2026",
    day=date(2026, 11, 24),
    place="Palopo",
    giver=Party("Muhammad Rusdi", "Pengelola Barang", "Dinas Dukcapil Provinsi Sulawesi Selatan"),
    taker=Party("Kartini Sari", "Supervisor", "Dinas Kependudukan dan Pencatatan Sipil"),
    pieces=1_250,
    serials="A 0420001 – A 0421250",
    request_number="PB-2026-004",
    letter_number="400.12.2/031/Disdukcapil/XI/2026",
    approved=2_500,
    received=1_750,
    missing=751,
    note="Dua dus, segel utuh",
    witnesses=("Hasan Basri", "Intan Permata"),
    signed=HEAD,
)
COUNT_SLIP = CountSlip(
    office=OFFICE,
    number="O-2026-000004",
    day=date(2026, 11, 24),
    expected=1_248,
    counted=1_245,
    difference="-3",
    in_print=2,
    print_counted=False,
    reason="Rusak sebelum dicetak",
    note="Tiga keping patah di kotak kedua",
    counted_by="Kartini Sari",
    second="Mappa Sari",
    signed=HEAD,
)
MOVEMENT_SLIP = MovementSlip(
    office=OFFICE,
    number="M-000019",
    day=date(2026, 11, 24),
    title="PENGEMBALIAN PINJAMAN BLANGKO KTP-EL",
    body="diserahkan sebagai pengembalian pinjaman.",
    outgoing=True,
    counterpart="Disdukcapil Kabupaten Luwu",
    quantity=1_150,
    document="TT-470/31",
    note="Kiriman provinsi sudah tiba",
    owed="50",
    officer="Kartini Sari",
    signed=HEAD,
)
DESTRUCTION_SLIP = DestructionSlip(
    office=OFFICE,
    number="400.12.2/011/BA-PMN/XI/2026",
    day=date(2026, 11, 24),
    place="Halaman belakang kantor",
    method="dibakar",
    first=Signer("Drs. Lukman Hakim, M.Si.", "Kepala Dinas", "197001011995031001"),
    second=Signer("Sitti Rahmah", "Pelaksana pemusnahan", "198203042006042003"),
    witnesses=(
        Signer("Andi Baso", "Kepala Seksi Identitas Penduduk", "197502022000031002"),
        Signer("Nurhayati", "Kepala Subbagian Umum", ""),
        Signer("Muh. Yusran", "Kepolisian Resor", "85031234"),
    ),
    reasons=(
        ReasonLine("Salah cetak", 21, 21),
        ReasonLine("Perubahan data", 1_040, 1_039),
    ),
    book=1_061,
    counted=1_060,
    explanation="satu kartu terbakar sebelum dihitung",
    pieces=(
        PieceLine("K-2026-000047", "7373••••••••0001", "AB0012345", "Salah cetak"),
        PieceLine("S-2026-000031", "7317••••••••0002", "", "Perubahan data"),
    ),
)
STORE_REPORT_SLIP = StoreReportSlip(
    office=OFFICE,
    first=date(2026, 11, 1),
    last=date(2026, 11, 30),
    lines=(
        StoreLine("Salah cetak", 52, 45, 53, 44),
        StoreLine("Perubahan data", 1_726, 662, 1_727, 661),
    ),
    total=StoreLine("Jumlah", 1_778, 707, 1_780, 705),
    records=(RecordLine("400.12.2/011/BA-PMN/XI/2026", date(2026, 11, 2), 1_780),),
    print_log=1_019,
    ledger=1_018,
    kept=1_017,
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Hasan",
    signed=HEAD,
)
OCCASION = Occasion(
    number="JB-2026-0012",
    kind="Perekaman keliling di kelurahan",
    title="Perekaman di balai Kelurahan Battang",
    day=date(2026, 11, 30),
    hours="08.00–14.00",
    place="Balai Kelurahan Battang, km 12",
    village="Battang",
    district="Wara Barat",
    contact="Lurah Battang, 0812 5550 0112",
)
TEAM = (
    TeamLine("Sitti Rahmah", "198203042006042003", "Ketua tim"),
    TeamLine("Hasan", "", "Operator perekaman"),
)
ASSIGNMENT_SLIP = AssignmentSlip(
    office=OFFICE,
    number="400.12.2/031/Disdukcapil/XI/2026",
    day=date(2026, 11, 24),
    basis=(
        "Surat Lurah Battang nomor 474/118/KB/XI/2026 tanggal 10 November 2026;",
        "Rencana kunjungan nomor JB-2026-0012.",
    ),
    team=TEAM,
    visit=OCCASION,
    people=1_140,
    kit="Koper 1",
    kit_contents=("laptop perekaman", "kamera", "pemindai sidik jari"),
    needs=("Berbaring", "Kursi roda"),
    power="Listrik hanya sampai pukul 12.00",
    road="Dua kilometer terakhir dengan motor",
    officer_sex="Perempuan",
    signed=HEAD,
)
TARGET_LIST_SLIP = TargetListSlip(
    office=OFFICE,
    visit=OCCASION,
    team=TEAM,
    lines=(
        TargetLine("Nurdin Daeng Ngalle", "7373••••••••0005", date(1944, 7, 1),
                   "Jl. Poros Battang No. 12, RT 001/RW 002", "Lansia", "Berbaring"),
        TargetLine("Citra Lestari", "7373••••••••0003", date(2010, 1, 20),
                   "Jl. Merdeka No. 1", "Genap 17 tahun", ""),
    ),
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Mappa Sari",
)  # fmt: skip
VISIT_REPORT_SLIP = VisitReportSlip(
    office=OFFICE,
    day=date(2026, 11, 24),
    visit=replace(OCCASION, day=date(2026, 11, 23)),
    team=TEAM,
    expected_people=1_140,
    figures=(("sasaran", 1_131), ("ditemui", 1_094), ("direkam", 1_068), ("kartu diserahkan", 11),
             ("orang baru", 2)),
    lines=(
        OutcomeLine("Belum direkam", 1_110, 1_065, 8, 14, 3, 7, 5, 8),
        OutcomeLine("Lansia", 21, 2, 3, 9, 1, 4, 0, 2),
    ),
    total=OutcomeLine("Jumlah", 1_131, 1_067, 11, 23, 4, 11, 5, 10),
    unreached=(
        UnreachedLine("Opu Sanusi", "7373••••••••0006", "Tidak ditemui", "sedang di kebun"),
    ),
    report="Listrik padam pukul 11.20.\nDua orang diminta datang ke kantor.",
    events=(
        EventLine(datetime(2026, 11, 16, 9, 5), "Direncanakan", "", "Mappa Sari"),
        EventLine(datetime(2026, 11, 20, 10, 40), "Tidak ditemui", "balai terkunci", "Hasan"),
    ),
    files=2,
    undecided=1,
    lead=TEAM[0],
    signed=HEAD,
)  # fmt: skip
LOST_LAPTOP_SLIP = LostLaptopSlip(
    office=OFFICE,
    device="Laptop lapangan 2",
    device_uid="9f2c61d07b3e4a58",
    registered_on=date(2026, 3, 2),
    lost_on=date(2026, 11, 23),
    reason="Tas tertinggal di angkutan menuju Wara Barat",
    reported_at=datetime(2026, 11, 24, 9, 15),
    reported_by="Hasan",
    due_at=datetime(2026, 11, 27, 9, 15),
    files=(
        LostFileLine("JB-2026-0012 Perekaman di balai Kelurahan Battang",
                     datetime(2026, 11, 22, 16, 2), datetime(2026, 12, 2, 23, 59), 1_131, None),
        LostFileLine("JB-2026-0009 Kunjungan rumah Tompotikka",
                     datetime(2026, 11, 12, 8, 4), datetime(2026, 11, 18, 23, 59), 14,
                     datetime(2026, 11, 13, 8, 40)),
    ),
    accounts=("Sitti Rahmah", "Hasan"),
    valid=2_144,
    minors=1_007,
    people=(
        AffectedLine("Nurdin Daeng Ngalle", "7373••••••••0005", date(1944, 7, 1), "Battang", True),
        AffectedLine("Citra Lestari", "7373••••••••0003", date(2010, 1, 20), "Tompotikka", False),
    ),
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Mappa Sari",
    signed=HEAD,
)  # fmt: skip
ACCESS_LOG_SLIP = AccessLogSlip(
    office=OFFICE,
    name="Andi Sitti Aminah",
    masked_nik="7373••••••••0001",
    birth_date=date(1992, 5, 4),
    lines=(
        AccessLine(datetime(2026, 11, 24, 9, 15), "NIK dibuka lengkap", "halaman Penduduk",
                   "Hasan", "LOKET-2/hasan"),
        AccessLine(datetime(2026, 11, 23, 14, 2), "data diekspor", "diminta sendiri, surat 12",
                   "konsol administrator", "SERVER/admin (console)"),
    ),
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Mappa Sari",
)  # fmt: skip
BREACH_SLIP = BreachSlip(
    office=OFFICE,
    number="3/2026",
    about=(("Rentang waktu", "23-11-2026 07.00 sampai 24-11-2026 16.00"), ("Petugas", "Hasan"),
           ("Komputer", "LOKET-2/hasan")),
    happened="Kata sandi petugas ditempel di meja dan dipakai orang lain",
    known_at=datetime(2026, 11, 24, 9, 15),
    due_at=datetime(2026, 11, 27, 9, 15),
    people=(
        BreachPerson("Andi Sitti Aminah", "7373••••••••0001", date(1992, 5, 4), "Battang", False,
                     "dibuka, NIK dibuka lengkap", 4, datetime(2026, 11, 24, 9, 15)),
        BreachPerson("Citra Lestari", "7373••••••••0003", date(2010, 1, 20), "Tompotikka", True,
                     "dilayani", 2, datetime(2026, 11, 23, 10, 1)),
    ),
    minors=1_007,
    figures=(("dibuka", 1_011), ("NIK dibuka lengkap", 31), ("dilayani", 1_208)),
    lines=(
        BreachLine(datetime(2026, 11, 24, 9, 15), "Hasan", "LOKET-2/hasan", "Andi Sitti Aminah",
                   "NIK dibuka lengkap", "halaman Penduduk"),
        BreachLine(datetime(2026, 11, 23, 10, 1), "Hasan", "LOKET-2/hasan", "Citra Lestari",
                   "dilayani", "nomor antrean"),
    ),
    all_lines=2_250,
    made_at=datetime(2026, 11, 24, 15, 30),
    made_by="Mappa Sari",
    signed=HEAD,
)  # fmt: skip
SLIPS: Mapping[str, Any] = {
    ACCESS_LOG: ACCESS_LOG_SLIP,
    BREACH: BREACH_SLIP,
    ASSIGNMENT: ASSIGNMENT_SLIP,
    TARGET_LIST: TARGET_LIST_SLIP,
    VISIT_REPORT: VISIT_REPORT_SLIP,
    LOST_LAPTOP: LOST_LAPTOP_SLIP,
    REQUEST_LETTER: REQUEST_LETTER_SLIP,
    REMINDER: REMINDER_SLIP,
    DELIVERY_RECORD: BLANK_DELIVERY_SLIP,
    TICKET: TICKET_SLIP,
    APPOINTMENT: APPOINTMENT_SLIP,
    RECEIPT: RECORDING_SLIP,
    CARD_RECEIPT: CARD_SLIP,
    HANDOVER_RECEIPT: HANDOVER_SLIP,
    SUKET: SUKET_SLIP,
    BIRTHDAYS: BIRTHDAY_SLIP,
    LETTER: LETTER_SLIP,
    BACKLOG_LIST: BACKLOG_SLIP,
    UNCOLLECTED_LIST: UNCOLLECTED_SLIP,
    DELIVERY_LIST: DELIVERY_SLIP,
    DAY_SHEET: DAY_SLIP,
    COUNT_RECORD: COUNT_SLIP,
    MOVEMENT_RECORD: MOVEMENT_SLIP,
    MONTH_REPORT: MONTH_SLIP,
    YEAR_REPORT: YEAR_SLIP,
    DESTRUCTION: DESTRUCTION_SLIP,
    STORE_REPORT: STORE_REPORT_SLIP,
    DEPARTURE: DEPARTURE_SLIP,
    DEPARTURE_LIST: DEPARTURE_LIST_SLIP,
    LIST_LETTER: LIST_LETTER_SLIP,
}
# Codes hold the token; tickets and receipts name no city, and rolls have no room for an address.
UNREAD: Mapping[str, frozenset[str]] = {
    ASSIGNMENT: frozenset(),
    TARGET_LIST: frozenset({"city", "nip", "duty"}),
    VISIT_REPORT: frozenset({"report"}),
    LOST_LAPTOP: frozenset(),
    ACCESS_LOG: frozenset({"city"}),
    BREACH: frozenset({"times"}),
    REQUEST_LETTER: frozenset({"zone_label"}),
    REMINDER: frozenset({"zone_label"}),
    DELIVERY_RECORD: frozenset({"zone_label"}),
    TICKET: frozenset({"token", "city", "address", "contact"}),
    APPOINTMENT: frozenset({"token", "city", "address", "contact"}),
    CARD_RECEIPT: frozenset({"token", "city", "address", "contact"}),
    RECEIPT: frozenset({"token", "city"}),
    HANDOVER_RECEIPT: frozenset({"token", "city"}),
    DELIVERY_LIST: frozenset({"zone_label"}),
    SUKET: frozenset({"token", "zone_label", "sex"}),
    BIRTHDAYS: frozenset({"zone_label", "city"}),
    LETTER: frozenset({"zone_label"}),
    BACKLOG_LIST: frozenset({"city"}),
    UNCOLLECTED_LIST: frozenset({"city"}),
    DAY_SHEET: frozenset(),
    COUNT_RECORD: frozenset({"zone_label"}),
    MOVEMENT_RECORD: frozenset({"zone_label"}),
    MONTH_REPORT: frozenset({"key"}),
    YEAR_REPORT: frozenset({"key"}),
    DESTRUCTION: frozenset({"zone_label", "city"}),
    STORE_REPORT: frozenset(),
    DEPARTURE: frozenset({"zone_label"}),
    DEPARTURE_LIST: frozenset({"zone_label"}),
    LIST_LETTER: frozenset({"zone_label"}),
}


def plain(slip: object) -> dict[str, Any]:
    """A slip as the papers table keeps it."""
    found = TypeAdapter(type(slip)).dump_python(slip, mode="json")
    assert isinstance(found, dict)
    return found


def paper(kind: str, copy: int = 0, **changed: object) -> bytes:
    """The PDF of the fixed slip of a kind, with some fields changed, made from what is kept."""
    return render(kind, plain(replace(SLIPS[kind], **changed)), copy)


def written(kind: str, slip: object) -> list[str]:
    """Every text and number of a slip, as it must be read on its paper."""
    return [text for name, text in _walk("", slip) if name not in UNREAD[kind]]


def _walk(name: str, value: object) -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _walk(field.name, getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk(name, part)
    elif isinstance(value, str):
        yield name, value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield name, f"{value:,}".replace(",", ".")
