"""Every error that Backchannel raises on purpose.

    BackchannelError                exit 1   HTTP 500
    ├── UsageError                  exit 2   HTTP 400   the request cannot be meant that way
    ├── InputError                  exit 3   HTTP 422   a source that cannot be read; names it and what to do
    │   ├── MissingInput            exit 3   HTTP 404   there is no such file or address
    │   ├── ServiceError            exit 3   HTTP 502   a service that the user named gave no usable answer
    │   ├── ReaderFault             exit 3   HTTP 500   the reader itself failed on an article
    │   └── Unreadable              exit 3   HTTP 422   there are bytes, but no article in them
    ├── NotFound                    exit 4   HTTP 404   the ledger holds no such person, deal or claim
    ├── LedgerError                 exit 5   HTTP 500   the ledger cannot be opened, written or trusted
    ├── Busy                        exit 1   HTTP 503   too much waits to be read; later there is room again
    └── ModelError                  exit 6   HTTP 500   weights, tokenizer and labels do not belong together

Always true: the message is one line, names the thing at fault and says what to do next.
"""

from __future__ import annotations


class BackchannelError(Exception):
    """Base of all errors raised on purpose; `exit_code` and `http_status` say how a surface reports it."""

    exit_code = 1
    http_status = 500


class UsageError(BackchannelError):
    """The request itself cannot be carried out as it was put."""

    exit_code = 2
    http_status = 400


class InputError(BackchannelError):
    """A source that cannot be read. The rest of a batch goes on."""

    exit_code = 3
    http_status = 422


class MissingInput(InputError):
    """There is no such file or address, or it may not be opened."""

    http_status = 404


class Unreadable(InputError):
    """There are bytes, but no article can be had from them."""


class ServiceError(InputError):
    """A service that the user named gave no usable answer; the article at hand is not read."""

    http_status = 502


class ReaderFault(InputError):
    """The reader itself failed on an article, which is no fault of the article; the rest of a batch goes on."""

    http_status = 500


class NotFound(BackchannelError):
    """The ledger holds nothing under that name."""

    exit_code = 4
    http_status = 404


class LedgerError(BackchannelError):
    """The ledger cannot be opened, written or trusted."""

    exit_code = 5


class Busy(BackchannelError):
    """Too much waits to be done already, or an answer is still being worked out: later there is one."""

    http_status = 503


class ModelError(BackchannelError):
    """Weights, tokenizer and label maps do not belong together."""

    exit_code = 6
