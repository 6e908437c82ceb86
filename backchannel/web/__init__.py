"""The pages that people look at, made on the server; nothing on them needs a script.

In: a desk. Out: a Starlette application. Always true: pages are told from views; who has not shown the
password sees what may be published and nothing else.
"""

from backchannel.web.application import make_pages

__all__ = ["make_pages"]
