"""The queue's acts, by name: what windows and console call.

Every step is a guarded UPDATE that names the state it starts from. Two officers pressing the same
button are told apart by the database: one UPDATE finds its row, the other finds none and becomes
a sentence.
"""

from ektp_desk.queue.appointments import (
    book_appointment,
    cancel_appointment,
    move_appointment,
    park_until,
)
from ektp_desk.queue.arrivals import arrive
from ektp_desk.queue.aside import (
    await_card,
    cancel,
    close_awaiting,
    identify,
    park,
    resume,
    return_to_waiting,
)
from ektp_desk.queue.calling import AT_COUNTER, call_chosen, call_next, no_show, recall, serve
from ektp_desk.queue.counters import close_counter, open_counter, pause_counter
from ektp_desk.queue.intake import TicketTaken, add_default_services, save_service, take_number
from ektp_desk.queue.undo import undo
from ektp_desk.queue.visits import finish, plan_services, transfer

__all__ = [
    "AT_COUNTER", "TicketTaken", "add_default_services", "arrive", "await_card",
    "book_appointment", "call_chosen", "call_next", "cancel", "cancel_appointment",
    "close_awaiting", "close_counter", "finish", "identify", "move_appointment", "no_show",
    "open_counter", "park", "park_until", "pause_counter", "plan_services", "recall", "resume",
    "return_to_waiting", "save_service", "serve", "take_number", "transfer", "undo",
]  # fmt: skip
