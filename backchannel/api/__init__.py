"""The interface for programs: the record over HTTP, as JSON, described by OpenAPI 3.1.

In: requests. Out: JSON. Always true: an answer tells what the command line tells of the same ledger; whoever
has not shown the password sees what may be published and writes nothing; every error has one shape.
"""

from backchannel.api.application import BASE, make_api
from backchannel.api.description import openapi_text

__all__ = ["BASE", "make_api", "openapi_text"]
