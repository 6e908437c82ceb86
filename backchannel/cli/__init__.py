"""The command line: one function a command, each a thin cover over the workflow and the views.

In: arguments. Out: text or JSON on standard output, errors of one line on standard error, and an exit code
that `errors.py` tells. Always true: nothing is worked out here.
"""

from backchannel.cli import (
    adding,
    asking,
    changing,
    dealing,
    exporting,
    figures,
    finding,
    identifying,
    judging,
    keeping,
    publishing,
    reading,
    reviewing,
    serving,
    talks,
    weighing,
)
from backchannel.cli.group import INTERRUPTED, main

__all__ = [
    "INTERRUPTED", "adding", "asking", "changing", "dealing", "exporting", "figures", "finding",
    "identifying", "judging", "keeping", "main", "publishing", "reading", "reviewing", "serving", "talks", "weighing",
]  # fmt: skip
