"""What people type and scanners read: any text is understood or is not, and never an error."""

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from ektp_desk.accounts.hours import read_periods
from ektp_desk.accounts.rules_letters import address_lines, letter_number
from ektp_desk.cards import queries as cards
from ektp_desk.cards import queries_delivery, queries_suket
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.outreach.rules_visits import read_time
from ektp_desk.partners.rules import tidy_code
from ektp_desk.queue import agenda
from ektp_desk.queue import queries as queue
from ektp_desk.queue.spoken import call_words, sentence
from ektp_desk.recording import queries as recording
from ektp_desk.recording.rules import parse_status
from ektp_desk.residents import queries as residents
from ektp_desk.residents.rolldates import DateProblem, parse_date
from ektp_desk.residents.rules import (
    check_nik,
    digits,
    mask_nik,
    name_key,
    nik_problem,
    tidy_name,
    told_by_nik,
)
from ektp_desk.residents.sounds import sound_key
from ektp_desk.storage import keyfile
from tests.conftest import Office
from tests.fuzz.readers import READERS
from tests.fuzz.reading import TODAY
from tests.racing import refused
from ui.shell.scanned import recognise

FUZZ = settings(max_examples=150, deadline=None)
ON_DATABASE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Digits of all scripts, look-alike letters, signs that are seen by nobody: more often than chance.
SIGNS = "0123456789٠١٢²³①Ⅷ\u212aſKRSPT--./ :,'\"*%_\\{}\u200d\u202e\x00\x1fé漢"
ODD = st.text(st.sampled_from(SIGNS), max_size=24)
TEXTS = st.one_of(st.text(max_size=40), ODD)
STORABLE = TEXTS.filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))
CELLS = st.one_of(TEXTS, st.integers(), st.floats(), st.booleans(), st.none(), st.dates(),
                  st.datetimes(), st.times(), st.timedeltas())  # fmt: skip


@FUZZ
@given(cell=CELLS)
def test_a_date(cell: object) -> None:
    found: date | str
    try:
        found = parse_date(cell, today=TODAY)
    except DateProblem as problem:
        found = str(problem)
    if isinstance(found, str):
        assert found in all_codes()
    else:
        assert date(1880, 1, 1) <= found <= TODAY


@FUZZ
@given(text=TEXTS)
def test_a_nik(text: str) -> None:
    problem = nik_problem(text)
    if problem is not None:
        assert problem in all_codes()
        return
    nik = "".join(text.split())
    assert nik.isascii()
    assert nik.isdigit()
    assert mask_nik(nik) != nik


@FUZZ
@given(nik=st.text("0123456789", min_size=16, max_size=16), born=st.dates(), zone=st.booleans())
def test_the_facts_in_a_nik(nik: str, born: date, zone: bool) -> None:
    assert set(check_nik(nik, birth_date=born, sex=None, region_code="73.73")) <= set(all_codes())
    told = told_by_nik(nik, TODAY)
    assert told is None or told[0] <= TODAY


@FUZZ
@given(text=TEXTS)
@example("\u212a-2026-000001")
def test_a_scan(text: str) -> None:
    found = recognise(text)
    if found is not None:
        assert found.text.isascii()


@FUZZ
@given(text=TEXTS)
def test_names_hours_times_codes_and_statuses(text: str) -> None:
    assert tidy_name(tidy_name(text)) == tidy_name(text)
    assert len(name_key(text)) <= 120
    sound_key(text)
    assert digits(text).isascii()
    code = tidy_code(text)
    assert not code or tidy_code(code) == code
    read_periods(text)
    parse_status(text)
    address_lines(text)
    assert "{number}" not in letter_number(text, number=7, day=TODAY)
    with suppress(ValueError):  # said beside the field
        assert isinstance(read_time(text), time | None)


@FUZZ
@given(code=TEXTS, counter=TEXTS)
def test_what_the_display_speaks(code: str, counter: str) -> None:
    for language in ("id", "en"):
        sentence(call_words(code, counter, language), language)


@FUZZ
@given(typed=TEXTS)
def test_a_recovery_key(typed: str) -> None:
    file = keyfile.parse(_KEY_FILE)
    code = refused(lambda: keyfile.unlock(file, recovery=typed or "x")).code
    assert code in ("key.recovery_typed", "key.wrong_recovery")


_KEY_FILE = READERS["key_file"].seeds()[0].decode()


def _look_up(session: Session, text: str) -> list[Any]:
    """Every question that takes a text as it was typed or scanned."""
    today = datetime(2026, 11, 24).date()
    return [
        residents.search(session, text), cards.find_card(session, text=text),
        cards.card_by_token(session, token=text), cards.card_by_number(session, number=text),
        cards.card_by_handover(session, number=text),
        queries_delivery.delivery_by_number(session, number=text),
        queries_suket.suket_by_token(session, token=text),
        queue.ticket_by_token(session, token=text),
        queue.ticket_by_code(session, code=text, day=today),
        recording.recording_by_token(session, token=text),
        agenda.appointment_by_token(session, token=text),
    ]  # fmt: skip


@ON_DATABASE
@given(text=STORABLE)
def test_looking_for_anything(office: Office, text: str) -> None:
    office.desk.read(_look_up, text)


@pytest.mark.parametrize(
    "text", ['"', "a'b", "o&m", "%", "*", "NEAR(a b)", "a AND", "{name}:x", "a\x00b"]
)
def test_looking_for_the_searches_own_signs(office: Office, text: str) -> None:
    office.desk.read(_look_up, text)
