"""Planning a visit: what may be planned, what is worth a warning, what a step back leads to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from ektp_desk.accounts.rules import OfficerSex
from ektp_desk.outreach.rules import MemberRole, VisitAct, VisitKind, VisitState
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex
from ektp_desk.stock import rules_planned as stock

MOST_PEOPLE = 5_000  # on one visit
FARTHEST = stock.FARTHEST  # the forecast looks no farther
SOON = timedelta(days=7)  # a visit this near should have its team
# What the columns hold, in letters.
LONGEST: Mapping[str, int] = {
    "title": 120, "place": 200, "contact_name": 120, "contact": 120, "power_note": 300,
    "road_note": 300, "note": 500, "report": 2_000,
}  # fmt: skip
LONGEST_KIT, LONGEST_CONTENTS = 80, 1_000

STOCK_KINDS: Mapping[VisitKind, stock.VisitKind] = {
    VisitKind.VILLAGE: stock.VisitKind.VILLAGE,
    VisitKind.SCHOOL: stock.VisitKind.SCHOOL,
    VisitKind.HOME: stock.VisitKind.OTHER,
    VisitKind.ORGANISATION: stock.VisitKind.OTHER,
}
SEXES: Mapping[Sex, OfficerSex] = {Sex.MALE: OfficerSex.MALE, Sex.FEMALE: OfficerSex.FEMALE}
# Acts that may be taken back, and the state they lead to.
STEPS: Mapping[VisitAct, VisitState] = {
    VisitAct.MOVED: VisitState.PLANNED,
    VisitAct.SET_OUT: VisitState.UNDER_WAY,
    VisitAct.DONE: VisitState.DONE,
    VisitAct.CANCELLED: VisitState.CANCELLED,
}


@dataclass(frozen=True)
class VisitPlan:
    """A visit as typed. `team` holds officers' ids with what they do; `expected_blanks` pieces."""

    kind: VisitKind
    title: str
    day: date
    place: str = ""
    village_code: str | None = None
    school_id: int | None = None
    partner_id: int | None = None
    starts: time | None = None
    ends: time | None = None
    contact_name: str = ""
    contact: str = ""
    power_note: str = ""
    road_note: str = ""
    needs: tuple[Need, ...] = ()
    officer_sex: Sex | None = None
    kit_id: int | None = None
    expected_people: int = 0
    expected_blanks: int = 0
    note: str = ""
    team: tuple[tuple[int, MemberRole], ...] = ()


class VisitWarning(StrEnum):
    """What a supervisor should know and may decide otherwise."""

    NO_TEAM = "no_team"
    NO_LEAD = "no_lead"
    KIT_TWICE = "kit_twice"
    OFFICER_TWICE = "officer_twice"
    OFFICER_GONE = "officer_gone"
    SEX_MISSING = "sex_missing"
    SEX_UNKNOWN = "sex_unknown"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Warned:
    """A warning with whom or what it is about, and the other visit of that day."""

    kind: VisitWarning
    name: str = ""
    other: str = ""


@dataclass(frozen=True)
class Going:
    """One officer who would go; `others` are the titles of other visits of that day."""

    name: str
    role: MemberRole
    sex: OfficerSex | None = None
    active: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What is known about the day of a visit: who goes with which kit, and what else is on."""

    team: tuple[Going, ...]
    wanted: Sex | None = None
    kit: str = ""
    kit_others: tuple[str, ...] = ()
    holiday: str = ""


def visit_number(year: int, number: int) -> str:
    """The number of a visit: JB-2026-0001."""
    return f"JB-{year}-{number:04d}"


def plan_problem(plan: VisitPlan) -> tuple[str, str] | None:
    """What forbids a plan whatever the day, as (error code, field), or None."""
    return _place_problem(plan) or _times_problem(plan) or _figures_problem(plan) or _team(plan)


def day_problem(day: date, *, today: date) -> str | None:
    """Why a visit cannot be planned for `day` (an error code), or None."""
    if day < today:
        return "visit.past"
    return "visit.far" if day > today + FARTHEST else None


def warnings(setting: Setting) -> tuple[Warned, ...]:
    """What is worth a second look, in the order it is shown."""
    found = [*_about_team(setting), *_about_sex(setting)]
    found += [
        Warned(VisitWarning.OFFICER_TWICE, one.name, other)
        for one in setting.team
        for other in one.others
    ]
    found += [Warned(VisitWarning.KIT_TWICE, setting.kit, other) for other in setting.kit_others]
    if setting.holiday:
        found.append(Warned(VisitWarning.HOLIDAY, setting.holiday))
    return tuple(found)


def before(events: Sequence[tuple[VisitAct, date]]) -> tuple[VisitState, date] | None:
    """Where a visit stood before its last act, by its history (oldest first).

    None where the last act cannot be taken back. The day of an attempt is the day that was tried,
    not the day of the visit.
    """
    if not events or events[-1][0] not in STEPS:
        return None
    stood = [(VisitState.PLANNED, events[0][1])]
    for act, day in events:
        if act is VisitAct.RESTORED:
            stood.pop()
        elif act in STEPS:
            stood.append((STEPS[act], day))
    stood.pop()
    return stood[-1] if stood else None


def read_time(text: str) -> time | None:
    """The wall time that was typed as 8, 08.30, 8:30 or 0830; None for nothing.

    Raises `ValueError` for what is no time.
    """
    signs = text.strip().replace(":", ".")
    if not signs:
        return None
    hour, _point, minute = signs.partition(".")
    if not minute and len(hour) in (3, 4):
        hour, minute = hour[:-2], hour[-2:]
    if not hour.isascii() or not (minute or "0").isascii():
        raise ValueError(text)
    return time(int(hour), int(minute or "0"))


def tidy(text: str) -> str:
    """Text of one line, without spaces that say nothing."""
    return " ".join(text.split())


def _place_problem(plan: VisitPlan) -> tuple[str, str] | None:
    if not plan.title.strip():
        return "visit.title", "title"
    for name, longest in LONGEST.items():
        if name != "report" and len(str(getattr(plan, name)).strip()) > longest:
            return "visit.text_long", name
    if plan.kind is VisitKind.VILLAGE and not plan.village_code:
        return "visit.village", "village_code"
    if plan.kind is VisitKind.SCHOOL and plan.school_id is None:
        return "visit.school", "school_id"
    if plan.kind is VisitKind.HOME and not plan.place.strip():
        return "visit.place", "place"
    return None


def _times_problem(plan: VisitPlan) -> tuple[str, str] | None:
    if plan.starts is None and plan.ends is not None:
        return "visit.starts", "starts"
    if plan.starts is not None and plan.ends is not None and plan.starts >= plan.ends:
        return "visit.times", "ends"
    return None


def _figures_problem(plan: VisitPlan) -> tuple[str, str] | None:
    if not 0 <= plan.expected_people <= MOST_PEOPLE:
        return "visit.people", "expected_people"
    if not 0 <= plan.expected_blanks <= stock.MOST_EXPECTED:
        return "visit.blanks", "expected_blanks"
    return None


def _team(plan: VisitPlan) -> tuple[str, str] | None:
    officers = [officer for officer, _role in plan.team]
    if len(officers) != len(set(officers)):
        return "visit.member_twice", "team"
    if [role for _officer, role in plan.team].count(MemberRole.LEAD) > 1:
        return "visit.leads", "team"
    return None


def _about_team(setting: Setting) -> Iterable[Warned]:
    if not setting.team:
        yield Warned(VisitWarning.NO_TEAM)
    elif all(one.role is not MemberRole.LEAD for one in setting.team):
        yield Warned(VisitWarning.NO_LEAD)
    for one in setting.team:
        if not one.active:
            yield Warned(VisitWarning.OFFICER_GONE, one.name)


def _about_sex(setting: Setting) -> Iterable[Warned]:
    """Only what can be known: an officer whose sex nobody stated may be the one asked for."""
    if setting.wanted is None or not setting.team:
        return
    sexes: Collection[OfficerSex | None] = {one.sex for one in setting.team}
    if SEXES[setting.wanted] not in sexes:
        kind = VisitWarning.SEX_UNKNOWN if None in sexes else VisitWarning.SEX_MISSING
        yield Warned(kind)
