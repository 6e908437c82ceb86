"""Mentions to entities, in one walk through the document.

In: candidates of all three forms. Out: `Resolved`: clusters in order of appearance, and for each token that
heads a mention the cluster or clusters it denotes. Always true: an indefinite description starts a new
entity, so that two unnamed sources are never one because their descriptions agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backchannel.annotate import kinship
from backchannel.annotate.advocates import client, introduced
from backchannel.annotate.antecedents import Said, fronted_to, pronoun_antecedent
from backchannel.annotate.candidate import Candidate
from backchannel.annotate.capitals import acts
from backchannel.annotate.clusters import Cluster, clash, cluster_names, fold
from backchannel.annotate.coordination import coordinated
from backchannel.annotate.descriptions import (
    as_state,
    counted,
    described,
    members,
    nominal_antecedent,
    of_other_rank,
    of_two,
)
from backchannel.annotate.extents import title
from backchannel.annotate.late_names import late_names
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.likened import likened, predicated
from backchannel.annotate.links import find_links
from backchannel.annotate.pairs import OF_TWO
from backchannel.annotate.pronouns import antecedent_of_relative, plural_clause
from backchannel.records import Syntax
from backchannel.tree import Tree, matches

BODIES = ("organisation", "armed_group", "outlet")


@dataclass
class Resolved:
    """Clusters by the tokens that head their mentions; `groups` where a mention denotes several."""

    heads: dict[int, Cluster] = field(default_factory=dict)
    groups: dict[int, tuple[Cluster, ...]] = field(default_factory=dict)
    clusters: list[Cluster] = field(default_factory=list)


class Reader:
    """Walks the mentions of one document and keeps what was said so far."""

    def __init__(self, syntax: Syntax, tree: Tree, lexicon: Lexicon) -> None:
        self.tree, self.lexicon, self.syntax = tree, lexicon, syntax
        self.out = Resolved()
        self.before: list[Said] = []
        self.states: dict[str, Cluster] = {}
        self.named: dict[int, Cluster] = {}
        self.beside: dict[int, Cluster] = {}
        self.late: dict[int, Cluster] = {}
        self.kin_ahead: dict[int, tuple[Cluster, str]] = {}
        self.speakers = self._speakers()
        self.said_by = {i: a.content for a in syntax.attributions for x, y in a.source for i in range(x, y)}
        self.sources = {i for a in syntax.attributions for x, y in a.source for i in range(x, y)}

    def _speakers(self) -> dict[int, list[tuple[int, int]]]:
        """Source ranges by the tokens of their direct quotations, whose speaker is never `he`."""
        found: dict[int, list[tuple[int, int]]] = {}
        for a in self.syntax.attributions:
            for x, y in a.content:
                if self.tree[x].text in ("“", '"', "‘"):
                    for i in range(x, y):
                        found.setdefault(i, []).extend(a.source)
        for words, source in introduced(self.tree):
            for i in words:
                found.setdefault(i, [source])
        return found

    def read(self, names: list[Candidate], nominals: list[Candidate], pronouns: list[Candidate]) -> Resolved:
        """Resolve all mentions."""
        kinship.share_surname(self.tree, self.lexicon, names)
        numbers = [t.sentence for t in self.tree.tokens]
        of_name = cluster_names(names, self.lexicon, numbers, kinship.kin(self.tree, self.lexicon, names))
        self.clusters_of = {id(names[k]): c for k, c in of_name.items()}
        self.named = {
            i: of_name[k] for k, n in enumerate(names) if k in of_name for i in range(n.first, n.last)
        }
        self.named_at = {i: n for n in names for i in range(n.first, n.last)}
        links = find_links(self.tree, self.lexicon, names, nominals)
        self.beside = {
            one.head: self.clusters_of[id(links[id(one)])]
            for one in nominals
            if id(one) in links and id(links[id(one)]) in self.clusters_of
        }
        self.kin_ahead = kinship.ahead(self.tree, self.lexicon, nominals, links, self.named)
        free = [one for one in nominals if id(one) not in links]
        self.late = late_names(self.tree, self.lexicon, names, free, self.clusters_of, self.sources)
        rank = {"name": 0, "pronoun": 0, "nominal": 1}
        for one in sorted([*names, *nominals, *pronouns], key=lambda c: (c.first, rank[c.form], -c.last)):
            if one.form == "name":
                found: tuple[Cluster, ...] = self._name(one)
            elif one.form == "nominal":
                found = self._nominal(one, links.get(id(one)))
            else:
                found = self._pronoun(one)
            self._note(one, found)
        kinship.rejoin(self.tree, self.out.heads, self.out.clusters, self.speakers, self.kin_ahead)
        return self.out

    def _note(self, one: Candidate, found: tuple[Cluster, ...]) -> None:
        if not found:
            return
        spots = [one.head, *one.title_heads] if len(found) == 1 else [one.head]
        if one.form == "name" and found[0].kind == "person":
            spots += [*range(one.first, one.last), *self._nounless(one)]
        for i in spots:
            if len(found) > 1:
                self.out.groups[i] = found
            elif i in self.out.heads and self.out.heads[i] is not found[0]:
                # a plural title is shared along a coordination
                self.out.groups[i] = (*self.out.groups.get(i, (self.out.heads[i],)), found[0])
            else:
                self.out.heads[i] = found[0]
        if len(found) == 1:
            found[0].learn(one)
            if found[0] not in self.out.clusters:
                self.out.clusters.append(found[0])
        self.before.append(Said(one.head, found, one, one.head in self.speakers))
        if one.form != "pronoun":
            coordinated(self.tree, self.out.heads, self.named, self.before, one)

    def _nounless(self, one: Candidate) -> list[int]:
        """The head of `the youngest of them, NAME`, `one, NAME,`: what has no noun is what its apposition names."""
        at = one.head if self.tree[one.head].head not in one.title_heads else self.tree[one.head].head
        above = self.tree[at].head
        if not matches(self.tree[at].dep, "appos") or above > one.first or above in self.out.heads:
            return []
        t = self.tree[above]
        known = (t.upos == "ADJ" or t.tag == "VBN") and bool(self.tree.children(above, "det"))
        return [above] if known or t.text.lower() == "one" else []

    def _state(self, code: str) -> Cluster:
        if code not in self.states:
            known = next((c for c in self.clusters_of.values() if c.key == f"state:{code}"), None)
            self.states[code] = known or Cluster("state", f"state:{code}", country=code)
        return self.states[code]

    def _name(self, one: Candidate) -> tuple[Cluster, ...]:
        if (
            one.known is not None
            and one.known.capital
            and one.known.country
            and acts(self.tree, self.lexicon, one)
        ):
            return (self._state(one.known.country),)
        if one.kind == "state" and one.country:
            return (self._state(one.country),)
        if id(one) not in self.clusters_of:
            return ()
        found = self._who_spoke(one) or self.clusters_of[id(one)]
        found = kinship.namesake(one, found, self.out.clusters, self._speaker_of(one)) or found
        if found.kind == "place":
            found.country = found.country or one.country
        if one.titles and found.country is None:
            self._join_body(one)
        return (found,)

    def _who_spoke(self, one: Candidate) -> Cluster | None:
        """Of several who share a surname the one who spoke last, where the bare surname speaks."""
        surname = fold(one.text)
        if one.kind != "person" or len(surname) != 1 or one.first not in self.sources:
            return None
        bearers = {id(c) for c in self.clusters_of.values() if any(w[-1:] == surname for w in c.words)}
        if len(bearers) < 2:
            return None
        spoke = (s.clusters[0] for s in reversed(self.before) if s.at in self.sources)
        return next((c for c in spoke if id(c) in bearers and not clash(c.gender, one.gender)), None)

    def _speaker_of(self, one: Candidate) -> Cluster | None:
        """Who says the words that a name stands in, where they come behind him in one sentence."""
        here = self.tree[one.first].sentence
        saying = (i for i, told in self.said_by.items() if any(x <= one.first < y for x, y in told))
        return next(
            (self.out.heads[i] for i in saying if i in self.out.heads and self.tree[i].sentence == here), None
        )

    def _join_body(self, one: Candidate) -> None:
        """Let `ministry spokesman` before a name mean the ministry spoken of last."""
        for noun in one.titles[0].lower().split():
            if not self.lexicon.has("institutions", noun):
                continue
            for said in reversed(self.before):
                body = said.clusters[0]
                if body.kind == "organisation" and any(
                    noun in n.lower().split() for n in (*body.names, *body.descriptions)
                ):
                    one.country = body.country
                    one.organs += [body.key] if body.key else []
                    return

    def _nominal(self, one: Candidate, link: Candidate | None) -> tuple[Cluster, ...]:
        lemma = one.roles[0]
        owner = self.out.heads.get(one.possessor) if one.possessor is not None else None
        if owner is None and one.possessor is None and lemma in self.lexicon.relatives:
            owner = kinship.whose(self.tree, one, self.named)
        self._lend_country(one)
        if self.tree[one.head].text.lower() in OF_TWO:
            return of_two(self.tree, one, self.before)
        if id(one) in self.late:
            return (self.late[id(one)],)
        if link is None and likened(self.tree, one.head):
            return ()
        if link is None and (subject := predicated(self.tree, one.head)) is not None:
            # what is said of somebody is nobody else
            return (
                (self.out.heads[subject],)
                if subject in self.out.heads
                and (self.out.heads[subject].kind == "person") == (one.kind == "person")
                else ()
            )
        if link is not None and id(link) in self.clusters_of:
            return (self._linked(one, self.clusters_of[id(link)], owner, lemma),)
        if one.possessor is not None and (
            lemma in self.lexicon.relatives or self.lexicon.has("lawyers", lemma)
        ):
            return (self._relative(one, owner, lemma),)
        if one.country and as_state(self.tree, self.lexicon, one):
            return (self._state(one.country),)
        if listed := members(self.tree, self.lexicon, one, self.named):
            if owner is not None and lemma in self.lexicon.relatives:
                for c in listed:
                    c.relation = c.relation or (owner, lemma)
            return listed
        if self.lexicon.has("institutions", lemma) and (same := self._same_institution(one, lemma)):
            return (same,)
        if one.kind != "state" and one.definite and (found_back := self._spoken_of(one)):
            return found_back
        if one.kind in (None, "state"):
            if one.possessor is None:
                return self._country(one)
            # `the minister said that his country had mediated`
            return (self._state(owner.country),) if owner is not None and owner.country else ()
        if one.definite and (
            found_back := described(self.tree, self.lexicon, one, self.before)
            or counted(self.tree, self.lexicon, one, self.before)
        ):
            return found_back
        assert one.kind is not None
        own = (owner, lemma) if owner is not None and lemma in self.lexicon.relatives else None
        return (Cluster(one.kind, plural=one.plural, gender=one.gender, country=one.country, relation=own),)

    def _linked(self, one: Candidate, found: Cluster, owner: Cluster | None, lemma: str) -> Cluster:
        """Whom the name beside a description names, with what the description tells of him."""
        told = one.text.lower().replace("-", " ").split()
        if found.kind == "outlet" and any(self.lexicon.has("state_run", w) for w in told):
            found.state_media = True
        if lemma in self.lexicon.relatives and owner is not None and owner is not found:
            found.relation = found.relation or (owner, lemma)
        other = lemma not in self.lexicon.relatives and one.possessor is None and not one.plural
        if found.kind == "person" and other:
            one.titles = [title(self.tree, one)]
        return found

    def _spoken_of(self, one: Candidate) -> tuple[Cluster, ...]:
        """Whom a definite description means: hardly who is first named in the words that it says."""
        own = {i for a, b in self.said_by.get(one.head, ()) for i in range(a, b)}
        outside = [s for s in self.before if s.at not in own]
        return nominal_antecedent(self.tree, self.lexicon, one, outside) or (
            nominal_antecedent(self.tree, self.lexicon, one, self.before) if own else ()
        )

    def _country(self, one: Candidate) -> tuple[Cluster, ...]:
        """The state that `the country` means: the one named last, be it by an adjective."""
        for i in range(one.first - 1, -1, -1):
            if one.kind is None or self.tree[one.head].sentence - self.tree[i].sentence > 1:
                break
            # who is of two countries names neither
            twofold = "-" in (self.tree[i - 1].text if i else "", self.tree[i + 1].text)
            code = self.lexicon.adjectives.get(self.tree[i].text) if not twofold else None
            # nor is `a Danish nurse` the country that she is in
            somebody = self.out.heads.get(self.tree[i].head)
            if code is not None and (somebody is None or somebody.kind != "person"):
                return (self._state(code),)
            if i in self.out.heads and self.out.heads[i].kind == "state":
                return (self.out.heads[i],)
        return ()

    def _lend_country(self, one: Candidate) -> None:
        """A body named after a person acts for that person's side, and the person for the body's."""
        for i in range(one.first, one.head):
            person = self.named.get(i)
            if person is not None and person.kind == "person" and matches(self.tree[i].dep, "compound"):
                one.country = person.country or one.country
                person.country = (
                    one.country if one.roles[0] in self.lexicon.implied_country else person.country
                )

    def _relative(self, one: Candidate, owner: Cluster | None, lemma: str) -> Cluster:
        if owner is not None:
            for c in [*self.out.clusters, *self.clusters_of.values()]:
                if c.relation is not None and c.relation[0] is owner and c.relation[1] == lemma:
                    return c
        owners = self.out.groups.get(one.possessor or -1, (owner,) if owner is not None else ())
        if (kept := kinship.kept(one, lemma, owners, self.out.clusters)) is not None:
            one.roles = []  # he does not speak as somebody's husband
            return kept
        found = Cluster(one.kind or "person", plural=one.plural, gender=one.gender)
        found.relation = (owner, lemma) if owner is not None else None
        return found

    def _same_institution(self, one: Candidate, lemma: str) -> Cluster | None:
        """An unnamed body of the same country and noun mentioned before."""
        if one.country is None or not (one.definite or one.plural or one.possessor is not None):
            return None
        for c in reversed(self.out.clusters):
            if (
                c.kind == one.kind
                and c.country == one.country
                and (lemma in c.roles or one.text in c.descriptions)
                and not of_other_rank(self.lexicon, one, c)
            ):
                return c
        return None

    def _pronoun(self, one: Candidate) -> tuple[Cluster, ...]:
        if one.pronoun == "r":
            return self._relative_pronoun(one)
        if one.pronoun in ("1", "1p"):
            return ()
        if one.head not in self.speakers and (
            spoken_for := client(self.tree, self.lexicon, one, self.out.heads)
        ):
            return (spoken_for,)
        barred = {
            id(speaker)
            for x, y in self.speakers.get(one.head, ())
            for i in range(x, y)
            if (speaker := self.named.get(i) or self.out.heads.get(i)) is not None
        }
        if matches(self.tree[one.head].dep, "nmod:poss") and (
            beside := self.beside.get(self.tree[one.head].head)
        ):
            # her professor, NAME: she is not NAME
            barred.add(id(beside))
        return pronoun_antecedent(
            self.tree, self.lexicon, one, self.before, barred, one.head in self.speakers, self._ahead(one)
        )

    def _ahead(self, one: Candidate) -> Said | None:
        """The named subject of the clause that the phrase or clause of a pronoun is fronted to."""
        subject = fronted_to(self.tree, self.named, one.head)
        return None if subject is None else Said(subject, (self.named[subject],), self.named_at[subject])

    def _relative_pronoun(self, one: Candidate) -> tuple[Cluster, ...]:
        head = antecedent_of_relative(self.tree, one.head)
        if head is None or head not in self.out.heads and head not in self.out.groups:
            return self._just_before(one)
        several = plural_clause(self.tree, one.head)
        first = self.tree.first_conjunct(head)
        parts = tuple(
            dict.fromkeys(self.out.heads[i] for i in self.tree.conjuncts(first) if i in self.out.heads)
        )
        if several and len(parts) > 1:
            one.plural = True
            return parts
        if head in self.out.groups and several:
            return self.out.groups[head]
        return (self.out.heads[head],) if head in self.out.heads else ()

    def _just_before(self, one: Candidate) -> tuple[Cluster, ...]:
        """Whom the words right before `, who` denote, where the tree hangs the clause elsewhere."""
        comma, word = bool(one.head) and self.tree[one.head - 1].text == ",", one.text.lower()
        if not comma or word not in ("who", "whom", "whose", "which"):
            return ()
        found = next((s.clusters for s in reversed(self.before) if s.mention.last == one.head - 1), ())
        return found if word != "which" or all(c.kind in BODIES for c in found) else ()
