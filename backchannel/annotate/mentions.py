"""Nominal mentions.

In: the tree, and the names found before. Out: one `Candidate` for each noun phrase that can denote a person,
a group or a body. Always true: a noun that is a title of a name, or stands inside a
name or a compound, is no mention of its own.
"""

from __future__ import annotations

import re

from backchannel.annotate.bands import armed
from backchannel.annotate.candidate import Candidate, sides
from backchannel.annotate.extents import describe, title_set_off, trimmed
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.names import take_sides
from backchannel.annotate.pairs import of_a_pair, sharing_article
from backchannel.annotate.sources import kind_of_speaker, speaks_bare
from backchannel.annotate.sufferers import befalls_alone, each_of_them, suffers, those_held
from backchannel.records import EntityKind
from backchannel.tree import Tree, matches

PAIR = 2
YEAR = re.compile(r"(?:19|20)\d\d")
SOME = ("some", "several", "many", "few", "most", "other", "certain", "various", "numerous")
# before a number that is not exact: no part of a name
ROUGHLY = ("at", "least", "most", "more", "than", "about", "around", "nearly", "almost", "over")
PLURALS = frozenset({"NNS", "NNPS"})
NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_nominals(
    tree: Tree, lexicon: Lexicon, names: list[Candidate], speaking: frozenset[int]
) -> list[Candidate]:
    """Candidates of form `nominal`; `speaking` are heads of sources, which denote somebody by any noun."""
    taken = {i for n in names for i in range(n.first, n.last)} | {i for n in names for i in n.title_heads}
    out = []
    for t in tree.tokens:
        i = t.index
        if i in taken or not (
            nominal_head(tree, lexicon, i) or (i in speaking and (some(tree, lexicon, i) or t.upos == "NOUN"))
        ):
            continue
        kind = kind_of(tree, lexicon, i) or (kind_of_speaker(tree, lexicon, i) if i in speaking else None)
        if kind is None or (
            generic(tree, lexicon, i) and not (i in speaking and speaks_bare(tree, lexicon, i))
        ):
            continue
        out.append(nominal(tree, lexicon, i, kind))
    return out


def nominal_head(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a word that can head a description of somebody."""
    t = tree[i]
    if t.dep == "nmod:desc" and title_set_off(tree, i):
        return True
    if t.dep in ("compound", "flat", "fixed", "goeswith", "nmod:desc"):
        return t.lemma.lower() in lexicon.relatives and t.tag == "NN" and bool(tree.children(i, "nmod:poss"))
    if t.upos in ("NOUN", "PROPN") or t.tag == "NNS":
        return True
    if t.text in lexicon.citizens and t.upos == "ADJ" and not matches(t.dep, "amod"):
        # `two Lebanese`, `an Iranian`
        return tree.child(i, "nummod") is not None or any(
            tree[d].text.lower() in {"a", "an"} for d in tree.children(i, "det")
        )
    if of_a_pair(tree, i) or those_held(tree, lexicon, i):
        return True
    if t.upos == "PRON" and t.text.lower() in ("one", "someone", "somebody", "others"):
        # to one who must wait: that is anybody
        return not (t.text.lower() == "one" and tree.case(i) and told_apart(tree, i))
    if t.text.lower() == "one" and t.upos == "NUM" and not matches(t.dep, "nummod") and not units(tree, i):
        return any(tree.case(c) == "of" for c in tree.children(i, "nmod"))
    if any(matches(t.dep, d) for d in ("nummod", "det", "cc", "compound")):
        return False
    pair = t.upos in ("NUM", "DET", "PRON") and t.text.lower() in ("two", "both", "three")
    return pair or aged(tree, i) or number_of_people(tree, lexicon, i)


def one_of_several(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for `one of the hostages`, somebody of whom no more is told."""
    whole = [c for c in tree.children(i, "nmod") if tree.case(c) == "of" and tree[c].tag in PLURALS]
    alone = tree[i].text.lower() == "one" and not units(tree, i)
    return alone and any(kind_of(tree, lexicon, c) in ("person", "group") for c in whole[:1])


def units(tree: Tree, i: int) -> bool:
    """True for the `one` of `twenty-one`."""
    low = tree.sentence(i)[0]
    return i - PAIR >= low and tree[i - 1].text == "-" and tree[i - PAIR].upos == "NUM"


def told_apart(tree: Tree, i: int) -> bool:
    """True for a word with a clause that says whom it means: `one who waits`."""
    after = [t.text.lower() for t in tree.tokens[i + 1 : i + 3]]
    return bool(tree.children(i, "acl")) or "who" in after


def aged(tree: Tree, i: int) -> bool:
    """True for somebody called by an age: `a 16-year-old`."""
    if tree[i].text.lower() not in ("old", "olds") or i < PAIR:
        return False
    years = "year" in (tree[i - 1].lemma.lower(), tree[i - PAIR].lemma.lower())
    return years and tree.child(i, "det", "nummod") is not None and not matches(tree[i].dep, "amod")


def number_of_people(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a number that stands for people: `all seven`, `seven of her colleagues`, `hundreds of citizens`,
    `half of the hostages`, `a number of men`, and `thousands` to whom something is done."""
    t = tree[i]
    many = t.tag == "NNS" and lexicon.has("quantities", t.lemma.lower())
    share = lexicon.has("shares", t.lemma.lower()) or lexicon.has("shares", t.text.lower())
    amount = lexicon.has("amounts", t.lemma.lower()) and tree.child(i, "det") is not None
    share = share or (amount and tree[tree.children(i, "det")[0]].text.lower() in ("a", "an"))
    number = t.upos == "NUM" and (t.text.lower() != "one" or units(tree, i))
    if not (many or share or number):
        return False
    whole = [c for c in tree.children(i, "nmod") if tree.case(c) == "of"]
    if whole or share:
        several = [c for c in whole[:1] if tree[c].tag in PLURALS or those_held(tree, lexicon, c)]
        return any(kind_of(tree, lexicon, c) in ("person", "group") for c in several)
    done = matches(t.dep, "nsubj:pass") or (matches(t.dep, "nsubj") and tree[t.head or 0].tag == "VBN")
    det = tree.child(i, "det", "det:predet")
    return done and (many or (det is not None and tree[det].text.lower() in {"all", "the"}))


def some(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a word of number that stands for people: `many`, `some`, `several`."""
    return tree[i].upos in ("ADJ", "DET", "PRON") and tree[i].text.lower() in lexicon.words["some"]


def plural_at(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a plural noun or a word for several people."""
    t = tree[i]
    lemma = t.lemma.lower()
    det = tree.child(i, "det")
    if det is not None and tree[det].text.lower() in ("a", "an") and lemma not in lexicon.words["partitives"]:
        return lexicon.has("group_people", lemma)
    if each_of_them(tree, lexicon, i):
        return True
    counted = some(tree, lexicon, i) or t.text.lower() in lexicon.numbers
    many = t.upos == "ADJ" and any(tree[n].text.lower() != "one" for n in tree.children(i, "nummod"))
    return t.tag in ("NNS", "NNPS") or counted or many or lexicon.has("group_people", lemma)


def kind_of(tree: Tree, lexicon: Lexicon, i: int) -> EntityKind | None:
    """The kind of what a noun phrase with the head `i` denotes, `None` when it is nobody."""
    t = tree[i]
    lemma = t.lemma.lower()
    several = plural_at(tree, lexicon, i)
    if of_a_pair(tree, i):
        return "person"
    if those_held(tree, lexicon, i):
        return "group"
    if (t.text.lower() in lexicon.numbers and t.upos != "NOUN") or number_of_people(tree, lexicon, i):
        return "group"
    if aged(tree, i):
        return "group" if several or tree[i].text.lower() == "olds" else "person"
    if lexicon.has("documents", lemma):
        return personage(tree, lexicon, i, several)
    if t.text in lexicon.citizens and (several or tree.child(i, "det", "nummod") is not None):
        return "group" if several else "person"
    if (lexicon.has("believers", lemma) and t.tag in NOUNS and tree.child(i, "det") is not None) or (
        several and lexicon.has("believers", lemma.removesuffix("s")) and tree.child(i, "nummod") is not None
    ):
        return "group" if several else "person"
    if t.text.lower() == "others":
        return "group" if suffer(tree, lexicon, i) else None
    # `several Westerners`, written as a name, keep their plural as lemma
    single = lemma.removesuffix("s") if t.tag == "NNPS" else lemma
    if single in lexicon.roles or lemma in lexicon.relatives or lexicon.has("sources", lemma):
        return "group" if several else "person"
    if lexicon.has("armed_nouns", lemma) or (not several and armed(tree, lexicon, i)):
        return "armed_group"
    if lexicon.has("groups", lemma):
        return "group"
    if lexicon.has("state_nouns", lemma):
        if several:
            return "group" if tree.child(i, "nummod") is not None else None
        return "state" if tree.child(i, "det", "nmod:poss") is not None else None
    if lexicon.has("outlet_nouns", lemma) or (lemma == "agency" and tree[i - 1].text.lower() == "news"):
        return "outlet"
    if lexicon.has("institutions", lemma) or secret_service(tree, i):
        return "organisation"
    return ("group" if several else "person") if befalls_alone(tree, i) else None


def secret_service(tree: Tree, i: int) -> bool:
    """True for the intelligence of `Turkish intelligence coordinated it`, which does something."""
    state = i > 0 and tree[i - 1].text[:1].isupper() and tree[i - 1].dep in {"amod", "compound"}
    acts = tree[i].dep.startswith("nsubj") or tree.case(i) in {"by", "with"}
    return tree[i].text.lower() == "intelligence" and state and acts


def article_of(tree: Tree, i: int) -> int | None:
    """The article of a noun, `the Foreign Ministry spokeswoman` being hers and not the ministry's."""
    own = tree.child(i, "det", "det:predet")
    bodies = (c for c in tree.children(i, "compound") if tree[c].upos == "PROPN" and c < i)
    return own if own is not None else next((d for c in bodies for d in tree.children(c, "det")), None)


def suffer(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for others who are held or freed: things are neither."""
    above = tree.head(tree.first_conjunct(i))
    subject = matches(tree[tree.first_conjunct(i)].dep, "nsubj")
    in_custody = above is not None and subject and lexicon.has("custody_nouns", tree[above].lemma.lower())
    return in_custody or suffers(tree, lexicon, i)


def personage(tree: Tree, lexicon: Lexicon, i: int, several: bool) -> EntityKind | None:
    """`person` or `group` for an opposition figure; other figures are numbers."""
    if tree[i].lemma.lower() != "figure":
        return None
    kinds = [
        c for c in tree.children(i, "amod", "compound") if lexicon.has("prominent", tree[c].lemma.lower())
    ]
    if not kinds:
        return None
    return "group" if several else "person"


def generic(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True where a noun names a kind and nobody in particular: `no official`, `held hostage`."""
    det = tree.child(i, "det")
    if each_of_them(tree, lexicon, i):
        return False
    if det is not None and tree[det].text.lower() in lexicon.words["no_reference"]:
        return True
    if secret_service(tree, i):
        return False
    bare = article_of(tree, i) is None and not tree.children(i, "nmod:poss", "nummod")
    first = sharing_article(tree, lexicon, i) if bare else None
    if first is not None and kind_of(tree, lexicon, first) == "person":
        return False
    lemma = tree[i].lemma.lower()
    if lexicon.has("media_nouns", lemma) and tree.children(i, "amod", "compound"):
        # local media: some of them, and no word for all that is printed
        return False
    counted = number_of_people(tree, lexicon, i) or one_of_several(tree, lexicon, i)
    if bare and tree[i].tag in ("NN", "CD") and not counted:
        person = lemma in lexicon.roles or lemma in lexicon.relatives or tree[i].tag == "CD"
        return (
            person
            or lexicon.has("needs_article", lemma)
            or matches(tree[i].dep, "xcomp")
            or tree.case(i) == "as"
        )
    return False


def nominal(tree: Tree, lexicon: Lexicon, i: int, kind: EntityKind) -> Candidate:
    """The candidate for the noun phrase with the head `i`."""
    t = tree[i]
    lemma = t.lemma.lower()
    found = lengthen(tree, lexicon, i, trimmed(tree, lexicon, i, describe(tree, i)))
    one = Candidate(i, found[0], found[-1] + 1, "nominal", kind)
    article = (
        tree[found[0]].text.lower() in ("a", "an", "the", "this", "that", "whose")
        and tree[found[0]].head == i
    )
    start = found[1] if len(found) > 1 and article else found[0]
    while start < i and tree[start].text.lower() in ROUGHLY:
        start += 1
    one.text = tree.words([start, found[-1]])
    one.core = tree.words(core(tree, found, i))
    one.plural = plural_at(tree, lexicon, i)
    one.gender = lexicon.roles.get(lemma) or lexicon.relatives.get(lemma) or ""
    one.roles = [lemma]
    owner = tree.child(i, "nmod:poss")
    one.possessor = owner
    det = article_of(tree, i)
    one.definite = det is not None and tree[det].text.lower() in lexicon.words["definite"]
    number = next(
        (k for k in range(one.first, i) if tree[k].upos == "NUM" and tree[k].text.lower() in lexicon.numbers),
        i,
    )
    one.count = lexicon.numbers.get(tree[number].text.lower()) or (
        PAIR if lexicon.has("pairs", lemma) else None
    )
    if det is not None and tree[det].text.lower() == "both":
        one.count = PAIR
    # `all three were freed`
    whole = t.upos == "NUM" and det is not None and tree[det].text.lower() == "all"
    one.definite = one.definite or t.text.lower() == "both" or whole
    if one.plural and (code := lexicon.citizens.get(t.text)):
        one.nationalities, one.country = [code], code
    elif code := lexicon.citizens.get(t.text):
        one.nationalities = [code]
    around = [k for k in range(one.first, i) if tree.under(k, i)] + of_phrase(tree, i)
    if kind == "person":
        take_sides(tree, lexicon, one, around)
    elif codes := sides(tree, lexicon, around)[0]:
        one.country = one.country or codes[0]
    if (implied := lexicon.implied_country.get(lemma)) and kind == "organisation":
        one.country = one.country or implied
    elif implied and implied not in one.nationalities:
        one.nationalities.append(implied)
    one.organs = sides(tree, lexicon, around)[1]
    return one


def core(tree: Tree, found: list[int], i: int) -> list[int]:
    """A description without articles and numbers before it and without what follows its noun."""
    words = [k for k in found if k <= i]
    while len(words) > 1 and (
        tree[words[0]].upos in ("DET", "NUM", "PUNCT") or tree[words[0]].text.lower() in SOME
    ):
        words = words[1:]
    return words


def of_phrase(tree: Tree, i: int) -> list[int]:
    """Words of the `of` phrases of a noun: `the government of Iran`."""
    return [
        k
        for c in tree.children(i, "nmod")
        if tree.case(c) in ("of", "for", "from", "at", "in")
        for k in tree.phrase(c)
    ]


def year(tree: Tree, k: int, noun: int) -> bool:
    """True for the year in `in 2010 ten agents`, which only stands before the noun."""
    if YEAR.fullmatch(tree[k].text) is None:
        return False
    # a subject has no preposition: `in 2010 agents were freed`
    opens = k > tree.sentence(k)[0] and tree[k - 1].upos == "ADP" and tree[noun].dep.startswith("nsubj")
    return opens or tree[k + 1].upos == "NUM" or not tree.under(k, noun)


def day(tree: Tree, k: int) -> bool:
    """True for the day in `on June 3 the court`, `on June 3 ten men`: no number stands before an article."""
    after = tree[k + 1].upos
    month = k > tree.sentence(k)[0] and tree[k - 1].upos == "PROPN" and not tree.under(k - 1, k + 1)
    return tree[k].upos == "NUM" and (after == "DET" or (after == "NUM" and month))


def lengthen(tree: Tree, lexicon: Lexicon, i: int, found: list[int]) -> list[int]:
    """The description with the article and number before it and what tells how a source knows."""
    low, high = found[0], found[-1]
    if aged(tree, i):
        # `the 16-year-old`, whose years the tree hangs elsewhere
        low = min(low, next((k for k in range(i, tree.sentence(i)[0], -1) if tree[k].upos == "NUM"), low))
    while low > tree.sentence(i)[0] and tree[low - 1].upos in ("NUM", "DET"):
        if year(tree, low - 1, i) or day(tree, low - 1):
            break
        low -= 1
    low -= PAIR if units(tree, low) else 0
    knows = high == i and i + 1 < len(tree.tokens) and tree[i + 1].text.lower() in lexicon.words["knowing"]
    if knows and (
        lexicon.has("sources", tree[i].lemma.lower()) or lexicon.has("officials", tree[i].lemma.lower())
    ):
        while (
            high + 1 <= tree.sentence(i)[-1]
            and tree[high + 1].upos != "PUNCT"
            and tree[high + 1].tag not in FINITE
        ):
            high += 1
    return list(range(low, high + 1))
