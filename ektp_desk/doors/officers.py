"""`officers add|disable|enable|reset|seal|sessions|end`."""

import argparse
from dataclasses import asdict
from datetime import datetime

from ektp_desk.accounts import emergency, services, sessions
from ektp_desk.accounts.rules import Role
from ektp_desk.doors.console import Answer, Console
from ektp_desk.kernel.errors import OfficeError


def add(options: argparse.Namespace, console: Console) -> Answer:
    """Add an officer with a first password."""
    roles = [_role(text) for text in options.role]
    officer_id = console.write(
        services.add_officer, username=options.username, full_name=options.full_name,
        nip=options.nip, roles=roles, password=console.password(),
    )  # fmt: skip
    facts = {"officer_id": officer_id, "username": options.username}
    return Answer(facts, (console.say("cli.done.officer_added", name=options.username),))


def disable(options: argparse.Namespace, console: Console) -> Answer:
    """Keep an officer out from now on."""
    console.write(services.disable_officer, username=options.username)
    return _told("cli.done.officer_disabled", options, console)


def enable(options: argparse.Namespace, console: Console) -> Answer:
    """Let a disabled officer in again."""
    console.write(services.enable_officer, username=options.username)
    return _told("cli.done.officer_enabled", options, console)


def reset(options: argparse.Namespace, console: Console) -> Answer:
    """Set a new password for an officer."""
    console.write(services.reset_password, username=options.username, password=console.password())
    return _told("cli.done.officer_reset", options, console)


def seal(_options: argparse.Namespace, console: Console) -> Answer:
    """Make the sealed code for an emergency; the one before opens nothing any more."""
    code = console.write(emergency.make_code)
    return Answer({"code": code}, (console.say("cli.done.sealed"), code))


def signed_in(_options: argparse.Namespace, console: Console) -> Answer:
    """Who is signed in where."""
    rows = console.desk.read(sessions.open_sessions, now=console.clock.now())
    lines = tuple(
        console.say(
            "cli.session", id=row.id, officer=row.officer, station=row.station,
            since=_moment(row.began_at, console), seen=_moment(row.seen_at, console),
        )
        for row in rows
    )  # fmt: skip
    facts = {"sessions": [asdict(row) for row in rows]}
    return Answer(facts, lines or (console.say("cli.no_sessions"),))


def end(options: argparse.Namespace, console: Console) -> Answer:
    """End a session: refused at its next act."""
    console.write(sessions.end_session, session_id=options.session)
    facts = {"session": options.session}
    return Answer(facts, (console.say("cli.done.session_ended", id=options.session),))


def _moment(moment: datetime, console: Console) -> str:
    return f"{moment.astimezone(console.desk.zone):%Y-%m-%d %H.%M}"


def _told(code: str, options: argparse.Namespace, console: Console) -> Answer:
    return Answer({"username": options.username}, (console.say(code, name=options.username),))


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        names = ", ".join(str(role) for role in Role)
        raise OfficeError("cli.role", role=text[:40], known=names) from None
