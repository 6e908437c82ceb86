"""One claim to be judged, on a screen: why it is asked, what it says, whose word it is, where it is written.

In: an item of the queue and a console. Out: text. Always true: the sentence stands as in the document.
"""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from backchannel.render.console import write
from backchannel.views import Item
from backchannel.views.dates import words

_LOUD, _QUIET = "bold", "dim"


def show_item(item: Item, number: int, total: int, console: Console) -> None:
    """Print an item of the queue, a claim or a question of identity."""
    head = Text(
        f"\n{number:,} of {total:,}  {item.type.replace('_', ' ')}  {item.claim or ' = '.join(item.keys)}",
        style=_QUIET,
    )
    for reason in item.reasons:
        head.append(f"\n  {reason}", style="default")
    parts: list[RenderableType] = [head, Padding(Text(item.text, style=_LOUD), (1, 0, 0, 2))]
    sure = f"{round(100 * item.confidence)} in 100"
    told = f"{item.says} · {'likeness' if item.keys else 'confidence'} {sure}"
    parts.append(Padding(Text(told, style=_QUIET), (0, 0, 0, 2)))
    for note in item.notes:
        when = words(note.published) if note.published else "date not known"
        paragraph = f", par. {note.paragraph}" if note.paragraph else ""
        text = Text(f"{note.outlet or note.source}, {when}{paragraph}  ", style=_QUIET)
        text.append(" ".join(note.quote.split()), style="default")
        parts.append(Padding(text, (1, 0, 0, 2)))
    roles = [f"{role}={value}" for role, value in item.roles.items()]
    roles += [f"time={item.time}"] if item.time else []
    roles += [f"polarity={item.polarity}"] if item.polarity != "positive" else []
    roles += [f"realis={item.realis}"] if item.realis != "asserted" else []
    if roles:
        parts.append(Padding(Text("  ".join(roles), style=_QUIET), (1, 0, 0, 2)))
    parts.append(Text())
    write(console, *parts)
