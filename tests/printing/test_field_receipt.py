"""The receipt of a recording made on a laptop: says so, on one A6 page whatever stands on it."""

from dataclasses import replace

from ektp_desk.recording.slips import StepLine
from printing.recording import receipt
from tests.printing.reading import pages_of, sizes_of, squeezed, text_of
from tests.printing.slips import RECORDING_SLIP

UNSYNCED = "Diterima, belum tersinkron"
NEXT = (
    "Direkam di luar kantor. Data dibawa ke kantor, diperiksa, lalu dikirim ke pusat. Bila "
    "statusnya siap cetak, kartu dicetak dan dapat diambil dengan bukti ini."
)


def test_a_field_receipt_says_that_it_is_not_synchronised() -> None:
    slip = replace(RECORDING_SLIP, unsynced=UNSYNCED, next_step=NEXT)
    said = text_of(receipt(slip))
    assert squeezed(UNSYNCED) in said
    assert squeezed("BUKAN KTP-el") in said
    assert squeezed(UNSYNCED) not in text_of(receipt(RECORDING_SLIP))


def test_a_copy_says_it_as_well() -> None:
    said = text_of(receipt(replace(RECORDING_SLIP, unsynced=UNSYNCED), 2))
    assert squeezed(UNSYNCED) in said
    assert "salinan" in said.casefold()


def test_it_stays_one_page_with_the_longest_name() -> None:
    slip = replace(
        RECORDING_SLIP, unsynced=UNSYNCED, next_step=NEXT, name=" ".join(["Muhammad"] * 7),
        steps=tuple(StepLine(f"Langkah {number}", "sudah", False) for number in range(11)),
    )  # fmt: skip
    made = receipt(slip)
    assert len(pages_of(made)) == 1
    assert sizes_of(made) == sizes_of(receipt(RECORDING_SLIP))
