"""One deal on one page: how it stands, its versions, each term with its sources, and who was left behind.

In: the record, and the id of a deal, a person or sides. Out: a page. Always true: what is on record and what
unnamed sources say stand apart, first-hand and second-hand stances are never one series, and the state is
told with the claims that it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import groupby

from backchannel.errors import NotFound
from backchannel.views.attribution import attribution, rests_on
from backchannel.views.dates import words
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.family import family_section
from backchannel.views.folding import add_folded
from backchannel.views.footnotes import Footnotes, Shown
from backchannel.views.history import add_denials, add_firsts, add_versions
from backchannel.views.left import add_left_behind
from backchannel.views.negotiation import add_steps, deal_title, precedents
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.phrases import exchange, joined, position, stance
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import with_review
from backchannel.views.standing import attached, positions, said_on
from backchannel.views.states import OVER, State, how_old, side_states, stands, state
from backchannel.views.subjects import subject
from backchannel.views.tables import Table
from backchannel.views.terms import in_order
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word, wording


@with_review
def deal(record: Record, name: str, only: Collection[str] | None = None, shown: Shown | None = None) -> Page:
    """The page on a deal by its id, or on the newest open one of a person or of sides; others are listed.

    `only` are the keys of the sections that are wanted, where not all are, `shown` is what will be shown of each. Raises `NotFound` where nothing is on
    record, `UsageError` for a name that fits several.
    """
    all_deals = deals(record)
    found = named_deals(record, all_deals, name)
    if not found:
        raise NotFound(f"no deal on record for {name!r}: `backchannel deal` lists the deals with their ids")
    notes = Footnotes(shown)
    sections = [
        section
        for key, make in _sections(record, notes, found, all_deals).items()
        if only is None or key in only
        for section in make()
    ]
    return _page(record, f"Deal {found[0].id}", sections, notes, len(found[0].documents))


def _sections(
    record: Record, notes: Footnotes, found: list[Deal], all_deals: list[Deal]
) -> dict[str, Callable[[], Iterable[Section]]]:
    """What makes each section of a page, by its key, in their order; all stances go by one."""
    chosen = found[0]

    def one(key: str, title: str, add: Callable[[Record, Table, Deal], str]) -> Callable[[], list[Section]]:
        return lambda: [_section(record, notes, key, title, add, chosen)]

    def family() -> list[Section]:
        section = family_section(record, notes, chosen.people, chosen.documents)
        return [section] if section else []

    def others() -> list[Section]:
        rows = _listed(record, notes, found[1:], all_deals)
        return [Section("others", "Other deals of this name", rows=rows)]

    return {
        "state": lambda: [_state_section(record, notes, chosen, all_deals)],
        "versions": one("versions", "Versions", add_versions),
        "terms": lambda: [_terms_section(record, notes, chosen)],
        "firsts": one("firsts", "First told", add_firsts),
        "stances": lambda: _stance_sections(record, notes, chosen),
        "steps": one("steps", "Contacts, conditions, mediation", add_steps),
        "people": lambda: [_people_section(record, notes, chosen, all_deals)],
        "denials": one("denials", "Denied in public", add_denials),
        "beside": lambda: [_beside_section(record, notes, chosen, all_deals)],
        "family": family,
        "others": others,
    }


@with_review
def deal_list(record: Record) -> Page:
    """All deals with their ids, open ones first, each on a line."""
    all_deals = deals(record)
    notes = Footnotes()
    open_ones = [one for one in all_deals if state(record, one, all_deals).term not in OVER]
    closed = [one for one in all_deals if one not in open_ones]
    sections = [
        Section("open", "Open", rows=_listed(record, notes, open_ones, all_deals)),
        Section("closed", "Over", rows=_listed(record, notes, closed, all_deals)),
    ]
    return _page(record, "Deals", sections, notes, len(record.readings))


def named_deals(record: Record, all_deals: list[Deal], name: str) -> list[Deal]:
    """The deals that go by an id, or that a person or sides have a part in: open ones first, newest first."""
    one = by_id(all_deals, name)
    if one:
        return [one]
    about = subject(record, name)
    if about.figure:
        found = [deal for deal in all_deals if about.figure in deal.people]
    else:
        found = [deal for deal in all_deals if set(about.sides) <= set(deal.sides)]
    return sorted(found, key=lambda deal: state(record, deal, all_deals).term in OVER)


def _page(record: Record, title: str, sections: Iterable[Section], notes: Footnotes, count: int) -> Page:
    today = record.today.isoformat() if record.today else None
    kept = tuple(section for section in sections if section.rows)
    return Page("deal", title, today, count, kept, notes.all())


def _section(
    record: Record,
    notes: Footnotes,
    key: str,
    title: str,
    add: Callable[[Record, Table, Deal], str],
    chosen: Deal,
) -> Section:
    """A section of the rows that `add` adds; what it gives back is the headline."""
    table = Table(record, notes)
    line = add(record, table, chosen)
    return Section(key, title, line, under_one_label(table.rows()))


def _state_section(record: Record, notes: Footnotes, chosen: Deal, all_deals: list[Deal]) -> Section:
    table = Table(record, notes)
    now = state(record, chosen, all_deals)
    _add_state(record, table, "state", now)
    by_side = side_states(record, chosen)
    for one in by_side:
        _add_state(record, table, f"by word of {record.cast.running(one.side or '')}", one)
    shown = {told.fact for one in by_side for told in one.words}
    speaking = _speaking(record, chosen)
    silent = [side for side in chosen.sides if side and side not in speaking]
    names = " and ".join(record.cast.running(side) for side in silent)
    facts = [fact for fact in attached(record, chosen, all_deals) if not record.is_sensitive(fact)]
    stances = positions(record, chosen, facts)
    for side in chosen.sides:
        for fact in stances.own.get(side or "", []):
            if fact in shown:
                continue
            text = joined(stance(fact), words(fact.told) if fact.told else None, _aged(record, fact.told))
            table.add(fact, f"last stance of {record.cast.running(side or '')}", text, key="last_stance")
    line = joined(
        stands(record, chosen, all_deals, stances),
        f"no word of its own: {names}" if names else None,
        by=" · ",
    )
    return Section("state", deal_title(record, chosen), line, under_one_label(table.rows()), chosen.id)


def _aged(record: Record, edtf: str | None) -> str | None:
    """How old a word is."""
    length = how_old(edtf, record.today)
    return f"{length} old" if length and length != "today" else length


def _add_state(record: Record, table: Table, label: str, now: State) -> None:
    whose = word("whose_word", now.whose) if now.side or now.whose != "told" else None
    text = joined(word("deal_state", now.term), f"by {now.by}" if now.by else None, by=" ")
    text = joined(text, whose, words(now.when) if now.when else None, _aged(record, now.when))
    for one in now.words:
        table.add(one.fact, label, text, key="state")


def _speaking(record: Record, chosen: Deal) -> set[str | None]:
    """The sides of the deal that have said something of it themselves."""
    found = {record.cast.side(key) for one in chosen.terms for key in record.speakers(one.fact)}
    for fact in chosen.attached:
        if found.issuperset(chosen.sides):
            break
        if fact.type == "position" and not found.issuperset(holders := record.sides(fact, "holder")):
            found.update(holders if is_own_word(record, fact) else ())
    return found


def _terms_section(record: Record, notes: Footnotes, chosen: Deal) -> Section:
    """Everybody and everything that a side would give, with whose word each rests on."""
    table = Table(record, notes)
    for side in chosen.sides:
        label = f"{record.cast.label(side) if side else 'other side'} gives"
        telling: dict[str, list[Fact]] = {}
        for terms in in_order(chosen.offers or chosen.terms):
            leg = terms.leg(side)
            if leg is None or not terms.fact.holds:
                continue
            for person in leg.people:
                telling.setdefault(record.cast.name(person), []).append(terms.fact)
        for name, facts in telling.items():
            _add_term(record, table, label, name, facts)
    also: dict[str, list[Fact]] = {}
    for terms in in_order(chosen.offers or chosen.terms):
        if told := terms.fact.term("inducements"):
            also.setdefault(told, []).append(terms.fact)
    for text, facts in also.items():
        _add_term(record, table, "also", text, facts)
    return Section("terms", "Terms, and on whose word", "", under_one_label(table.rows()))


def _add_term(record: Record, table: Table, label: str, name: str, facts: list[Fact]) -> None:
    text = f"{name}: {rests_on(attribution(record, facts))}"
    for fact in facts:
        table.add(fact, label, text, key="term")


def _stance_sections(record: Record, notes: Footnotes, chosen: Deal) -> list[Section]:
    """Stances over time: each side of itself, then each side as others tell it, then voices inside."""
    own, told, inside, others = (Table(record, notes) for _ in range(4))
    facts = [fact for fact in chosen.attached if fact.type == "position" and not record.is_sensitive(fact)]
    first = _first_copies(record, facts)
    for side in chosen.sides:
        if side is None:
            continue
        name = record.cast.label(side)
        mine = [fact for fact in sorted(facts, key=said_on) if side in record.sides(fact, "holder")]
        of_itself = [fact for fact in mine if is_own_word(record, fact, side)]
        of_it = [fact for fact in mine if fact not in of_itself]
        for fact in of_it:
            if fact.term("stance") in wording()["inner"]:
                inside.add(fact, f"inside {record.cast.running(side)}", position(record, fact))
        _add_series(own, name, of_itself, first, "position")
        _add_series(
            told,
            name,
            [f for f in of_it if f.term("stance") not in wording()["inner"]],
            first,
            "told_position",
        )
    for fact in sorted(facts, key=said_on):
        if not set(record.sides(fact, "holder")) & set(chosen.sides):
            others.add(fact, record.named(fact, "holder") or "not named", stance(fact))
    named = (
        ("stances", "Stances, in each side’s own words", own),
        ("told", "Stances as others tell them", told),
        ("inside", "Inside the sides", inside),
        ("aside", "Others, of another side or none told", others),
    )
    return [Section(key, title, "", under_one_label(table.rows())) for key, title, table in named]


def _add_series(table: Table, name: str, facts: list[Fact], first: dict[Fact, Fact], key: str) -> None:
    """The stances of a side, oldest first; one that is told again before it changes stands once, with its days."""
    for text, run in groupby(facts, key=stance):
        told = list(run)
        days = list(dict.fromkeys(words(day) for fact in told if (day := first[fact].told)))
        times = f", {len(days)} times" if len(days) > 1 else ""
        span = joined(days[0], days[-1] if times else None, by=" to ") if days else ""
        for fact in told:
            table.add(fact, name, joined(f"{span}{times}", text, by=": "), key=key)


def _first_copies(record: Record, facts: list[Fact]) -> dict[Fact, Fact]:
    """When each stance was told first, so that copies of one text are one word."""
    first: dict[object, Fact] = {}
    for fact in sorted(facts, key=said_on):
        first.setdefault(_copy_of(record, fact), fact)
    return {fact: first[_copy_of(record, fact)] for fact in facts}


def _copy_of(record: Record, fact: Fact) -> object:
    group = record.holdings[fact.number].group
    return fact if group is None else (group, record.who(fact, "holder"), stance(fact))


def _dated(fact: Fact, text: str) -> str:
    return f"{words(fact.told)}: {text}" if fact.told else text


def _people_section(record: Record, notes: Footnotes, chosen: Deal, all_deals: list[Deal]) -> Section:
    table = Table(record, notes)
    done = [terms.fact for terms in chosen.outcomes]
    add_folded(record, table, "outcome", done, partial(exchange, record), "outcome")
    add_left_behind(record, table, chosen, all_deals)
    return Section("people", "Who came free, who was left behind", "", under_one_label(table.rows()))


def _beside_section(record: Record, notes: Footnotes, chosen: Deal, all_deals: list[Deal]) -> Section:
    """Precedents, linked and never part of the deal, and the deals whose people it takes up."""
    table = Table(record, notes)
    earlier = [terms.fact for terms in precedents(chosen, all_deals)]
    add_folded(record, table, "precedent", earlier, partial(exchange, record), "precedent")
    for other in all_deals:
        shared = other.left_behind & chosen.people
        if other is not chosen and shared:
            names = " · ".join(sorted(record.cast.name(person) for person in shared))
            for terms in other.outcomes:
                table.add(terms.fact, "left behind in", f"{other.id}: {names}", key="follows")
    return Section("beside", "Before this", "", under_one_label(table.rows()))


def _listed(
    record: Record, notes: Footnotes, found: Iterable[Deal], all_deals: list[Deal]
) -> tuple[Row, ...]:
    """A line for each deal: its id, its sides, how it stands, and for whom."""
    table = Table(record, notes)
    for one in found:
        now = state(record, one, all_deals)
        stands = joined(word("deal_state", now.term), words(now.when) if now.when else None)
        names = " · ".join(sorted(record.cast.name(person) for person in one.people))
        text = joined(joined(deal_title(record, one), stands, by=": "), names, by="; ")
        table.add(now.words[0].fact, one.id, text, key="deal")
    return table.rows()
