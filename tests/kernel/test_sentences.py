"""Whatever the program can say is a sentence in both languages, with nothing left to fill in.

The sources are read, not run: a code that is raised or said somewhere is found here before
anybody meets it on the screen.
"""

import argparse
import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from ektp_desk.accounts.hours import WEEKDAYS, HalfDay, Standing
from ektp_desk.accounts.rules import OfficerSex, Role
from ektp_desk.cards.offers import BacklogState
from ektp_desk.cards.queries_suket import SuketList
from ektp_desk.cards.rules import (
    CardAct,
    CardState,
    Collector,
    OldCardReason,
    Outcome,
    PrintRank,
    SpoilReason,
)
from ektp_desk.cards.rules_destruction import BatchState, Method, StoreReason, StoreSource
from ektp_desk.cards.rules_differences import OWN_CHECK, DifferenceKind
from ektp_desk.cards.rules_handover import IdentityKind, IdentityQuestion, Proof, Relation
from ektp_desk.cards.rules_pickup import AgeBand, DeliveryOutcome, DeliveryState, ReminderChannel
from ektp_desk.cards.rules_printers import ConsumableAct, ConsumableKind
from ektp_desk.cards.rules_serials import SerialState
from ektp_desk.cards.rules_suket import SuketState
from ektp_desk.cards.scarcity import Criterion, HeldBy
from ektp_desk.coverage.rules import (
    REPORTED,
    AgeGroup,
    ReportState,
    SchoolLevel,
    Stage,
    WhyNot,
)
from ektp_desk.demo.office import LEDGERS, TREND
from ektp_desk.doors.commands import build_parser
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import LANGUAGES, LISTED, Sentences, all_codes
from ektp_desk.outreach import rules as outreach
from ektp_desk.outreach.paper_parts import FIGURES as VISIT_FIGURES
from ektp_desk.outreach.rules_bundle import FileKind
from ektp_desk.outreach.rules_clock import ClockProblem
from ektp_desk.outreach.rules_field import (
    DeviceAct,
    DeviceState,
    EventKind,
    QuarantineReason,
)
from ektp_desk.outreach.rules_home import Fate
from ektp_desk.outreach.rules_visits import VisitWarning
from ektp_desk.outreach.wiping import WipedFor
from ektp_desk.partners.letters import TASKS
from ektp_desk.partners.rules import Answer, Decision, ListState, PartnerKind, Purpose
from ektp_desk.partners.sheet import STEPS
from ektp_desk.queue.rules import (
    AppointmentReason,
    AppointmentState,
    CounterState,
    Offer,
    PriorityReason,
    TicketAct,
    TicketState,
)
from ektp_desk.recording.checklist import item_keys
from ektp_desk.recording.definitions import shipped
from ektp_desk.recording.items import StepKey
from ektp_desk.recording.needs import HINTS, Need, added_items
from ektp_desk.recording.rules import CentralStatus, ExceptionKind, ItemState, RecordingState
from ektp_desk.recording.rules_followup import (
    Addressee,
    CaseAct,
    CaseAnswer,
    CaseKind,
    CaseState,
    DeviceCheck,
    FollowUpAct,
    LetterKind,
    Remedy,
)
from ektp_desk.recording.rules_review import ReturnReason, ReviewFlag
from ektp_desk.recording.statusimport import LineKind
from ektp_desk.reports import period_book
from ektp_desk.reports.accesses import WORKED_ON
from ektp_desk.reports.breach_papers import FACTS, OF_PEOPLE, OF_ROWS
from ektp_desk.reports.closing import Standing as DayStanding
from ektp_desk.reports.console_acts import GIVE_POWER, said_as
from ektp_desk.reports.periods import FIGURES as PERIOD_FIGURES
from ektp_desk.reports.person_data import AUDIT, person_tables
from ektp_desk.reports.rules_access import REASONS, Way
from ektp_desk.reports.rules_closing import DAY_FIGURES, LineKey, LineState
from ektp_desk.reports.rules_decisions import Matter, Urgency
from ektp_desk.reports.timeline import ENTRY_ACTS
from ektp_desk.residents.access import Place, TakenList
from ektp_desk.residents.likeness import Clue, Grade
from ektp_desk.residents.references import SAID
from ektp_desk.residents.retention import Kept
from ektp_desk.residents.rollcompare import FIELDS, PRESENCE, STATE
from ektp_desk.residents.rollmap import RollColumn
from ektp_desk.residents.rules import Citizenship, MaritalStatus, Presence, RollState, Sex
from ektp_desk.residents.search import Why
from ektp_desk.schema import metadata
from ektp_desk.stock.advice import Deed
from ektp_desk.stock.rules import (
    BACK,
    BY_HAND,
    CountReason,
    Movement,
    RateBasis,
    ReserveState,
    StockLevel,
)
from ektp_desk.stock.rules_planned import VisitKind
from ektp_desk.stock.rules_requests import Channel, RequestAct, RequestState, Supplier
from ektp_desk.storage.manifest import Reason as BackupReason
from printing.catalogue import PAPERS
from ui.outreach import event_words
from ui.residents.timeline_dialog import SUBJECTS

ROOT = Path(__file__).parents[2]
ROOMS = ("ektp_desk", "ui", "printing")
SENTENCES = ROOT / "resources" / "i18n" / "sentences"
CODE = re.compile(r"[a-z][a-z_]*(\.[A-Za-z0-9_]+)+")

# Calls whose first argument is a code, with the parameters as keywords.
TELLING = {"OfficeError", "MachineError", "PrinterTroubleError", "say", "_told"}
OWN_PARAMETERS = {"field", "detail"}
# Calls that take a dotted word which nobody reads: the audit log's acts, the database's columns.
NOT_READ = {"record", "foreign_key", "ForeignKey", "ForeignKeyConstraint"}
# Dotted words that look like codes: prefixes, kinds of papers, what a laptop tells, a file.
NOT_CODES = {*LISTED.values(), *PAPERS, *EventKind, "numbers.db", "device.json", "field.visit",
             "field.recordings", "audit.json", "backup.restored"}  # fmt: skip

# Names of values, said as prefix and value.
NAMES: dict[str, Iterable[str]] = {
    "access_list": TakenList,
    "access_matter": WORKED_ON,
    "access_place": Place,
    "access_way": Way,
    "access_why": (*REASONS.values(), "letter"),
    "age_band": AgeBand,
    "age_group": AgeGroup,
    "background": ("red", "blue"),
    "breach.fact_": FACTS,
    "breach.head_": {*OF_PEOPLE, *OF_ROWS},
    "cli.arg.server_": ("name", "owner", "daily", "display"),
    "cli.done.password_": ("kept", "not_kept"),
    "cli.server_role": ("owner", "daily", "display"),
    "clock_problem": ClockProblem,
    "field.not_for_office_": ("out", "receipt"),
    "field_wiped": WipedFor,
    "backlog_state": BacklogState,
    "backup_reason": BackupReason,
    "batch_state": BatchState,
    "console_did": [said_as(action) for action in GIVE_POWER],
    "consumable_act": ConsumableAct,
    "consumable_kind": ConsumableKind,
    "destruction_method": Method,
    "store_reason": StoreReason,
    "store_source": StoreSource,
    "bundle.is_": FileKind,
    "card.held": HeldBy,
    "card.moved_on": CardState,
    "card_act": CardAct,
    "appointment_reason": AppointmentReason,
    "appointment_state": AppointmentState,
    "card_state": CardState,
    "central_meaning": CentralStatus,
    "central_status": CentralStatus,
    "audit.compared": ("agrees", "differs", "shorter", "broken"),
    "check.audit_": ("missing", "altered", "cut", "anew"),
    "check.differs": OWN_CHECK,
    "count_reason": CountReason,
    "difference": DifferenceKind,
    "difference_look": DifferenceKind,
    "citizenship": Citizenship,
    "criterion": Criterion,
    "cli.repaired": ("names", "search", "counters", "coverage"),
    "clue": Clue,
    "collector": Collector,
    "counter_state": CounterState,
    "delivery_outcome": DeliveryOutcome,
    "delivery_state": DeliveryState,
    "decision": (*Matter, "apply_late", "console_more"),
    "decision_help": Matter,
    "decision_urgency": [urgency.name.lower() for urgency in Urgency],
    "demo": ("people", "resident", "year", *LEDGERS, *TREND),
    "departure": REPORTED,
    "entry_act": ENTRY_ACTS,
    "exception": ExceptionKind,
    "forecast_way": ("forecast", "mean", "plan"),
    "found": Why,
    "grade": Grade,
    "group": ("right_four", "left_four", "thumbs", "irises"),
    "identity_kind": IdentityKind,
    "identity_question": IdentityQuestion,
    "home_note": QuarantineReason,
    "item": ("paper", *item_keys(shipped(), papers=0), *added_items(Need)),
    "item_state": ItemState,
    "kept": Kept,
    "marital_status": MaritalStatus,
    "merge_thing": (*SAID, "other"),
    "movement": Movement,
    "movement_body": (*BY_HAND, *BACK.values()),
    "movement_title": (*BY_HAND, *BACK.values()),
    "office_opens": ("today", "tomorrow", *WEEKDAYS),
    "need": Need,
    "need_help": Need,
    "need_hint": [f"{need}.{step}" for need, steps in HINTS.items() for step in steps],
    "need_reason": ("finger", "eye", "signature"),
    "offer": Offer,
    "old_card_reason": OldCardReason,
    "officer_sex": OfficerSex,
    "outcome": Outcome,
    "member_role": outreach.MemberRole,
    "outreach_act": outreach.VisitAct,
    "outreach_kind": outreach.VisitKind,
    "outreach_state": outreach.VisitState,
    "paper": PAPERS,
    "partner_about": Purpose,
    "partner_answer": Answer,
    "partner_decision": Decision,
    "partner_kind": PartnerKind,
    "partner_letter.opening": Purpose,
    "partner_letter.subject": Purpose,
    "partner_letter.task": TASKS,
    "partner_letter.to": PartnerKind,
    "partner_list_state": ListState,
    "partner_made_of": Decision,
    "partner_meaning": Answer,
    "partner_needs": Answer,
    "partner_purpose": Purpose,
    "partner_sheet.step": STEPS,
    "period_column": period_book.COLUMNS,
    "period_figure": PERIOD_FIGURES,
    "period_sheet": period_book.SHEETS,
    "person_data": [table.name for table in person_tables(metadata(), (0,))] + [AUDIT],
    "presence": Presence,
    "print_held": HeldBy,
    "print_why": (*Criterion, "order"),
    "print_why_today": (*(one for one in Criterion if one is not Criterion.URGENT), "order"),
    "print_rank": [rank.name.lower() for rank in PrintRank],
    "priority": PriorityReason,
    "proof": Proof,
    "quota_of": ("day", *HalfDay),
    "outreach_title": outreach.VisitKind,
    "target_outcome": outreach.TargetOutcome,
    "target_reason": outreach.TargetReason,
    "visit_request_source": outreach.RequestSource,
    "visit_request_state": outreach.RequestState,
    "recording_state": RecordingState,
    "report_state": ReportState,
    "reserve_state": ReserveState,
    "role.name": Role,
    "roll_column": RollColumn,
    "school_level": SchoolLevel,
    "roll_doubt": ("another_person", "two_niks"),
    "roll_field": (*FIELDS, PRESENCE, STATE),
    "roll_state": RollState,
    "serial_state": SerialState,
    "closing_do": LineKey,
    "closing_line": LineKey,
    "day_figure": DAY_FIGURES,
    "day_standing": DayStanding,
    "line_state": LineState,
    "sex": Sex,
    "spoil_reason": SpoilReason,
    "stage": Stage,
    "standing": Standing,
    "step": StepKey,
    "step_help": (*StepKey, "own"),
    "stock.advice": Deed,
    "stock.basis": RateBasis,
    "stock.level": StockLevel,
    "visit_kind": VisitKind,
    "visit_warning": VisitWarning,
    "visit_paper.figure_": VISIT_FIGURES,
    "visit_paper_kind": outreach.VisitKind,
    "ticket_act": TicketAct,
    "ticket_state": TicketState,
    "timeline_subject": SUBJECTS,
    "blank_request.why": RateBasis,
    "channel": Channel,
    "request_act": RequestAct,
    "request_do": RequestAct,
    "request_next": RequestState,
    "request_state": RequestState,
    "supplier": Supplier,
    "addressee": Addressee,
    "case_act": CaseAct,
    "case_do": CaseAct,
    "case_next": CaseState,
    "case_answer": CaseAnswer,
    "case_kind": CaseKind,
    "case_state": CaseState,
    "device_act": DeviceAct,
    "device_check": DeviceCheck,
    "device_state": DeviceState,
    "event_kind": EventKind,
    "fate": Fate,
    "field_content": event_words.WORDS,
    "laptop_reach": ("readable", "expired"),
    "quarantine_reason": QuarantineReason,
    "follow_up_act": FollowUpAct,
    "letter_attachments": LetterKind,
    "letter_kind": LetterKind,
    "letter_nature": LetterKind,
    "letter_opening": LetterKind,
    "letter_request": LetterKind,
    "letter_subject": LetterKind,
    "list_line": LineKind,
    "relation": Relation,
    "remedy": Remedy,
    "reminder_channel": ReminderChannel,
    "remedy_name": Remedy,
    "remedy_steps": Remedy,
    "return_reason": ReturnReason,
    "review_flag": ReviewFlag,
    "suket_list": SuketList,
    "suket_state": SuketState,
    "weekday": WEEKDAYS,
    "why_not": WhyNot,
}
# Built in other ways, and looked at by tests of their own below.
OTHER_PREFIXES = {"cli", "cli.label", "handover"}

# Enums whose values no window, paper or console says.
NEVER_SAID = {
    "ektp_desk.accounts.rules.BackupPlace",  # a panel of its own, and the codes of its troubles
    "ektp_desk.accounts.rules.SessionEnd",  # written in the audit; only open ones are listed
    "ektp_desk.accounts.hours.HalfDay",  # said among other spans in quota_of
    "ektp_desk.accounts.protection.KeyAct",  # each has a dialog of its own words
    "ektp_desk.cards.offers.Supply",  # told by the offers and their reasons
    "ektp_desk.cards.rules_destruction.BatchAct",  # a batch's history, read by the check
    "ektp_desk.outreach.rules_field.DecisionMatter",  # which of two lists it stood on
    "ektp_desk.outreach.rules_field.EventOutcome",  # said before it is written, as its fate
    "ektp_desk.outreach.rules_field.LaptopLock",  # each has a view of its own words
    "ektp_desk.partners.layout.Head",  # the sheet's own headings
    "ektp_desk.partners.rules.Verdict",  # shown by the preview's tiles and tabs
    "ektp_desk.queue.rules.Course",  # which steps the counter shows
    "ektp_desk.stock.forecast.Reason",  # said by the advice
    "ektp_desk.recording.checklist.StepState",  # shown as a mark
    "ektp_desk.recording.eligibility.Outcome",  # its reason is said
    "ektp_desk.recording.pace.RecordingAct",  # counted, for durations
    "ektp_desk.recording.rules.SightingSource",
    "ektp_desk.recording.rules_review.ReviewOutcome",  # shown as the recording's state
    "ektp_desk.recording.rules.Transport",
    "ektp_desk.residents.rollcompare.ChangeKind",  # what a ledger's row is
    "ektp_desk.residents.rules.RegionLevel",
    "ektp_desk.stock.rules_requests.RequestStage",  # said as the request's state
    "ui.counter.elsewhere.Way",  # the dialog's own words
    "ui.counter.flow.Action",  # the next step: a button's own words
    "ui.stock.ledger_viewmodel.Period",  # the ledger tab's own words
    "ui.widgets.series_chart.Kind",  # how a chart is drawn
    "ui.reports.viewmodel.Span",  # the report page's own words
}

# Codes that travel as a value before they are said, with what they are filled with then.
CARRIED: dict[str, set[str]] = {
    "visit.blanks": {"most"},
    "visit.people": {"most"},
    "visit.text_long": {"limit"},
    "office.closed_now": {"at", "date", "opens"},
    "blank_request.amount_large": {"most"},
    "stock.count_reason": {"difference"},  # told again as day.count_differs
    "day.count_differs": {"difference"},  # asks for a field before it is said
    "settings.password_left": {"path"},  # one of the two, by what became of it
    "settings.password_moved": {"path"},
    "backup.place_away": {"path"},
    "backup.place_full": {"path"},
    "backup.place_read_only": {"path"},
    "backup.place_trouble": {"path"},
    "backup.tool_failed": {"tool"},
    "backup.tool_older": {"tool"},
    "central.status_unknown": {"value"},
    "decision.console": {"station", "time", "what"},
    "decision.console_more": {"others", "station", "time", "what"},
    "console_did.officer_added": {"whom"},
    "console_did.officer_changed": {"whom"},
    "console_did.officer_enabled": {"whom"},
    "console_did.officer_password_reset": {"whom"},
    "checklist.attempts": {"limit"},
    "checklist.items_fixed": {"step"},
    "checklist.minutes": {"limit"},
    "checklist.name_long": {"limit"},
    "checklist.not_excusable": {"step"},
    "checklist.paper_name": {"limit"},
    "checklist.step_needed": {"step"},
    "checklist.step_unknown": {"step"},
    "checklist.too_many_papers": {"limit"},
    "checklist.too_many_steps": {"limit"},
    "cli.unforeseen": {"kind", "path"},
    "machine.no_file": {"path"},
    "office.number": {"least", "most"},
    "print_why.backlog": {"days"},
    "print_why.first_timer": {"days"},
    "print_why.order": {"days"},
    "print_why.replacement": {"days"},
    "print_why.at_counter": {"days"},
    "print_why.urgent": {"reason"},
    "outreach_next.all_again": {"last", "left", "unrecorded", "turning", "uncollected"},
    "outreach_next.all_never": {"left", "unrecorded", "turning", "uncollected"},
    "outreach_next.beside": {"next", "left", "unrecorded", "turning", "uncollected"},
    "outreach_next.full_again": {
        "last",
        "left",
        "unrecorded",
        "turning",
        "uncollected",
        "reach",
        "trips",
    },
    "outreach_next.full_never": {
        "left",
        "unrecorded",
        "turning",
        "uncollected",
        "reach",
        "trips",
    },
    "visit_request.people_range": {"most"},
    "roll_file.far_fewer": {"absent", "known"},
    "roll_file.nameless": {"rows"},
    "roll_file.total": {"rows", "stated"},
    "roll_file.village_missing": {"villages"},
    "service.quota_reached": {"quota", "quota_of"},
    "sign_in.paused": {"seconds"},
    "destruction.count_range": {"most"},
    "planned.expected": {"most"},
    "stock.quantity_large": {"most"},
    "stock.short_choose": {"offers"},  # compared with in windows, filled where it is raised
    "stock.advice.later": {"day"},
    "stock.advice.late": {"day"},
    "stock.advice.today": {"day"},
    "stock.advice.urge": {"day", "number"},
    "stock.advice.wait": {"day", "number"},
    "stock.advice.wait_late": {"day", "number"},
    "ticket.too_many": {"most"},
}

SAME_IN_BOTH = {
    "access.what",
    "breach.head_nik",
    "role.name.administrator",
    "role.name.supervisor",
    "cli.audit_group",  # "log: verify": the words to type
    "found.nik",
    "outreach_title.organisation",  # the place's own name
    "outreach_title.school",
    "outreach_title.village",
    "roll_column.nik",
    "roll_column.rt",
    "roll_column.rw",
    "roll_field.rt",
    "roll_field.rw",
}


@dataclass(frozen=True)
class Told:
    """A code in the sources: where, and the parameters beside it (None: it travels on)."""

    code: str
    place: str
    params: frozenset[str] | None


@dataclass(frozen=True)
class Built:
    """A code built from a prefix and a value, and the parameters beside it."""

    prefix: str
    place: str
    params: frozenset[str]


def holes(sentence: str) -> set[str]:
    """The placeholders of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def nouns() -> set[str]:
    return {code.partition(".")[0] for code in all_codes()}


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in paths
        if "migrations" not in path.parts
    )


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literals(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The texts an argument may be: one, or the two ends of `a if b else c`."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node


def keywords(call: ast.Call) -> frozenset[str]:
    """What a call gives besides the code. `_told` of the officers' door gives the name itself."""
    given = {keyword.arg for keyword in call.keywords if keyword.arg is not None}
    return frozenset(given | ({"name"} if called(call) == "_told" else set()))


def finding_params(call: ast.Call) -> frozenset[str]:
    """`Finding(code, {"row": …})` and `_found(session, code, statement, "row", …)`."""
    named: set[str] = set()
    for argument in call.args[1:]:
        if isinstance(argument, ast.Dict):
            named |= {str(key.value) for key in argument.keys if isinstance(key, ast.Constant)}
    if called(call) == "_found":
        named |= {str(a.value) for a in call.args[3:] if isinstance(a, ast.Constant)}
    return frozenset(named)


def prefix_of(text: ast.JoinedStr) -> str:
    """What stands before the value; "" unless it looks like the beginning of a code."""
    first = text.values[0] if text.values else None
    if not isinstance(first, ast.Constant):
        return ""
    start = str(first.value)
    known = start.partition(".")[0] in nouns() and CODE.fullmatch(f"{start}x") is not None
    return start.removesuffix(".") if known else ""


class Scan(ast.NodeVisitor):
    """Collects the codes of one source."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.told: list[Told] = []
        self.built: list[Built] = []
        self._seen: set[int] = set()

    def visit_Call(self, call: ast.Call) -> None:
        name = called(call)
        if name in NOT_READ:
            self._seen |= {id(node) for node in ast.walk(call)}
        elif name in TELLING and call.args:
            self._take(call.args[0], keywords(call))
        elif name == "Finding" and call.args:
            self._take(call.args[0], finding_params(call))
        elif name == "_found" and len(call.args) > 1:
            self._take(call.args[1], finding_params(call))
        for keyword in call.keywords:
            if keyword.arg in NOT_READ:
                self._seen |= {id(node) for node in ast.walk(keyword)}
        self.generic_visit(call)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Any other text that reads like a code of a known noun travels as a value."""
        if id(node) in self._seen or not isinstance(node.value, str):
            return
        text = node.value
        if CODE.fullmatch(text) and text.partition(".")[0] in nouns() and text not in NOT_CODES:
            self.told.append(Told(text, self._place(node), None))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._seen |= {id(part) for part in node.values}
        if id(node) not in self._seen and prefix_of(node):
            self.built.append(Built(prefix_of(node), self._place(node), frozenset()))
        self.generic_visit(node)

    def _take(self, argument: ast.AST, params: frozenset[str]) -> None:
        for node in literals(argument):
            self._seen.add(id(node))
            if isinstance(node, ast.Constant):
                self.told.append(Told(str(node.value), self._place(node), params))
            elif prefix_of(node):
                self.built.append(Built(prefix_of(node), self._place(node), params))

    def _place(self, node: ast.Constant | ast.JoinedStr) -> str:
        return f"{self.path}:{node.lineno}"


@cache
def scanned() -> tuple[tuple[Told, ...], tuple[Built, ...]]:
    told: list[Told] = []
    built: list[Built] = []
    for path, module in sources():
        scan = Scan(path)
        scan.visit(module)
        told += scan.told
        built += scan.built
    return tuple(told), tuple(built)


def named_codes(prefix: str) -> list[str]:
    joint = "" if prefix.endswith("_") else "."
    return [f"{prefix}{joint}{value}" for value in NAMES[prefix]]


# -- the sentences themselves -----------------------------------------------------------------


def entries(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Each table of a file that holds texts, with its dotted name."""
    texts = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if texts:
        yield prefix.removesuffix("."), texts
    for key, value in table.items():
        if isinstance(value, dict):
            yield from entries(value, f"{prefix}{key}.")


def files() -> list[Path]:
    return sorted(SENTENCES.glob("*.toml"))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_entry_has_exactly_both_languages(path: Path) -> None:
    found = dict(entries(tomllib.loads(path.read_text(encoding="utf-8"))))

    assert found
    assert {code: set(texts) for code, texts in found.items() if set(texts) != set(LANGUAGES)} == {}


def test_no_code_stands_in_two_files() -> None:
    counted = Counter(
        code
        for path in files()
        for code, _ in entries(tomllib.loads(path.read_text(encoding="utf-8")))
    )

    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_untidy(language: str) -> None:
    untidy = [
        code
        for code, texts in all_codes().items()
        if not texts[language] or texts[language] != " ".join(texts[language].split())
    ]

    assert untidy == []


def test_both_languages_have_the_same_placeholders() -> None:
    differ = {
        code: (holes(texts["id"]), holes(texts["en"]))
        for code, texts in all_codes().items()
        if holes(texts["id"]) != holes(texts["en"])
    }

    assert differ == {}


def test_placeholders_are_names() -> None:
    odd = {
        code
        for code, texts in all_codes().items()
        if not all(hole.isidentifier() for hole in holes(texts["id"]) | holes(texts["en"]))
    }

    assert odd == set()


def test_every_sentence_is_translated() -> None:
    same = {code for code, texts in all_codes().items() if texts["id"] == texts["en"]}

    assert same == SAME_IN_BOTH


# -- what the sources say ---------------------------------------------------------------------


def test_the_scan_reads_the_whole_program() -> None:
    told, built = scanned()
    rooms = {one.place.partition("/")[0] for one in told}

    assert len(told) > 300
    assert len(built) > 50
    assert rooms == set(ROOMS)


def test_every_code_is_a_sentence() -> None:
    unknown = [f"{one.place} {one.code}" for one in scanned()[0] if one.code not in all_codes()]

    assert unknown == []


def test_every_placeholder_is_filled_where_the_code_is_told() -> None:
    open_holes = []
    for one in scanned()[0]:
        given = CARRIED.get(one.code, set()) if one.params is None else one.params - OWN_PARAMETERS
        missing = holes(all_codes().get(one.code, {}).get("id", "")) - set(given)
        if missing:
            open_holes.append(f"{one.place} {one.code}: {sorted(missing)}")

    assert open_holes == []


@pytest.mark.parametrize("prefix", NAMES)
def test_every_value_has_a_name(prefix: str) -> None:
    assert [code for code in named_codes(prefix) if code not in all_codes()] == []


@pytest.mark.parametrize("prefix", NAMES)
def test_no_name_is_left_of_a_value_that_is_gone(prefix: str) -> None:
    known = {
        code
        for code in all_codes()
        if code.startswith(f"{prefix}.") and code.count(".") == prefix.count(".") + 1
    }
    others = {one.code for one in scanned()[0]}  # `paper.unknown` is a refusal, not a kind

    assert known - others - set(named_codes(prefix)) == set()


def test_every_prefix_that_is_built_on_is_looked_at() -> None:
    strange = [
        f"{one.place} {one.prefix}"
        for one in scanned()[1]
        if one.prefix not in NAMES and one.prefix not in OTHER_PREFIXES
    ]

    assert strange == []


def test_every_placeholder_is_filled_where_a_name_is_built() -> None:
    open_holes = []
    for one in scanned()[1]:
        for code in named_codes(one.prefix) if one.prefix in NAMES else ():
            given = one.params | CARRIED.get(code, set())
            missing = holes(all_codes().get(code, {}).get("id", "")) - given
            if missing:
                open_holes.append(f"{one.place} {code}: {sorted(missing)}")

    assert open_holes == []


def test_every_kind_of_value_is_said_or_known_to_be_silent() -> None:
    """A new enum is either named in both languages or listed as never shown."""
    said = {f"{v.__module__}.{v.__name__}" for v in NAMES.values() if isinstance(v, type)}
    enums = {
        f"{path.removesuffix('.py').replace('/', '.')}.{node.name}"
        for path, module in sources()
        for node in module.body
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases)
    }

    assert enums - said == NEVER_SAID


def test_a_handover_field_that_may_be_missing_has_its_sentence() -> None:
    for name in ("collector_name", "collector_identity", "authority_letter"):
        assert f"handover.{name}_needed" in all_codes()


def test_what_may_be_excused_has_a_name_on_the_receipt() -> None:
    assert {f"item.{key}" for key in item_keys(shipped(), 0)} <= set(all_codes())


# -- the console ------------------------------------------------------------------------------


def helps(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What the help of a parser and of its subcommands says."""
    yield parser.format_help()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from helps(inner)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_consoles_help_is_said_in_words(language: str) -> None:
    parser = build_parser(Sentences(language))

    assert [found for text in helps(parser) for found in re.findall(r"\bcli\.\w+", text)] == []


# Facts of `--json` that have no line of their own.
JSON_ONLY = {
    "late",
    "scores",
    "again",
    "broken_at",
    "last",
    "outcome",
    "proven",
    "schema",
    "since",
    "checked",
    "code",
    "figures",
    "findings",
    "head_hash",
    "imported",
    "level",
    "officer_id",
    "opened",
    "problem",
    "problems",
    "without_nul",
}


def test_every_fact_of_the_console_has_a_label() -> None:
    named = {
        str(key.value)
        for path, module in sources()
        if path.startswith("ektp_desk/doors/")
        for node in ast.walk(module)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    }

    assert {n for n in named - JSON_ONLY if f"cli.label.{n}" not in all_codes()} == set()


# -- looking up -------------------------------------------------------------------------------


def test_a_sentence_is_filled() -> None:
    assert Sentences("id").say("sign_in.paused", seconds=30) == (
        "Terlalu banyak percobaan. Tunggu 30 detik, lalu coba lagi."
    )


def test_an_unknown_code_is_said_as_it_is() -> None:
    assert Sentences("en").say("noun.not_there") == "noun.not_there"


def test_a_sentence_without_its_parameters_is_still_a_sentence() -> None:
    assert Sentences("en").say("file.missing") == "The file “{name}” was not found."


def test_an_unknown_language_is_indonesian() -> None:
    assert Sentences("fr").say("presence.moved") == Sentences("id").say("presence.moved")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Peran Anda tidak mengizinkan ini. Perlu: Pencetakan, Supervisor."),
        ("en", "Your role does not allow this. Needed: Printer, Supervisor."),
    ],
)
def test_listed_codes_are_named_in_a_refusal(language: str, sentence: str) -> None:
    error = OfficeError("role.missing", roles=(Role.PRINTER, Role.SUPERVISOR))

    assert Sentences(language).refusal(error) == sentence
    assert error.params["roles"] == (Role.PRINTER, Role.SUPERVISOR)


def test_trouble_of_the_machine_does_not_show_its_detail() -> None:
    error = MachineError("machine.busy", detail="OperationalError 5")

    assert Sentences("en").refusal(error) == "The database is busy. Try again in a moment."
