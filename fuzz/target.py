"""One reader under atheris: `python -m fuzz.target NAME FOLDER [libFuzzer's own options]`.

What is met besides a known refusal ends the process and lies as `crash-…` in FOLDER.
"""

import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(
    include=["ektp_desk", "zipfile", "csv", "json", "tomllib", "olefile", "msoffcrypto"]
):
    from tests.fuzz.changes import CHANGES
    from tests.fuzz.readers import READERS
    from tests.fuzz.reading import attempt


def main(name: str, folder: Path, options: list[str]) -> None:
    """Feed the reader until libFuzzer's options say that it is enough."""
    reader = READERS[name]
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(reader.seeds()):
        (corpus / f"seed-{place}").write_bytes(seed)
    files = folder / "files"
    files.mkdir(exist_ok=True)

    def read(content: bytes) -> None:
        attempt(reader, content, files)

    def change(content: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.5:
            try:
                return CHANGES[reader.kind](content, random)[:most]
            except Exception:  # noqa: BLE001 - no longer of its kind: only bytes can be changed
                pass
        return bytes(atheris.Mutate(content, most))

    atheris.Setup(
        [name, f"-artifact_prefix={folder}/", *options, str(corpus)], read, custom_mutator=change
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
