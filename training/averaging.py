"""Average the weights of several checkpoints into one; needs PyTorch alone."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from learning.model import Shape

Weights = dict[str, torch.Tensor]


def average(paths: list[Path]) -> tuple[Weights, Shape]:
    """Return the mean of the weights, float32, of checkpoints that have one shape."""
    weights: Weights = {}
    shapes = []
    for path in paths:
        state = torch.load(path, map_location="cpu", weights_only=True)
        shapes.append(Shape(**state["shape"]))
        if shapes[-1] != shapes[0]:
            raise ValueError(f"{path} has another shape than {paths[0]}")
        for name, weight in state["model"].items():
            weights[name] = weights[name] + weight.float() if name in weights else weight.float()
    return {name: weight / len(paths) for name, weight in weights.items()}, shapes[0]


def guided(path: Path) -> bool:
    """Tell whether the first head of the last layer was taught where to look."""
    return bool(torch.load(path, map_location="cpu", weights_only=True).get("guided"))


def main() -> None:
    """Write the average in half precision, to be carried to where it is exported."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    weights, shape = average(options.checkpoints)
    state = {
        "model": {name: weight.half() for name, weight in weights.items()},
        "shape": {name: getattr(shape, name) for name in Shape.__slots__},
        "guided": guided(options.checkpoints[0]),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.out)
    print(f"{options.out}: {len(options.checkpoints)} checkpoints")


if __name__ == "__main__":
    main()
