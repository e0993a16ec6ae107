"""`server prepare`: the office's database and its roles on a server, made by its administrator."""

import argparse

from ektp_desk.doors.console import Answer, Console
from ektp_desk.storage.engines import parse_url, told
from ektp_desk.storage.server_roles import Roles, prepare


def prepare_server(options: argparse.Namespace, console: Console) -> Answer:
    """Make the database and the roles that may use it, or put them right."""
    roles = _roles(options)
    done = prepare(console.address, roles, new_passwords=options.new_passwords)
    url = parse_url(console.address).set(password="", database=roles.database)
    addresses = {
        name: told(url.set(username=role)._replace(password=None))
        for name, role in vars(roles).items()
        if name != "database"
    }
    lines = [console.say("cli.done.prepared")]
    for name, address in addresses.items():
        lines.append(console.say(f"cli.server_role.{name}", address=address))
        if (password := done.passwords.get(vars(roles)[name])) is not None:
            lines.append(console.line("password", password))
    if done.passwords:
        lines.append(console.say("cli.done.passwords_once"))
    if done.others:
        lines.append(console.say("cli.done.other_databases", names=", ".join(done.others)))
    return Answer(
        {
            "database": roles.database,
            "made": done.made_database,
            **{f"{name}_address": address for name, address in addresses.items()},
            "passwords": dict(done.passwords),
            "other_databases": list(done.others),
        },
        tuple(lines),
    )


def _roles(options: argparse.Namespace) -> Roles:
    """The names given, the usual ones where none was."""
    usual = Roles()
    return Roles(
        owner=options.owner or usual.owner,
        daily=options.daily or usual.daily,
        display=options.display or usual.display,
        database=options.name or usual.database,
    )
