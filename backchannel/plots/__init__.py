"""Pictures of tables of figures, as SVG or PNG, drawn without network.

In: a table of figures, which picture, a path. Out: a file. Always true: title, what is counted, `n`, the day,
the number of documents and the state of review stand in the picture; an SVG says in words what it shows.
"""

from backchannel.plots.drawing import render, save, spoken

__all__ = ["render", "save", "spoken"]
