"""Write the model card: `python -m training.card > backchannel/annotate/model/CARD.md`.

In: `training/parity.json`. Out: Markdown. Always true: the scores on the card are those measured for the weights beside it.
"""

from __future__ import annotations

import json
from pathlib import Path

CARD = """# The encoder of Backchannel

Weights `{encoder}`: one six-layer transformer (MiniLM, 22 million parameters) with heads for sentence starts, universal
and fine part of speech, dependency trees (biaffine, Universal Dependencies), names (nine types) and attribution (source, cue,
content, and the link between them). English. Exported to ONNX, weights in unsigned bytes (signed ones saturate on processors
without VNNI; with VNNI they are turned when loaded, and read faster), run on a CPU.

## Data and terms
| what | from | terms |
|---|---|---|
| starting weights and vocabulary | all-MiniLM-L6-v2 | Apache-2.0 |
| trees, parts of speech, sentence starts | UD English EWT 2.16, train | CC BY-SA 4.0 |
| the same | UD English GUM 2.16, train, without its non-commercial genres | CC BY and similar, by document |
| names | worldwide English newswire (EMNLP 2023 Findings), train | research data, no licence stated |
| attribution | PolNeAR 1.0 (LREC 2018), train | research data, no licence stated |

No text of these corpora is in the package. The weights are published under Apache-2.0 as far as they are ours to license; whoever
needs certainty about the corpora without a stated licence can train again without them.

## Training
Two runs, seed 7 each: windows of 100 to 160 words, batches of 16 that alternate between the tasks, AdamW with warm-up and linear decay,
bfloat16 autocast on two processor cores.
1. `python -m training.train --epochs trees=4,names=2,attribution=3`, from MiniLM, 2e-4 (encoder) and 2e-3 (heads), labels word by word.
2. `python -m training.restore`, then `python -m training.train --start DIR --epochs trees=8,names=5,attribution=6`: on from the int8 weights of
   the first, at half the rates, names and attribution as linear-chain CRFs, one word piece in thirty masked, the exponential moving average of
   the weights kept.

Names and attribution are decoded by Viterbi with the learned scores of one label following another, over log-probabilities averaged across
overlapping windows; trees greedily, by Chu-Liu-Edmonds where that is no tree.

## Scores on the development sets
{scores}

Made by `python -m training.parity`; the gate in CI holds the int8 figures. Triples are those of the decoding on the
day of the export; what they are today is in `docs/accuracy.md`.

## Intended use and limits
To read English news about detention and negotiation within Backchannel, or as a spaCy component
(`spacy.blank("en").add_pipe("backchannel_encoder")`). It was trained on American weblogs, mixed English genres, newswire from outside
the West and political news of 2016: expect less on speech, social media and other domains. Its output is a suggestion to a person, never a
finding about one.
"""


def main() -> None:
    parity = json.loads(Path(__file__).with_name("parity.json").read_text(encoding="utf8"))
    rows = ["| head | int8 (shipped) | float32 |", "|---|---|---|"]
    for task, figures in parity["int8"].items():
        rows += [
            f"| {task}: {name} | {value} | {parity['float32'][task][name]} |"
            for name, value in figures.items()
        ]
    print(CARD.format(encoder=parity["encoder"], scores="\n".join(rows)), end="")


if __name__ == "__main__":
    main()
