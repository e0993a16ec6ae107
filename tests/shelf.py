"""A key store for tests: a backend of `keyring`, in memory."""


class Shelf:
    """The library's own interface, nothing of ours."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        self.kept.pop((service, name), None)


class Broken(Shelf):
    """A store that takes everything and gives nothing back."""

    def get_password(self, service: str, name: str) -> str | None:
        return None
