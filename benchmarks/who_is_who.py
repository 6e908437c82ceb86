"""How fast people are told apart: `python -m benchmarks.who_is_who [ENTITIES]`.

In: how many entities, 200,000 unless given. Out: entities a second for names never seen, for names seen before
and for a mix as in coverage, where few people are named often. Always true: names are made up of syllables by
chance from a fixed seed, so that two runs do the same work.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence

from backchannel.identity import Register
from backchannel.records import Entity
from benchmarks.measures import one_core, peak_megabytes

_SYLLABLES = [
    "ka",
    "ro",
    "ven",
    "do",
    "mi",
    "lat",
    "ser",
    "go",
    "bra",
    "tin",
    "ush",
    "el",
    "por",
    "zan",
    "ti",
    "ku",
    "har",
    "lo",
    "nis",
    "va",
    "yev",
    "che",
    "mor",
    "di",
    "sal",
    "bek",
    "or",
    "gun",
    "la",
    "fe",
    "ri",
    "shan",
    "do",
    "ba",
    "lu",
    "pe",
    "ga",
    "no",
    "rem",
    "stu",
    "cli",
    "wes",
]
_ENDINGS = [
    "ov",
    "enko",
    "sky",
    "ez",
    "son",
    "adze",
    "ian",
    "i",
    "er",
    "ova",
    "in",
    "uk",
    "al",
    "man",
    "ton",
    "ley",
    "os",
    "ura",
]
_GIVEN = [
    "Dmitry",
    "Ana",
    "Carla",
    "Paul",
    "Jorge",
    "Oleg",
    "Oleh",
    "Viktor",
    "Victor",
    "Mohammed",
    "Muhammad",
    "Sergei",
    "Sergey",
    "Maria",
    "Elena",
    "William",
    "Bill",
    "John",
    "Kate",
    "Katherine",
    "Yuri",
    "Hassan",
    "Hossein",
    "Ali",
    "Reza",
    "Marta",
    "Luis",
    "Tomas",
    "Nuno",
    "Ines",
    "Pablo",
    "Rui",
    "Hernan",
    "Igor",
    "Ivan",
    "Irina",
    "Olga",
    "Xenia",
    "Boris",
    "Anna",
    "Peter",
    "Karim",
    "Omar",
    "Layla",
    "Nadia",
    "Emma",
    "Lucas",
    "Hugo",
    "Klaus",
    "Ingrid",
    "Marek",
    "Zofia",
    "Andrei",
    "Andriy",
    "Petra",
    "Milan",
    "Diego",
    "Lucia",
    "Sofia",
    "Rafael",
    "Teresa",
    "Samir",
    "Leila",
    "Farid",
]


def people(count: int, chance: random.Random) -> list[str]:
    """Whole names, mostly different, some with a second name."""
    surnames = [_surname(chance) for _ in range(max(100, count // 4))]
    names = []
    for _ in range(count):
        given = [chance.choice(_GIVEN)] + ([chance.choice(_GIVEN)] if chance.random() < 0.1 else [])
        names.append(" ".join([*given, chance.choice(surnames)]))
    return names


def in_coverage(names: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Names as articles give them: a few people often, some by initial, some by surname alone."""
    found = []
    for _ in range(count):
        name = names[min(int(chance.paretovariate(0.4)) - 1, len(names) - 1)]
        given, _, rest = name.partition(" ")
        how = chance.random()
        found.append(name if how < 0.85 else f"{given[0]}. {rest}" if how < 0.9 else name.split()[-1])
    return found


def rate(register: Register, names: Sequence[str], first: int = 0) -> float:
    """Entities a second, ten to a document."""
    entities = [Entity(f"e{number % 10}", "person", name) for number, name in enumerate(names)]
    begun = time.process_time()
    for number, entity in enumerate(entities):
        register.add(first + number // 10, entity)
    return len(names) / (time.process_time() - begun)


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    count = int(arguments[0]) if arguments else 200_000
    one_core()
    chance = random.Random(20310515)
    names = people(count, chance)
    register = Register()
    print(f"names never seen   {rate(register, names):>10,.0f} a second")
    print(f"names seen before  {rate(register, names, count):>10,.0f} a second")
    mixed = Register()
    print(f"as in coverage     {rate(mixed, in_coverage(names, count, chance)):>10,.0f} a second")
    print(
        f"joined {len(register.links):,}, questions {len(register.suggestions):,}, {peak_megabytes():,.0f} MB"
    )


def _surname(chance: random.Random) -> str:
    stem = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((1, 2, 2, 3))))
    return stem.title() + chance.choice(_ENDINGS)


if __name__ == "__main__":
    main(sys.argv[1:])
