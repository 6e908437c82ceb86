"""`python -m backchannel.api`: the description of the interface, as OpenAPI."""

import sys

from backchannel.api import openapi_text

if __name__ == "__main__":
    sys.stdout.write(openapi_text())
