"""Put second stages on a shipped encoder: `python -m training.attach --model DIR --stage FILE --out DIR`.

In: a model folder as `training.export` writes it and one or more stages of `training.attribution`. Out: the
folder with the outputs `attribution` and `link` of both stages together, under the same names and shapes. Always
true: every node and weight that the other outputs come from is the one of the model folder, bit by bit.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from training.export import digest, moves
from training.graph import GIVEN, detach, join
from training.stage import HIDDEN, Seen, Shape, Stage
from training.train import ATTRIBUTION_LABELS, NAME_LABELS


class Joined(nn.Module):
    """The mean of the first stage and the second stages over one window without padding."""

    def __init__(self, stages: list[Stage], share: float, bias: list[float]) -> None:
        super().__init__()
        self.stages, self.share = nn.ModuleList(stages), share
        self.register_buffer("bias", torch.tensor(bias))

    def forward(
        self,
        words: Tensor, arc: Tensor, sentence: Tensor, upos: Tensor, name: Tensor,
        pieces: Tensor, first: Tensor, last: Tensor, attribution: Tensor, link: Tensor,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        # [SEP] stands between paragraphs: there two words do not follow each other
        gap = (first[:, 1:] - last[:, :-1] > 1).float()
        breaks = torch.cat([torch.ones_like(first[:, :1]).float(), gap], 1)
        seen = Seen(words, arc, sentence, upos, name, attribution, torch.gather(pieces, 1, first), breaks)
        found = [stage(seen) for stage in self.stages]
        labels = sum(torch.log_softmax(a, -1) for a, _ in found) / len(found)
        links = sum(torch.log_softmax(b, -1) for _, b in found) / len(found)
        mixed = self.share * attribution + (1 - self.share) * labels + self.bias
        return mixed, self.share * torch.log_softmax(link, -1) + (1 - self.share) * links


def load(path: Path) -> Stage:
    state = load_file(path)
    own = dict(state)
    said, size = own["said.weight"].shape[1], own["own.weight"].shape[0]
    layers = 1 + max(int(k.split(".")[1]) for k in own if k.startswith("layers."))
    upos = said - len(NAME_LABELS) - len(ATTRIBUTION_LABELS) - 2 - 7
    shape = Shape(
        upos, len(NAME_LABELS), len(ATTRIBUTION_LABELS), size, own["layers.0.up.weight"].shape[0],
        own["layers.0.near"].shape[0], layers, own["link_weight"].shape[0],
    )  # fmt: skip
    stage = Stage(shape)
    stage.load_state_dict(own)
    return stage.eval()


def to_onnx(joined: Joined, upos: int, path: Path) -> None:
    n, labels = 20, len(ATTRIBUTION_LABELS)
    example = (
        torch.randn(1, n, HIDDEN), torch.randn(1, n, n + 1), torch.randn(1, n, 2), torch.randn(1, n, upos),
        torch.randn(1, n, len(NAME_LABELS)), torch.randint(1000, 2000, (1, n + 4)), torch.arange(1, n + 1)[None],
        torch.arange(1, n + 1)[None], torch.randn(1, n, labels), torch.randn(1, n, n + 1),
    )  # fmt: skip
    axes = {name: {1: "w"} for name in (*GIVEN, "attribution", "link")}
    axes["pieces"] = {1: "s"}
    for name in ("arc", "link", "link_first"):
        axes[name][2] = "v"
    torch.onnx.export(
        joined, example, str(path), input_names=list(GIVEN), output_names=["attribution", "link"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--stage", type=Path, required=True, nargs="+")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--share", type=float, default=0.5, help="the first stage's share of the mean")
    ap.add_argument("--bias", default="", help="added to labels, as `O=-0.2,B-Source=0.1`")
    ap.add_argument("--float", action="store_true")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((args.model / "labels.json").read_text(encoding="utf8"))
    extra = {k: float(v) for k, v in (one.split("=") for one in args.bias.split(",") if one)}
    stages = [load(path) for path in args.stage]
    joined = Joined(stages, args.share, [extra.get(name, 0.0) for name in ATTRIBUTION_LABELS]).eval()
    with tempfile.TemporaryDirectory() as scratch:
        raw, small = Path(scratch) / "raw.onnx", Path(scratch) / "small.onnx"
        to_onnx(joined, len(labels["upos"]), raw)
        if not args.float:
            quantize_dynamic(
                str(raw), str(small), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
            )  # fmt: skip
        stage = onnx.load(str(raw if args.float else small))
    first = detach(onnx.load(str(args.model / "encoder.onnx")))
    onnx.save(join(first, stage), str(args.out / "encoder.onnx"))
    for name in ("heads.npz", "tokenizer.json"):
        if args.out != args.model:
            shutil.copy(args.model / name, args.out / name)
    own = sum(stage.moves.detach() for stage in stages) / len(stages)
    before = torch.tensor(labels.setdefault("attribution_moves_first", labels["attribution_moves"]))
    labels["attribution_moves"] = moves(args.share * before + (1 - args.share) * own, labels["attribution"])
    labels["digests"] = {
        name: digest(args.out / name) for name in ("encoder.onnx", "heads.npz", "tokenizer.json")
    }
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf8")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
