"""Bare readings for tests of figures: a day, an outlet, and claims whose words do not matter.

All people and places are invented. The text of a sketch is one line, on which every claim rests.
"""

from __future__ import annotations

from typing import Any

from tests.reports import Report


class Sketch(Report):
    """A report without a file: its source is its text."""

    @property
    def data(self) -> bytes:
        return self.source.encode()

    def tell(self, kind: str, roles: dict[str, Any], **more: Any) -> Sketch:
        """A claim; entities that are named in its roles must be there."""
        self.claim(kind, "Notes", roles, **more)
        return self

    def held(self, person: str, by: str | None = None, **more: Any) -> Sketch:
        """A detention of a person, by somebody where given."""
        return self.tell("detention", {"person": [person], **({"custodian": [by]} if by else {})}, **more)

    def freed(self, person: str, mechanism: str = "unspecified", **more: Any) -> Sketch:
        """A release of a person."""
        return self.tell("release", {"person": [person], "mechanism": mechanism}, **more)

    def voice(self, key: str, speaker: str | None, kind: str, **more: Any) -> Sketch:
        """A statement on which claims can rest."""
        self.said(key, speaker, kind, "Notes", **more)
        return self


def sketch(published: str | None, outlet: str = "Coast Radio") -> Sketch:
    """An empty reading of that day, with two states, a group, two envoys and five people."""
    one = Sketch(f"Notes of {published} for {outlet}.", published, outlet)
    one.who("pt", "state", "Portugal", country="PT")
    one.who("cl", "state", "Chile", country="CL")
    one.who("ps", "organisation", "Prison Service", country="CL")
    one.who("front", "armed_group", "Southern Front")
    one.who("leal", "person", "Tomas Leal", country="PT")
    one.who("munoz", "person", "Carla Munoz", country="CL")
    one.who("aide", "person", "an aide", country="PT", anonymous=True)
    one.who("ana", "person", "Ana Duarte", nationalities=("PT",))
    one.who("rui", "person", "Rui Salgado", nationalities=("PT", "BR"))
    one.who("eva", "person", "Eva Prado")
    one.who("vidal", "person", "Hernan Vidal", country="CL")
    one.who("gil", "person", "Gil Castro", country="CL")
    return one
