"""Answering without a pause: no search for garbage while a page is made.

In: a function that makes many small records and lets go of them together. Out: the same function. Always true:
Python looks for garbage afterwards as it did before.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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
