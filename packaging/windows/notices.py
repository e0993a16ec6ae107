"""The licences of everything shipped: `licenses/` and `NOTICES.md` in the built folder."""

import shutil
from pathlib import Path

from contents import Part
from machine import ROOT, CannotError

HEAD = """# Notices

EKTP Desk is under the MIT licence (`licenses/EKTP-Desk.txt`). It ships the following parts of
other makers, whose licences stand in `licenses/`. Qt, PySide6 and psycopg are under the LGPL and
lie in `_internal/` as libraries of their own, where they may be replaced by others.

| part | version | licence | text |
|---|---|---|---|
"""


def write(app: Path, parts: list[Part]) -> None:
    """Copy every text and write the table. Raises `CannotError` for a part without a text."""
    folder = app / "licenses"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(ROOT / "LICENSE", folder / "EKTP-Desk.txt")
    lines = []
    for part in parts:
        if not part.texts:
            raise CannotError(f"{part.name} is shipped, and its licence's text is not known.")
        names = [_copy(text, folder, part.name) for text in part.texts]
        shown = ", ".join(f"`{name}`" for name in names[:3])
        more = " …" if len(names) > 3 else ""
        lines.append(f"| {part.name} | {part.version} | {part.licence} | {shown}{more} |")
    (app / "NOTICES.md").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _copy(text: Path, folder: Path, owner: str) -> str:
    stem = text.stem if text.suffix.lower() in (".txt", ".md") else text.name
    name = f"{owner}-{stem}.txt"
    shutil.copyfile(text, folder / name)
    return name
