"""Projection, softmax, cross-entropy and their gradients, a slice of rows at a time."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


class ProjectedLoss(torch.autograd.Function):
    """The loss of hidden states [rows, width] against one piece for each row.

    The table of all logits never exists, which on a CPU saves more time than anything else. Under
    autocast the matrix products are made in its type; softmax, losses and sums stay float32.
    """

    ROWS, ROWS_OF_ACCELERATOR = 512, 8192

    @staticmethod
    def forward(
        ctx: Any, hidden: Tensor, weight: Tensor, bias: Tensor, labels: Tensor, smoothing: float
    ) -> tuple[Tensor, Tensor]:
        """Return (smoothed, plain) losses, summed over the rows."""
        device = hidden.device.type
        fast = torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else None
        with torch.autocast(device, enabled=False):
            return _forward(ctx, hidden.float(), weight, bias, labels, smoothing, fast)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        """Scale the gradients that the forward pass has already made."""
        d_hidden, d_weight, d_bias = ctx.saved_tensors
        return d_hidden * grads[0], d_weight * grads[0], d_bias * grads[0], None, None


def _forward(
    ctx: Any,
    hidden: Tensor,
    weight: Tensor,
    bias: Tensor,
    labels: Tensor,
    smoothing: float,
    fast: torch.dtype | None,
) -> tuple[Tensor, Tensor]:
    on_cpu = hidden.device.type == "cpu"
    rows = ProjectedLoss.ROWS if on_cpu else ProjectedLoss.ROWS_OF_ACCELERATOR
    d_hidden = torch.empty_like(hidden)
    d_weight, d_bias = torch.zeros_like(weight), torch.zeros_like(bias)
    plain, gold_logits = hidden.new_zeros(()), hidden.new_zeros(())
    columns = weight.to(fast) if fast else weight
    for start in range(0, hidden.shape[0], rows):
        part, gold = hidden[start : start + rows], labels[start : start + rows, None]
        if fast:
            part = part.to(fast)
            logits = (part @ columns.t()).float().add_(bias)
        else:
            logits = torch.addmm(bias, part, columns.t())
        gold_logits += logits.gather(1, gold).sum()
        share = logits.softmax(dim=1)
        plain -= share.gather(1, gold).clamp_min_(1e-30).log_().sum()
        if not ctx.needs_input_grad[0]:
            continue
        share.scatter_add_(1, gold, share.new_full(gold.shape, smoothing - 1))
        d_bias += share.sum(0)
        if fast:
            share = share.to(fast)
            d_hidden[start : start + rows] = share @ columns
            d_weight += share.t() @ part
        else:
            torch.mm(share, columns, out=d_hidden[start : start + rows])
            d_weight.addmm_(share.t(), part)
    total = plain.clone()
    if smoothing:
        # The part of the loss that is spread over all pieces needs sums only.
        even, all_hidden, all_weight = smoothing / len(bias), hidden.sum(0), weight.sum(0)
        d_hidden -= even * all_weight
        d_weight -= even * all_hidden
        d_bias -= even * len(hidden)
        all_logits = all_hidden @ all_weight + len(hidden) * bias.sum()
        total = plain + smoothing * gold_logits - even * all_logits
    ctx.save_for_backward(d_hidden, d_weight, d_bias)
    ctx.mark_non_differentiable(plain)
    return total, plain
