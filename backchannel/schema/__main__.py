"""`python -m backchannel.schema` prints the schema as made from the records now; `page` the vocabulary."""

import sys

from backchannel.schema.generate import dump
from backchannel.schema.page import page

if __name__ == "__main__":
    print(page() if sys.argv[1:] == ["page"] else dump(), end="")
