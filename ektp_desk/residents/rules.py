"""What a resident is: NIK, names, ages, and who is obliged to hold a card."""

from enum import StrEnum


class Sex(StrEnum):
    """As the roll writes it: L (laki-laki) or P (perempuan)."""

    MALE = "L"
    FEMALE = "P"


class MaritalStatus(StrEnum):
    """Status perkawinan."""

    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class Citizenship(StrEnum):
    """WNI: Indonesian; WNA: foreigner (with a permanent stay permit, ITAP, when on the roll)."""

    WNI = "WNI"
    WNA = "WNA"


class Presence(StrEnum):
    """Whether the person still counts for this city."""

    PRESENT = "present"
    MOVED = "moved"
    DIED = "died"


class RegionLevel(StrEnum):
    """Levels of the region tree."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    VILLAGE = "village"
