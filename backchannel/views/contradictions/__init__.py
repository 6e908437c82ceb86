"""What in the record contradicts what: counts, dates, places, stances, credit, custody, terms.

In: the record. Out: conflicts, each with its positions side by side. Always true: what is told later about a
later time is a change and no conflict; nothing is decided and nothing is left out because somebody settled it.
"""

from backchannel.views.contradictions.finding import conflicts, new_conflicts
from backchannel.views.contradictions.question import Conflict, Position

__all__ = ["Conflict", "Position", "conflicts", "new_conflicts"]
