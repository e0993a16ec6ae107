"""How urgent it is to apply for blanks: the worse of plan rate and forecast. Pure."""

from dataclasses import dataclass

from ektp_desk.stock.forecast import Due, Forecast, Reason
from ektp_desk.stock.rules import RateBasis, StockLevel, is_short, least_days_left


@dataclass(frozen=True)
class StockWarning:
    """The worse of two forecasts. Days are working days of use; `rate` is pieces a working day.

    `late`: the day by which to apply has passed; `short`: less than a week of use is left.
    """

    level: StockLevel
    basis: RateBasis
    rate: float
    days_left: float
    late: bool
    short: bool


def warning(
    balance: int, *, plan_rate: int, actual_rate: float, plan: Due, told: Forecast, week_days: int
) -> StockWarning:
    """Judge the stock by the worse of the plan rate (`plan`) and the forecast (`told`).

    Red: the day to apply by has passed, or less than a week is left. Amber: it is today, because
    from the next working day on it would be late (domain.md, The client).
    """
    by_plan = (plan.late, -plan.day.toordinal()) > (told.late, -told.apply_by.toordinal())
    basis = RateBasis.PLAN if by_plan else RateBasis.ACTUAL
    left = least_days_left(balance, plan_rate=plan_rate, actual_rate=actual_rate)
    late = plan.late or told.late or balance <= 0
    if late:
        level = StockLevel.RED
    elif Reason.TODAY in (plan.reason, told.reason):
        level = StockLevel.AMBER
    else:
        level = StockLevel.OK
    rate = float(plan_rate) if by_plan else told.rate
    return StockWarning(level, basis, rate, left, late, short=is_short(left, week_days=week_days))
