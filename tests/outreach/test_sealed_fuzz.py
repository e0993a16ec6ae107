"""Whatever bytes a reader is given, it takes the file as it was made or says one known sentence."""

import contextlib
import itertools
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.outreach import sealed
from ektp_desk.outreach.sealed import canonical, lines, rows_of
from tests.outreach.bundles import FIRST_KEYS, LAPTOP, PARTS, craft, send_home, take

# The file is written anew by each example.
FUZZ = settings(max_examples=150, deadline=None,
                suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner,
                                                                max_size=4),
    max_leaves=12,
)  # fmt: skip
ROWS = st.lists(st.dictionaries(st.text(max_size=8), JSON, max_size=5), max_size=8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.ektp"


@contextlib.contextmanager
def only_refusals() -> Iterator[None]:
    """Lets known refusals pass, and nothing else."""
    try:
        yield
    except OfficeError as error:
        if not error.code.startswith("bundle.") or error.code not in all_codes():
            raise


def read_in_every_way(path: Path) -> None:
    with only_refusals():
        sealed.peek(path)
    with only_refusals():
        sealed.read_card(path)
    with only_refusals():
        opened = take(path)
        for part in opened.parts.values():
            list(rows_of(part))


@FUZZ
@given(content=st.binary(max_size=400))
def test_any_bytes(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    read_in_every_way(path)


@FUZZ
@given(head=st.binary(max_size=200), body=st.binary(max_size=100), off=st.integers(-2, 2))
def test_any_head_in_a_right_frame(path: Path, head: bytes, body: bytes, off: int) -> None:
    lengths = len(head).to_bytes(4) + max(0, len(body) + off).to_bytes(8)
    begin = b"\x89EKTP\r\n\x01" + lengths + head + body
    path.write_bytes(begin + FIRST_KEYS.sign(begin))
    read_in_every_way(path)


@FUZZ
@given(data=st.data())
def test_a_file_cut_apart_and_put_together_in_another_way(path: Path, data: st.DataObject) -> None:
    send_home(path)
    content = path.read_bytes()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(content)), min_size=1, max_size=4)))
    ends = [0, *cuts, len(content)]
    pieces = [content[a:b] for a, b in itertools.pairwise(ends)]
    mixed = b"".join(data.draw(st.lists(st.sampled_from(pieces), max_size=8)))
    path.write_bytes(mixed)
    if mixed == content:
        assert take(path).parts == PARTS
    else:
        read_in_every_way(path)
        with pytest.raises(OfficeError):
            take(path)


@FUZZ
@given(row=st.dictionaries(st.sampled_from(
    ["kind", "uid", "schema", "office", "device", "visit", "sequence", "previous", "made_at",
     "expires_at", "facts", "parts"]), JSON, max_size=4))  # fmt: skip
def test_any_manifest_of_a_trusted_laptop(path: Path, row: dict[str, Any]) -> None:
    craft(path, front=lambda front: front.update(row))
    read_in_every_way(path)


@FUZZ
@given(parts=st.lists(JSON, max_size=4))
def test_any_list_of_parts_of_a_trusted_laptop(path: Path, parts: list[Any]) -> None:
    craft(path, front=lambda front: front.update(parts=parts))
    read_in_every_way(path)


@FUZZ
@given(inner=st.binary(max_size=300), squeezed=st.booleans())
def test_any_content_of_a_trusted_laptop(path: Path, inner: bytes, squeezed: bool) -> None:
    craft(path, inner=inner, folded=zlib.compress(inner) if squeezed else inner)
    read_in_every_way(path)


@FUZZ
@given(text=st.binary(max_size=200))
def test_any_part(text: bytes) -> None:
    with only_refusals():
        for row in rows_of(text):
            assert list(rows_of(canonical(row) + b"\n")) == [row]


@FUZZ
@given(rows=ROWS)
def test_any_rows_come_out_as_they_went_in(path: Path, rows: list[dict[str, Any]]) -> None:
    send_home(path, parts={"events": lines(rows)})
    assert list(rows_of(take(path).parts["events"])) == rows


@FUZZ
@given(name=st.text(max_size=90))
def test_a_card_with_any_name_is_read_or_refused(path: Path, name: str) -> None:
    card = sealed.Card(LAPTOP, name, FIRST_KEYS.sign_public, FIRST_KEYS.box_public, "")
    with contextlib.suppress(UnicodeEncodeError):
        sealed.write_card(card, FIRST_KEYS, path)
        with only_refusals():
            assert sealed.read_card(path) == card
