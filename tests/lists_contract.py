"""What every index of a ledger must list, whichever database it is kept in.

In: the fixture `ledger` of `ledger_contract.Contract`. Out: tests, for a class of each kind of store to inherit.
"""

from __future__ import annotations

from hashlib import sha256

from backchannel.ledger import Store
from tests.ledger_contract import add, bare, with_document
from tests.reports import offer, outcome


class Lists:
    """Tests of lists that hold for every store."""

    def test_documents_are_listed_from_the_newest_on(self, ledger: Store) -> None:
        assert ledger.index().newest(5) == []
        days = ("2031-05-15", None, "2031-05", "2031-05-15", None)
        for number, day in enumerate(days):
            text = f"Article {number}."
            data = text.encode()
            reading = with_document(
                bare(offer().reading(), text), published=day, sha256=sha256(data).hexdigest()
            )
            assert ledger.append(reading, data)
        index = ledger.index()
        placed = [("2031-05-31", 3), ("2031-05-15", 4), ("2031-05-15", 1), ("", 5), ("", 2)]
        assert index.newest(9) == placed and index.newest(2) == placed[:2]
        for number, place in enumerate(placed):
            assert index.newest(3, place) == placed[number:][:3]
            assert (
                index.newest(3, place, among=[1, 2, 3, 9])
                == [one for one in placed[number:] if one[1] <= 3][:3]
            )

    def test_a_document_read_again_is_listed_once_by_its_newest_day(self, ledger: Store) -> None:
        ledger.append(with_document(offer().reading(), published=None), offer().data)
        ledger.append(with_document(offer().reading(), published="2031-05-14"), offer().data)
        ledger.append(with_document(offer().reading(), published="2031-05-13"), offer().data)
        assert ledger.index().newest(9) == [("2031-05-13", 1)]

    def test_documents_are_found_by_the_start_of_their_hash(self, ledger: Store) -> None:
        add(ledger, offer())
        add(ledger, outcome())
        index = ledger.index()
        for number, report in enumerate((offer(), outcome()), 1):
            digest = report.reading().document.sha256
            assert index.with_hash(digest) == index.with_hash(digest[:8]) == (number,)
        assert len(index.with_hash("")) == 2 and index.with_hash("", 1) and index.with_hash("zz") == ()

    def test_figures_are_listed_in_order_part_by_part(self, ledger: Store) -> None:
        add(ledger, offer())
        index = ledger.index()
        keys = index.figures(1000)
        assert keys and list(keys) == sorted(keys) and len(set(keys)) == len(keys)
        assert index.figures(3) + index.figures(1000, keys[2]) == keys
        assert index.units("status")

    def test_documents_are_listed_newest_first_by_outlet_language_and_day(self, ledger: Store) -> None:
        assert ledger.index().listed(9) == [] and ledger.index().offered() == ((), ())
        told = (("2031-05-15", "Post", "en"), (None, "Post", "ru"), ("2031-05", "Herald", "en"),
                ("2031-05-15", None, "en"), (None, "post", "en"))  # fmt: skip
        for number, (day, outlet, language) in enumerate(told):
            text = f"Article {number}."
            reading = with_document(
                bare(offer().reading(), text), published=day, outlet=outlet, language=language,
                sha256=sha256(text.encode()).hexdigest(),
            )  # fmt: skip
            assert ledger.append(reading, text.encode())
        index = ledger.index()
        placed = [("2031-05-31", 3), ("2031-05-15", 4), ("2031-05-15", 1), ("", 5), ("", 2)]
        assert index.listed(9) == placed and index.listed(2) == placed[:2]
        for number, place in enumerate(placed):
            assert index.listed(3, place) == placed[number + 1 :][:3]
        assert [number for _, number in index.listed(9, outlet="POST")] == [1, 5, 2]
        assert [number for _, number in index.listed(9, language="ru")] == [2]
        assert index.listed(9, first="2031-05-16") == placed[:1]
        assert index.listed(9, last="2031-05-15") == placed[1:3]
        assert index.offered() == (("Post", "Herald", "post"), ("en", "ru"))

    def test_a_document_dated_anew_stands_in_the_list_once(self, ledger: Store) -> None:
        for day in (None, "2031-05-14", "2031-05-13"):
            ledger.append(with_document(offer().reading(), published=day), offer().data)
        assert ledger.index().listed(9) == [("2031-05-13", 1)]

    def test_copies_and_documents_are_found_by_text_and_hash(self, ledger: Store) -> None:
        add(ledger, offer())
        add(ledger, outcome())
        data = b" " + offer().data
        copy = with_document(bare(offer().reading(), data.decode()), sha256=sha256(data).hexdigest())
        ledger.append(copy, data)
        index = ledger.index()
        assert index.copies([1, 2, 3]) == {1: (1, 3), 2: (2,), 3: (1, 3)} and index.copies([]) == {}
        assert index.with_hash(copy.document.sha256[:12]) == (3,)
        assert index.with_hash(outcome().reading().document.sha256) == (2,)
        assert len(index.with_hash("", 2)) == 2 and index.with_hash("zz") == ()
