"""Settings of this computer: where the data lies. Declared once, here.

Read from the environment (`EKTP_DESK_DATABASE=…`), then from `ektp-desk.toml` in the machine's
and the user's configuration folder, then from the defaults. What belongs to the office and not to
the computer stands in the database (`accounts.rules.OfficeProfile`).
"""

import tomllib
from pathlib import Path

import platformdirs
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


def config_files() -> list[Path]:
    """Where `ektp-desk.toml` may lie; the later one counts."""
    return [
        Path(platformdirs.site_config_dir(APP, appauthor=False)) / FILE,
        Path(platformdirs.user_config_dir(APP, appauthor=False)) / FILE,
    ]


class Settings(BaseSettings):
    """`database` is a file or an address (`postgresql://…`); the folders are made when needed."""

    model_config = SettingsConfigDict(env_prefix="EKTP_DESK_", extra="ignore")

    database: str = str(data_folder() / "ektp-desk.db")
    documents: Path = data_folder() / "dokumen"
    logs: Path = Path(platformdirs.user_log_dir(APP, appauthor=False))
    backups: Path = data_folder() / "cadangan"

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


def remember_database(address: str) -> Path:
    """Write the address into the user's file, keeping what else stands there."""
    path = config_files()[-1]
    values: dict[str, object] = {}
    if path.exists():
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    values["database"] = address
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_quoted(str(value))}" for key, value in values.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
