"""Parse the data files that people review: vocabulary, grammar, word lists.

In: YAML text. Out: plain values. Always true: nothing but plain values is ever built, and the fast parser is used where
the installed YAML library has it.
"""

from __future__ import annotations

from typing import Any

import yaml

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(text: str) -> Any:
    """The values of a YAML text. Raises `yaml.YAMLError` where it is none."""
    return yaml.load(text, Loader=LOADER)
