"""A sealed stream: what was written comes out, or it is refused; memory holds a piece of it."""

import os
import secrets
import tracemalloc
from io import BytesIO
from random import Random

import pytest

from ektp_desk.storage import sealing
from ektp_desk.storage.sealing import HEAD_BYTES, PIECE, BrokenSeal, Sealer, opened

PRIVATE = bytes(range(32))
ON_DISK = PIECE + 16  # a piece with its tag


def sealed(content: bytes, at_once: int = 1 << 16) -> tuple[bytes, bytes]:
    """A sealed content and the key of that one file."""
    head, key = sealing.begin(sealing.public_of(PRIVATE))
    file = BytesIO()
    sealer = Sealer(file, head, key)
    for at in range(0, len(content), at_once):
        sealer.write(content[at : at + at_once])
    sealer.close()
    return file.getvalue(), key


def read(whole: bytes, key: bytes | None = None) -> bytes:
    """By the private key, as somebody reads it on another day."""
    key = key or sealing.key_of(whole[:HEAD_BYTES], PRIVATE)
    return b"".join(opened(BytesIO(whole), key))


def is_refused(whole: bytes) -> bool:
    try:
        read(whole)
    except BrokenSeal:
        return True
    return False


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_what_was_sealed_comes_out(size: int) -> None:
    content = os.urandom(size)
    whole, key = sealed(content, at_once=50_000)

    assert read(whole) == read(whole, key) == content
    assert sealed(content)[0] != whole, "each file has a key of its own"


def test_a_cut_anywhere_is_noticed() -> None:
    """Also where a piece ends, where nothing of what is left is altered."""
    whole, _ = sealed(os.urandom(3 * PIECE))
    ends = [HEAD_BYTES + number * ON_DISK for number in range(3)]
    for end in (0, 5, HEAD_BYTES - 1, *ends, *(end + 1 for end in ends), len(whole) - 1):
        assert is_refused(whole[:end]), end


def test_a_turned_bit_anywhere_is_noticed() -> None:
    whole, _ = sealed(os.urandom(2 * PIECE))
    random = Random(7)
    for place in (*range(HEAD_BYTES), *(random.randrange(len(whole)) for _ in range(200))):
        turned = bytearray(whole)
        turned[place] ^= 1 << random.randrange(8)
        assert is_refused(bytes(turned)), place


def test_pieces_exchanged_doubled_left_out_or_added_are_noticed() -> None:
    whole, _ = sealed(os.urandom(3 * PIECE))
    other, _ = sealed(os.urandom(3 * PIECE))
    head, body = whole[:HEAD_BYTES], whole[HEAD_BYTES:]
    first, second, third = (body[at : at + ON_DISK] for at in range(0, len(body), ON_DISK))
    foreign = other[HEAD_BYTES + ON_DISK : HEAD_BYTES + 2 * ON_DISK]
    for pieces in (
        (second, first, third), (first, first, second, third), (first, third), (first, second),
        (first, foreign, third), (first, second, third, third), (third,),
        (first, second, third, b"x"),
    ):  # fmt: skip
        assert is_refused(head + b"".join(pieces))
    assert is_refused(other[:HEAD_BYTES] + body), "another file's beginning"


def test_another_key_opens_nothing() -> None:
    whole, _ = sealed(b"73730" * 1_000)

    assert b"73730" not in whole
    for private in (secrets.token_bytes(32), bytes(32)):
        key = sealing.key_of(whole[:HEAD_BYTES], private)
        with pytest.raises(BrokenSeal):
            read(whole, key)


def test_what_is_no_sealed_file_is_said() -> None:
    for head in (b"", b"PGDMP" + bytes(60), sealing.MARK, sealing.MARK + bytes(32)):
        with pytest.raises(BrokenSeal):
            sealing.key_of(head, PRIVATE)


class Nowhere(BytesIO):
    """Takes everything and keeps nothing."""

    def write(self, content: object) -> int:
        return len(bytes(content))  # type: ignore[call-overload,no-any-return]


def test_memory_does_not_grow_with_the_stream() -> None:
    head, key = sealing.begin(sealing.public_of(PRIVATE))
    sealer, piece = Sealer(Nowhere(), head, key), os.urandom(1 << 16)
    tracemalloc.start()
    for _ in range(1_024):  # 64 MiB
        sealer.write(piece)
    sealer.close()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 8 * PIECE
