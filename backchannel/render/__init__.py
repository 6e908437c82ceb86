"""Pages as text: rich on a terminal, plain and of one width in a pipe.

In: pages of the views, and a stream. Out: text on it. Always true: a pipe gets no colour and no trailing
spaces, and the same page gives the same bytes.
"""

from backchannel.render.console import console_for
from backchannel.render.figures import show_figures
from backchannel.render.pages import show_arrivals, show_page
from backchannel.render.progress import progress
from backchannel.render.review import show_item
from backchannel.render.sheets import cells, read_sheet, write_csv, write_sheet

__all__ = [
    "cells", "console_for", "progress", "read_sheet", "show_arrivals", "show_figures", "show_item", "show_page",
    "write_csv", "write_sheet",
]  # fmt: skip
