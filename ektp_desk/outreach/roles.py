"""Who may do what on a visit, in the office and on a laptop."""

from ektp_desk.accounts.rules import Role

TEAM = (Role.RECORDER, Role.COUNTER, Role.SUPERVISOR)
