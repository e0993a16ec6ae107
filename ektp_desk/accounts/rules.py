"""Roles, passwords and the office's own profile."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an officer may do; one officer may hold several."""

    COUNTER = "counter"
    RECORDER = "recorder"
    PRINTER = "printer"
    HANDOVER = "handover"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


EVERYBODY = tuple(Role)


@dataclass(frozen=True)
class OfficeProfile:
    """The office's settings, each with a default; stored one row per field in `office_setting`.

    What law or local practice may change is here and not a constant in code (domain.md).
    Rates are cards per working day; `*_days` are working days unless named otherwise.
    """

    government: str = "Pemerintah Kota Palopo"
    name: str = "Dinas Kependudukan dan Pencatatan Sipil"
    short_name: str = "Disdukcapil Kota Palopo"
    city: str = "Palopo"
    address: str = ""
    contact: str = ""
    region_code: str = "73.73"
    zone: str = "Asia/Makassar"
    zone_label: str = "WITA"
    head_title: str = "Kepala Dinas"
    head_name: str = ""
    head_rank: str = ""
    head_nip: str = ""
    ticket_footer: str = "Seluruh layanan GRATIS, tidak dipungut biaya."
    plan_rate: int = 50
    week_days: int = 5
    tickets_per_person: int = 1
    no_show_after_others: int = 5
    recall_limit: int = 3
    attempts_before_exception: int = 3
    record_from_age: int = 16
    print_from_age: int = 17
    suket_enabled: bool = False
    ask_blank_serial: bool = False
