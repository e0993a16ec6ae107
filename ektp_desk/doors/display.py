"""`display`: the public screen of the waiting room, as a program of its own."""

import argparse

from ektp_desk.doors.console import Answer, Console
from ektp_desk.doors.windows import may_open_windows
from ektp_desk.kernel.errors import MachineError


def show(options: argparse.Namespace, console: Console) -> Answer:
    """Show the calls until the window is closed. Nobody signs in, and nothing is written.

    An office that is out of reach is no refusal: the display waits for it.
    """
    if not may_open_windows():
        raise MachineError("machine.no_screen")
    from ui.display.program import main

    status = main(console.address, language=options.language, full=not options.window)
    if status:
        return Answer({}, (console.say("cli.display_hangs"),), ok=False)
    return Answer({}, (console.say("cli.done.display"),))
