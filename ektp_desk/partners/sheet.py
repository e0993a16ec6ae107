"""The workbook that goes to a partner: a guide, and the list with drop-downs for the answers.

Everything but the answers is protected against slips of the hand. No cell holds a formula, and
the answers' words stand once, on the guide, where the drop-downs take them from.
"""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from ektp_desk.kernel.sentences import Sentences
from ektp_desk.partners.layout import ANSWERED, CODE_LABEL, GUIDE, SHEET, Head, ListSheet
from ektp_desk.partners.rules import LONGEST_TEXT, OLDEST_ANSWER, Answer

NAVY, INK, GREY, LINE, PALE, FIELD, DONE, MISSING = (
    "#1F3A5F", "#1B1F24", "#5A6472", "#C9D1DB", "#F3F6FA", "#FFFBE6", "#E8F4EA", "#FBE4E1",
)  # fmt: skip
WIDTHS = {
    Head.PLACE: 5, Head.LINE: 12, Head.NAME: 32, Head.NIK: 20, Head.SEX: 5, Head.BORN: 8,
    Head.ADDRESS: 48, Head.ANSWER: 29, Head.SEEN_ON: 13, Head.EVIDENCE: 28, Head.NOTE: 30,
}  # fmt: skip
MIDDLE = (Head.PLACE, Head.SEX, Head.BORN, Head.LINE)
HEAD_ROW = 5  # counted from 0
STEPS = ("open", "answer", "evidence", "line", "return")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
UNLOCKED = {"format_columns": True, "format_rows": True, "autofilter": True}


def workbook(sheet: ListSheet) -> bytes:
    """The XLSX of a list, without its password; it is never written to a disk like this."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": f"{CODE_LABEL} {sheet.code}", "company": sheet.office.name})
        maker = _Maker(book, sheet)
        maker.guide()
        maker.list()
    return target.getvalue()


class _Maker:
    def __init__(self, book: Any, sheet: ListSheet) -> None:
        self._book = book
        self._sheet = sheet
        self.say = Sentences("id").say
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._choices = ""

    def _format(self, **properties: object) -> Any:
        whole: dict[str, object] = {
            "font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "vcenter",
        } | properties  # fmt: skip
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(whole)
        return self._formats[key]

    # -- the guide -------------------------------------------------------------------------

    def guide(self) -> None:
        """Who asks, about what, until when, and what each answer means."""
        page = self._book.add_worksheet(GUIDE)
        page.hide_gridlines(2)
        for column, width in enumerate((3, 30, 58, 44)):
            page.set_column(column, column, width)
        self._kop(page, 1)
        row = self._facts(page, 4)
        row = self._steps(page, row + 1)
        row = self._answers(page, row + 1)
        self._paragraph(page, row + 1, self.say("partner_sheet.privacy"))
        page.set_portrait()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.protect("", UNLOCKED)
        page.activate()

    def _kop(self, page: Any, column: int) -> None:
        office = self._sheet.office
        government = self._format(font_size=10, font_color=GREY)
        page.write_string(0, column, office.government.upper(), government)
        page.write_string(1, column, office.name, self._format(font_size=15, bold=True,
                                                               font_color=NAVY))  # fmt: skip
        page.set_row(1, 24)
        contact = " · ".join(part for part in (office.address, office.contact) if part)
        page.write_string(2, column, contact, government)

    def _facts(self, page: Any, row: int) -> int:
        sheet = self._sheet
        facts = (
            (CODE_LABEL, sheet.code),
            ("Untuk", sheet.partner),
            ("Tentang", sheet.about),
            ("Wilayah", sheet.area),
            ("Jumlah orang", str(len(sheet.lines))),
            ("Dibuat", _day(sheet.made_on)),
            ("Kembalikan paling lambat", _day(sheet.expires_on)),
        )
        label = self._format(font_color=GREY, indent=1, bottom=1, bottom_color=LINE, bg_color=PALE)
        value = self._format(bold=True, bottom=1, bottom_color=LINE, bg_color=PALE)
        for name, text in facts:
            page.set_row(row, 20)
            page.write_string(row, 1, name, label)
            page.merge_range(row, 2, row, 3, "", value)
            page.write_string(row, 2, text, value)
            row += 1
        return row

    def _steps(self, page: Any, row: int) -> int:
        self._heading(page, row, "Cara mengisi")
        for number, step in enumerate(STEPS, start=1):
            row += 1
            self._paragraph(page, row, f"{number}.  {self.say(f'partner_sheet.step.{step}')}")
        return row + 1

    def _answers(self, page: Any, row: int) -> int:
        self._heading(page, row, "Pilihan jawaban")
        row += 1
        head = self._format(bold=True, font_color="#FFFFFF", bg_color=NAVY, border=1,
                            border_color=NAVY, indent=1)  # fmt: skip
        cell = self._format(text_wrap=True, border=1, border_color=LINE, indent=1)
        strong = self._format(bold=True, border=1, border_color=LINE, indent=1)
        page.set_row(row, 22)
        for column, text in enumerate(("Jawaban", "Artinya", "Yang perlu diisi"), start=1):
            page.write_string(row, column, text, head)
        first = row + 1
        for answer in Answer:
            row += 1
            page.set_row(row, 22)
            page.write_string(row, 1, self.say(f"partner_answer.{answer}"), strong)
            page.write_string(row, 2, self.say(f"partner_meaning.{answer}"), cell)
            page.write_string(row, 3, self.say(f"partner_needs.{answer}"), cell)
        self._choices = f"={GUIDE}!$B${first + 1}:$B${row + 1}"
        return row + 1

    def _heading(self, page: Any, row: int, text: str) -> None:
        page.set_row(row, 24)
        page.write_string(row, 1, text, self._format(font_size=13, bold=True, font_color=NAVY))

    def _paragraph(self, page: Any, row: int, text: str) -> None:
        page.set_row(row, 17 * (1 + len(text) // 125))
        page.merge_range(row, 1, row, 3, "", self._format(text_wrap=True))
        page.write_string(row, 1, text, self._format(text_wrap=True))

    # -- the list --------------------------------------------------------------------------

    def list(self) -> None:
        """The people, one line each; the coloured cells are the partner's."""
        page = self._book.add_worksheet(SHEET)
        page.hide_gridlines(2)
        page.set_tab_color(NAVY)
        self._kop(page, 0)
        self._code(page)
        last = HEAD_ROW + len(self._sheet.lines)
        self._heads(page)
        for row, line in enumerate(self._sheet.lines, start=HEAD_ROW + 1):
            self._line(page, row, line)
        self._rules(page, HEAD_ROW + 1, last)
        page.freeze_panes(HEAD_ROW + 1, list(Head).index(Head.NAME) + 1)
        page.autofilter(HEAD_ROW, 0, last, len(Head) - 1)
        page.protect("", UNLOCKED)
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(0.4, 0.4, 0.5, 0.6)
        page.repeat_rows(HEAD_ROW)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L&8{CODE_LABEL} {self._sheet.code}&R&8Halaman &P dari &N")

    def _code(self, page: Any) -> None:
        sheet = self._sheet
        page.write_string(3, 0, CODE_LABEL, self._format(font_color=GREY))
        page.write_string(3, 2, sheet.code, self._format(bold=True, font_size=13))
        words = f"{sheet.about} · {sheet.area} · kembalikan paling lambat {_day(sheet.expires_on)}"
        page.write_string(3, 3, words, self._format(font_color=GREY))
        page.set_row(3, 20)
        page.set_row(4, 6)

    def _heads(self, page: Any) -> None:
        page.set_row(HEAD_ROW, 32)
        for column, head in enumerate(Head):
            page.set_column(column, column, WIDTHS[head])
            colour = "#8A6D00" if head in ANSWERED else NAVY
            side: dict[str, object] = {"align": "center"} if head in MIDDLE else {"indent": 1}
            look = self._format(bold=True, font_color="#FFFFFF", bg_color=colour, border=1,
                                border_color="#FFFFFF", text_wrap=True, **side)  # fmt: skip
            page.write_string(HEAD_ROW, column, head, look)

    def _line(self, page: Any, row: int, line: Any) -> None:
        values = (line.position, line.code, line.name, line.masked_nik, line.sex,
                  line.birth_year, line.address)  # fmt: skip
        page.set_row(
            row, 5 + 15 * max(_tall(line.name, Head.NAME), _tall(line.address, Head.ADDRESS))
        )
        for column, (head, value) in enumerate(zip(Head, values, strict=False)):
            look: dict[str, object] = {"border": 1, "border_color": LINE, "text_wrap": True}
            look |= {"align": "center"} if head in MIDDLE else {"indent": 1}
            if head is Head.NAME:
                look["bold"] = True
            if isinstance(value, int):
                page.write_number(row, column, value, self._format(**look))
            else:
                page.write_string(row, column, value, self._format(**look))
        for column, head in enumerate(Head):
            if head in ANSWERED:
                number = {"num_format": "dd-mm-yyyy"} if head is Head.SEEN_ON else {}
                page.write_blank(row, column, None, self._format(
                    border=1, border_color=LINE, bg_color=FIELD, locked=False, text_wrap=True,
                    indent=1, **number))  # fmt: skip

    def _rules(self, page: Any, first: int, last: int) -> None:
        answer, seen, evidence, note = (list(Head).index(head) for head in ANSWERED)
        page.data_validation(first, answer, last, answer, {
            "validate": "list", "source": self._choices,
            "input_title": "Jawaban", "input_message": self.say("partner_sheet.choose"),
            "error_title": "Jawaban", "error_message": self.say("partner_sheet.not_a_choice"),
        })  # fmt: skip
        page.data_validation(first, seen, last, seen, {
            "validate": "date", "criteria": "between",
            "minimum": self._sheet.made_on - OLDEST_ANSWER,
            "maximum": self._sheet.expires_on + timedelta(days=180),
            "error_title": "Tanggal", "error_message": self.say("partner_sheet.not_a_date"),
        })  # fmt: skip
        for column in (evidence, note):
            page.data_validation(first, column, last, column, {
                "validate": "length", "criteria": "<=", "value": LONGEST_TEXT,
                "error_title": "Terlalu panjang",
                "error_message": self.say("partner_sheet.too_long", most=LONGEST_TEXT),
            })  # fmt: skip
        self._tints(page, first, last, answer, evidence)

    def _tints(self, page: Any, first: int, last: int, answer: int, evidence: int) -> None:
        """What lacks its proof is red, what is answered is green."""
        place = f"${chr(ord('A') + answer)}{first + 1}"
        proof = f"${chr(ord('A') + evidence)}{first + 1}"
        died, moved = (self.say(f"partner_answer.{word}") for word in (Answer.DIED, Answer.MOVED))
        lacks = f'=AND(OR({place}="{died}",{place}="{moved}"),LEN({proof})=0)'
        page.conditional_format(first, evidence, last, evidence, {
            "type": "formula", "criteria": lacks, "stop_if_true": True,
            "format": self._book.add_format({"bg_color": MISSING}),
        })  # fmt: skip
        page.conditional_format(first, 0, last, len(Head) - 1, {
            "type": "formula", "criteria": f"=LEN({place})>0",
            "format": self._book.add_format({"bg_color": DONE}),
        })  # fmt: skip


def _tall(text: str, head: Head) -> int:
    """In how many lines a text stands in its column, on the safe side."""
    return 1 + len(text) // int(WIDTHS[head] * 0.8)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
