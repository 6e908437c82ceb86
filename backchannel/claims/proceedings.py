"""What the steps of the law in a document say of one another.

In: drafts. Out: drafts in which nobody is tried by himself, a verdict that only an `if` speaks of is none, what
the accused says against the case stands as `defence` on the step that it answers, a step of which the text says
only `the trial`, `the charge` or `prosecutors asked for nine years` has the person of a step before, two drafts of
one step are one, and a detention has neither the length of a sentence nor one that is only asked for. Always true: a
defence without a step that it could answer yields nothing, and a term is called served or remaining only where the
words say so.
"""

from __future__ import annotations

from backchannel.claims import when
from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.generic import particular
from backchannel.claims.match import Draft
from backchannel.claims.page import Page

VERDICTS = frozenset({"convicted", "acquitted"})
UNANSWERED = frozenset(
    {"acquitted", "pardoned", "commuted", "dismissed", "serving", "transferred", "deferred"}
)
# how many sentences a defence may stand from the step that it answers
REACH = 6
# ... and `the trial` from the step that tells whose it is
NEAR = 3
LASTING = frozenset({"wanted", "pretrial", "trial", "serving", "exposure", "in_force"})
# what somebody asks or orders is neither passed nor done, though the same verb tells of it
ASKED = frozenset({"sentence_sought", "wanted"})
DONE = frozenset({"serving", "sentenced", "arrested", "transferred"})
# steps told of a person of whom the text has just told another: `prosecutors had asked for nine years`
OWED = frozenset({"sentence_sought", "sentenced", "convicted", "acquitted"})
SPENT = frozenset({"year", "month", "week", "day", "decade"})


def proceedings(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with its steps of the law made consistent."""
    steps = [d for d in found if d.type == "proceeding"]
    if not steps:
        return found
    gone = {id(d) for d in steps if not stands(d)} | only_asked(page, steps) | to_be_served(page, found)
    gone |= only_faced(found) | of_the_indictment(page, steps)
    for d in steps:
        if d.roles.get("stage") == "serving" and page.tree[d.index].lemma == "serve":
            served(page, d)
        elif d.time and d.time.endswith("/..") and d.roles.get("stage") not in LASTING:
            # `arrested and held since Friday`: it happened then
            d.time = d.time.removesuffix("/..")
    known = [d for d in steps if id(d) not in gone and particular(page, d, words)]
    held = [d for d in found if d.type == "detention" and particular(page, d, words)]
    for d in steps:
        # `the arrests`, `a second case` are of those of whom the text has told that they were detained
        told = known + held if d.roles.get("stage") in {"arrested", "charged"} else known
        if "stage" in d.roles and not (supplied(page, d, told) and by_another(d)):
            gone.add(id(d))
    sentences(found, steps)
    against_them(page, steps)
    answers = [d for d in steps if "stage" not in d.roles]
    real = [d for d in steps if "stage" in d.roles and id(d) not in gone]
    for d in answers:
        if (target := answered(page, d, real)) is not None:
            target.roles["defence"] = d.roles["defence"]
            target.evidence = (*target.evidence, *(e for e in d.evidence if e not in target.evidence))
    gone |= {id(d) for d in answers} | merged(page, real)
    return [d for d in found if id(d) not in gone]


def sentences(found: list[Draft], steps: list[Draft]) -> None:
    """`jailed for ten years`: so long is the sentence, not how long somebody has been held."""
    told = [d for d in steps if d.roles.get("stage") == "sentenced" and "term" in d.roles]
    # `has been imprisoned for a year`: that is how long it has lasted, whatever the sentence
    passed = {d.index for d in told if d.frame.id != "proceeding.jailed_by_court"}
    for d in found:
        if d.type == "detention" and d.index in passed:
            d.roles.pop("length", None)


def against_them(page: Page, steps: list[Draft]) -> None:
    """`charges of conspiracy against Orin`, brought against Orin: whom they are against is no part of the crime."""
    for d in steps:
        crime, link, behind = str(d.roles.get("offence", "")).partition(" against ")
        them = [page.entities[e] for e in ids(d.roles.get("person"))] if link else []
        if any(name in behind for e in them for name in (e.name, *e.aliases)):
            d.roles["offence"] = crime


def stands(d: Draft) -> bool:
    """False for a verdict that is only supposed, and for a step that somebody would take against himself."""
    if d.roles.get("stage") in VERDICTS and d.realis in {"conditional", "hoped"}:
        return False
    if d.roles.get("stage") == "arrested" and d.realis in {"conditional", "possible"}:
        return False
    told = d.roles.keys() & {"person", "offence", "count"} or "person" not in d.frame.roles
    if d.roles.get("stage") in {"arrested", "charged"} and not told:
        return False
    people, by = ids(d.roles.get("person")), ids(d.roles.get("by"))
    if not people or not set(people) & set(by):
        return True
    if d.roles.get("stage") == "extradition" and d.frame.id == "proceeding.extradition":
        # `he faces extradition`: the subject of the verb above is who is sought
        del d.roles["by"]
        return True
    others = tuple(e for e in people if e not in by)
    if others:
        d.roles["person"] = others
    return bool(others)


def only_asked(page: Page, steps: list[Draft]) -> set[int]:
    """Ids of drafts of a step as done that another draft reads as asked for or ordered, on the same word or of the same
    person as demanded: `asked that she serve four years`, `ordered police to arrest him`, `asked the court to hand her four years`."""

    def of_whom(d: Draft) -> tuple[int, tuple[str, ...]]:
        return page.tree[d.index].sentence, ids(d.roles.get("person"))

    asked = [d for d in steps if d.roles.get("stage") in ASKED]
    words, people = {d.index for d in asked}, {of_whom(d) for d in asked}
    done = (d for d in steps if d.roles.get("stage") in DONE)
    return {id(d) for d in done if d.index in words or (d.realis == "demanded" and of_whom(d) in people)}


def only_faced(found: list[Draft]) -> set[int]:
    """Ids of detentions and journeys that are no more than what somebody faces: `could be sent to prison for life`."""
    faced = {d.index for d in found if d.roles.get("stage") == "exposure"}
    return {id(d) for d in found if d.type in {"detention", "movement"} and d.index in faced}


def by_another(d: Draft) -> bool:
    """False for the accused who `dismisses the charge`: he denies it and drops nothing."""
    return d.roles.get("stage") != "dismissed" or not {*ids(d.roles.get("person"))} & {
        *ids(d.roles.get("by"))
    }


def of_the_indictment(page: Page, steps: list[Draft]) -> set[int]:
    """Ids of drafts that only tell what a charge is of, which the charge takes over: `returned an indictment against
    Orin, accusing him of theft`."""
    tree, gone = page.tree, set()
    charged = [d for d in steps if d.roles.get("stage") == "charged"]
    for d in steps:
        if d.roles.get("stage") != "accused" or "offence" not in d.roles or tree[d.index].tag != "VBG":
            continue
        above = set(tree.ancestors(d.index))
        for one in charged:
            same = ids(one.roles.get("person")) == ids(d.roles.get("person"))
            told = one.roles.get("offence", d.roles["offence"])
            if same and told == d.roles["offence"] and above & {one.index, tree[one.index].head}:
                one.roles["offence"] = told
                gone.add(id(d))
                break
    return gone


def to_be_served(page: Page, found: list[Draft]) -> set[int]:
    """Ids of detentions that are no more than the sentence that is asked for."""
    asked = {
        (page.tree[d.index].sentence, ids(d.roles.get("person")))
        for d in found
        if d.roles.get("stage") == "sentence_sought"
    }
    return {
        id(d)
        for d in found
        if d.type == "detention"
        and d.realis == "demanded"
        and (page.tree[d.index].sentence, ids(d.roles.get("person"))) in asked
    }


def supplied(page: Page, d: Draft, steps: list[Draft]) -> bool:
    """Give a step that names nobody the person of the nearest step before it; false where it needs one and there
    is none."""
    if "person" in d.frame.roles and (
        d.roles.get("stage") not in OWED or d.roles.keys() & {"person", "count"}
    ):
        return True
    near = before(page, d, steps) or besides(page, d, steps)
    if "person" in d.frame.roles:
        # `they ask for nine years`: for somebody named, or the words may be about any such case
        near = [one for one in near if any(page.named(page.entities[e]) for e in ids(one.roles["person"]))]
    if near:
        last = max(near, key=lambda one: one.index)
        if d.roles.get("stage") == "convicted" and last.roles.get("stage") == "acquitted":
            return False
        d.roles["person"] = last.roles["person"]
    if d.time is None and "person" not in d.frame.roles:
        d.time = below(page, d.index)
    return bool(near) or "person" in d.frame.roles or "term" in d.roles


def before(page: Page, d: Draft, steps: list[Draft]) -> list[Draft]:
    """The steps of somebody told shortly before a draft."""
    at = page.tree[d.index].sentence
    return [
        one
        for one in steps
        if one.index < d.index and ids(one.roles.get("person")) and at - page.tree[one.index].sentence <= NEAR
    ]


def besides(page: Page, d: Draft, steps: list[Draft]) -> list[Draft]:
    """The step told behind what was asked for in the same sentence: `had sought ten years, but the judge gave Orin six`."""
    if d.roles.get("stage") != "sentence_sought":
        return []
    inside = page.tree.sentence(d.index)
    behind = [one for one in steps if one.index in inside and one.index > d.index]
    return [one for one in behind if one.roles.get("stage") in DONE and ids(one.roles.get("person"))]


def below(page: Page, i: int) -> str | None:
    """The time of what is set, scheduled or expected of the noun at word `i` (`is set to begin on 12 November`)."""
    head = page.tree.head(i)
    if head is None or not page.tree[i].dep.startswith("nsubj"):
        return None
    inner = page.tree.children(head, "xcomp")
    return when.point(page, inner[0]) if inner else None


def served(page: Page, d: Draft) -> None:
    """Tell what has been served of a term, and what is left, from the term."""
    tree = page.tree
    near = {tree[k].lemma.lower() for k in tree.subtree(d.index)}
    tags = {tree[c].tag for c in tree.children(d.index, "aux")}
    lengths = [o for o in tree.children(d.index, "obj", "obl:unmarked") if tree[o].lemma.lower() in SPENT]
    # `released after serving two years`
    over = tree[d.index].tag == "VBG" and "after" in (tree.mark(d.index), tree.case(d.index))
    done = over or ("MD" not in tags and tree[d.index].tag in {"VBN", "VBD"})
    if lengths and near & {"remain", "remaining", "rest", "left"}:
        d.roles["term_kind"] = "remaining"
    elif lengths and done:
        d.roles["term_kind"] = "served"


def answered(page: Page, d: Draft, steps: list[Draft]) -> Draft | None:
    """The step that a defence answers: of the same person, the nearest, rather before it than after."""
    people, here = set(ids(d.roles.get("person"))), page.tree[d.index].sentence
    near: list[tuple[int, int, Draft]] = []
    for one in steps:
        theirs = set(ids(one.roles.get("person")))
        if one.roles["stage"] in UNANSWERED or "defence" in one.roles or not theirs:
            continue
        if one.roles["stage"] == "plea_guilty" and d.roles["defence"] != "no_intent":
            continue
        distance = here - page.tree[one.index].sentence
        if abs(distance) > REACH or (distance < -1 and not people):
            continue
        if people & theirs or (not people and distance <= REACH // 2):
            near.append((abs(distance) * 2 + (distance < 0), abs(one.index - d.index), one))
    return min(near, key=lambda n: n[:2])[2] if near else None


def merged(page: Page, steps: list[Draft]) -> set[int]:
    """Ids of drafts that say no more than another draft of the same step in the same sentence, which takes over
    what they know."""
    gone: set[int] = set()
    for k, one in enumerate(steps):
        for other in steps[:k]:
            if id(other) not in gone and same(page, one, other):
                for role, value in one.roles.items():
                    other.roles.setdefault(role, value)
                other.time = other.time or one.time
                if other.frame.scoped and (not one.frame.scoped or one.frame.wide):
                    other.frame = one.frame
                gone.add(id(one))
                break
    return gone


def same(page: Page, one: Draft, other: Draft) -> bool:
    """True when two drafts of a sentence tell one step and nothing in them differs."""
    if page.tree[one.index].sentence != page.tree[other.index].sentence:
        return False
    if (one.polarity, one.realis) != (
        other.polarity,
        other.realis,
    ) or one.frame.watched != other.frame.watched:
        return False
    # `ordered him to be held`: the order and what is ordered are one step
    ordered = other.index in page.tree.ancestors(one.index) and one.roles.get("stage") == "pretrial"
    if not ordered and page.statement_of(one.index) != page.statement_of(other.index):
        return False
    if one.time and other.time and one.time != other.time:
        return False
    shared = one.roles.keys() & other.roles.keys() - {"offence", "forum", "by"}
    alike = "person" in shared or "term" in shared
    return alike and all(one.roles[r] == other.roles[r] for r in shared)
