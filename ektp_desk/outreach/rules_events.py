"""Reading what a laptop tells: every value is looked at before anything is written. Pure.

An event is a JSON object of `outreach.models_field.FieldOutbox`'s making, but it comes from a disk
that was out of the house: nothing in it is taken for granted. What no rule allows gets
`QuarantineReason.UNREADABLE`, one event at a time.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.rules_field import EventKind, QuarantineReason
from ektp_desk.outreach.rules_sealed import content_hash
from ektp_desk.recording.checklist import item_keys, kinds_for
from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import APPROVAL, PAPER, PHOTO
from ektp_desk.recording.needs import Need, adapted
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.rules import ItemState
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    Sex,
    nik_problem,
    tidy_name,
)

LONGEST_UID = 40
MOST_PAPERS = 100
# A flat battery sets a clock back to 1970: that is shown, and no reason to lose what was done.
FIRST_YEAR, LAST_YEAR = 1970, 2100
_NUMBER = re.compile(r"R-(\d{4})-(\d{6,9})")
_KINDS = frozenset(EventKind)
_ACTS = frozenset(RecordingAct)
_NEEDS = frozenset(Need)
_OUTCOMES = frozenset(TargetOutcome)


class UnreadableError(Exception):
    """A value that no rule allows."""


# What a value of another kind than it should be raises somewhere below.
_WRONG = (UnreadableError, LookupError, TypeError, AttributeError, ValueError, OverflowError,
          RecursionError)  # fmt: skip


@dataclass
class Books:
    """What the office knows that an event may name: officers by username, services, checklists by
    number, villages. `allowed` keeps what a checklist asks for, once worked out."""

    officers: Mapping[str, int]
    services: frozenset[str]
    checklists: Mapping[int, Definition]
    villages: frozenset[str]
    allowed: dict[tuple[Any, ...], Mapping[str, frozenset[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Series:
    """Document numbers a laptop used: `used` of those from `first` to `last`."""

    scope: str
    first: int
    last: int
    used: int


@dataclass(frozen=True)
class Told:
    """One event, without the weight of its content.

    `problem` is set where it cannot be taken as it is; then only `uid` and `sha256` are sure.
    """

    uid: str
    sha256: str
    kind: EventKind | None = None
    at: datetime | None = None
    author: str = ""
    officer_id: int | None = None
    nik: str = ""
    listed: bool = False  # the laptop had the person from the office
    number: str = ""
    token: str = ""
    scope: str = ""
    place_in_scope: int = 0
    outcome: TargetOutcome | None = None
    note: str = ""
    person: Mapping[str, Any] | None = None
    series: Series | None = None
    problem: QuarantineReason | None = None


def read_event(event: Mapping[str, Any], books: Books) -> Told:
    """One event as it stands in a file; never raises."""
    try:
        return _read(event, books)
    except _WRONG:
        return _unreadable(event)


def _unreadable(event: Mapping[str, Any]) -> Told:
    """What can be said of it for certain: the name it gives itself, if it is one, and its hash."""
    digest = content_hash(kept(event))
    uid = event.get("uid")
    if not (isinstance(uid, str) and uid and _is_text(uid, LONGEST_UID)):
        uid = f"?{digest[: LONGEST_UID - 1]}"
    return Told(uid, digest, problem=QuarantineReason.UNREADABLE)


def kept(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """The event as it can be kept: whole, unless it is nested deeper than anybody can write."""
    try:
        content_hash(event)
    except RecursionError:
        return {"uid": str(event.get("uid"))[:LONGEST_UID]}
    return event


def _read(event: Mapping[str, Any], books: Books) -> Told:
    uid = text(event["uid"], LONGEST_UID, least=1)
    kind = EventKind(one_of(event["kind"], _KINDS))
    at = moment(event["at"])
    author = event["author"] or ""
    officer_id = _officer(author, books) if author else None
    content = event["content"]
    digest = content_hash(content)
    if digest != event["sha256"]:
        raise UnreadableError
    facts = _READERS[kind](content, books)
    return Told(uid, digest, kind, at, author, officer_id, **facts)


# -- each kind --------------------------------------------------------------------------------


def _person(content: Mapping[str, Any], books: Books) -> dict[str, Any]:
    said = content["person"]
    nik = _nik(said["nik"])
    name = tidy_name(text(said["name"], 120, least=1))
    kk_number = text(said.get("kk_number") or "", 40)
    village = said.get("village_code") or None
    if not name or (kk_number and nik_problem(kk_number)):
        raise UnreadableError
    if village is not None and village not in books.villages:
        raise UnreadableError
    presence = Presence(said.get("presence") or Presence.PRESENT)
    if presence is Presence.MERGED:
        raise UnreadableError
    person = {
        "nik": nik, "name": name, "sex": Sex(said["sex"]), "birth_date": day(said["birth_date"]),
        "kk_number": "".join(kk_number.split()),
        "marital_status": MaritalStatus(said.get("marital_status") or MaritalStatus.SINGLE),
        "citizenship": Citizenship(said.get("citizenship") or Citizenship.WNI),
        "itap_until": day(said["itap_until"]) if said.get("itap_until") else None,
        "village_code": village, "presence": presence,
    }  # fmt: skip
    for key, longest in (("birth_place", 80), ("address", 200), ("rt", 5), ("rw", 5)):
        person[key] = tidy_name(text(said.get(key) or "", longest))
    return {"nik": nik, "person": person, "note": text(content.get("note") or "", 300)}


def _recording(content: Mapping[str, Any], books: Books) -> dict[str, Any]:
    number = text(content["number"], 30)
    found = _NUMBER.fullmatch(number)
    if found is None or content["service_code"] not in books.services:
        raise UnreadableError
    if moment(content["started_at"]) > moment(content["submitted_at"]):
        raise UnreadableError
    for officer in (content["operator"], *content["former_operators"]):
        _officer(officer, books)
    text(content["place"], 120)
    text(content["witness"], 120)
    text(content["override_reason"], 300)
    _items(content, books)
    for happening in content["events"]:
        _happening(happening, books)
    year, place = found.groups()
    return {
        "nik": _nik(content["nik"]),
        "listed": content["resident_id"] is not None,
        "number": number,
        "token": text(content["token"], 32, least=8),
        "scope": f"recording/{year}",
        "place_in_scope": int(place),
        "outcome": TargetOutcome.RECORDED,
    }


def _items(content: Mapping[str, Any], books: Books) -> None:
    """All of what the checklist asks for, each thing done or excused as the checklist allows."""
    items: Sequence[Mapping[str, Any]] = content["items"]
    papers = sum(item["key"].startswith(PAPER) for item in items)
    allowed = _allowed(content["checklist"], tuple(content["needs"]), papers, books)
    seen = set()
    for item in items:
        key = item["key"]
        kinds = allowed[key]
        seen.add(key)
        if item["state"] == ItemState.EXCEPTION:
            if item["exception"] not in kinds:
                raise UnreadableError
        elif item["state"] != ItemState.CAPTURED or item["exception"] is not None:
            raise UnreadableError
        whole(item["position"], 1_000)
        whole(item["attempts"], 1_000_000)
        if item["label"]:
            text(item["label"], 120)
        if item["reason"]:
            text(item["reason"], 300)
        if item["at"] is not None:
            moment(item["at"])
        if item["signed_off_by"] is not None:
            _officer(item["signed_off_by"], books)
    if len(seen) != len(items) or len(seen) != len(allowed):
        raise UnreadableError


def _allowed(
    number: Any, needs: tuple[Any, ...], papers: int, books: Books
) -> Mapping[str, frozenset[str]]:
    """The kinds of exception by key, for everything the checklist asks for."""
    known = books.allowed.get((number, needs, papers))
    if known is None:
        if papers > MOST_PAPERS or not _NEEDS.issuperset(needs):
            raise UnreadableError
        definition = adapted(books.checklists[number], [Need(need) for need in needs])
        keys = item_keys(definition, papers)
        known = {key: frozenset(kinds_for(definition, key)) for key in keys}
        if APPROVAL in known and PHOTO in known:
            known[APPROVAL] = known[PHOTO]  # there is none to approve where the photo is excused
        books.allowed[number, needs, papers] = known
    return known


def _happening(one: Mapping[str, Any], books: Books) -> None:
    moment(one["at"])
    if one["act"] not in _ACTS:
        raise UnreadableError
    if one["officer"] is not None:
        _officer(one["officer"], books)
    text(one["step"], 40)
    for key in one["keys"]:
        text(key, 40)


def _outcome(content: Mapping[str, Any], _books: Books) -> dict[str, Any]:
    said = content["outcome"]
    return {
        "nik": _nik(content["nik"]),
        "outcome": None if said is None else TargetOutcome(one_of(said, _OUTCOMES)),
        "note": text(content.get("note") or "", 300),
    }


def _note(content: Mapping[str, Any], _books: Books) -> dict[str, Any]:
    return {"note": text(content["text"], 2_000)}


def _numbers(content: Mapping[str, Any], _books: Books) -> dict[str, Any]:
    first, last = whole(content["first"], 10**9), whole(content["last"], 10**9)
    used = whole(content["used"], 10**9)
    if not (1 <= first <= last and used <= last - first + 1):
        raise UnreadableError
    return {"series": Series(text(content["scope"], 80, least=1), first, last, used)}


_READERS: Mapping[EventKind, Callable[[Mapping[str, Any], Books], dict[str, Any]]] = {
    EventKind.PERSON_ADDED: _person,
    EventKind.RECORDING_FINISHED: _recording,
    EventKind.TARGET_OUTCOME: _outcome,
    EventKind.VISIT_NOTE: _note,
    EventKind.NUMBERS_USED: _numbers,
}


# -- single values ----------------------------------------------------------------------------


def text(value: Any, longest: int, *, least: int = 0) -> str:
    """A text of that length that every database holds."""
    if not (isinstance(value, str) and least <= len(value) and _is_text(value, longest)):
        raise UnreadableError
    return value


def whole(value: Any, most: int) -> int:
    """A whole number from 0 to `most`."""
    if type(value) is not int or not 0 <= value <= most:
        raise UnreadableError
    return value


def moment(value: Any) -> datetime:
    """An aware moment that a calendar of this or the last century knows, as UTC."""
    found = datetime.fromisoformat(value)
    if found.tzinfo is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UnreadableError
    return found.astimezone(UTC)


def day(value: Any) -> date:
    """A calendar day."""
    return date.fromisoformat(value)


def one_of(value: Any, values: frozenset[Any]) -> Any:
    """One of some texts."""
    if not isinstance(value, str) or value not in values:
        raise UnreadableError
    return value


def _is_text(value: str, longest: int) -> bool:
    if len(value) > longest or "\x00" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _nik(value: Any) -> str:
    if not isinstance(value, str) or nik_problem(value):
        raise UnreadableError
    return "".join(value.split())


def _officer(username: Any, books: Books) -> int:
    found = books.officers.get(username) if isinstance(username, str) else None
    if found is None:
        raise UnreadableError
    return found
