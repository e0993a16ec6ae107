"""Two officers at the same moment, and the sentence one of them gets."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from ektp_desk.kernel.errors import OfficeError


def refused(act: Callable[[], object]) -> OfficeError:
    """The refusal `act` must meet."""
    with pytest.raises(OfficeError) as caught:
        act()
    return caught.value


def race(*contenders: Callable[[], object]) -> list[str]:
    """Run the acts on a thread each, started together; their refusals' codes, "" for success."""
    start, outcomes = Barrier(len(contenders)), []

    def runner(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            outcomes.append("")
        except OfficeError as error:
            outcomes.append(error.code)

    threads = [Thread(target=runner, args=(act,)) for act in contenders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)
