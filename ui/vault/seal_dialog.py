"""A new key for the backups of an office on a server, signed with one's own password."""

from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.protection import KeyAct, keep_backup_key
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import backup_keys
from ektp_desk.storage.backup_keys import BackupKey
from ektp_desk.storage.keyfile import Protected
from ektp_desk.storage.keystore import system_store
from ui.context import Context
from ui.vault.key_dialog import KeyDialog


class SealDialog(KeyDialog):
    """Accepted once backups are sealed with the new key; `recovery` is then to be kept on paper.

    The recovery key opens them in any case: a pass phrase may be left out.
    """

    def __init__(
        self, context: Context, former: BackupKey | None, parent: QWidget | None = None
    ) -> None:
        self._former = former
        act = KeyAct.CHANGE_KEY if former else KeyAct.ENCRYPT
        super().__init__(context, act, parent, passphrase=True)
        self.recovery = ""

    def words(self, _act: KeyAct) -> tuple[str, str]:
        if self._former is None:
            return (
                self.tr("Make the key for backups"),
                self.tr(
                    "Backups are sealed with it from then on. The recovery key opens them; a pass "
                    "phrase may be left out."
                ),
            )
        return (
            self.tr("Change the key for backups"),
            self.tr(
                "Backups made until now open with the key of their day: keep its paper. The new "
                "recovery key opens what comes; a pass phrase may be left out."
            ),
        )

    def ask_for_store(self) -> None:
        """Whether this computer has a key store does not matter here."""
        self.passphrase_needed = False

    def sign(self, typed: str, password: str) -> None:
        """Make the key, then let the office keep it; one at a time: the paper must be of the key
        that was kept."""
        self.busy(True)
        self.context.tasks.aside(
            self, lambda: backup_keys.new_key(store=system_store(), passphrase=typed),
            done=lambda made: self._keep(made[0], made[1], password), refused=self._on_not_made,
            troubled=self._on_not_made,
        )  # fmt: skip

    def _keep(self, key: BackupKey, made: Protected, password: str) -> None:
        def kept(_nothing: object) -> None:
            self.recovery = made.recovery
            self.accept()

        self.context.tasks.write(
            self, keep_backup_key, done=kept, refused=self._on_refused, troubled=self._on_refused,
            busy=self.busy, act=self.act, key=key, former=self._former, password=password,
        )  # fmt: skip

    def _on_not_made(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        self._on_refused(error)
