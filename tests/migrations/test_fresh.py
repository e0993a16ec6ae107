"""What a new office is made of, as it is written down beside the migrations."""

import pytest
from sqlalchemy import text

from ektp_desk.schema import metadata
from ektp_desk.storage import fresh
from ektp_desk.storage.check import quick_check
from tests.conftest import Office


def test_it_is_what_the_migrations_make() -> None:
    """If not, `python packaging/fresh_schema.py` writes it anew."""
    made = fresh.made_by_migrations()
    assert fresh.fresh_schema() == made
    assert fresh.FILE.read_text(encoding="utf-8") == fresh.told(made)
    assert {one.kind for one in made} == {"table", "index", "trigger"}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_an_office_in_a_file_is_made_of_it_until_somebody_alters_it(office: Office) -> None:
    engine = office.desk.engine
    with engine.begin() as connection:
        assert fresh.is_fresh(connection)
        connection.execute(text("CREATE INDEX ix_other ON resident (rt)"))
        assert not fresh.is_fresh(connection)
    assert [found.code for found in quick_check(engine, metadata=metadata())] == ["check.schema"]
