"""A small pre-norm Transformer that CTranslate2 can run, with its loss in one cheap pass."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

MAX_POSITIONS = 512


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a model; `vocabulary` counts the pieces."""

    vocabulary: int
    width: int = 256
    heads: int = 4
    inner: int = 1024
    encoder_layers: int = 4
    decoder_layers: int = 2


def positions(width: int) -> Tensor:
    """Return the sinusoidal position table, float32 [MAX_POSITIONS, width]."""
    half = width // 2
    rates = torch.exp(torch.arange(half) * (-math.log(10000.0) / (half - 1)))
    angles = torch.arange(MAX_POSITIONS)[:, None] * rates[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention over itself or, with `cross`, over the encoder's output."""

    def __init__(self, shape: Shape, cross: bool = False) -> None:
        super().__init__()
        self.heads, self.cross = shape.heads, cross
        self.norm = nn.LayerNorm(shape.width)
        self.query = nn.Parameter(torch.empty(shape.width, shape.width))
        self.key = nn.Parameter(torch.empty(shape.width, shape.width))
        self.value = nn.Parameter(torch.empty(shape.width, shape.width))
        self.out = nn.Parameter(torch.empty(shape.width, shape.width))

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(
        self, x: Tensor, memory: Tensor | None, mask: Tensor | None, causal: bool
    ) -> Tensor:
        """Return [batch, length, width]; `mask` is [batch, 1, 1, keys], additive."""
        normed = self.norm(x)
        if memory is None:
            packed = functional.linear(normed, torch.cat([self.query, self.key, self.value]))
            query, key, value = packed.chunk(3, dim=-1)
        else:
            query = functional.linear(normed, self.query)
            key, value = functional.linear(memory, torch.cat([self.key, self.value])).chunk(
                2, dim=-1
            )
        query, key, value = self._split(query), self._split(key), self._split(value)
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, is_causal=causal
        )
        return functional.linear(mixed.transpose(1, 2).flatten(2), self.out)


class FeedForward(nn.Module):
    """Two linear maps with a rectifier between."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.widen = nn.Parameter(torch.empty(shape.inner, shape.width))
        self.narrow = nn.Parameter(torch.empty(shape.width, shape.inner))

    def forward(self, x: Tensor) -> Tensor:
        """Return a tensor of the shape of x."""
        return functional.linear(functional.linear(self.norm(x), self.widen).relu_(), self.narrow)


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward, each added to its input."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention, self.ffn = Attention(shape), FeedForward(shape)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return a tensor of the shape of x."""
        x = x + self.attention(x, None, mask, False)
        return x + self.ffn(x)


class DecoderLayer(nn.Module):
    """Causal self-attention, attention over the source, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape)
        self.source_attention = Attention(shape, cross=True)
        self.ffn = FeedForward(shape)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Return a tensor of the shape of x."""
        x = x + self.attention(x, None, None, True)
        x = x + self.source_attention(x, memory, mask, False)
        return x + self.ffn(x)


class Translator(nn.Module):
    """Encoder and decoder with one embedding matrix for input, output and projection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Parameter(torch.empty(shape.vocabulary, shape.width))
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.register_buffer("positions", positions(shape.width), persistent=False)
        for name, parameter in self.named_parameters():
            if name == "embedding":
                nn.init.normal_(parameter, std=shape.width**-0.5)
            elif name.endswith((".out", ".narrow")):
                nn.init.normal_(parameter, std=0.1 * parameter.shape[1] ** -0.5)
            elif parameter.ndim == 2:
                nn.init.normal_(parameter, std=parameter.shape[1] ** -0.5)

    def _embed(self, ids: Tensor) -> Tensor:
        scaled = functional.embedding(ids, self.embedding) * math.sqrt(self.shape.width)
        return scaled + self.positions[: ids.shape[1]]

    def encode(self, source: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Return memory [batch, length, width] and the additive mask of its padding."""
        padding = torch.arange(source.shape[1], device=source.device) >= lengths[:, None]
        mask = torch.zeros(padding.shape, device=source.device).masked_fill_(padding, -1e9)
        mask = mask[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden states [batch, length, width] that predict each next piece."""
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, memory, mask)
        return self.decoder_norm(x)

    def loss(self, batch: Batch, smoothing: float) -> tuple[Tensor, Tensor, int]:
        """Return (smoothed loss, plain loss, number of pieces), the losses summed over pieces."""
        memory, mask = self.encode(batch.source, batch.lengths)
        hidden = self.decode(batch.inputs, memory, mask)
        real = batch.labels >= 0
        total, plain = ProjectedLoss.apply(
            hidden[real], self.embedding, self.bias, batch.labels[real], smoothing
        )
        return total, plain, int(real.sum())


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids: source, inputs and labels [sentences, length]; a label of -1 is no target."""

    source: Tensor
    lengths: Tensor
    inputs: Tensor
    labels: Tensor

    def to(self, device: str) -> Batch:
        """Return the batch in the memory of a device."""
        return Batch(*(t.to(device) for t in (self.source, self.lengths, self.inputs, self.labels)))


class ProjectedLoss(torch.autograd.Function):
    """Projection, softmax, cross-entropy and their gradients, a slice of rows at a time.

    The table of all logits never exists, which on a CPU saves more time than anything else.
    """

    ROWS = 512

    @staticmethod
    def forward(ctx, hidden, weight, bias, labels, smoothing):  # type: ignore[no-untyped-def]
        """Return (smoothed, plain) summed losses of hidden [rows, width]."""
        rows = ProjectedLoss.ROWS if hidden.device.type == "cpu" else 16384
        needs_gradient = any(ctx.needs_input_grad)
        d_hidden = torch.empty_like(hidden)
        d_weight, d_bias = torch.zeros_like(weight), torch.zeros_like(bias)
        plain = hidden.new_zeros(())
        gold_logits = hidden.new_zeros(())
        for start in range(0, hidden.shape[0], rows):
            part, gold = hidden[start : start + rows], labels[start : start + rows]
            logits = torch.addmm(bias, part, weight.t())
            gold_logits += logits.gather(1, gold[:, None]).sum()
            share = logits.softmax(dim=1)
            plain -= share.gather(1, gold[:, None]).clamp_min_(1e-30).log_().sum()
            if not needs_gradient:
                continue
            share[torch.arange(len(gold), device=gold.device), gold] -= 1 - smoothing
            torch.mm(share, weight, out=d_hidden[start : start + rows])
            d_weight.addmm_(share.t(), part)
            d_bias += share.sum(0)
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

    @staticmethod
    def backward(ctx, grad, _):  # type: ignore[no-untyped-def]
        """Scale the gradients that the forward pass has already made."""
        d_hidden, d_weight, d_bias = ctx.saved_tensors
        return d_hidden * grad, d_weight * grad, d_bias * grad, None, None
