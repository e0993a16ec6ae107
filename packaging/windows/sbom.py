"""The list of parts as CycloneDX 1.6: `sbom.cdx.json` in the built folder.

Its serial number and its time follow from the content and the commit, so that two builds of the
same commit write the same file.
"""

import hashlib
import uuid
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from contents import Part
from machine import ROOT

FILE = "sbom.cdx.json"


def write(app: Path, parts: list[Part], moment: str) -> None:
    """Write the list; `moment` is in seconds since 1970."""
    program = Component(
        name="ektp-desk", version=_version(), type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string("MIT")], bom_ref="ektp-desk",
    )  # fmt: skip
    bom = Bom(components=[_component(part) for part in parts])
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(int(moment), tz=UTC)
    bom.serial_number = uuid.UUID(bytes=hashlib.sha256(repr(parts).encode()).digest()[:16])
    bom.register_dependency(program, bom.components)
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    (app / FILE).write_text(text + "\n", encoding="utf-8")


def _component(part: Part) -> Component:
    version = part.version or None
    url = PackageURL("pypi" if part.from_wheel else "generic", name=part.name, version=version)
    return Component(
        name=part.name, version=version, type=ComponentType.LIBRARY, purl=url,
        bom_ref=str(url), licenses=[LicenseFactory().make_from_string(part.licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.wheel)] if part.wheel else [],
    )  # fmt: skip


def _version() -> str:
    text = (ROOT / "ektp_desk" / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "')[1].split('"')[0]
