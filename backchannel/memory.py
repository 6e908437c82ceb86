"""Answering without a pause: no search for garbage while a page is made, and nothing worked out twice.

In: a function that makes many small records and lets go of them together, or a property of one. Out: the same
function or property. Always true: Python looks for garbage afterwards as it did before; what is kept of a record
is what would be worked out anew.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


def at_once(function: Callable[P, R]) -> Callable[P, R]:
    """The function, during which Python does not look for garbage.

    A page is made of some hundred thousand records that live until it is done: going through them over and
    over to find none that could go takes two fifths of the time.
    """

    @wraps(function)
    def run(*args: P.args, **more: P.kwargs) -> R:
        if not gc.isenabled():
            return function(*args, **more)
        gc.disable()
        try:
            return function(*args, **more)
        finally:
            gc.enable()

    return run


class once(Generic[R_co]):
    """A property that is worked out once for each record, as `functools.cached_property` does.

    That takes a lock for each value up to Python 3.11, which for the small values here is most of the time.
    """

    def __init__(self, make: Callable[[Any], R_co]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...

    @overload
    def __get__(self, record: object, owner: type) -> R_co: ...

    def __get__(self, record: object | None, owner: type) -> Self | R_co:
        if record is None:
            return self
        found = record.__dict__[self._name] = self._make(record)
        return found
