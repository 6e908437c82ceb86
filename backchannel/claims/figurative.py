"""Words of captivity that hold nobody: prisoners of habit, a party that will not be held hostage.

In: a word of a page. Out: whether it is a figure of speech. Always true: captors, wars and consciences have prisoners in
earnest, and so has whoever the text names.
"""

from __future__ import annotations

from backchannel.claims.arguments import predication
from backchannel.claims.frames import Grammar
from backchannel.claims.page import Page

CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
HOLDING = frozenset({"hold", "keep", "take", "make", "become", "remain", "be"})
EARNEST = frozenset({"war", "conscience", "interest", "state", "regime", "government", "army", "police"})
NEGATORS = frozenset({"not", "n't", "n’t", "never"})
RESULTS = frozenset(
    {"draw", "tie", "stalemate", "point", "goal", "par", "run", "standstill", "set", "yard", "score"}
)
# held back by an injury, held up by traffic
DELAYING = frozenset({"back", "up", "off", "together"})
OWN = frozenset({"own"})
SUBJECTS = ("nsubj", "nsubj:pass", "aux", "aux:pass")


def figurative(page: Page, i: int, words: Grammar) -> bool:
    """True for a captive of something that has no captives, and for one whom nobody will hold so."""
    tree = page.tree
    lemma = tree[i].lemma.lower()
    after = tree[i + 1].text.lower() if i + 1 in tree.sentence(i) else ""
    if lemma == "hold" and (behind_event(page, i, words) or after in DELAYING):
        return True
    to = i + 1
    if lemma == "hold" and to + 1 in tree.sentence(i) and tree[to].text.lower() == "to":
        behind = [to + 1, *(c for c in tree.children(i, "obl") if tree.case(c) == "to")]
        if any(scored(page, k) for k in behind):
            return True
    if lemma in HOLDING:
        below = tree.children(i, "xcomp", "obj", "advmod", "nmod", "obl")
        return any(
            tree[c].lemma.lower() in CAPTIVES and bare(page, c) and held_by_things(page, i, c, words)
            for c in below
        )
    if lemma not in CAPTIVES:
        return False
    above = tree.head(i)
    if above is not None and bare(page, i) and tree[above].lemma.lower() in HOLDING:
        return held_by_things(page, above, i, words)
    return of_a_thing(page, i, words)


def behind_event(page: Page, i: int, words: Grammar) -> bool:
    """True for the participle of `at an assembly held on Friday`, `the results of the primaries held today`: what stands right
    before it is what was held, wherever the tree hangs it."""
    tree = page.tree
    noun = i - 2 if tree[i - 1].text == "," else i - 1
    if tree[i].tag not in {"VBN", "VBD"} or noun not in tree.sentence(i) or tree.children(i, *SUBJECTS):
        return False
    return noun not in tree.people and tree[noun].lemma.lower() in words.lists["not_detained"]


def scored(page: Page, i: int) -> bool:
    """True for the `2-2` or the draw that a side is held to."""
    t = page.tree[i]
    return t.upos == "NUM" or t.lemma.lower() in RESULTS or t.text[:1].isdigit()


def bare(page: Page, i: int) -> bool:
    """True for the `hostage` of `held hostage`, which has no article."""
    return not page.tree.children(i, "det", "nummod", "nmod:poss", "amod")


def of_a_thing(page: Page, noun: int, words: Grammar) -> bool:
    """True for `prisoners of their own red lines`, `hostage to fortune`."""
    tree = page.tree
    whose = [c for c in tree.children(noun, "nmod") if tree.case(c) in {"of", "to"}]
    return any(not somebody(page, c, words) and owned(page, c) for c in whose)


def owned(page: Page, i: int) -> bool:
    tree = page.tree
    own = any(tree[c].text.lower() in OWN for c in tree.children(i, "amod")) or any(
        tree[c].upos == "PRON" for c in tree.children(i, "nmod:poss")
    )
    return own or tree[i].lemma.lower() in {
        "fortune",
        "habit",
        "past",
        "history",
        "success",
        "geography",
        "fate",
    }


def somebody(page: Page, i: int, words: Grammar) -> bool:
    """True for whoever can hold people: a named one, people, captors."""
    lemma = page.tree[i].lemma.lower()
    return (
        bool(page.entities_of([i]))
        or lemma in words.lists["captor_words"] | words.lists["people_nouns"] | EARNEST
    )


def held_by_things(page: Page, verb: int, captive: int, words: Grammar) -> bool:
    """True for `held hostage by high prices`, `would not be held hostage`."""
    tree = page.tree
    slots = predication(tree, verb).slots
    helpers = tree.children(verb, "aux")
    modal = any(tree[c].tag == "MD" for c in helpers)
    denied = any(tree[c].text.lower() in NEGATORS for c in tree.children(verb, "advmod"))
    if modal and denied:
        return True
    by = [c for c in tree.children(verb, "obl") if tree.case(c) in {"by", "to"}]
    by += [c for c in tree.children(captive, "nmod", "obl") if tree.case(c) in {"by", "to"}]
    things = [c for c in by if c not in page.time_heads] or list(slots.get("agent", ()) if by else ())
    return bool(things) and not any(
        somebody(page, c, words) or tree[c].upos in {"PRON", "NUM"} for c in things
    )
