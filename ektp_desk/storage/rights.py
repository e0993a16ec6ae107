"""Who may do what on an office server, wherever its tables are made anew.

The owner's default privileges give the role for daily work all rights on rows; here it loses those
that no act needs, so that the logs are kept by rights as well as by triggers. The role of the
public display reads what the display shows, column by column, and nothing else.
"""

from sqlalchemy import Connection, text

# `LOCK TABLE` asks for the right to UPDATE or DELETE before PostgreSQL 17 (see `stock.ledger`).
LOCKED = "stock_movement"
DISPLAY_MARK = "EKTP Desk: layar"  # the comment by which the display's role is known
DISPLAY_READS = {
    "alembic_version": (),  # all of it
    "audit_entry": ("id", "noun", "row_id", "instance"),  # what was touched, not what was done
    "counter": (),
    "counter_now": (),
    "office_setting": (),
    "officer": ("id",),  # whether the office was opened
    "service": (),
    "ticket": ("id", "office_date", "code", "state", "service_code", "queue_letter", "counter_id"),
    "ticket_event": ("id", "ticket_id", "counter_id", "act", "at", "note"),
    "wait_pace": (),
}

_OWNED = text(
    "SELECT count(*) FROM pg_class WHERE relname = 'alembic_version' "
    "AND relnamespace = current_schema()::regnamespace AND pg_has_role(relowner, 'USAGE')"
)
# Read from the lists of rights themselves: the information schema shows one's own only.
_TOO_MUCH = text(
    "SELECT format('REVOKE %s ON %I FROM %I', rights.privilege_type, c.relname, r.rolname) "
    "FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) rights "
    "JOIN pg_roles r ON r.oid = rights.grantee AND r.oid <> c.relowner "
    "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace "
    "AND (c.relname = 'alembic_version' AND rights.privilege_type <> 'SELECT' "
    "OR EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid "
    "AND t.tgname = c.relname || '_no_change') "
    "AND rights.privilege_type NOT IN ('SELECT', 'INSERT') "
    "AND NOT (c.relname = :locked AND rights.privilege_type = 'UPDATE'))"
)
_DISPLAYS = text(
    "SELECT quote_ident(rolname) FROM pg_roles WHERE shobj_description(oid, 'pg_authid') = :mark"
)


def settle(connection: Connection) -> None:
    """Take away and give what the office's tables need, as their owner; nothing for a file.

    Called wherever tables are made: upgrade, move, restore, and by `server_roles.prepare`.
    """
    if connection.dialect.name == "sqlite" or not connection.execute(_OWNED).scalar_one():
        return
    for statement in connection.execute(_TOO_MUCH, {"locked": LOCKED}).scalars().all():
        connection.exec_driver_sql(statement)
    for role in connection.execute(_DISPLAYS, {"mark": DISPLAY_MARK}).scalars().all():
        for table, columns in DISPLAY_READS.items():
            only = f" ({', '.join(columns)})" if columns else ""
            connection.exec_driver_sql(f"GRANT SELECT{only} ON {table} TO {role}")
