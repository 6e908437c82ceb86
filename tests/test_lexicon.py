"""The vocabulary of actors: well-formed, without duplicates, and found in running text."""

from __future__ import annotations

import pycountry
import pytest

from backchannel.annotate.lexicon import load_lexicon, plural, read_grammar

BEYOND_ISO = {"SU", "XK"}


def test_every_state_has_a_code_that_exists():
    codes = set(read_grammar("states.en.yaml"))
    assert {c for c in codes if pycountry.countries.get(alpha_2=c) is None} == BEYOND_ISO


def test_no_name_belongs_to_two_entries():
    seen: dict[str, str] = {}
    for entries in load_lexicon().known.values():
        for one in entries:
            assert seen.setdefault(one.name, one.key) == one.key


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Russia said", "state", "RU"),
        ("Ukraine.", "state", "UA"),
        ("the U.S. has", "state", "US"),
        ("Moscow’s answer", "place", "RU"),
        ("TEHRAN (Agency)", "place", "IR"),
        ("Department of Justice officials", "organisation", "US"),
        ("Taliban fighters", "armed_group", None),
        ("IRNA reported", "outlet", "IR"),
    ],
)
def test_known_names_are_found(text, kind, country):
    found = load_lexicon().lookup(text, 4 if text.startswith("the ") else 0)
    assert found is not None
    assert (found.kind, found.country) == (kind, country)


@pytest.mark.parametrize("text", ["Russiagate", "Iranian", "us", "turkey"])
def test_other_words_are_not(text):
    assert load_lexicon().lookup(text, 0) is None


@pytest.mark.parametrize(
    ("word", "several"), [("American", "Americans"), ("Chinese", "Chinese"), ("Dutchman", "Dutchmen")]
)
def test_words_for_citizens_have_plurals(word, several):
    assert plural(word) == several
    assert load_lexicon().citizens[several] == load_lexicon().citizens[word]
