"""Settings of this computer: where the data lies. Declared once, here.

Read from the environment (`EKTP_DESK_DATABASE=…`), then from `ektp-desk.toml` in the user's and
the machine's configuration folder, then from the defaults. An administrator can write the machine's
file before the first start (`ektp-desk settings set … --machine`). What belongs to the office and
not to the computer stands in the database (`accounts.rules.OfficeProfile`).
"""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ektp_desk.kernel.errors import MachineError

APP = "EKTP Desk"
FILE = "ektp-desk.toml"


def data_folder() -> Path:
    """The user's folder for the database, papers and preferences."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def shared_folder() -> Path:
    """The folder that everybody on this computer shares."""
    return Path(platformdirs.site_data_dir(APP, appauthor=False))


def config_files() -> list[Path]:
    """Where `ektp-desk.toml` may lie; the later one counts."""
    return [
        Path(platformdirs.site_config_dir(APP, appauthor=False)) / FILE,
        Path(platformdirs.user_config_dir(APP, appauthor=False)) / FILE,
    ]


class Settings(BaseSettings):
    """`database` is a file or an address (`postgresql://…`); the folders are made when needed.

    `shared`: several people use this computer and its data; what is not said lies in the folder
    they share. `field`: this is a laptop that goes along on visits; it opens no office but what
    the office gave it, in `field_folder`.
    """

    model_config = SettingsConfigDict(env_prefix="EKTP_DESK_", extra="ignore")

    shared: bool = False
    field: bool = False
    field_folder: Path = Path()
    database: str = ""
    documents: Path = Path()
    backups: Path = Path()
    second_backups: Path = Path()  # a folder on another disk or a stick; "." for none
    logs: Path = data_folder() / "log"  # each user's own, where the windows write theirs

    @model_validator(mode="after")
    def _fill(self) -> "Settings":
        folder = shared_folder() if self.shared else data_folder()
        self.database = self.database or str(folder / "ektp-desk.db")
        if self.documents == Path():
            self.documents = folder / "dokumen"
        if self.backups == Path():
            self.backups = folder / "cadangan"
        if self.field_folder == Path():
            self.field_folder = folder / "lapangan"
        return self

    @property
    def second(self) -> Path | None:
        """The second place of backups, None while none is chosen."""
        return None if self.second_backups == Path() else self.second_backups

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, then the files; no dotenv and no secrets folder."""
        files = [path for path in config_files() if path.exists()]
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, files)


def load_settings() -> Settings:
    """This computer's settings, read anew.

    Raises `MachineError("machine.settings")` for a file that cannot be read or makes no sense: an
    administrator's mistake must be said, not passed over in favour of another database.
    """
    try:
        return Settings()
    except (OSError, ValueError) as error:  # not TOML, not UTF-8 and not valid are ValueErrors
        names = " / ".join(str(path) for path in config_files())
        raise MachineError("machine.settings", detail=type(error).__name__, path=names) from error


def remember(values: Mapping[str, Any], *, machine: bool = False) -> Path:
    """Write settings into the user's (or the machine's) file, keeping what else stands there.

    Raises `MachineError("machine.settings")` when the file makes no sense or cannot be written.
    """
    path = config_files()[0 if machine else -1]
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        lines = [f"{key} = {_toml(value)}" for key, value in {**known, **values}.items()]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        raise MachineError(
            "machine.settings", detail=type(error).__name__, path=str(path)
        ) from error
    return path


def _toml(value: object) -> str:
    """A TOML value: JSON's strings and booleans are TOML's, too."""
    return json.dumps(value if isinstance(value, bool) else str(value), ensure_ascii=False)
