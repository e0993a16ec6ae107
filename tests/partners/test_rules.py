"""Codes that catch slips, and how an answer stands to what is known."""

from datetime import date
from itertools import product
from random import Random

import pytest

from ektp_desk.coverage.rules import WhyNot
from ektp_desk.partners import rules
from ektp_desk.partners.rules import ALPHABET, REASONS, Answer, Known, Said, Verdict, compare
from ektp_desk.residents.rules import Presence

DAY = date(2026, 11, 24)


def said(answer: Answer, **more: object) -> Said:
    return Said(1, answer, DAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(5))
def test_every_wrong_sign_of_a_list_code_is_noticed(seed: int) -> None:
    code = rules.list_code("73.73", Random(seed).choice)
    assert rules.tidy_code(code) == code
    body = code[5:]
    for place, sign in product(range(len(body)), ALPHABET):
        if body[place] in ("-", sign):
            continue
        wrong = f"7373-{body[:place]}{sign}{body[place + 1 :]}"
        assert rules.tidy_code(wrong) == "", wrong


@pytest.mark.parametrize("seed", range(5))
def test_neighbours_swapped_are_noticed(seed: int) -> None:
    signs = rules.line_code(Random(seed).choice)
    for place in range(len(signs) - 1):
        swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
        if swapped != signs:
            assert rules.check_sign(swapped[:-1]) != swapped[-1]


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "lower", "spaces"])
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    code = rules.list_code("73.73", Random(3).choice)
    written = {"lower": code.lower(), "spaces": code.replace("-", " ")}.get(
        typed, typed.format(code)
    )
    assert rules.tidy_code(written) == code


@pytest.mark.parametrize(
    "typed", ["", "7373", "kode", "7373-ABCD", "73.73.01-ACDE-FGHJ", "７３７３"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert rules.tidy_code(typed) == ""


def test_a_code_tells_its_office() -> None:
    code = rules.list_code("73.73")
    assert rules.is_of_office(code, "73.73")
    assert not rules.is_of_office(code, "73.17")


def test_passwords_differ_and_are_long() -> None:
    made = {rules.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(word.replace("-", "")) == rules.PASSWORD_SIGNS for word in made)


@pytest.mark.parametrize("answer", Answer)
def test_to_nothing_known_every_answer_is_new(answer: Answer) -> None:
    assert compare(said(answer), Known(), decided=False) is Verdict.NEW


@pytest.mark.parametrize("answer", Answer)
def test_what_was_decided_is_not_asked_again(answer: Answer) -> None:
    known = Known(why=WhyNot.AWAY, recorded=True, presence=Presence.DIED)
    assert compare(said(answer), known, decided=True) is Verdict.DECIDED


@pytest.mark.parametrize(("answer", "why"), list(product(REASONS, WhyNot)))
def test_a_reason_beside_a_reason(answer: Answer, why: WhyNot) -> None:
    verdict = compare(said(answer), Known(why=why), decided=False)
    if REASONS[answer] is why:
        assert verdict is Verdict.AGREES
    elif why is WhyNot.UNKNOWN:
        assert verdict is Verdict.NEW
    else:
        assert verdict is Verdict.CONFLICT


@pytest.mark.parametrize("answer", [Answer.WILL_COME, Answer.ELSEWHERE])
def test_whoever_was_found_contradicts_a_reason(answer: Answer) -> None:
    assert compare(said(answer), Known(why=WhyNot.DIED), decided=False) is Verdict.CONFLICT
    assert compare(said(answer), Known(why=WhyNot.UNKNOWN), decided=False) is Verdict.NEW
    gone = Known(presence=Presence.DIED)
    assert compare(said(answer), gone, decided=False) is Verdict.CONFLICT


def test_a_reason_contradicts_a_recording() -> None:
    known = Known(recorded=True)
    for answer in REASONS:
        assert compare(said(answer), known, decided=False) is Verdict.CONFLICT
    assert compare(said(Answer.ELSEWHERE), known, decided=False) is Verdict.AGREES


def test_the_roll_itself_can_agree() -> None:
    known = Known(presence=Presence.MOVED)
    assert compare(said(Answer.MOVED), known, decided=False) is Verdict.AGREES
    assert compare(said(Answer.DIED), known, decided=False) is Verdict.CONFLICT


def test_another_partner_who_waits_for_a_decision_contradicts() -> None:
    known = Known(pending=Answer.DIED)
    assert compare(said(Answer.AWAY), known, decided=False) is Verdict.CONFLICT
    assert compare(said(Answer.DIED), known, decided=False) is Verdict.NEW


def test_an_answer_is_known_by_all_it_says() -> None:
    first = said(Answer.AWAY, note="Makassar")
    assert rules.fingerprint(first) == rules.fingerprint(said(Answer.AWAY, note="Makassar"))
    others = [
        said(Answer.REFUSES, note="Makassar"), said(Answer.AWAY), said(Answer.AWAY, evidence="x"),
        Said(1, Answer.AWAY, date(2026, 11, 23), note="Makassar"),
        said(Answer.AWAY, evidence="Makassar"),
    ]  # fmt: skip
    assert rules.fingerprint(first) not in {rules.fingerprint(other) for other in others}


@pytest.mark.parametrize(
    ("until", "problem"),
    [
        (date(2026, 11, 24), "partner_list.expiry"),
        (date(2026, 11, 25), None),
        (date(2027, 5, 23), None),
        (date(2027, 5, 24), "partner_list.expiry"),
    ],
)
def test_how_long_a_list_may_be_out(until: date, problem: str | None) -> None:
    assert rules.expiry_problem(DAY, until) == problem
