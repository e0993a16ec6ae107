"""Every public service of the program, found by looking: functions that take `work` first."""

import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from typing import Any

import ektp_desk

NOT_ROOMS = (".migrations", ".kernel", ".demo", "__main__")
PLAIN: dict[Any, Any] = {
    int: -1,
    str: "x",
    bool: False,
    float: 1.0,
    bytes: b"",
    date: date(2026, 11, 24),
    datetime: datetime(2026, 11, 24, tzinfo=UTC),
    time: time(9, 0),
}


@cache
def services() -> dict[str, Callable[..., Any]]:
    """By noun, module and name: `cards.services.confirm_good`."""
    found = {}
    for module in pkgutil.walk_packages(ektp_desk.__path__, "ektp_desk."):
        if any(part in module.name for part in NOT_ROOMS):
            continue
        room = importlib.import_module(module.name)
        for name, function in vars(room).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if own and not name.startswith("_") and _takes_work(function):
                found[f"{module.name.removeprefix('ektp_desk.')}.{name}"] = function
    return found


def _takes_work(function: Callable[..., Any]) -> bool:
    parameters = list(inspect.signature(function).parameters)
    return bool(parameters) and parameters[0] == "work"


def some_arguments(service: Callable[..., Any]) -> tuple[list[Any], dict[str, Any]]:
    """Something of the right kind for each parameter: who asks last would stumble over it."""
    hints = _hints(service)
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in list(inspect.signature(service).parameters.values())[1:]:
        if parameter.default is not parameter.empty:
            continue
        value = some(hints.get(parameter.name))
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            positional.append(value)
        elif parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
    return positional, named


def some(kind: Any) -> Any:
    """A value of a kind, as small as possible."""
    if kind in PLAIN:
        return PLAIN[kind]
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inside = typing.get_args(kind)
        return None if type(None) in inside else some(inside[0])
    if typing.get_origin(kind) is not None:
        return {} if "Mapping" in str(kind) or "dict" in str(kind) else ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(*some_arguments_of(kind))
    return None


def some_arguments_of(kind: type) -> list[Any]:
    """The same for a dataclass's fields that must be given."""
    hints = _hints(kind)
    return [
        some(hints.get(parameter.name))
        for parameter in inspect.signature(kind).parameters.values()
        if parameter.default is parameter.empty
    ]


def _hints(what: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(what)
    except TypeError:  # a kind that exists for the type checker only
        return {}
