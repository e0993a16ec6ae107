"""The two kinds of trouble the program knows; everything else is a bug.

`OfficeError`: a rule said no. The user did or asked something that cannot be done now.
`MachineError`: the machine said no (database busy, full, gone). Trying again may help.

Neither holds a sentence: the code is looked up in `resources/i18n/sentences/` in the reader's
language (see `kernel.sentences`), so that the same refusal reads well in a window, on the
console and in a log.
"""


class OfficeError(Exception):
    """A rule refused.

    `code` is `noun.problem`; `field` names the input the sentence belongs beside, if any;
    `params` fill the sentence's placeholders and must not hold personal data beyond what the
    user just typed or sees.
    """

    def __init__(self, code: str, *, field: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params


class MachineError(Exception):
    """Known trouble of the machine: `code` is `machine.problem`, `detail` is for the log."""

    field = ""  # never beside a field: whoever shows refusals can show this as well

    def __init__(self, code: str, *, detail: str = "", **params: object) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.params = params
