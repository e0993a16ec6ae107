"""Papers with names as they come: very long, marked up, from the right, and in no font at hand."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from pypdfium2 import PdfDocument

from ektp_desk.cards.slips import BACKLOG_LIST, CARD_RECEIPT, HANDOVER_RECEIPT, BacklogLine
from ektp_desk.cards.slips_destruction import (
    DESTRUCTION,
    STORE_REPORT,
    Party,
    PieceLine,
    RecordLine,
)
from ektp_desk.cards.slips_pickup import (
    DELIVERY_LIST,
    UNCOLLECTED_LIST,
    DeliveryLine,
    UncollectedLine,
)
from ektp_desk.cards.slips_suket import SUKET
from ektp_desk.coverage.slips import DEPARTURE, DEPARTURE_LIST, DepartureLine
from ektp_desk.outreach.slips import (
    ASSIGNMENT,
    LOST_LAPTOP,
    TARGET_LIST,
    VISIT_REPORT,
    AffectedLine,
    EventLine,
    Occasion,
    TargetLine,
    TeamLine,
    UnreachedLine,
)
from ektp_desk.papers.slips import Signature
from ektp_desk.partners.slips import LETTER as LIST_LETTER
from ektp_desk.queue.slips import APPOINTMENT, TICKET
from ektp_desk.recording.slips import RECEIPT, StepLine
from ektp_desk.recording.slips_birthdays import BIRTHDAYS
from ektp_desk.recording.slips_letters import LETTER
from ektp_desk.reports.slips import DAY_SHEET, CardLine, OfficerLine
from ektp_desk.reports.slips_access import ACCESS_LOG, BREACH, BreachLine, BreachPerson
from ektp_desk.reports.slips_periods import MONTH_REPORT, YEAR_REPORT
from ektp_desk.stock.slips import COUNT_RECORD, MOVEMENT_RECORD
from ektp_desk.stock.slips_requests import DELIVERY_RECORD, REMINDER, REQUEST_LETTER
from printing.bidi import is_right_to_left
from printing.catalogue import PAPERS
from printing.fonts import BOX
from tests.printing.reading import fonts_of, pages_of, pictures_of, sizes_of, squeezed, text_of
from tests.printing.slips import HEAD, SLIPS, TICKET_SLIP, paper

SIXTY = "Andi Muhammad Tenriangka Daeng Mattiro Petta Lolo Pangeran Xy"
LONGEST = f"{SIXTY} binti Sultan Hasanuddin Karaeng Bontomangape Tumenanga ri Balla'na yz"[:120]
UNBROKEN = "Wolvenhampschmidtsteinberg" * 4 + "Wolvenhampschmid"
MARKED = "<b>Budi</b> & \"Ani\" 'Umi' &lt;i&gt; {x} %s \\n </para><br/>"
ARABIC, HEBREW = "محمد عبد الله", "דוד לוי"
CHINESE = "李小龍"
EMOJI = "Siti 😀 Aminah"
STACKED = "Z̸̢̛͓a̵̧̨l̶͎̈́g̷̠̽ȯ̴̦"
NAMES: Mapping[str, str] = {
    "sixty letters": SIXTY, "the longest": LONGEST, "one long word": UNBROKEN,
    "only W": "W" * 120, "marked up": MARKED, "Arabic": ARABIC, "Hebrew": f"{HEBREW} 1.234",
    "both ways": f"Ahmad {ARABIC} bin {HEBREW} (Abu)", "Chinese": CHINESE, "emoji": EMOJI,
    "accents": "Đặng Thị Ñuñez Łukasz Ğüneş", "stacked marks": STACKED,
    "nothing to see": "\u200b\u202e\ufeff", "empty": "",
}  # fmt: skip
# The fields of each paper that hold what somebody typed.
TYPED: Mapping[str, tuple[str, ...]] = {
    ASSIGNMENT: ("kit", "power", "road", "signed"),
    TARGET_LIST: ("made_by",),
    VISIT_REPORT: ("report", "signed"),
    LOST_LAPTOP: ("device", "reason", "reported_by", "made_by", "signed"),
    ACCESS_LOG: ("name", "made_by"),
    BREACH: ("happened", "made_by", "signed"),
    REQUEST_LETTER: ("reason", "signed"),
    REMINDER: ("signed",),
    DELIVERY_RECORD: ("serials", "note", "place", "signed"),
    TICKET: ("service", "priority", "footer"),
    APPOINTMENT: ("service", "who", "missing", "footer"),
    RECEIPT: ("name", "officer", "place", "special", "next_step"),
    CARD_RECEIPT: ("name", "officer", "service"),
    HANDOVER_RECEIPT: ("name", "collector", "collector_identity", "authority", "officer"),
    SUKET: ("name", "address", "purpose", "signed"),
    BIRTHDAYS: ("village", "made_by"),
    LETTER: ("subject", "nature", "signed"),
    BACKLOG_LIST: ("made_by",),
    UNCOLLECTED_LIST: ("chosen", "made_by"),
    DELIVERY_LIST: (
        "village",
        "district",
        "officer",
        "receiver",
        "receiver_identity",
        "receiver_position",
    ),
    COUNT_RECORD: ("note", "counted_by", "second", "signed"),
    MOVEMENT_RECORD: ("counterpart", "note", "officer", "signed"),
    DESTRUCTION: ("place", "explanation"),
    STORE_REPORT: ("made_by", "signed"),
    DAY_SHEET: ("made_by", "signed"),
    MONTH_REPORT: ("made_by", "signed"),
    YEAR_REPORT: ("made_by", "signed"),
    DEPARTURE: ("name", "address", "evidence", "source", "said_by", "note", "officer", "signed"),
    DEPARTURE_LIST: ("addressee", "village", "district", "signed"),
    LIST_LETTER: ("addressee", "area", "signed"),
}
LATIN = ("sixty letters", "the longest", "one long word", "only W", "marked up", "accents")
SLACK = 0.6  # millimetres that a letter's own shape may reach over


def typed(kind: str, written: str) -> dict[str, object]:
    """The same text wherever somebody typed: name, title and rank of who signs too."""
    signed = Signature(written, written, written, "")
    return {field: signed if field == "signed" else written for field in TYPED[kind]}


def _places(kind: str) -> int:
    return sum(3 if field == "signed" else 1 for field in TYPED[kind])


def _inside(pdf: bytes, kind: str) -> None:
    """No ink in the margins that the plain paper keeps, and the paper has its size."""
    left, top, right, _ = pictures_of(paper(kind))[0].margins()
    bottom = 4.0
    for size, plain in zip(sizes_of(pdf), sizes_of(paper(kind)) * len(sizes_of(pdf)), strict=False):
        assert size[0] == plain[0]
        assert PAPERS[kind].size.height is None or size == plain
    for picture in pictures_of(pdf):
        there = picture.margins()
        for margin, least in zip(there, (left, min(top, 4.0), right, bottom), strict=True):
            assert margin >= least - SLACK, (there, (left, top, right, bottom))


@pytest.mark.parametrize("kind", TYPED)
@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_cut_off_or_runs_into_the_margin(kind: str, name: str) -> None:
    written = NAMES[name]
    pdf = paper(kind, **typed(kind, written))

    _inside(pdf, kind)
    assert all(fonts_of(pdf).values())
    if name in LATIN:
        found = text_of(pdf)
        assert found.count(squeezed(written)) >= _places(kind) - 1, found


@pytest.mark.parametrize("kind", TYPED)
def test_marks_of_any_kind_are_only_letters(kind: str) -> None:
    found = text_of(paper(kind, **typed(kind, MARKED)))
    assert squeezed(MARKED) in found


@pytest.mark.parametrize("kind", [RECEIPT, CARD_RECEIPT, HANDOVER_RECEIPT])
def test_what_no_font_has_is_a_box_and_its_neighbours_stay(kind: str) -> None:
    found = text_of(paper(kind, name=f"Li {CHINESE} Wong"))
    assert f"li{BOX * 3}wong" in found
    assert f"siti{BOX}aminah" in text_of(paper(kind, name=EMOJI))


@pytest.mark.parametrize("kind", [RECEIPT, CARD_RECEIPT, HANDOVER_RECEIPT])
def test_a_name_from_the_right_begins_at_the_right(kind: str) -> None:
    for name in (HEBREW, ARABIC):
        seen = _from_the_left(paper(kind, name=f"{name} Aminah"))
        assert squeezed(seen[::-1]) == squeezed(name)


def _from_the_left(pdf: bytes) -> str:
    """The right-to-left letters, in the order in which they stand on the paper."""
    document = PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        text = [page.get_text_range(place, 1) for place in range(page.count_chars())]
        found = [
            (page.get_charbox(place)[0], sign)
            for place, sign in enumerate(text)
            if sign and is_right_to_left(sign[0])
        ]
    finally:
        document.close()
    return "".join(sign for _, sign in sorted(found))


def test_a_print_log_of_three_hundred_cards_goes_over_pages() -> None:
    cards = tuple(
        CardLine(
            f"{8 + n // 60:02}.{n % 60:02}", f"K-2026-{n:06}",
            (SIXTY, LONGEST, MARKED, ARABIC, f"Orang {n}")[n % 5], "737303******0003", "baik",
            LONGEST if n % 7 == 0 else "Hasan",
        )
        for n in range(300)
    )  # fmt: skip
    pdf = paper(DAY_SHEET, cards=cards)
    pages = pages_of(pdf)

    _inside(pdf, DAY_SHEET)
    assert len(pages) > 8
    whole = "".join(pages)
    numbers = re.findall(r"K-2026-\d{6}", whole)
    assert numbers == [card.number for card in cards]  # each once, in order
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        if re.search(r"K-2026-\d{6}", page):
            assert "Kartu" in page
            assert "Petugas" in page
    assert HEAD.name in pages[-1]
    assert whole.count(HEAD.name) == 1


def test_a_list_of_a_hundred_people_goes_over_pages() -> None:
    lines = tuple(
        DepartureLine((SIXTY, LONGEST, MARKED, ARABIC, f"Orang {n}")[n % 5], f"7373••••••••{n:04}",
                      date(1950, 1, 1), LONGEST if n % 3 else "", "meninggal", SIXTY)
        for n in range(100)
    )  # fmt: skip
    pdf = paper(DEPARTURE_LIST, lines=lines)
    pages = pages_of(pdf)

    _inside(pdf, DEPARTURE_LIST)
    assert len(pages) > 4
    assert re.findall(r"7373•{8}\d{4}", "".join(pages)) == [line.nik for line in lines]
    assert "Tembusan" in pages[-1]


def test_a_list_of_five_hundred_who_wait_goes_over_pages() -> None:
    lines = tuple(
        BacklogLine(
            (SIXTY, LONGEST, MARKED, ARABIC, f"Orang {n}")[n % 5], f"737303******{n:04}", LONGEST,
            "Penggantian karena hilang", n % 9 == 0, date(2026, 9, 30),
            date(2026, 11, 24) if n < 20 else None,
        )
        for n in range(500)
    )  # fmt: skip
    pdf = paper(BACKLOG_LIST, lines=lines)
    pages = pages_of(pdf)

    _inside(pdf, BACKLOG_LIST)
    numbers = re.findall(r"737303\*{6}(\d{4})", "".join(pages))
    assert numbers == [f"{n:04}" for n in range(500)]  # each once, in order
    assert all("Paraf" in page for page in pages if "737303" in page)


def test_two_hundred_cards_go_out_on_one_list() -> None:
    lines = tuple(
        DeliveryLine((SIXTY, LONGEST, MARKED, ARABIC, f"Orang {n}")[n % 5],
                     f"737303******{n:04}", f"K-2026-{n:06}", n % 7 == 0)
        for n in range(200)
    )  # fmt: skip
    pdf = paper(DELIVERY_LIST, lines=lines, receiver=SIXTY, receiver_position=LONGEST)
    pages = pages_of(pdf)

    _inside(pdf, DELIVERY_LIST)
    numbers = re.findall(r"K-2026-(\d{6})", "".join(pages))
    assert numbers == [f"{n:06}" for n in range(200)]  # each once, in order
    assert all("Tanggal" in page for page in pages if "K-2026" in page)  # headed on every page
    assert "PIHAK PERTAMA," in pages[-1]
    assert "200 (dua ratus) keping" in " ".join("".join(pages).split())


def test_two_hundred_uncollected_cards_go_over_pages() -> None:
    lines = tuple(
        UncollectedLine((SIXTY, LONGEST, MARKED, ARABIC, f"Orang {n}")[n % 5],
                        f"737303******{n:04}", LONGEST if n % 3 else "", f"K-2026-{n:06}",
                        date(2026, 1, 30), n, None)
        for n in range(200)
    )  # fmt: skip
    pdf = paper(UNCOLLECTED_LIST, lines=lines)

    _inside(pdf, UNCOLLECTED_LIST)
    numbers = re.findall(r"K-2026-(\d{6})", "".join(pages_of(pdf)))
    assert numbers == [f"{n:06}" for n in range(200)]


def test_a_destruction_of_five_hundred_goes_over_pages() -> None:
    pieces = tuple(
        PieceLine(f"K-2026-{n:06}", f"737303••••••{n:04}", "W" * 40 if n % 5 else "",
                  LONGEST if n % 50 == 0 else "Salah cetak")
        for n in range(500)
    )  # fmt: skip
    parties = {name: Party(LONGEST, SIXTY, "1" * 30) for name in ("first", "second")}
    pdf = paper(DESTRUCTION, pieces=pieces, witnesses=(Party(LONGEST, MARKED, "9" * 30),) * 6,
                explanation=LONGEST * 2, **parties)  # fmt: skip
    pages = pages_of(pdf)

    _inside(pdf, DESTRUCTION)
    assert re.findall(r"K-2026-\d{6}", "".join(pages)) == [piece.number for piece in pieces]
    annex = next(number for number, page in enumerate(pages) if "LAMPIRAN" in page)
    assert not any("K-2026" in page for page in pages[:annex])
    assert all("Nomor seri" in page for page in pages[annex:])
    assert "Saksi 6" in "".join(pages[:annex])


def test_a_store_report_with_many_records_goes_over_pages() -> None:
    records = tuple(RecordLine(f"{LONGEST} {n}", date(2026, 11, 3), n) for n in range(60))
    _inside(paper(STORE_REPORT, records=records), STORE_REPORT)


def _occasion(text: str) -> Occasion:
    return Occasion("JB-2026-0012", text, text, date(2026, 11, 30), "08.00", text, text, text, text)


@pytest.mark.parametrize("name", NAMES)
def test_a_visit_with_any_words_finds_room(name: str) -> None:
    text = NAMES[name]
    visit, team = _occasion(text), (TeamLine(text, text, text),) * 12
    for kind in (ASSIGNMENT, TARGET_LIST, VISIT_REPORT):
        pdf = paper(kind, visit=visit, team=team)
        _inside(pdf, kind)
        if name in LATIN:
            assert text_of(pdf).count(squeezed(text)) >= 18


def test_an_assignment_with_a_long_basis_goes_over_pages() -> None:
    pdf = paper(ASSIGNMENT, basis=(LONGEST,) * 40, needs=(LONGEST,) * 5,
                kit_contents=(LONGEST,) * 20)  # fmt: skip
    _inside(pdf, ASSIGNMENT)
    assert "Tembusan" in pages_of(pdf)[-1]


def test_a_list_of_five_hundred_to_visit_goes_over_pages() -> None:
    lines = tuple(
        TargetLine((SIXTY, LONGEST, MARKED, ARABIC, f"Orang {n}")[n % 5], f"7373••••••••{n:04}",
                   date(1950, 1, 1), LONGEST if n % 3 else "", "Disabilitas",
                   LONGEST if n % 4 == 0 else "")
        for n in range(500)
    )  # fmt: skip
    pdf = paper(TARGET_LIST, lines=lines)
    pages = pages_of(pdf)

    _inside(pdf, TARGET_LIST)
    assert re.findall(r"7373•{8}(\d{4})", "".join(pages)) == [f"{n:04}" for n in range(500)]
    assert all("Hasil" in page for page in pages if "7373••" in page)
    assert "500 orang" in pages[0]


def test_a_visit_nobody_was_met_on_is_reported_over_pages() -> None:
    unreached = tuple(
        UnreachedLine((SIXTY, LONGEST, MARKED)[n % 3], f"7373••••••••{n:04}", "Tidak ditemui",
                      LONGEST if n % 2 else "")
        for n in range(200)
    )  # fmt: skip
    events = tuple(EventLine(datetime(2026, 11, 20, 10, n), MARKED, LONGEST, SIXTY)
                   for n in range(50))  # fmt: skip
    pdf = paper(VISIT_REPORT, unreached=unreached, events=events, report=f"{LONGEST}\n" * 30)
    pages = pages_of(pdf)

    _inside(pdf, VISIT_REPORT)
    assert re.findall(r"7373•{8}(\d{4})", "".join(pages)) == [f"{n:04}" for n in range(200)]
    assert "Yang melaporkan" in pages[-1]


def test_a_lost_laptop_with_five_thousand_people_names_each_once() -> None:
    people = tuple(
        AffectedLine((SIXTY, LONGEST, ARABIC, f"Orang {n}")[n % 4], f"7373••••••••{n:04}",
                     date(2010, 1, 1), LONGEST if n % 9 == 0 else "Battang", n % 2 == 0)
        for n in range(5_000)
    )  # fmt: skip
    pages = pages_of(paper(LOST_LAPTOP, people=people, accounts=(LONGEST,) * 20))

    assert re.findall(r"7373•{8}(\d{4})", "".join(pages)) == [f"{n:04}" for n in range(5_000)]
    assert "5.000" in pages[0]
    assert "Kepala Dinas" in pages[-1]


def test_a_breach_of_a_thousand_people_names_each_once_and_counts_what_is_left_out() -> None:
    at = datetime(2026, 11, 24, 9, 15)
    people = tuple(
        BreachPerson((SIXTY, LONGEST, ARABIC, f"Orang {n}")[n % 4], f"7373••••••••{n:04}",
                     date(2010, 1, 1), "Battang", n % 2 == 0, "dibuka, NIK dibuka lengkap", 2, at)
        for n in range(1_000)
    )  # fmt: skip
    lines = tuple(
        BreachLine(at, SIXTY, "LOKET-2/hasan", people[n].name, "NIK dibuka lengkap", LONGEST)
        for n in range(300)
    )
    pages = pages_of(paper(BREACH, people=people, lines=lines, all_lines=2_000))

    assert re.findall(r"7373•{8}(\d{4})", "".join(pages)) == [f"{n:04}" for n in range(1_000)]
    assert squeezed("300 dari 2.000 akses") in squeezed(" ".join(pages))
    assert "Kepala Dinas" in pages[-1]


def test_officers_and_reasons_without_end_find_room() -> None:
    officers = tuple(OfficerLine(f"{LONGEST} {n}", n, n, n, n, n) for n in range(60))
    _inside(paper(DAY_SHEET, officers=officers), DAY_SHEET)
    steps = tuple(
        StepLine(f"Jari {n}", f"{LONGEST} nomor {n}", excepted=n % 2 == 0) for n in range(20)
    )
    pdf = paper(RECEIPT, steps=steps, name=LONGEST)
    _inside(pdf, RECEIPT)
    found = text_of(pdf)
    for step in steps:
        assert squeezed(step.step) in found
        assert not step.excepted or squeezed(f"nomor {step.step.split()[1]}") in found


def test_a_ticket_grows_with_what_to_bring() -> None:
    slip = replace(TICKET_SLIP, papers=tuple(f"{n}. {LONGEST}" for n in range(30)))
    pdf = paper(TICKET, papers=slip.papers)
    _inside(pdf, TICKET)
    assert len(pages_of(pdf)) == 1
    found = text_of(pdf)
    assert [text for text in slip.papers if squeezed(text) not in found] == []


def test_every_paper_has_its_typed_fields_here() -> None:
    assert set(TYPED) == set(SLIPS)
