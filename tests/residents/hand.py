"""What the office changes by hand between two rolls."""

from dataclasses import replace

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.residents import queries, services
from ektp_desk.residents.services import Person

SAME = ("nik", "name", "sex", "birth_date", "kk_number", "birth_place", "marital_status",
        "citizenship", "itap_until", "address", "rt", "rw", "village_code", "presence")  # fmt: skip


def edit(desk: Desk, actor: Actor, resident_id: int, **changes: object) -> None:
    """Change a person as the dialog does."""
    seen = desk.read(queries.resident, resident_id=resident_id)
    assert seen is not None
    person = Person(**{name: getattr(seen, name) for name in SAME})
    desk.write(
        actor, services.change_resident, resident_id=resident_id,
        person=replace(person, **changes), version=seen.version,
    )  # fmt: skip


def move_house(desk: Desk, actor: Actor, resident_id: int, address: str) -> None:
    """Another address."""
    edit(desk, actor, resident_id, address=address)
