"""The region tree: Palopo's, or any office's own file."""

from pathlib import Path

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents import queries, regions
from ektp_desk.residents.regions import RegionRow, read_regions
from tests.conftest import Office
from tests.racing import refused


def test_palopo_has_nine_districts_and_forty_eight_villages() -> None:
    codes = [row.code for row in regions.shipped()]
    assert len([code for code in codes if len(code) == 8]) == 9
    assert len([code for code in codes if len(code) == 13]) == 48
    assert regions.cities(regions.shipped()) == (RegionRow("73.73", "Kota Palopo"),)


def test_loading_again_changes_nothing_and_names_can_change(office: Office) -> None:
    def load(rows: tuple[RegionRow, ...]) -> int:
        return office.desk.write(office.supervisor, regions.load_regions, rows=rows).result

    assert load(regions.shipped()) == 0
    assert load((RegionRow("73.73.01.1001", "Tompotika"),)) == 1
    village = next(row for row in office.desk.read(queries.villages) if row.code == "73.73.01.1001")
    assert (village.name, village.district) == ("Tompotika", "Wara")
    assert refused(lambda: load((RegionRow("99.99", "Lain"),))).code == "region.parent_missing"
    assert refused(lambda: load((RegionRow("73.7", "Lain"),))).code == "region.code"
    assert refused(lambda: load((RegionRow("73.74", " "),))).code == "region.code"


def test_only_managers_load_regions(office: Office) -> None:
    def load() -> None:
        office.desk.write(office.counter, regions.load_regions, rows=regions.shipped())

    assert refused(load).code == "role.missing"


def test_a_file_of_the_offices_own(tmp_path: Path) -> None:
    path = tmp_path / "wilayah.csv"
    path.write_text(
        "Kode;Nama\n73;Sulawesi Selatan\n7317;Luwu\n73.17.01;Bajo\n7317011001;Sampa\n\n",
        encoding="utf-8",
    )
    assert read_regions(path) == (
        RegionRow("73", "Sulawesi Selatan"),
        RegionRow("73.17", "Luwu"),
        RegionRow("73.17.01", "Bajo"),
        RegionRow("73.17.01.1001", "Sampa"),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a;b\n73;x\n", "region.columns"),
        ("kode;nama\n731;x\n", "region.code"),
        ("kode;nama\nabc;x\n", "region.code"),
        ("kode;nama\n73\n", "region.code"),  # a line cut short
        ("nama;kode\nx\n", "region.code"),
    ],
)
def test_a_file_that_is_no_tree_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "wilayah.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OfficeError) as caught:
        read_regions(path)
    assert caught.value.code == code
