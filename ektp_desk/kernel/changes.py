"""What a write touched: which nouns, which rows, by whom. The windows refresh by it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """One touched row: `noun` is a table's subject ("ticket", "card", "stock", …)."""

    noun: str
    row_id: int


@dataclass(frozen=True)
class Changes:
    """All that one transaction touched.

    `audit_id` is the newest audit row seen, `station` the program that wrote (empty for others).
    """

    items: tuple[Change, ...] = ()
    audit_id: int = 0
    station: str = ""
    nouns: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nouns", frozenset(item.noun for item in self.items))

    def touches(self, *nouns: str) -> bool:
        """Whether any of `nouns` was touched."""
        return not self.nouns.isdisjoint(nouns)
