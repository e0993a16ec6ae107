"""The office's tables, their append-only triggers, and the search over names."""

import sqlalchemy as sa
from alembic import op

from ektp_desk.storage.append_only import append_only

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Each ledger with the keys by which SQLite's REPLACE could find a row to delete.
LEDGERS: dict[str, list[tuple[str, ...]]] = {
    "audit_entry": [("id",)],
    "resident_merge": [("id",), ("undoes_id",)],
    "resident_distinct": [("id",), ("low_id", "high_id")],
    "ticket_event": [("id",)],
    "counter_event": [("id",)],
    "wait_prediction": [("ticket_id",)],
    "card_event": [("id",)],
    "scarcity_rule": [("id",), ("version",)],
    "central_sighting": [("id",)],
    "checklist_version": [("id",), ("number",)],
    "recording_event": [("id",)],
    "stock_movement": [("id",), ("source_type", "source_id", "kind"), ("reverses_id",)],
    "blank_request_event": [("id",), ("movement_id",)],
    "stock_count": [("id",), ("movement_id",), ("number",)],
    "blank_serial_range": [("id",)],
    "blank_serial_note": [("id",)],
    "handover": [("id",), ("number",), ("card_id", "turn")],
    "handover_reversal": [("id",), ("handover_id",)],
    "card_reminder": [("id",)],
    "absence": [("id",)],
    "partner_line": [("id",), ("code",), ("list_id", "position")],
    "partner_import": [("id",)],
    "partner_answer": [("id",)],
    "recording_review": [("id",)],
    "central_import": [("id",)],
    "follow_up_note": [("id",)],
    "correction_event": [("id",)],
    "ikd_activation": [("id",)],
    "roll_change": [("id",)],
    "store_entry": [("id",), ("number",)],
    "destroyed_piece": [("id",), ("source", "source_id")],
    "destruction_count": [("id",), ("batch_id", "round", "reason")],
    "destruction_event": [("id",)],
    "consumable_event": [("id",), ("load_id",)],
    "day_close": [("id",), ("number",), ("office_date", "entry"), ("amends_id",)],
    "console_act_seen": [("audit_id",)],
    "outreach_event": [("id",)],
    "field_device_event": [("id",)],
    "bundle_out": [("id",), ("uid",)],
    "bundle_person": [("bundle_id", "resident_id")],
    "bundle_in": [("id",), ("uid",), ("device_id", "sequence"), ("sha256",)],
    "field_event": [("id",), ("uid",)],
    "field_quarantine": [("id",), ("event_uid", "sha256")],
    "field_decision": [("id",), ("matter", "about")],
}

# Notes of a ticket's steps are free text. Whoever may read only some columns (the public display's
# role, `storage.rights`) sees the steps that call a number, or take such a call back. No role is
# named: a dump goes back on any server.
CALLS_ONLY = (
    "ALTER TABLE ticket_event ENABLE ROW LEVEL SECURITY",
    (
        "CREATE POLICY calls_or_all ON ticket_event USING ("
        "(SELECT has_column_privilege(CAST('ticket_event' AS regclass), 'officer_id', 'SELECT')) "
        "OR act IN ('called', 'recalled') OR (act = 'undone' AND note = 'called'))"
    ),
)


def upgrade() -> None:
    _create_tables()
    _create_pickup()
    _create_coverage()
    _create_partners()
    _create_follow_up()
    _create_blank_requests()
    _create_destruction()
    _create_printers()
    _create_ledger_books()
    _create_day_close()
    _create_outreach()
    _create_backup_state()
    _create_backup_key()
    dialect = op.get_bind().dialect.name
    for table, keys in LEDGERS.items():
        for statement in append_only(dialect, table, keys):
            op.execute(statement)
    if dialect == "postgresql":
        for statement in CALLS_ONLY:
            op.execute(statement)
    op.execute(f"INSERT INTO audit_head (id, last_id, hash) VALUES (1, 0, '{'0' * 64}')")
    _create_search(dialect)


def _create_outreach() -> None:
    op.create_table(
        "field_outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('person.added', 'recording.finished', 'target.outcome', 'visit.note', 'numbers.used')",
            name="ck_field_outbox_kind",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_table(
        "office_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sign_private", sa.String(64), nullable=False),
        sa.Column("box_private", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "outreach_kit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("contents", sa.String(1000), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "field_device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("sign_key", sa.String(64), nullable=False),
        sa.Column("box_key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'revoked', 'lost')", name="ck_field_device_state"),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sign_key"),
        sa.UniqueConstraint("uid"),
    )
    op.create_table(
        "field_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(40), nullable=False),
        sa.Column("about", sa.String(400), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("choice", sa.String(60), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("matter IN ('double', 'quarantine')", name="ck_field_decision_matter"),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("matter", "about", name="uq_field_decision"),
    )
    op.create_index(
        op.f("ix_field_decision_resident_id"), "field_decision", ["resident_id"], unique=False
    )
    op.create_table(
        "field_device_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "act IN ('registered', 'revoked', 'lost', 'found')", name="ck_field_device_event_act"
        ),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["field_device.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_field_device_event_device_id"), "field_device_event", ["device_id"], unique=False
    )
    op.create_table(
        "field_person",
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("resident_id"),
    )
    op.create_table(
        "outreach_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("village_code", sa.String(13), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("contact_name", sa.String(120), nullable=False),
        sa.Column("contact", sa.String(120), nullable=False),
        sa.Column("power_note", sa.String(300), nullable=False),
        sa.Column("road_note", sa.String(300), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("officer_sex", sa.String(40), nullable=True),
        sa.Column("kit_id", sa.Integer(), nullable=True),
        sa.Column("expected_people", sa.Integer(), nullable=False),
        sa.Column("expected_blanks", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("report", sa.String(2000), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('village', 'home', 'school', 'organisation')", name="ck_outreach_visit_kind"
        ),
        sa.CheckConstraint("officer_sex IN ('L', 'P')", name="ck_outreach_visit_officer_sex"),
        sa.CheckConstraint(
            "state IN ('planned', 'under_way', 'done', 'cancelled')", name="ck_outreach_visit_state"
        ),
        sa.CheckConstraint("expected_blanks >= 0", name="ck_outreach_visit_blanks"),
        sa.CheckConstraint("expected_people >= 0", name="ck_outreach_visit_people"),
        sa.CheckConstraint(
            "starts IS NULL OR ends IS NULL OR starts < ends", name="ck_outreach_visit_times"
        ),
        sa.ForeignKeyConstraint(
            ["kit_id"],
            ["outreach_kit.id"],
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
        ),
        sa.ForeignKeyConstraint(
            ["village_code"],
            ["region.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index("ix_outreach_visit_day", "outreach_visit", ["day", "state"], unique=False)
    op.create_table(
        "bundle_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("applied", sa.Integer(), nullable=False),
        sa.Column("linked", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Integer(), nullable=False),
        sa.Column("quarantined", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["field_device.id"],
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["outreach_visit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("device_id", "sequence", name="uq_bundle_in_sequence"),
        sa.UniqueConstraint("sha256"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index(op.f("ix_bundle_in_visit_id"), "bundle_in", ["visit_id"], unique=False)
    op.create_table(
        "bundle_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["field_device.id"],
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["outreach_visit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index(op.f("ix_bundle_out_device_id"), "bundle_out", ["device_id"], unique=False)
    op.create_index(op.f("ix_bundle_out_visit_id"), "bundle_out", ["visit_id"], unique=False)
    op.create_table(
        "outreach_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "act IN ('planned', 'changed', 'moved', 'not_met', 'set_out', 'done', 'cancelled', "
            "'restored')",
            name="ck_outreach_event_act",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["outreach_visit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_outreach_event_visit_id"), "outreach_event", ["visit_id"], unique=False
    )
    op.create_table(
        "outreach_member",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.CheckConstraint(
            "role IN ('lead', 'operator', 'helper')", name="ck_outreach_member_role"
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["outreach_visit.id"],
        ),
        sa.PrimaryKeyConstraint("visit_id", "officer_id"),
    )
    op.create_table(
        "outreach_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("letter_number", sa.String(60), nullable=False),
        sa.Column("letter_date", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("village_code", sa.String(13), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("requester", sa.String(120), nullable=False),
        sa.Column("contact", sa.String(120), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("officer_sex", sa.String(40), nullable=True),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("answer", sa.String(300), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('village', 'home', 'school', 'organisation')", name="ck_outreach_request_kind"
        ),
        sa.CheckConstraint("officer_sex IN ('L', 'P')", name="ck_outreach_request_officer_sex"),
        sa.CheckConstraint("source IN ('letter', 'counter')", name="ck_outreach_request_source"),
        sa.CheckConstraint(
            "state IN ('open', 'planned', 'done', 'refused')", name="ck_outreach_request_state"
        ),
        sa.CheckConstraint("people >= 1", name="ck_outreach_request_people"),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
        ),
        sa.ForeignKeyConstraint(
            ["village_code"],
            ["region.code"],
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["outreach_visit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_outreach_request_resident_id"), "outreach_request", ["resident_id"], unique=False
    )
    op.create_index(
        "ix_outreach_request_state", "outreach_request", ["state", "received_on"], unique=False
    )
    op.create_index(
        op.f("ix_outreach_request_visit_id"), "outreach_request", ["visit_id"], unique=False
    )
    op.create_table(
        "outreach_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('recorded', 'card_given', 'not_met', 'refused', 'died', 'moved', 'away', 'comes_to_office')",
            name="ck_outreach_target_outcome",
        ),
        sa.CheckConstraint(
            "reason IN ('unrecorded', 'turning_17', 'elderly', 'disabled', 'uncollected', 'asked')",
            name="ck_outreach_target_reason",
        ),
        sa.ForeignKeyConstraint(
            ["outcome_by"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["outreach_visit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_outreach_target_resident", "outreach_target", ["resident_id"], unique=False)
    op.create_index(
        "uq_outreach_target", "outreach_target", ["visit_id", "resident_id"], unique=True
    )
    op.create_table(
        "bundle_person",
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bundle_id"],
            ["bundle_out.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("bundle_id", "resident_id"),
    )
    op.create_index(
        op.f("ix_bundle_person_resident_id"), "bundle_person", ["resident_id"], unique=False
    )
    op.create_table(
        "field_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(40), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("recording_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('person.added', 'recording.finished', 'target.outcome', 'visit.note', 'numbers.used')",
            name="ck_field_event_kind",
        ),
        sa.CheckConstraint(
            "outcome IN ('applied', 'linked', 'disputed')", name="ck_field_event_outcome"
        ),
        sa.ForeignKeyConstraint(
            ["bundle_id"],
            ["bundle_in.id"],
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index(op.f("ix_field_event_bundle_id"), "field_event", ["bundle_id"], unique=False)
    op.create_index(
        op.f("ix_field_event_recording_id"), "field_event", ["recording_id"], unique=False
    )
    op.create_index(
        op.f("ix_field_event_resident_id"), "field_event", ["resident_id"], unique=False
    )
    op.create_table(
        "field_quarantine",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("event_uid", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('other_content', 'unreadable', 'unknown_person', 'foreign_number')",
            name="ck_field_quarantine_reason",
        ),
        sa.ForeignKeyConstraint(
            ["bundle_id"],
            ["bundle_in.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("event_uid", "sha256", name="uq_field_quarantine"),
    )
    op.create_index(
        op.f("ix_field_quarantine_bundle_id"), "field_quarantine", ["bundle_id"], unique=False
    )
    op.create_table(
        "number_lease",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(80), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=True),
        sa.CheckConstraint("first <= last", name="ck_number_lease_order"),
        sa.CheckConstraint(
            "used IS NULL OR used BETWEEN 0 AND last - first + 1", name="ck_number_lease_used"
        ),
        sa.ForeignKeyConstraint(
            ["bundle_id"],
            ["bundle_out.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("scope", "first", name="uq_number_lease"),
    )
    op.create_index(op.f("ix_number_lease_bundle_id"), "number_lease", ["bundle_id"], unique=False)


def _create_ledger_books() -> None:
    op.create_table(
        "stock_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("through_id", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("in_print", sa.Integer(), nullable=False),
        sa.Column("print_counted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("second_name", sa.String(120), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "reason IN ('miscounted', 'not_booked', 'short_delivery', 'damaged', 'lost', 'other')",
            name="ck_stock_count_reason",
        ),
        sa.CheckConstraint("counted >= 0", name="ck_stock_count_counted"),
        sa.CheckConstraint("(counted = expected) = (reason IS NULL)", name="ck_stock_count_why"),
        sa.ForeignKeyConstraint(["movement_id"], ["stock_movement.id"]),
        sa.ForeignKeyConstraint(["through_id"], ["stock_movement.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("movement_id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "blank_serial_range",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("prefix", sa.String(30), nullable=False),
        sa.Column("digits", sa.Integer(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first <= last", name="ck_blank_serial_range_order"),
        sa.CheckConstraint("digits > 0", name="ck_blank_serial_range_digits"),
        sa.ForeignKeyConstraint(["movement_id"], ["stock_movement.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_blank_serial_range_movement_id"), "blank_serial_range", ["movement_id"]
    )
    op.create_index(
        "ix_blank_serial_range_place", "blank_serial_range", ["prefix", "digits", "first"]
    )
    op.create_table(
        "blank_serial_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(40), nullable=False),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_blank_serial_note_serial"), "blank_serial_note", ["serial"])
    op.create_table(
        "stock_reserve",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.CheckConstraint("state IN ('held', 'used', 'released')", name="ck_stock_reserve_state"),
        sa.CheckConstraint("quantity > 0", name="ck_stock_reserve_quantity"),
        sa.CheckConstraint("used >= 0 AND used <= quantity", name="ck_stock_reserve_used"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_stock_reserve_state", "stock_reserve", ["state", "until"])


def _create_day_close() -> None:
    op.create_table(
        "day_close",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=True),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("audit_hash", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(entry = 1) = (amends_id IS NULL)", name="ck_day_close_amends"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.ForeignKeyConstraint(["amends_id"], ["day_close.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("amends_id"),
    )
    op.create_index("uq_day_close_entry", "day_close", ["office_date", "entry"], unique=True)
    op.create_table(
        "console_act_seen",
        sa.Column("audit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("audit_id"),
    )


def _create_backup_state() -> None:
    op.create_table(
        "backup_state",
        sa.Column("place", sa.String(40), nullable=False),
        sa.Column("file", sa.String(200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("office_date", sa.Date(), nullable=True),
        sa.Column("closed_day", sa.Date(), nullable=True),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(60), nullable=False),
        sa.Column("problem_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("place IN ('home', 'second')", name="ck_backup_state_place"),
        sa.PrimaryKeyConstraint("place"),
    )


def _create_backup_key() -> None:
    op.create_table(
        "backup_key",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("public", sa.String(64), nullable=False),
        sa.Column("key_file", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_backup_key_one"),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_partners() -> None:
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("name_key", sa.String(120), nullable=False),
        sa.Column("village_code", sa.String(), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.String(120), nullable=False),
        sa.Column("contact", sa.String(120), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('village', 'school', 'organisation')", name="ck_partner_kind"),
        sa.ForeignKeyConstraint(["village_code"], ["region.code"]),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "uq_partner_active",
        "partner",
        ["kind", "name_key"],
        unique=True,
        sqlite_where=sa.text("active"),
        postgresql_where=sa.text("active"),
    )
    op.create_table(
        "partner_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("area", sa.String(160), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('not_recorded', 'turning', 'uncollected', 'at_home')",
            name="ck_partner_list_purpose",
        ),
        sa.CheckConstraint("state IN ('out', 'withdrawn')", name="ck_partner_list_state"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index(
        op.f("ix_partner_list_partner_id"), "partner_list", ["partner_id"], unique=False
    )
    _create_partner_lines()
    _create_partner_answers()


def _create_partner_lines() -> None:
    op.create_table(
        "partner_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("masked_nik", sa.String(16), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(240), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["partner_list.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index("uq_partner_line_place", "partner_line", ["list_id", "position"], unique=True)
    op.create_index(
        op.f("ix_partner_line_resident_id"), "partner_line", ["resident_id"], unique=False
    )
    op.create_table(
        "partner_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("later", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["partner_list.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_partner_import_list_id"), "partner_import", ["list_id"], unique=False)


def _create_partner_answers() -> None:
    op.create_table(
        "partner_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.String(200), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("decision", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("absence_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "answer IN ('will_come', 'died', 'moved', 'away', 'refuses', 'at_home', 'unknown', 'elsewhere')",
            name="ck_partner_answer_answer",
        ),
        sa.CheckConstraint(
            "decision IN ('taken', 'kept', 'later')", name="ck_partner_answer_decision"
        ),
        sa.ForeignKeyConstraint(["line_id"], ["partner_line.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["partner_import.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_partner_answer_line_id"), "partner_answer", ["line_id"], unique=False)
    op.create_index(
        op.f("ix_partner_answer_resident_id"), "partner_answer", ["resident_id"], unique=False
    )


def _create_search(dialect: str) -> None:
    if dialect == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE resident_search USING fts5("
            "name_key, sound_key, village, resident_id UNINDEXED, prefix = '1 2 3 4', "
            "tokenize = 'unicode61', detail = column, columnsize = 0)"
        )
    else:
        op.execute(
            "CREATE INDEX resident_search_gin ON resident "
            "USING gin (to_tsvector('simple', name_key))"
        )
        op.execute(
            "CREATE INDEX resident_search_sound ON resident "
            "USING gin (to_tsvector('simple', "
            "sound_key || ' ' || replace(coalesce(village_code, ''), '.', '')))"
        )


def _create_tables() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("instance", sa.String(32), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("noun", sa.String(40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_audit_entry_office_date"), "audit_entry", ["office_date"], unique=False
    )
    op.create_index(
        "ix_audit_entry_resident",
        "audit_entry",
        ["row_id"],
        unique=False,
        sqlite_where=sa.text("noun = 'resident'"),
        postgresql_where=sa.text("noun = 'resident'"),
    )
    op.create_index(
        "ix_audit_entry_access",
        "audit_entry",
        ["row_id", "office_date"],
        unique=False,
        sqlite_where=sa.text("noun = 'access'"),
        postgresql_where=sa.text("noun = 'access'"),
    )
    op.create_index(
        "ix_audit_entry_console",
        "audit_entry",
        ["action"],
        unique=False,
        sqlite_where=sa.text("replace(station, ' (console)', '') <> station"),
        postgresql_where=sa.text("replace(station, ' (console)', '') <> station"),
    )
    op.create_index(op.f("ix_audit_entry_officer_id"), "audit_entry", ["officer_id"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("letters", sa.String(20), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "number_series",
        sa.Column("scope", sa.String(80), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("scope"),
    )
    op.create_table(
        "office_setting",
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "opening_period",
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="ck_opening_period_weekday"),
        sa.CheckConstraint("opens < closes", name="ck_opening_period_order"),
        sa.PrimaryKeyConstraint("weekday", "opens"),
    )
    op.create_table(
        "office_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "officer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(40), nullable=False),
        sa.Column("full_name", sa.String(120), nullable=False),
        sa.Column("nip", sa.String(30), nullable=False),
        sa.Column("sex", sa.String(40), nullable=True),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failed_sign_ins", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("sex IN ('male', 'female')", name="ck_officer_sex"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("username"),
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("station", sa.String(80), nullable=False),
        sa.Column("instance", sa.String(32), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_paper_kind"), "paper", ["kind"], unique=False)
    op.create_index(
        "ix_paper_unprinted",
        "paper",
        ["instance"],
        unique=False,
        sqlite_where=sa.text("printed_at IS NULL"),
        postgresql_where=sa.text("printed_at IS NULL"),
    )
    op.create_index(op.f("ix_paper_number"), "paper", ["number"], unique=False)
    op.create_index(op.f("ix_paper_office_date"), "paper", ["office_date"], unique=False)
    op.create_index(op.f("ix_paper_resident_id"), "paper", ["resident_id"], unique=False)
    op.create_table(
        "region",
        sa.Column("code", sa.String(13), nullable=False),
        sa.Column("parent_code", sa.String(), nullable=True),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("name_key", sa.String(80), nullable=False),
        sa.CheckConstraint(
            "level IN ('province', 'city', 'district', 'village')", name="ck_region_level"
        ),
        sa.ForeignKeyConstraint(
            ["parent_code"],
            ["region.code"],
        ),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index(op.f("ix_region_name_key"), "region", ["name_key"], unique=False)
    op.create_index(op.f("ix_region_parent_code"), "region", ["parent_code"], unique=False)
    op.create_table(
        "roll_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("whole_of", sa.String(13), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_roll_import_sha256"), "roll_import", ["sha256"], unique=False)
    op.create_table(
        "roll_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("until_id", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('added', 'changed', 'gone')", name="ck_roll_change_kind"),
        sa.ForeignKeyConstraint(
            ["roll_id"],
            ["roll_import.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_roll_change_roll_id"), "roll_change", ["roll_id"], unique=False)
    op.create_index(
        op.f("ix_roll_change_resident_id"), "roll_change", ["resident_id"], unique=False
    )
    op.create_table(
        "service",
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("letter", sa.String(1), nullable=False),
        sa.Column("name_id", sa.String(80), nullable=False),
        sa.Column("name_en", sa.String(80), nullable=False),
        sa.Column("course", sa.String(40), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("daily_quota", sa.Integer(), nullable=False),
        sa.Column("morning_quota", sa.Integer(), nullable=False),
        sa.Column("afternoon_quota", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "course IN ('recording', 'printing', 'pickup', 'information')", name="ck_service_course"
        ),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "officer_role",
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.CheckConstraint(
            "role IN ('counter', 'recorder', 'printer', 'handover', 'supervisor', 'administrator', 'kiosk')",
            name="ck_officer_role_role",
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("officer_id", "role"),
    )
    op.create_table(
        "officer_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(200), nullable=False),
        sa.Column("instance", sa.String(32), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_how", sa.String(40), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "ended_how IN ('signed_out', 'ended', 'lost', 'disabled', 'password')",
            name="ck_officer_session_ended_how",
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_how IS NULL)", name="ck_officer_session_ended"
        ),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"]),
        sa.ForeignKeyConstraint(["ended_by"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_officer_session_open",
        "officer_session",
        ["officer_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "emergency_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "opened_at IS NULL OR (session_id IS NOT NULL AND reason <> '' AND opened_by <> '')",
            name="ck_emergency_access_opened",
        ),
        sa.ForeignKeyConstraint(["made_by"], ["officer.id"]),
        sa.ForeignKeyConstraint(["session_id"], ["officer_session.id"]),
        sa.ForeignKeyConstraint(["acknowledged_by"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "uq_emergency_access_sealed",
        "emergency_access",
        ["office"],
        unique=True,
        sqlite_where=sa.text("opened_at IS NULL AND withdrawn_at IS NULL"),
        postgresql_where=sa.text("opened_at IS NULL AND withdrawn_at IS NULL"),
    )
    op.create_table(
        "resident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nik", sa.String(16), nullable=False),
        sa.Column("kk_number", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("name_key", sa.String(120), nullable=False),
        sa.Column("sound_key", sa.String(160), server_default="", nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("birth_place", sa.String(80), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("marital_status", sa.String(40), nullable=False),
        sa.Column("citizenship", sa.String(40), nullable=False),
        sa.Column("itap_until", sa.Date(), nullable=True),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("rt", sa.String(5), nullable=False),
        sa.Column("rw", sa.String(5), nullable=False),
        sa.Column("village_code", sa.String(), nullable=True),
        sa.Column("presence", sa.String(40), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("roll_state", sa.String(40), nullable=False),
        sa.Column("own_edits", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("citizenship IN ('WNI', 'WNA')", name="ck_resident_citizenship"),
        sa.CheckConstraint(
            "marital_status IN ('single', 'married', 'divorced', 'widowed')",
            name="ck_resident_marital_status",
        ),
        sa.CheckConstraint(
            "presence IN ('present', 'moved', 'died', 'merged', 'unknown')",
            name="ck_resident_presence",
        ),
        sa.CheckConstraint(
            "(presence = 'merged') = (merged_into IS NOT NULL)", name="ck_resident_merged"
        ),
        sa.CheckConstraint(
            "roll_state IN ('typed', 'listed', 'gone')", name="ck_resident_roll_state"
        ),
        sa.CheckConstraint("sex IN ('L', 'P')", name="ck_resident_sex"),
        sa.CheckConstraint("length(nik) = 16", name="ck_resident_nik"),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["resident.id"],
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["village_code"],
            ["region.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("nik"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_resident_gone",
        "resident",
        ["id"],
        unique=False,
        sqlite_where=sa.text("roll_state = 'gone'"),
        postgresql_where=sa.text("roll_state = 'gone'"),
    )
    op.create_index(op.f("ix_resident_birth_date"), "resident", ["birth_date"], unique=False)
    op.create_index(
        "ix_resident_merged_into",
        "resident",
        ["merged_into"],
        unique=False,
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_index(op.f("ix_resident_kk_number"), "resident", ["kk_number"], unique=False)
    op.create_index(
        "ix_resident_name_key",
        "resident",
        ["name_key", "id"],
        unique=False,
        postgresql_ops={"name_key": "text_pattern_ops"},
    )
    op.create_index(
        "ix_resident_village_name",
        "resident",
        ["village_code", "name_key", "id"],
        unique=False,
        postgresql_ops={"name_key": "text_pattern_ops"},
    )
    op.create_table(
        "resident_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("inverse", sa.Text(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kept_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["merged_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"],
            ["resident_merge.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("undoes_id"),
    )
    op.create_index(op.f("ix_resident_merge_kept_id"), "resident_merge", ["kept_id"], unique=False)
    op.create_index(
        op.f("ix_resident_merge_merged_id"), "resident_merge", ["merged_id"], unique=False
    )
    op.create_table(
        "resident_distinct",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("low_id", sa.Integer(), nullable=False),
        sa.Column("high_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.CheckConstraint("low_id < high_id", name="ck_resident_distinct_order"),
        sa.ForeignKeyConstraint(
            ["high_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["low_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("low_id", "high_id", name="uq_resident_distinct"),
    )
    op.create_table(
        "stock_movement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("source_type", sa.String(20), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("counterpart", sa.String(120), nullable=False),
        sa.Column("document", sa.String(80), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('opening', 'received', 'used', 'spoiled', 'returned', 'lent', 'borrowed', 'given_back', 'got_back', 'count', 'reversal')",
            name="ck_stock_movement_kind",
        ),
        sa.CheckConstraint(
            "quantity <> 0 OR kind IN ('count', 'opening')", name="ck_stock_quantity"
        ),
        sa.CheckConstraint(
            "kind NOT IN ('given_back', 'got_back') OR loan_id IS NOT NULL", name="ck_stock_loan"
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"],
            ["stock_movement.id"],
        ),
        sa.ForeignKeyConstraint(
            ["loan_id"],
            ["stock_movement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reverses_id"),
    )
    op.create_index(
        "ix_stock_day", "stock_movement", ["occurred_on", "kind", "quantity"], unique=False
    )
    op.create_index(
        "uq_stock_source", "stock_movement", ["source_type", "source_id", "kind"], unique=True
    )
    op.create_index(op.f("ix_stock_movement_loan_id"), "stock_movement", ["loan_id"])
    op.create_table(
        "planned_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("source_type", sa.String(20), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('school', 'village', 'other')", name="ck_planned_use_kind"),
        sa.CheckConstraint("expected > 0", name="ck_planned_use_expected"),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_planned_use_day", "planned_use", ["day", "cancelled_at"], unique=False)
    op.create_index(
        "uq_planned_use_source", "planned_use", ["source_type", "source_id"], unique=True
    )
    op.create_table(
        "central_sighting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.CheckConstraint(
            "source IN ('typed', 'imported', 'scanned', 'own_act')",
            name="ck_central_sighting_source",
        ),
        sa.CheckConstraint(
            "status IN ('UNREGISTERED', 'BIO_CAPTURED', 'PROCESSING', 'SENT_FOR_ENROLLMENT', 'RECEIVED_AT_CENTRAL', 'ENROLL_FAILURE_AT_REGIONAL', 'ENROLL_FAILURE_AT_CENTRAL', 'SEARCH_FAILURE_AT_CENTRAL', 'ADJUDICATE_RECORD', 'REQUEST_VALIDATION', 'DUPLICATE_RECORD', 'PRINT_READY_RECORD', 'SENT_FOR_CARD_PRINTING', 'CARD_PRINTED', 'CARD_SHIPPED', 'CARD_ISSUED')",
            name="ck_central_sighting_status",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_central_sighting_resident_id"), "central_sighting", ["resident_id"], unique=False
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(1), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("queue_letter", sa.String(1), nullable=False),
        sa.Column("only_counter_id", sa.Integer(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("appointment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("priority", sa.String(40), nullable=True),
        sa.Column("offer", sa.String(40), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("wait_for_others", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("serving_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'parked', 'awaiting_card', 'done', 'no_show', 'cancelled', 'transferred')",
            name="ck_ticket_state",
        ),
        sa.CheckConstraint(
            "offer IN ('card', 'suket', 'backlog', 'recording_only')", name="ck_ticket_offer"
        ),
        sa.ForeignKeyConstraint(
            ["counter_id"],
            ["counter.id"],
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["only_counter_id"],
            ["counter.id"],
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["ticket.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["service.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_ticket_day_state", "ticket", ["office_date", "state"], unique=False)
    op.create_index(op.f("ix_ticket_token"), "ticket", ["token"], unique=False)
    op.create_index(
        "uq_ticket_number",
        "ticket",
        ["office_date", "letter", "number"],
        unique=True,
        sqlite_where=sa.text("parent_id IS NULL"),
        postgresql_where=sa.text("parent_id IS NULL"),
    )
    op.create_index(
        "uq_ticket_token",
        "ticket",
        ["token"],
        unique=True,
        sqlite_where=sa.text("parent_id IS NULL"),
        postgresql_where=sa.text("parent_id IS NULL"),
    )
    op.create_index(
        "uq_ticket_child",
        "ticket",
        ["parent_id"],
        unique=True,
        sqlite_where=sa.text("parent_id IS NOT NULL AND state <> 'cancelled'"),
        postgresql_where=sa.text("parent_id IS NOT NULL AND state <> 'cancelled'"),
    )
    op.create_index(op.f("ix_ticket_resident_id"), "ticket", ["resident_id"], unique=False)
    op.create_index(
        "ix_ticket_open_day",
        "ticket",
        ["office_date"],
        unique=False,
        sqlite_where=sa.text(
            "state IN ('waiting', 'called', 'serving', 'parked', 'awaiting_card')"
        ),
        postgresql_where=sa.text(
            "state IN ('waiting', 'called', 'serving', 'parked', 'awaiting_card')"
        ),
    )
    op.create_index(
        "uq_ticket_at_counter",
        "ticket",
        ["counter_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_index(
        "uq_ticket_open_person",
        "ticket",
        ["office_date", "resident_id", "service_code"],
        unique=True,
        sqlite_where=sa.text(
            "state IN ('waiting', 'called', 'serving', 'parked', 'awaiting_card') AND resident_id IS NOT NULL"
        ),
        postgresql_where=sa.text(
            "state IN ('waiting', 'called', 'serving', 'parked', 'awaiting_card') AND resident_id IS NOT NULL"
        ),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("letter", sa.String(1), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("from_ticket_id", sa.Integer(), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reason IN ('booked', 'papers_missing', 'card_ready')", name="ck_appointment_reason"
        ),
        sa.CheckConstraint(
            "state IN ('booked', 'arrived', 'cancelled', 'missed')", name="ck_appointment_state"
        ),
        sa.ForeignKeyConstraint(
            ["from_ticket_id"],
            ["ticket.id"],
        ),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["service.code"],
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token"),
    )
    op.create_index("ix_appointment_day", "appointment", ["day", "state"], unique=False)
    op.create_index("ix_appointment_from_ticket", "appointment", ["from_ticket_id"], unique=False)
    op.create_index(
        "uq_appointment_place",
        "appointment",
        ["slot_at", "letter", "place"],
        unique=True,
        sqlite_where=sa.text("state IN ('booked', 'arrived')"),
        postgresql_where=sa.text("state IN ('booked', 'arrived')"),
    )
    op.create_index(
        "uq_appointment_open_person",
        "appointment",
        ["resident_id", "service_code"],
        unique=True,
        sqlite_where=sa.text("state = 'booked' AND resident_id IS NOT NULL"),
        postgresql_where=sa.text("state = 'booked' AND resident_id IS NOT NULL"),
    )
    op.create_table(
        "counter_now",
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'break', 'closed')", name="ck_counter_now_state"),
        sa.ForeignKeyConstraint(
            ["counter_id"],
            ["counter.id"],
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("counter_id"),
    )
    op.create_table(
        "counter_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200), nullable=False),
        sa.CheckConstraint("state IN ('open', 'break', 'closed')", name="ck_counter_event_state"),
        sa.ForeignKeyConstraint(
            ["counter_id"],
            ["counter.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_counter_event_counter_id"), "counter_event", ["counter_id"], unique=False
    )
    op.create_index(
        op.f("ix_counter_event_office_date"), "counter_event", ["office_date"], unique=False
    )
    op.create_table(
        "checklist_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "recording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("transport", sa.String(40), nullable=False),
        sa.Column("checklist_version_id", sa.Integer(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("witness", sa.String(120), nullable=False),
        sa.Column("override_reason", sa.String(300), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("former_operators", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("return_reason", sa.String(500), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'documents_ok', 'captured', 'awaiting_review', 'approved', 'returned', 'cancelled', 'disputed')",
            name="ck_recording_state",
        ),
        sa.CheckConstraint(
            "transport IN ('local', 'bundled', 'imported')", name="ck_recording_transport"
        ),
        sa.ForeignKeyConstraint(
            ["checklist_version_id"],
            ["checklist_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["service.code"],
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("token"),
    )
    op.create_index("ix_recording_day_state", "recording", ["office_date", "state"], unique=False)
    op.create_index(op.f("ix_recording_resident_id"), "recording", ["resident_id"], unique=False)
    op.create_index(
        "uq_recording_open_person",
        "recording",
        ["resident_id"],
        unique=True,
        sqlite_where=sa.text(
            "state IN ('draft', 'documents_ok', 'captured', 'awaiting_review', 'returned')"
        ),
        postgresql_where=sa.text(
            "state IN ('draft', 'documents_ok', 'captured', 'awaiting_review', 'returned')"
        ),
    )
    op.create_table(
        "recording_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "act IN ('started', 'marked', 'failed', 'excepted', 'cleared', 'taken_over', 'adapted', 'moved')",
            name="ck_recording_event_act",
        ),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_recording_event_recording_id"), "recording_event", ["recording_id"], unique=False
    )
    op.create_table(
        "ticket_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "act IN ('taken', 'called', 'recalled', 'served', 'no_show', 'returned', 'parked', 'awaiting_card', 'finished', 'cancelled', 'identified', 'lapsed', 'transferred', 'continued', 'undone', 'joined')",
            name="ck_ticket_event_act",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ticket_event_ticket_id"), "ticket_event", ["ticket_id"], unique=False)
    op.create_table(
        "number_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(1), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("station", sa.String(80), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("leased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(500), nullable=False),
        sa.CheckConstraint("used BETWEEN 0 AND last - first + 1", name="ck_number_block_used"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token"),
    )
    op.create_index("ix_number_block_day", "number_block", ["office_date", "letter"], unique=False)
    op.create_index(op.f("ix_number_block_holder"), "number_block", ["holder"], unique=False)
    op.create_table(
        "wait_prediction",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("queue_letter", sa.String(1), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("counters_open", sa.Integer(), nullable=False),
        sa.Column("counters_busy", sa.Integer(), nullable=False),
        sa.Column("low_s", sa.Integer(), nullable=True),
        sa.Column("median_s", sa.Integer(), nullable=True),
        sa.Column("high_s", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["service_code"], ["service.code"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("ticket_id"),
    )
    op.create_index(
        "ix_wait_prediction_queue", "wait_prediction", ["queue_letter", "office_date"], unique=False
    )
    op.create_index(
        op.f("ix_wait_prediction_office_date"), "wait_prediction", ["office_date"], unique=False
    )
    op.create_table(
        "wait_pace",
        sa.Column("queue_letter", sa.String(1), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("learned", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("queue_letter"),
    )
    op.create_table(
        "scarcity_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("version"),
    )
    op.create_table(
        "print_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("service_code", sa.String(), nullable=True),
        sa.Column("village_code", sa.String(), nullable=True),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(80), nullable=False),
        sa.Column("printer_name", sa.String(80), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("planned > 0", name="ck_print_run_planned"),
        sa.ForeignKeyConstraint(["operator_id"], ["officer.id"]),
        sa.ForeignKeyConstraint(["service_code"], ["service.code"]),
        sa.ForeignKeyConstraint(["village_code"], ["region.code"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("ix_print_run_day", "print_run", ["office_date"], unique=False)
    op.create_index(
        "uq_print_run_open",
        "print_run",
        ["operator_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("recording_id", sa.Integer(), nullable=True),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("blank_serial", sa.String(40), nullable=True),
        sa.Column("spoil_reason", sa.String(40), nullable=True),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("station", sa.String(80), nullable=False),
        sa.Column("instance", sa.String(32), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("intended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('printing', 'unknown', 'printed', 'spoiled', 'not_printed', 'handed_over', 'out', 'lost', 'withdrawn')",
            name="ck_card_state",
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(["run_id"], ["print_run.id"]),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["service.code"],
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("blank_serial"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("token"),
    )
    op.create_index(op.f("ix_card_resident_id"), "card", ["resident_id"], unique=False)
    op.create_index("ix_card_state_day", "card", ["state", "office_date"], unique=False)
    op.create_index("ix_card_run", "card", ["run_id", "resident_id"], unique=False)
    op.create_index(
        "uq_card_unsettled_person",
        "card",
        ["resident_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('printing', 'unknown')"),
        postgresql_where=sa.text("state IN ('printing', 'unknown')"),
    )
    op.create_table(
        "central_record",
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("service_code", sa.String(), nullable=True),
        sa.Column("urgent_reason", sa.String(200), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("recording_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status IN ('UNREGISTERED', 'BIO_CAPTURED', 'PROCESSING', 'SENT_FOR_ENROLLMENT', 'RECEIVED_AT_CENTRAL', 'ENROLL_FAILURE_AT_REGIONAL', 'ENROLL_FAILURE_AT_CENTRAL', 'SEARCH_FAILURE_AT_CENTRAL', 'ADJUDICATE_RECORD', 'REQUEST_VALIDATION', 'DUPLICATE_RECORD', 'PRINT_READY_RECORD', 'SENT_FOR_CARD_PRINTING', 'CARD_PRINTED', 'CARD_SHIPPED', 'CARD_ISSUED')",
            name="ck_central_record_status",
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["service.code"],
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("resident_id"),
    )
    op.create_index("ix_central_record_status", "central_record", ["status", "since"], unique=False)
    op.create_index(
        "ix_central_record_ready",
        "central_record",
        ["since", "resident_id"],
        unique=False,
        sqlite_where=sa.text("status = 'PRINT_READY_RECORD'"),
        postgresql_where=sa.text("status = 'PRINT_READY_RECORD'"),
    )
    op.create_table(
        "print_backlog",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'invited', 'served', 'cancelled')", name="ck_print_backlog_state"
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["service.code"],
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_print_backlog_resident_id"), "print_backlog", ["resident_id"], unique=False
    )
    op.create_index("ix_print_backlog_state", "print_backlog", ["state", "since"], unique=False)
    op.create_index(
        "uq_print_backlog_person",
        "print_backlog",
        ["resident_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('waiting', 'invited')"),
        postgresql_where=sa.text("state IN ('waiting', 'invited')"),
    )
    op.create_table(
        "recording_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("label", sa.String(120), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("exception", sa.String(40), nullable=True),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("signed_off_by", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'captured', 'exception')", name="ck_recording_item_state"
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
        ),
        sa.ForeignKeyConstraint(
            ["signed_off_by"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("uq_recording_item", "recording_item", ["recording_id", "key"], unique=True)
    op.create_table(
        "card_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "act IN ('intended', 'good', 'spoiled', 'unknown', 'not_printed', 'handed_over', 'taken_back', 'sent_out', 'brought_back', 'lost', 'withdrawn', 'corrected')",
            name="ck_card_event_act",
        ),
        sa.ForeignKeyConstraint(
            ["card_id"],
            ["card.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_card_event_card_id"), "card_event", ["card_id"], unique=False)
    op.create_index(op.f("ix_card_event_office_date"), "card_event", ["office_date"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("proof", sa.String(40), nullable=False),
        sa.Column("no_receipt_reason", sa.String(200), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("collector", sa.String(40), nullable=False),
        sa.Column("collector_name", sa.String(120), nullable=False),
        sa.Column("relation", sa.String(40), nullable=True),
        sa.Column("identity_kind", sa.String(40), nullable=True),
        sa.Column("collector_identity", sa.String(60), nullable=False),
        sa.Column("authority_letter", sa.String(80), nullable=False),
        sa.Column("authority_date", sa.Date(), nullable=True),
        sa.Column("old_card_taken", sa.Boolean(), nullable=False),
        sa.Column("old_card_reason", sa.String(40), nullable=True),
        sa.Column("old_card_absence", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "collector IN ('self', 'proxy', 'kelurahan')", name="ck_handover_collector"
        ),
        sa.CheckConstraint(
            "proof IN ('scanned', 'typed', 'no_receipt', 'signed_list')", name="ck_handover_proof"
        ),
        sa.CheckConstraint(
            "identity_kind IN ('ktp', 'kk', 'sim', 'passport', 'face', 'other')",
            name="ck_handover_identity_kind",
        ),
        sa.CheckConstraint(
            "relation IN ('spouse', 'parent', 'child', 'sibling', 'relative', 'neighbour', 'official', 'other')",
            name="ck_handover_relation",
        ),
        sa.ForeignKeyConstraint(
            ["card_id"],
            ["card.id"],
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_id", "turn", name="uq_handover_turn"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_handover_office_date"), "handover", ["office_date"], unique=False)


def _create_blank_requests() -> None:
    op.create_table(
        "blank_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("supplier", sa.String(40), nullable=False),
        sa.Column("proposed", sa.Integer(), nullable=False),
        sa.Column("requested", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("letter_number", sa.String(60), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("shipped_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("beside_id", sa.Integer(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('draft', 'submitted', 'approved', 'shipped', 'closed_short', 'refused', 'cancelled')",
            name="ck_blank_request_stage",
        ),
        sa.CheckConstraint("supplier IN ('province', 'centre')", name="ck_blank_request_supplier"),
        sa.CheckConstraint("requested > 0", name="ck_blank_request_requested"),
        sa.CheckConstraint(
            "approved IS NULL OR (approved > 0 AND approved <= requested)",
            name="ck_blank_request_approved",
        ),
        sa.CheckConstraint(
            "stage IN ('draft', 'submitted', 'refused', 'cancelled') OR approved IS NOT NULL",
            name="ck_blank_request_stage_approved",
        ),
        sa.ForeignKeyConstraint(["beside_id"], ["blank_request.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "blank_request_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(80), nullable=False),
        sa.Column("serials", sa.String(200), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("told", sa.String(120), nullable=False),
        sa.Column("channel", sa.String(40), nullable=True),
        sa.Column("movement_id", sa.Integer(), nullable=True),
        sa.Column("paper_key", sa.String(120), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "act IN ('drafted', 'changed', 'submitted', 'approved', 'shipped', 'received', 'closed_short', 'refused', 'cancelled', 'reminded', 'told')",
            name="ck_blank_request_event_act",
        ),
        sa.CheckConstraint(
            "channel IN ('letter', 'phone', 'whatsapp', 'email', 'in_person')",
            name="ck_blank_request_event_channel",
        ),
        sa.CheckConstraint(
            "(act = 'received') = (movement_id IS NOT NULL)",
            name="ck_blank_request_event_movement",
        ),
        sa.CheckConstraint(
            "act <> 'told' OR (told <> '' AND channel IS NOT NULL)",
            name="ck_blank_request_event_told",
        ),
        sa.ForeignKeyConstraint(["request_id"], ["blank_request.id"]),
        sa.ForeignKeyConstraint(["movement_id"], ["stock_movement.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_blank_request_event_request_id"),
        "blank_request_event",
        ["request_id"],
        unique=False,
    )
    op.create_index(
        "uq_blank_request_event_movement",
        "blank_request_event",
        ["movement_id"],
        unique=True,
        sqlite_where=sa.text("movement_id IS NOT NULL"),
        postgresql_where=sa.text("movement_id IS NOT NULL"),
    )


def _create_pickup() -> None:
    """Hand-overs taken back, reminders, and the lists that leave with a kelurahan."""
    op.create_table(
        "handover_reversal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["handover_id"], ["handover.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("handover_id"),
    )
    op.create_index(
        op.f("ix_handover_reversal_office_date"), "handover_reversal", ["office_date"], unique=False
    )
    op.create_table(
        "card_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("told", sa.String(120), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "channel IN ('phone', 'message', 'letter', 'kelurahan', 'visit')",
            name="ck_card_reminder_channel",
        ),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_card_reminder_card_id"), "card_reminder", ["card_id"], unique=False)
    op.create_table(
        "card_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("receiver_name", sa.String(120), nullable=False),
        sa.Column("receiver_identity", sa.String(60), nullable=False),
        sa.Column("receiver_position", sa.String(120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("home_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'home')", name="ck_card_delivery_state"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.ForeignKeyConstraint(["village_code"], ["region.code"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_card_delivery_office_date"), "card_delivery", ["office_date"], unique=False
    )
    op.create_index("ix_card_delivery_state", "card_delivery", ["state", "due_on"], unique=False)
    op.create_table(
        "card_delivery_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("received_by", sa.String(120), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('out', 'delivered', 'brought_back', 'lost')",
            name="ck_card_delivery_item_outcome",
        ),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"]),
        sa.ForeignKeyConstraint(["delivery_id"], ["card_delivery.id"]),
        sa.ForeignKeyConstraint(["settled_by"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("delivery_id", "card_id", name="uq_card_delivery_item_card"),
    )
    op.create_index(
        op.f("ix_card_delivery_item_delivery_id"),
        "card_delivery_item",
        ["delivery_id"],
        unique=False,
    )
    op.create_index(
        "uq_card_delivery_item_out",
        "card_delivery_item",
        ["card_id"],
        unique=True,
        sqlite_where=sa.text("outcome = 'out'"),
        postgresql_where=sa.text("outcome = 'out'"),
    )


def _create_follow_up() -> None:
    """Reviews, the follow-up of central statuses, and temporary certificates."""
    op.create_table(
        "central_ageing",
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("remedy", sa.String(40), nullable=False),
        sa.CheckConstraint(
            "remedy IN ('send', 'wait_then_ask', 'delete_and_resend', 'record_again', 'ask_deletion', 'print', 'invite')",
            name="ck_central_ageing_remedy",
        ),
        sa.CheckConstraint(
            "status IN ('UNREGISTERED', 'BIO_CAPTURED', 'PROCESSING', 'SENT_FOR_ENROLLMENT', 'RECEIVED_AT_CENTRAL', 'ENROLL_FAILURE_AT_REGIONAL', 'ENROLL_FAILURE_AT_CENTRAL', 'SEARCH_FAILURE_AT_CENTRAL', 'ADJUDICATE_RECORD', 'REQUEST_VALIDATION', 'DUPLICATE_RECORD', 'PRINT_READY_RECORD', 'SENT_FOR_CARD_PRINTING', 'CARD_PRINTED', 'CARD_SHIPPED', 'CARD_ISSUED')",
            name="ck_central_ageing_status",
        ),
        sa.CheckConstraint(
            "days IS NULL OR days BETWEEN 0 AND 3650", name="ck_central_ageing_days"
        ),
        sa.PrimaryKeyConstraint("status"),
    )
    op.create_table(
        "central_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_central_import_sha256"), "central_import", ["sha256"], unique=False)
    op.create_table(
        "follow_up_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("paper_key", sa.String(120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("act IN ('noted', 'letter', 'reminded')", name="ck_follow_up_note_act"),
        sa.CheckConstraint(
            "status IN ('UNREGISTERED', 'BIO_CAPTURED', 'PROCESSING', 'SENT_FOR_ENROLLMENT', 'RECEIVED_AT_CENTRAL', 'ENROLL_FAILURE_AT_REGIONAL', 'ENROLL_FAILURE_AT_CENTRAL', 'SEARCH_FAILURE_AT_CENTRAL', 'ADJUDICATE_RECORD', 'REQUEST_VALIDATION', 'DUPLICATE_RECORD', 'PRINT_READY_RECORD', 'SENT_FOR_CARD_PRINTING', 'CARD_PRINTED', 'CARD_SHIPPED', 'CARD_ISSUED')",
            name="ck_follow_up_note_status",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_follow_up_note_resident_id"), "follow_up_note", ["resident_id"], unique=False
    )
    op.create_table(
        "ikd_activation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("device_check", sa.String(40), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "device_check IN ('own_phone', 'family_phone', 'failed')",
            name="ck_ikd_activation_device_check",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_ikd_activation_office_date"), "ikd_activation", ["office_date"], unique=False
    )
    op.create_index(
        op.f("ix_ikd_activation_resident_id"), "ikd_activation", ["resident_id"], unique=False
    )
    op.create_table(
        "suket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("extends_id", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('valid', 'extended', 'replaced', 'withdrawn')", name="ck_suket_state"
        ),
        sa.ForeignKeyConstraint(
            ["extends_id"],
            ["suket.id"],
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("token"),
    )
    op.create_index(op.f("ix_suket_issued_on"), "suket", ["issued_on"], unique=False)
    op.create_index(op.f("ix_suket_resident_id"), "suket", ["resident_id"], unique=False)
    op.create_index("ix_suket_until", "suket", ["state", "valid_until"], unique=False)
    op.create_index(
        "uq_suket_valid_person",
        "suket",
        ["resident_id"],
        unique=True,
        sqlite_where=sa.text("state = 'valid'"),
        postgresql_where=sa.text("state = 'valid'"),
    )
    op.create_table(
        "correction_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("addressee", sa.String(40), nullable=False),
        sa.Column("elsewhere", sa.String(200), nullable=False),
        sa.Column("story", sa.String(500), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=True),
        sa.Column("letter_number", sa.String(60), nullable=False),
        sa.Column("answer", sa.String(40), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "addressee IN ('centre', 'province')", name="ck_correction_case_addressee"
        ),
        sa.CheckConstraint(
            "answer IN ('deleted', 'refused', 'more_asked')", name="ck_correction_case_answer"
        ),
        sa.CheckConstraint(
            "kind IN ('duplicate', 'wrong_person', 'wrong_biometrics')",
            name="ck_correction_case_kind",
        ),
        sa.CheckConstraint(
            "state IN ('opened', 'letter_made', 'sent', 'answered', 'recording_again', 'closed', 'cancelled')",
            name="ck_correction_case_state",
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"],
            ["officer.id"],
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["resident.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_correction_case_resident_id"), "correction_case", ["resident_id"], unique=False
    )
    op.create_index(
        "ix_correction_case_state", "correction_case", ["state", "opened_on"], unique=False
    )
    op.create_index(
        "uq_correction_case_person",
        "correction_case",
        ["resident_id"],
        unique=True,
        sqlite_where=sa.text(
            "state IN ('opened', 'letter_made', 'sent', 'answered', 'recording_again')"
        ),
        postgresql_where=sa.text(
            "state IN ('opened', 'letter_made', 'sent', 'answered', 'recording_again')"
        ),
    )
    op.create_table(
        "recording_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('approved', 'returned')", name="ck_recording_review_outcome"
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_recording_review_office_date"), "recording_review", ["office_date"], unique=False
    )
    op.create_index(
        op.f("ix_recording_review_recording_id"), "recording_review", ["recording_id"], unique=False
    )
    op.create_table(
        "correction_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("paper_key", sa.String(120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "act IN ('opened', 'letter_made', 'sent', 'reminded', 'answered', 'recording_again', 'closed', 'cancelled', 'noted')",
            name="ck_correction_event_act",
        ),
        sa.CheckConstraint(
            "state IN ('opened', 'letter_made', 'sent', 'answered', 'recording_again', 'closed', 'cancelled')",
            name="ck_correction_event_state",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["correction_case.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_correction_event_case_id"), "correction_event", ["case_id"], unique=False
    )


def _create_coverage() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(40), nullable=True),
        sa.Column("evidence", sa.String(200), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("said_by", sa.String(120), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "why IN ('died', 'moved', 'away', 'refuses', 'at_home', 'unknown')",
            name="ck_absence_why",
        ),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_absence_resident", "absence", ["resident_id", "id"], unique=False)
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("village_code", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "level IN ('sma', 'smk', 'ma', 'slb', 'pkbm', 'other')", name="ck_school_level"
        ),
        sa.ForeignKeyConstraint(["village_code"], ["region.code"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "resident_school",
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("class_name", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"]),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"]),
        sa.PrimaryKeyConstraint("resident_id"),
    )
    op.create_index(
        op.f("ix_resident_school_school_id"), "resident_school", ["school_id"], unique=False
    )
    op.create_table(
        "departure_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=False),
        sa.Column("absence_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_to", sa.String(120), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "why IN ('died', 'moved', 'away', 'refuses', 'at_home', 'unknown')",
            name="ck_departure_report_why",
        ),
        sa.CheckConstraint(
            "state IN ('prepared', 'handed_over', 'cancelled', 'done')",
            name="ck_departure_report_state",
        ),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_departure_report_resident_id"), "departure_report", ["resident_id"], unique=False
    )
    op.create_index(
        "uq_departure_report_open",
        "departure_report",
        ["resident_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('prepared', 'handed_over')"),
        postgresql_where=sa.text("state IN ('prepared', 'handed_over')"),
    )
    op.create_table(
        "coverage_taking",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "coverage_day",
        sa.Column("village_code", sa.String(13), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("obliged", sa.Integer(), nullable=False),
        sa.Column("recorded", sa.Integer(), nullable=False),
        sa.Column("ready", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("village_code", "day"),
    )
    op.create_table(
        "coverage_count",
        sa.Column("village_code", sa.String(13), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("age", sa.String(40), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("sex IN ('L', 'P')", name="ck_coverage_count_sex"),
        sa.CheckConstraint(
            "age IN ('under_17', '17', '18_24', '25_34', '35_44', '45_59', '60_up')",
            name="ck_coverage_count_age",
        ),
        sa.CheckConstraint(
            "stage IN ('unrecorded', 'trouble', 'on_the_way', 'ready', 'uncollected', 'held')",
            name="ck_coverage_count_stage",
        ),
        sa.PrimaryKeyConstraint("village_code", "sex", "age", "stage", "why"),
    )


def _create_destruction() -> None:
    """The destruction store and its batches."""
    op.create_table(
        "destruction_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(60), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("counted_round", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("method", sa.String(40), nullable=True),
        sa.Column("witnesses", sa.Text(), nullable=False),
        sa.Column("destroyed_on", sa.Date(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'done', 'cancelled')", name="ck_destruction_batch_state"
        ),
        sa.CheckConstraint("method IN ('burnt', 'shredded')", name="ck_destruction_batch_method"),
        sa.ForeignKeyConstraint(["opened_by"], ["officer.id"]),
        sa.ForeignKeyConstraint(["signed_by"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_destruction_batch_destroyed_on"),
        "destruction_batch",
        ["destroyed_on"],
        unique=False,
    )
    op.create_index(
        "uq_destruction_draft",
        "destruction_batch",
        ["state"],
        unique=True,
        sqlite_where=sa.text("state = 'draft'"),
        postgresql_where=sa.text("state = 'draft'"),
    )
    reasons = (
        "reason IN ('factory_defect', 'cannot_encode', 'misprint', 'worn', 'data_change', "
        "'moved', 'deceased', 'lost_then_found', 'uncollected')"
    )
    sources = "source IN ('spoiled', 'handover', 'withdrawn', 'hand')"
    op.create_table(
        "store_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(30), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.Integer(), nullable=True),
        sa.Column("nik", sa.String(16), nullable=False),
        sa.Column("card_number", sa.String(30), nullable=False),
        sa.Column("serial", sa.String(40), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(reasons, name="ck_store_entry_reason"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"]),
        sa.ForeignKeyConstraint(["corrects_id"], ["destruction_batch.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    for column in ("office_date", "resident_id"):
        op.create_index(op.f(f"ix_store_entry_{column}"), "store_entry", [column], unique=False)
    op.create_table(
        "destruction_pick",
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(sources, name="ck_destruction_pick_source"),
        sa.ForeignKeyConstraint(["batch_id"], ["destruction_batch.id"]),
        sa.PrimaryKeyConstraint("source", "source_id"),
    )
    op.create_table(
        "destroyed_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.CheckConstraint(sources, name="ck_destroyed_piece_source"),
        sa.CheckConstraint(reasons, name="ck_destroyed_piece_reason"),
        sa.ForeignKeyConstraint(["batch_id"], ["destruction_batch.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "source_id", name="uq_destroyed_piece"),
    )
    op.create_table(
        "destruction_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.CheckConstraint(reasons, name="ck_destruction_count_reason"),
        sa.ForeignKeyConstraint(["batch_id"], ["destruction_batch.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("batch_id", "round", "reason", name="uq_destruction_count"),
    )
    op.create_table(
        "destruction_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.CheckConstraint(
            "act IN ('opened', 'chosen', 'counted', 'signed', 'cancelled', 'corrected')",
            name="ck_destruction_event_act",
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["destruction_batch.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for table in ("destruction_pick", "destroyed_piece", "destruction_event"):
        op.create_index(op.f(f"ix_{table}_batch_id"), table, ["batch_id"], unique=False)


def _create_printers() -> None:
    """Card printers and what they use up."""
    op.create_table(
        "card_printer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("model", sa.String(80), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "printer_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("printer_id", sa.Integer(), nullable=False),
        sa.Column("station", sa.String(80), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["printer_id"], ["card_printer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name, column in (("station", "station"), ("printer", "printer_id")):
        op.create_index(
            f"uq_printer_place_{name}",
            "printer_place",
            [column],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
    op.create_table(
        "consumable",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("prints", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('ribbon', 'film', 'cleaning_kit')", name="ck_consumable_kind"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "name", name="uq_consumable_name"),
    )
    op.create_table(
        "consumable_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consumable_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("rolls", sa.Integer(), nullable=False),
        sa.Column("printer_id", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office_date", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "act IN ('received', 'loaded', 'removed', 'discarded')",
            name="ck_consumable_event_act",
        ),
        sa.CheckConstraint("rolls > 0", name="ck_consumable_event_rolls"),
        sa.ForeignKeyConstraint(["consumable_id"], ["consumable.id"]),
        sa.ForeignKeyConstraint(["printer_id"], ["card_printer.id"]),
        sa.ForeignKeyConstraint(["load_id"], ["consumable_event.id"]),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("load_id"),
    )
    for column in ("consumable_id", "printer_id"):
        op.create_index(
            op.f(f"ix_consumable_event_{column}"), "consumable_event", [column], unique=False
        )
