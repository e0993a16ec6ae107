"""What reviewers decided: append-only."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.recording.rules_review import ReviewOutcome


class RecordingReview(SQLModel, table=True):
    """One decision about one recording; `reasons` are values of `ReturnReason`."""

    __tablename__ = "recording_review"
    __table_args__ = (one_of("recording_review", "outcome", ReviewOutcome),)

    id: int | None = Field(default=None, primary_key=True)
    recording_id: int = Field(foreign_key="recording.id", index=True)
    outcome: ReviewOutcome = Field(sa_type=EnumText(ReviewOutcome))
    reasons: list[str] = Field(default_factory=list, sa_type=JsonText)
    note: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    officer_id: int | None = None
