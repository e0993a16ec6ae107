"""Officers, their roles, and the counters they sit at."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.accounts.rules import BackupPlace, OfficerSex, Role, SessionEnd
from ektp_desk.kernel.columns import EnumText, UtcTime, one_of


class Officer(SQLModel, table=True):
    """A person who signs in. Never deleted, only disabled: the audit names officers by id."""

    __tablename__ = "officer"
    __table_args__ = (one_of("officer", "sex", OfficerSex),)

    id: int | None = Field(default=None, primary_key=True)
    username: str = Field(unique=True, max_length=40)
    full_name: str = Field(max_length=120)
    nip: str = Field(default="", max_length=30)
    sex: OfficerSex | None = Field(default=None, sa_type=EnumText(OfficerSex))
    password_hash: str = Field(max_length=200)
    active: bool = True
    failed_sign_ins: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=UtcTime)
    created_at: datetime = Field(sa_type=UtcTime)


class OfficerRole(SQLModel, table=True):
    """One role of one officer."""

    __tablename__ = "officer_role"
    __table_args__ = (one_of("officer_role", "role", Role),)

    officer_id: int = Field(primary_key=True, foreign_key="officer.id")
    role: Role = Field(primary_key=True, sa_type=EnumText(Role))


class OfficerSession(SQLModel, table=True):
    """One officer's time at one program, from signing in to signing out (decision 39).

    `seen_at` is when the officer last used it, to the minute. `ends_at` is when it ends by itself,
    if it does: an emergency lasts an hour.
    """

    __tablename__ = "officer_session"
    __table_args__ = (
        one_of("officer_session", "ended_how", SessionEnd),
        CheckConstraint(
            "(ended_at IS NULL) = (ended_how IS NULL)", name="ck_officer_session_ended"
        ),
        Index(
            "ix_officer_session_open",
            "officer_id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officer.id")
    counter_id: int | None = Field(default=None, foreign_key="counter.id")
    station: str = Field(default="", max_length=200)
    instance: str = Field(default="", max_length=32)
    began_at: datetime = Field(sa_type=UtcTime)
    seen_at: datetime = Field(sa_type=UtcTime)
    locked_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ends_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_how: SessionEnd | None = Field(default=None, sa_type=EnumText(SessionEnd))
    ended_by: int | None = Field(default=None, foreign_key="officer.id")


class EmergencyAccess(SQLModel, table=True):
    """A sealed code for the day when nobody who manages officers can sign in (decision 39).

    Good once. Made, then opened or withdrawn by a newer one; opened, it waits for somebody else's
    acknowledgement. Of the code only its Argon2id hash is kept.
    """

    __tablename__ = "emergency_access"
    __table_args__ = (
        Index(
            "uq_emergency_access_sealed",
            "office",
            unique=True,
            sqlite_where=text("opened_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=text("opened_at IS NULL AND withdrawn_at IS NULL"),
        ),
        CheckConstraint(
            "opened_at IS NULL OR (session_id IS NOT NULL AND reason <> '' AND opened_by <> '')",
            name="ck_emergency_access_opened",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    office: int = 1  # the same in all rows: one code is sealed at a time
    code_hash: str = Field(max_length=200)
    made_at: datetime = Field(sa_type=UtcTime)
    made_by: int | None = Field(default=None, foreign_key="officer.id")
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcTime)
    opened_by: str = Field(default="", max_length=120)  # the name given, of whom nobody vouched
    reason: str = Field(default="", max_length=200)
    session_id: int | None = Field(default=None, foreign_key="officer_session.id")
    acknowledged_at: datetime | None = Field(default=None, sa_type=UtcTime)
    acknowledged_by: int | None = Field(default=None, foreign_key="officer.id")


class Counter(SQLModel, table=True):
    """A counter (loket). `letters` are the ticket letters it calls, e.g. "AB"."""

    __tablename__ = "counter"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=10)
    name: str = Field(max_length=60)
    letters: str = Field(default="ABCD", max_length=20)
    active: bool = True


class OpeningPeriod(SQLModel, table=True):
    """One period of the usual week in which the office is open, in its wall time.

    `weekday` counts from Monday, 0. A weekday without periods is a day off.
    """

    __tablename__ = "opening_period"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="ck_opening_period_weekday"),
        CheckConstraint("opens < closes", name="ck_opening_period_order"),
    )

    weekday: int = Field(primary_key=True)
    opens: time = Field(primary_key=True)
    closes: time


class OfficeDay(SQLModel, table=True):
    """A day that the office decided itself: closed, or open though a holiday or a weekend."""

    __tablename__ = "office_day"

    day: date = Field(primary_key=True)
    open: bool
    name: str = Field(default="", max_length=80)


class BackupState(SQLModel, table=True):
    """The newest backup in one place, and why the newest attempt since then failed.

    `file` is its name, `closed_day` the newest closed day that it holds, `audit_id` its last row of
    the audit, `problem` the code of a sentence ("" when the newest attempt was a success).
    """

    __tablename__ = "backup_state"
    __table_args__ = (one_of("backup_state", "place", BackupPlace),)

    place: BackupPlace = Field(primary_key=True, sa_type=EnumText(BackupPlace))
    file: str = Field(default="", max_length=200)
    made_at: datetime | None = Field(default=None, sa_type=UtcTime)
    office_date: date | None = None
    closed_day: date | None = None
    audit_id: int = 0
    problem: str = Field(default="", max_length=60)
    problem_at: datetime | None = Field(default=None, sa_type=UtcTime)


class BackupKey(SQLModel, table=True):
    """The key by which a server's office seals its backups (`storage.backup_keys`). One row, id 1;
    none in an office in a file, whose backups are encrypted as the file is.

    `public` seals, `key_file` holds what opens, wrapped.
    """

    __tablename__ = "backup_key"
    __table_args__ = (CheckConstraint("id = 1", name="ck_backup_key_one"),)

    id: int = Field(primary_key=True)
    public: str = Field(max_length=64)
    key_file: str
