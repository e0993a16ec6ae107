"""What a partner wrote into the list: rows read, compared with the lines that went out."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ektp_desk.coverage.rules import REPORTED, absence_problem
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.partners.layout import ANSWERED, CODE_LABEL, Head
from ektp_desk.partners.rules import (
    LONGEST_TEXT,
    OLDEST_ANSWER,
    REASONS,
    Answer,
    Said,
    tidy_code,
)
from ektp_desk.partners.workbook import Book
from ektp_desk.residents.rolldates import DateProblem, parse_date
from ektp_desk.residents.rollfile import Cells, cell_text
from ektp_desk.residents.rules import name_key, tidy_name

HEADS_WITHIN = 40  # rows in which the headings must stand
NEEDED = (Head.LINE, Head.NAME, *ANSWERED)


@dataclass(frozen=True)
class SentLine:
    """A line as it went out."""

    id: int
    code: str
    position: int
    resident_id: int
    name: str
    masked_nik: str
    birth_year: int
    address: str


@dataclass(frozen=True)
class LineProblem:
    """A row of the file that is not taken: `code` says why, `row` is counted as Excel does."""

    row: int
    column: Head
    value: str
    code: str


@dataclass(frozen=True)
class Returned:
    """A filled list: readable answers, problems, lines without an answer, lines that are gone."""

    answers: tuple[Said, ...]
    problems: tuple[LineProblem, ...]
    blank: int
    missing: int


@dataclass(frozen=True)
class _Row:
    number: int
    texts: Mapping[Head, str]
    seen_on: object
    computed: frozenset[Head]


@dataclass(frozen=True)
class ListRows:
    """The rows of the sheet that is the list, and the code that stands over them."""

    code: str
    rows: tuple[_Row, ...]

    def line_codes(self) -> frozenset[str]:
        """The line codes as they are written."""
        return frozenset(_key(row) for row in self.rows)


def find_list(book: Book) -> ListRows:
    """Find the list in a workbook. Raises `partner_file.no_list`, `.columns`, `.no_code`."""
    missing: tuple[Head, ...] = NEEDED
    for place, (_name, rows) in enumerate(book.sheets):
        for top, cells in enumerate(rows[:HEADS_WITHIN]):
            columns = _columns(cells)
            if Head.LINE not in columns:
                continue
            missing = tuple(head for head in NEEDED if head not in columns)
            if not missing:
                code = _code(rows[:top])
                return ListRows(code, tuple(_rows(book, place, rows, top, columns)))
    if Head.LINE in missing:
        raise OfficeError("partner_file.no_list")
    raise OfficeError("partner_file.columns", heads=", ".join(missing))


def read_rows(
    found: ListRows,
    lines: Mapping[str, SentLine],
    foreign: Collection[str],
    *,
    made_on: date,
    today: date,
) -> Returned:
    """Sort the rows of a file. `lines` by code are those of this list, made out on `made_on`;
    `foreign` are codes of other lists of the office."""
    said: dict[str, list[tuple[_Row, Said]]] = defaultdict(list)
    problems: list[LineProblem] = []
    for row in found.rows:
        line = lines.get(_key(row))
        outcome = _outcome(row, line, _key(row) in foreign, made_on, today)
        if isinstance(outcome, LineProblem):
            problems.append(outcome)
        elif outcome is not None:
            said[_key(row)].append((row, outcome))
    answers = []
    for told in said.values():
        if len({answer for _row, answer in told}) == 1:
            answers.append(told[0][1])
        else:  # a line twice with two answers: nobody can tell which one is meant
            problems += [_problem(row, Head.ANSWER, "partner_row.doubled") for row, _said in told]
    present = {_key(row) for row in found.rows} & set(lines)
    answered = {_key(row) for row in found.rows if _says(row)}
    return Returned(
        tuple(sorted(answers, key=lambda answer: answer.line_id)),
        tuple(sorted(problems, key=lambda problem: problem.row)),
        len(present - answered),
        len(lines) - len(present),
    )


def _outcome(
    row: _Row, line: SentLine | None, is_foreign: bool, made_on: date, today: date
) -> Said | LineProblem | None:
    """What a row says: an answer, a problem, or nothing yet."""
    problem = _row_problem(row, line, is_foreign)
    if problem is not None or line is None:
        return problem
    return _said(row, line, made_on, today) if _says(row) else None


def _columns(cells: Cells) -> dict[Head, int]:
    heads = {_folded(head): head for head in Head}
    found: dict[Head, int] = {}
    for place, cell in enumerate(cells):
        head = heads.get(_folded(cell_text(cell)))
        if head is not None:
            found.setdefault(head, place)
    return found


def _code(rows: Sequence[Cells]) -> str:
    """The list's code, beside its label."""
    for cells in rows:
        texts = [cell_text(cell) for cell in cells]
        if _folded(CODE_LABEL) in map(_folded, texts):
            for text in texts:
                if code := tidy_code(text):
                    return code
    raise OfficeError("partner_file.no_code")


def _rows(
    book: Book, place: int, rows: Sequence[Cells], top: int, columns: Mapping[Head, int]
) -> Iterator[_Row]:
    for number in range(top + 1, len(rows)):
        cells = rows[number]
        texts = {
            head: tidy_name(cell_text(cells[column])) if column < len(cells) else ""
            for head, column in columns.items()
        }
        if not any(text for head, text in texts.items() if head is not Head.PLACE):
            continue
        computed = frozenset(
            head for head, column in columns.items() if (place, number, column) in book.formulas
        )
        date_column = columns[Head.SEEN_ON]
        seen_on = cells[date_column] if date_column < len(cells) else ""
        yield _Row(number + 1, texts, seen_on, computed)


def _key(row: _Row) -> str:
    return row.texts[Head.LINE].upper().replace(" ", "")


def _says(row: _Row) -> bool:
    return any(row.texts[head] for head in ANSWERED) or bool(row.computed & set(ANSWERED))


def _row_problem(row: _Row, line: SentLine | None, is_foreign: bool) -> LineProblem | None:
    """What is wrong with a row as a whole."""
    for head in (Head.LINE, Head.NAME):
        if head in row.computed:
            return _problem(row, head, "partner_row.formula")
    if line is None:
        if is_foreign:
            return _problem(row, Head.LINE, "partner_row.other_list")
        if not row.texts[Head.LINE]:
            return _problem(row, Head.NAME, "partner_row.added")
        return _problem(row, Head.LINE, "partner_row.unknown")
    if name_key(row.texts[Head.NAME]) != name_key(line.name):
        return _problem(row, Head.NAME, "partner_row.other_name")
    return None


def _said(row: _Row, line: SentLine, made_on: date, today: date) -> Said | LineProblem:
    """The answer of a row, or why it is none."""
    computed = [head for head in ANSWERED if head in row.computed]
    if computed:
        return _problem(row, computed[0], "partner_row.formula")
    text = row.texts[Head.ANSWER]
    if not text:
        return _problem(row, Head.ANSWER, "partner_row.no_answer")
    answer = _answers().get(_folded(text))
    if answer is None:
        return _problem(row, Head.ANSWER, "partner_row.not_a_choice")
    reason = REASONS.get(answer)
    seen_on = _day(row, today, None if reason in REPORTED else made_on)
    if isinstance(seen_on, LineProblem):
        return seen_on
    evidence, note = row.texts[Head.EVIDENCE], row.texts[Head.NOTE]
    for head, text in ((Head.EVIDENCE, evidence), (Head.NOTE, note)):
        if len(text) > LONGEST_TEXT:
            return _problem(row, head, "partner_row.too_long")
    if reason is not None and absence_problem(
        reason, evidence=evidence, source=CODE_LABEL, seen_on=seen_on, today=today
    ):
        return _problem(row, Head.EVIDENCE, "partner_row.no_evidence")
    return Said(line.id, answer, seen_on, evidence, note)


def _day(row: _Row, today: date, otherwise: date | None) -> date | LineProblem:
    """The day of an answer; where none is written, the day `otherwise` if that will do."""
    try:
        day = parse_date(row.seen_on, today=date.max)
    except DateProblem as problem:
        if str(problem) != "date.missing":
            return _problem(row, Head.SEEN_ON, "partner_row.not_a_date")
        return otherwise or _problem(row, Head.SEEN_ON, "partner_row.no_date")
    if day > today:
        return _problem(row, Head.SEEN_ON, "partner_row.date_to_come")
    if day < today - OLDEST_ANSWER:
        return _problem(row, Head.SEEN_ON, "partner_row.date_too_old")
    return day


def _problem(row: _Row, column: Head, code: str) -> LineProblem:
    return LineProblem(row.number, column, row.texts.get(column, "")[:80], code)


@cache
def _answers() -> dict[str, Answer]:
    say = Sentences("id").say
    return {_folded(say(f"partner_answer.{answer}")): answer for answer in Answer}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").split())
