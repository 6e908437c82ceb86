"""The command line: one function a command, each a thin cover over the workflow and the views.

In: arguments. Out: text or JSON on standard output, errors of one line on standard error, and an exit code
that `errors.py` tells. Always true: nothing is worked out here.
"""

from backchannel.cli import asking, changing, dealing, figures, identifying, keeping, reading, talks, weighing
from backchannel.cli.group import INTERRUPTED, main

__all__ = [
    "INTERRUPTED", "asking", "changing", "dealing", "figures", "identifying", "keeping", "main", "reading",
    "talks", "weighing",
]  # fmt: skip
