"""Muon: momentum whose matrices are made orthogonal.

After Keller Jordan's description (https://kellerjordan.github.io/posts/muon/): for hidden matrices
it needs markedly fewer steps than Adam, for some 15 % more time a step on a CPU.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonal(stack: Tensor, steps: int = 5) -> Tensor:
    """Return for each matrix of [n, rows, columns] about the nearest orthogonal one.

    On an accelerator in bfloat16, which is exact enough and much faster there.
    """
    tall = stack.shape[1] > stack.shape[2]
    x = stack.transpose(1, 2) if tall else stack
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    if x.is_cuda:
        x = x.bfloat16()
    a, b, c = COEFFICIENTS
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.transpose(1, 2) if tall else x


class Muon:
    """Updates matrices only."""

    def __init__(self, matrices: Iterable[Tensor]) -> None:
        self.matrices = list(matrices)
        self.momenta = [torch.zeros_like(matrix) for matrix in self.matrices]
        self._groups: dict[tuple[int, ...], list[int]] = {}
        for number, matrix in enumerate(self.matrices):
            self._groups.setdefault(tuple(matrix.shape), []).append(number)

    @torch.no_grad()
    def step(self, rate: float, momentum: float, decay: float) -> None:
        """Apply one update from the gradients; `rate` is the size of an update's spectral norm."""
        for shape, members in self._groups.items():
            grads = torch.stack([self.matrices[number].grad for number in members])
            for number, grad in zip(members, grads, strict=True):
                self.momenta[number].lerp_(grad, 1 - momentum)
            ahead = grads.lerp_(torch.stack([self.momenta[n] for n in members]), momentum)
            scale = max(1.0, shape[0] / shape[1]) ** 0.5
            for number, update in zip(members, orthogonal(ahead), strict=True):
                matrix = self.matrices[number].mul_(1 - rate * decay)
                matrix.add_(update.to(matrix.dtype), alpha=-rate * scale)
