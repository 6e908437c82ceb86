"""Measures whom pronouns are taken to mean: `python -m tests.quality.coreference [--part dev|train] [--misses]`.

In: the coreference of UD_English-GUM (its MISC column; `--corpora` names the folder) for the genres that are
near to news, and the hand-made cases of `tests/cases/pronouns.yaml`. Out: a line for each class, and as the
last line one JSON object of percentages: of the pronouns that mean somebody, the share `resolved`, and of
those resolved the share `right`. Always true: a pronoun of the corpus is right when the last name or
description of the entity that it was resolved to lies in the same gold chain, or most of them do.

A case marks words as `{she|Elena Delcourt}`: after the bar stands the name of the entity that they must denote,
several joined by ` + `; `{he|?Ivo Marek}` may also be left open, and `{it|-}` must be.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from backchannel.annotate import annotate, load
from backchannel.records import Annotations, Document, Entity, Mention, Span

CASES = Path(__file__).resolve().parent.parent / "cases/pronouns.yaml"
GENRES = ("news", "interview", "speech", "court", "bio")
CLASSES = {
    **dict.fromkeys(("he", "him", "his", "she", "her"), "singular"),
    **dict.fromkeys(("they", "them", "their"), "they"),
    **dict.fromkeys(("it", "its"), "it"),
}
# offset, head and relation of the words of a sentence
Words = dict[int, tuple[int, int, str]]
BESIDE = ("flat", "appos", "nmod:desc")
ACTORS = ("person", "organization", "place")
MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")
ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*\)?|(\d+)\)")


@dataclass
class Gold:
    """One document of the corpus: its text, its mentions as chain, type and span, and by span its heads."""

    name: str
    text: str = ""
    paragraphs: list[Span] = field(default_factory=list)
    mentions: list[tuple[int, str, Span]] = field(default_factory=list)
    parts: dict[int, set[int]] = field(default_factory=dict)
    heads: dict[Span, list[int]] = field(default_factory=dict)

    def chains_at(self, span: tuple[int, int]) -> set[int]:
        """Chains with the mention whose head lies in `span` and that covers most of the same text."""
        ranked: dict[int, float] = {}
        for chain, _, own in self.mentions:
            if any(span[0] <= at < span[1] for at in self.heads[own]):
                share = (min(own.end, span[1]) - max(own.start, span[0])) / (own.end - own.start)
                ranked[chain] = max(ranked.get(chain, 0.0), share)
        most = max(ranked.values(), default=0.0)
        return {chain for chain, share in ranked.items() if share == most}


def read_gold(path: Path, genres: Iterable[str] = GENRES) -> Iterator[Gold]:
    """The documents of a CoNLL-U file that are of one of `genres`."""
    wanted = tuple(f"GUM_{g}_" for g in genres)
    for block in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name = block.split("\n", 1)[0].strip()
        if name.startswith(wanted):
            yield document_of(name, block)


def document_of(name: str, block: str) -> Gold:
    """One document put together from its sentences."""
    gold, at, tokens = Gold(name), 0, list[Words]()
    opened: dict[int, list[tuple[str, int]]] = {}
    for line in block.splitlines():
        if line.startswith("# sent_id"):
            tokens.append({})
        if line.startswith("# newpar") and "block" not in line and at:
            gold.text = gold.text.rstrip() + "\n\n"
            at = len(gold.text)
        cells = line.split("\t")
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        misc = dict(part.split("=", 1) for part in cells[9].split("|") if "=" in part)
        start, end = at, at + len(cells[1])
        gold.text += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        at = len(gold.text)
        tokens[-1][int(cells[0])] = (start, int(cells[6]), cells[7])
        for found in ENTITY.finditer(misc.get("Entity", "")):
            if found[1]:
                opened.setdefault(int(found[1]), []).append((found[2], start))
            if found[3] or found[0].endswith(")"):
                chain = int(found[3] or found[1])
                kind, first = opened[chain].pop()
                gold.mentions.append((chain, kind, Span(first, end)))
        for pair in filter(None, misc.get("SplitAnte", "").split(",")):
            part, whole = (int(x) for x in pair.split("<"))
            gold.parts.setdefault(whole, set()).add(part)
    for own in {span for _, _, span in gold.mentions}:
        gold.heads[own] = heads_of(own, tokens)
    gold.paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", gold.text)]
    return gold


def heads_of(span: Span, sentences: list[Words]) -> list[int]:
    """Offsets of the words in `span` that hang outside it, and of the names beside them."""
    out = []
    for words in sentences:
        inside = {n: at for n, (at, _, _) in words.items() if span.start <= at < span.end}
        tops = [n for n in inside if words[n][1] not in inside]
        out += [
            at for n, at in inside.items() if n in tops or (words[n][1] in tops and words[n][2] in BESIDE)
        ]
    return out


def denoted(found: Annotations, span: tuple[int, int]) -> list[Entity]:
    """The entities that the words in `span` denote, by their head."""
    known = {e.id: e for e in found.entities}
    for t in reversed([t for t in found.syntax.tokens if span[0] <= t.start < span[1]]):
        ids = found.groups.get(t.index) or ((found.heads[t.index],) if t.index in found.heads else ())
        if ids:
            return [known[i] for i in ids]
    return []


def antecedent(entity: Entity, before: int) -> Mention | None:
    """The last name or description of an entity before an offset, else its first anywhere."""
    full = [m for m in entity.mentions if m.form != "pronoun"]
    return next((m for m in reversed(full) if m.start < before), full[0] if full else None)


def mostly(gold: Gold, entity: Entity) -> int | None:
    """The chain of most names and descriptions of an entity."""
    full = [m for m in entity.mentions if m.form != "pronoun"]
    votes = Counter(c for m in full for c in gold.chains_at((m.start, m.end)))
    return votes.most_common(1)[0][0] if votes else None


def outcome(gold: Gold, chain: int, kind: str, entities: list[Entity], at: int) -> str:
    """`right`, `wrong` or `open` for one pronoun of the corpus, `false` where nobody is meant."""
    if not entities:
        return "open" if kind in ACTORS else "nobody"
    if kind not in ACTORS:
        return "false"
    spans = [m for e in entities if (m := antecedent(e, at)) is not None]
    chains = [gold.chains_at((m.start, m.end)) for m in spans]
    if len(entities) == 1:
        own = bool(chains) and chain in chains[0]
        return "right" if own or chain == mostly(gold, entities[0]) else "wrong"
    whole = (min((m.start for m in spans), default=0), max((m.end for m in spans), default=0))
    parts = gold.parts.get(chain, set())
    joined = parts and all(c & parts for c in chains)
    return "right" if joined or chain in gold.chains_at(whole) else "wrong"


def corpus(path: Path, nlp: Any, misses: bool) -> dict[str, Counter[str]]:
    """Outcomes of all pronouns of a CoNLL-U file by class."""
    out: dict[str, Counter[str]] = {}
    for gold in read_gold(path):
        found = annotate(Document(gold.name, "", gold.text, paragraphs=tuple(gold.paragraphs)), nlp)
        for chain, kind, span in gold.mentions:
            name = CLASSES.get(gold.text[slice(*span)].lower())
            if name is None:
                continue
            entities = denoted(found, span)
            what = outcome(gold, chain, kind, entities, span.start)
            out.setdefault(name, Counter())[what] += 1
            if misses and what in ("wrong", "open", "false"):
                near = gold.text[max(0, span.start - 160) : span.start + 50].replace("\n", " ¶ ")
                print(f"{what} {name} {gold.name} [{' + '.join(e.name for e in entities)}] … {near}")
    return out


def marked(text: str) -> tuple[str, list[tuple[Span, str]]]:
    """A case's text without its marks, and what each mark expects."""
    plain, expected, at = "", [], 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        expected.append((Span(len(plain), len(plain) + len(found[1])), found[2]))
        plain += found[1]
        at = found.end()
    return plain + text[at:], expected


def judge(expected: str, entities: list[Entity]) -> str:
    """`right`, `wrong` or `open` for one mark of a case."""
    free = expected.startswith("?")
    names = [] if expected == "-" else expected.removeprefix("?").split(" + ")
    if not entities:
        return "right" if free or not names else "open"
    fits = len(names) == len(entities) and all(
        any(n.lower() in (e.name.lower(), *(a.lower() for a in e.aliases)) for e in entities) for n in names
    )
    return "right" if fits else "wrong"


def read_case(text: str, nlp: Any) -> list[tuple[str, str, str, str]]:
    """For each mark of a case its words, what was expected and found, and the outcome."""
    plain, expected = marked(text.strip())
    lines = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", plain))
    found = annotate(Document("case", "", plain, published="2024-03-14", paragraphs=lines), nlp)
    out = []
    for span, want in expected:
        entities = denoted(found, span)
        got = " + ".join(e.name for e in entities)
        out.append((plain[slice(*span)], want, got, judge(want, entities)))
    return out


def cases() -> list[dict[str, Any]]:
    """The hand-made cases: `id` and marked `text`."""
    found: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]
    return found


def table(nlp: Any, misses: bool) -> Counter[str]:
    """Outcomes of all marks of the hand-made cases."""
    out: Counter[str] = Counter()
    for case in cases():
        for words, want, got, what in read_case(case["text"], nlp):
            out[what] += 1
            if misses and what != "right":
                print(f"{what} case {case['id']}: {words} = {want}, not [{got}]")
    return out


def shares(n: Counter[str]) -> tuple[float, float]:
    """Percentages: resolved of all that mean somebody, right of those resolved."""
    resolved = n["right"] + n["wrong"]
    return (
        round(100 * resolved / max(1, resolved + n["open"]), 1),
        round(100 * n["right"] / max(1, resolved + n["false"]), 1),
    )


def main() -> None:
    """Print the outcomes and the figures."""
    parser = argparse.ArgumentParser(prog="coreference", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--misses", action="store_true", help="print what is wrong or left open")
    args = parser.parse_args()
    nlp = load()
    found = corpus(args.corpora / f"ud-english-gum/{args.part}.conllu", nlp, args.misses)
    figures: dict[str, float] = {}
    for name, n in sorted(found.items()):
        print(f"{name:<9} {dict(n)}")
        figures[f"{name}_resolved"], figures[f"{name}_right"] = shares(n)
    n = table(nlp, args.misses)
    print(f"cases     {dict(n)}")
    figures["cases_right"] = round(100 * n["right"] / max(1, n.total()), 1)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
