"""The whole matrix: every service of the program times every role, tried and not read.

`matrix.toml` says who may; the services themselves are found by looking, so that a new one is
missed here and not in the office. Each is tried with something of the right kind for every
parameter: the role must be asked for before anything else is looked at.
"""

import ast
import importlib
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor, Work
from tests.accounts.services import services, some_arguments
from tests.conftest import CONSOLE, PASSWORD, Office

ROOT = Path(__file__).parents[2]
MATRIX = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text(encoding="utf-8"))
EVERYBODY = frozenset(Role)
# Who calls services from outside the nouns.
OUTSIDE = (*ROOT.glob("ui/**/*.py"), *ROOT.glob("printing/**/*.py"),
           *ROOT.glob("ektp_desk/doors/*.py"), ROOT / "ektp_desk" / "new_office.py")  # fmt: skip
only_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


class _TakenBackError(Exception):
    """Tried, whatever came of it: nothing may stay."""


def may(name: str) -> frozenset[Role]:
    """The roles that the matrix lets do a service."""
    said = MATRIX["roles"][name]
    return EVERYBODY if said == "everybody" else frozenset(map(Role, said.split()))


def let(office: Office, service: Callable[..., Any], actor: Actor) -> bool:
    """Whether the service goes on beyond the question for the role. Nothing of it stays."""
    positional, named = some_arguments(service)

    def attempt(work: Work) -> None:
        try:
            service(work, *positional, **named)
        except OfficeError as error:
            if error.code == "role.missing":
                raise
        except Exception:  # noqa: BLE001 - it went on, and stumbled over what it was given
            pass
        raise _TakenBackError

    try:
        office.desk.write(actor, attempt)
    except OfficeError:
        return False
    except _TakenBackError:
        return True
    raise AssertionError


@pytest.fixture
def one_of_each(office: Office) -> dict[Role, Actor]:
    """Officers who hold one role and no other."""
    found = {}
    for role in Role:
        made = office.desk.write(
            CONSOLE, accounts.add_officer, username=f"hanya-{role}", full_name=str(role), nip="",
            roles=[role], password=PASSWORD,
        ).result  # fmt: skip
        # With all roles claimed at sign-in: what counts is what the database says.
        found[role] = Actor(made, str(role), frozenset(Role), f"meja-{role}")
    return found


def test_every_service_stands_in_the_matrix_once() -> None:
    named = [*MATRIX["roles"], *MATRIX["open"], *MATRIX["parts"]["names"]]
    assert sorted(named) == sorted(services())


@only_sqlite
@pytest.mark.parametrize("noun", sorted({name.partition(".")[0] for name in MATRIX["roles"]}))
def test_each_role_does_what_it_may_and_nothing_else(
    office: Office, one_of_each: dict[Role, Actor], noun: str
) -> None:
    wrong = []
    for name in (one for one in MATRIX["roles"] if one.partition(".")[0] == noun):
        found = {
            role for role, actor in one_of_each.items() if let(office, services()[name], actor)
        }
        if found != may(name):
            wrong.append((name, sorted(found)))
    assert wrong == []


@only_sqlite
def test_who_holds_no_role_may_nothing(office: Office) -> None:
    nobody = Actor(None, "", frozenset(), "meja-pintu")
    assert [name for name in MATRIX["roles"] if let(office, services()[name], nobody)] == []


@only_sqlite
def test_every_refusal_of_the_matrix_is_written(
    office: Office, one_of_each: dict[Role, Actor]
) -> None:
    """As it is asked for in the program: by its own name, not through a stand-in."""
    tried = 0
    for name in MATRIX["roles"]:
        role = next((role for role in Role if role not in may(name)), None)
        if role is None:
            continue
        positional, named = some_arguments(services()[name])
        with pytest.raises(OfficeError, match=r"role\.missing"):
            office.desk.write(one_of_each[role], services()[name], *positional, **named)
        tried += 1
    statement = select(AuditEntry.facts).where(col(AuditEntry.action) == "refusal.noted")
    written = office.desk.read(lambda session: session.exec(statement).all())
    assert len(written) == tried
    assert {facts["code"] for facts in written} == {"role.missing"}


def test_no_window_and_no_door_calls_what_asks_for_no_role() -> None:
    allowed = {services()[name] for name in (*MATRIX["roles"], *MATRIX["open"])}
    parts = {services()[name]: name for name in MATRIX["parts"]["names"]}
    found = [
        f"{path.relative_to(ROOT)}: {parts[used]}"
        for path in OUTSIDE
        for used in used_in(path)
        if used in parts and used not in allowed
    ]
    assert found == []


@cache
def _named(module: str, name: str) -> Any:
    """What `from module import name` gives, a module or what stands in one."""
    room = importlib.import_module(module)
    if hasattr(room, name):
        return getattr(room, name)
    return importlib.import_module(f"{module}.{name}")


def used_in(path: Path) -> Iterator[Any]:
    """Every function of the rooms that a source names, however it imported it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {
        alias.asname or alias.name: _named(node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ektp_desk")
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = getattr(known.get(node.value.id), node.attr, None)
        elif isinstance(node, ast.Name):
            found = known.get(node.id)
        else:
            continue
        if callable(found):
            yield found
