"""The shipped encoder: its parts belong together, nothing is truncated, and int8 costs next to nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from backchannel.errors import ModelError

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def model() -> Path:
    from backchannel.annotate.encoder import MODEL

    return MODEL


def test_int8_loses_less_than_half_a_point_on_every_head(root: Path, model: Path) -> None:
    parity = json.loads((root / "training" / "parity.json").read_text(encoding="utf-8"))
    labels = json.loads((model / "labels.json").read_text(encoding="utf-8"))
    assert parity["encoder"] == labels["digests"]["encoder.onnx"][:12]
    for task, figures in parity["float32"].items():
        for figure in HEADS[task]:
            assert parity["int8"][task][figure] > figures[figure] - 0.5, (task, figure)


HEADS = {
    "trees": ("upos", "tag", "uas", "las", "sentence_starts_accuracy"),
    "names": ("names",),
    "attribution": ("source", "cue", "content", "content_by_token", "links"),
}


@pytest.mark.parametrize("part", ["encoder.onnx", "heads.npz", "tokenizer.json"])
def test_a_part_of_another_model_is_refused(tmp_path: Path, model: Path, part: str) -> None:
    from backchannel.annotate.encoder import check

    for file in model.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path)
    (tmp_path / part).write_bytes(b"another")
    with pytest.raises(ModelError, match=part):
        check(tmp_path)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    from backchannel.annotate.encoder import check

    with pytest.raises(ModelError, match="incomplete"):
        check(tmp_path)


def test_every_word_of_a_long_document_is_scored() -> None:
    from backchannel.annotate import load

    nlp = load(threads=1)
    sentence = "Belarus freed the jailed pilot Marek Dolan on Friday, the ministry said. "
    doc = nlp(sentence * 300)
    words = [t for t in doc if not t.is_space]
    assert len(words) > 3000
    assert all(t.pos_ and t.tag_ and t.dep_ for t in words)
    assert len([e for e in doc.ents if e.text == "Marek Dolan"]) == 300


def test_it_is_an_ordinary_pipeline_component() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("backchannel_encoder", config={"threads": 1})
    doc = nlp("“We reject the offer,” the minister said.")
    assert [t.text for t in doc if t.dep_ == "root"] == ["said"]
    assert doc._.attributions


PAIRS: list[tuple[dict[tuple[int, int], dict[tuple[int, int], float]], dict[tuple[int, int], tuple[int, int]]]] = [
    ({(0, 1): {(4, 5): -0.1}}, {(4, 5): (0, 1)}),
    # two sources point to one cue: the surer one has it
    ({(0, 1): {(4, 5): -0.1}, (2, 3): {(4, 5): -0.4}}, {(4, 5): (0, 1)}),
    # the other goes where it is nearly as likely to belong, and nowhere else
    (
        {(0, 1): {(4, 5): -0.1, (8, 9): -6.0}, (2, 3): {(4, 5): -0.4, (8, 9): -0.9}},
        {(4, 5): (0, 1), (8, 9): (2, 3)},
    ),
    (
        {(0, 1): {(4, 5): -0.1, (8, 9): -6.0}, (2, 3): {(4, 5): -0.4, (8, 9): -6.0}},
        {(4, 5): (0, 1)},
    ),
    ({(0, 1): {}}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("merit", "sources"), PAIRS)
def test_a_cue_has_one_source(
    merit: dict[tuple[int, int], dict[tuple[int, int], float]],
    sources: dict[tuple[int, int], tuple[int, int]],
) -> None:
    from backchannel.annotate.decode import one_each

    assert one_each(merit) == sources
