"""Sentences for codes: refusals, machine trouble and the names of states, in two languages.

They live in `resources/i18n/sentences/<noun>.toml`, one table per code with `id` and `en`, and
serve windows, paper and console alike, without Qt.
"""

import tomllib
from functools import cache
from importlib.resources import files

from ektp_desk.kernel.errors import MachineError, OfficeError

LANGUAGES = ("id", "en")
# Parameters that list codes, and the prefix under which these are named.
LISTED = {
    "roles": "role.name",
    "columns": "roll_column",
    "opens": "office_opens",
    "quota_of": "quota_of",
    "offers": "offer",
    "open_things": "merge_thing",
}


class Sentences:
    """Looks up sentences in one language."""

    def __init__(self, language: str = "id") -> None:
        self.language = language if language in LANGUAGES else "id"

    def say(self, code: str, **params: object) -> str:
        """The sentence for `code` with `{placeholders}` filled; the code itself if unknown."""
        entry = _catalogue().get(code)
        if entry is None:
            return code
        try:
            return entry[self.language].format(**params)
        except (KeyError, IndexError):
            return entry[self.language]

    def refusal(self, error: OfficeError | MachineError) -> str:
        """The sentence of a known error."""
        params = dict(error.params)
        for param, prefix in LISTED.items():
            names = params.get(param)
            if isinstance(names, tuple):
                params[param] = ", ".join(self.say(f"{prefix}.{name}") for name in names)
        return self.say(error.code, **params)


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(files("resources").joinpath("i18n", "sentences").iterdir(), key=str):
        if file.name.endswith(".toml"):
            _flatten("", tomllib.loads(file.read_text(encoding="utf-8")), entries)
    return entries


def _flatten(prefix: str, table: dict[str, object], into: dict[str, dict[str, str]]) -> None:
    for key, value in table.items():
        if not isinstance(value, dict):
            continue
        name = f"{prefix}{key}"
        if isinstance(value.get("id"), str) and isinstance(value.get("en"), str):
            into[name] = {"id": value["id"], "en": value["en"]}
        _flatten(f"{name}.", {k: v for k, v in value.items() if isinstance(v, dict)}, into)


def all_codes() -> dict[str, dict[str, str]]:
    """Every known code with its sentences by language (for tests and tools)."""
    return dict(_catalogue())
