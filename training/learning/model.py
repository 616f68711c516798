"""A small pre-norm Transformer that CTranslate2 can run."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from learning.batches import Arrays
from learning.loss import ProjectedLoss

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


def dropped(x: Tensor, rate: float) -> Tensor:
    """Return x with a share of its values set to zero, while training with dropout."""
    return functional.dropout(x, rate) if rate else x


class Attention(nn.Module):
    """Multi-head attention over itself or over the encoder's output."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
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
        rate = self.dropout if self.training else 0.0
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
            query,
            key,
            value,
            attn_mask=None if mask is None else mask.to(query.dtype),
            dropout_p=rate,
            is_causal=causal,
        )
        return dropped(functional.linear(mixed.transpose(1, 2).flatten(2), self.out), rate)

    def first_head(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Return the logarithm of the first head's attention, float32 [batch, length, keys]."""
        size = len(self.query) // self.heads
        query = functional.linear(self.norm(x), self.query[:size])
        key = functional.linear(memory, self.key[:size])
        scores = (query @ key.transpose(1, 2)).float() * size**-0.5
        return (scores + mask[:, 0]).log_softmax(dim=-1)


class FeedForward(nn.Module):
    """Two linear maps with a rectifier between."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.norm = nn.LayerNorm(shape.width)
        self.widen = nn.Parameter(torch.empty(shape.inner, shape.width))
        self.narrow = nn.Parameter(torch.empty(shape.width, shape.inner))

    def forward(self, x: Tensor) -> Tensor:
        """Return a tensor of the shape of x."""
        rate = self.dropout if self.training else 0.0
        inner = dropped(functional.linear(self.norm(x), self.widen).relu_(), rate)
        return dropped(functional.linear(inner, self.narrow), rate)


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward, each added to its input."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.attention, self.ffn = Attention(shape, dropout), FeedForward(shape, dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return a tensor of the shape of x."""
        x = x + self.attention(x, None, mask, False)
        return x + self.ffn(x)


class DecoderLayer(nn.Module):
    """Causal self-attention, attention over the source, then feed-forward."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(shape, dropout)
        self.source_attention = Attention(shape, dropout)
        self.ffn = FeedForward(shape, dropout)

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor, seen: list[Tensor] | None = None
    ) -> Tensor:
        """Return a tensor of the shape of x; append to `seen` what the first head looks at."""
        x = x + self.attention(x, None, None, True)
        if seen is not None:
            seen.append(self.source_attention.first_head(x, memory, mask))
        x = x + self.source_attention(x, memory, mask, False)
        return x + self.ffn(x)


class Translator(nn.Module):
    """Encoder and decoder with one embedding matrix for input, output and projection."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.embedding = nn.Parameter(torch.empty(shape.vocabulary, shape.width))
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.encoder = nn.ModuleList(
            EncoderLayer(shape, dropout) for _ in range(shape.encoder_layers)
        )
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(
            DecoderLayer(shape, dropout) for _ in range(shape.decoder_layers)
        )
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
        embedded = scaled + self.positions[: ids.shape[1]]
        return dropped(embedded, self.dropout if self.training else 0.0)

    def encode(self, source: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Return memory [batch, length, width] and the additive mask of its padding."""
        padding = torch.arange(source.shape[1], device=source.device) >= lengths[:, None]
        mask = torch.zeros(padding.shape, device=source.device).masked_fill_(padding, -1e9)
        mask = mask[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x), mask

    def decode(
        self, target: Tensor, memory: Tensor, mask: Tensor, seen: list[Tensor] | None = None
    ) -> Tensor:
        """Return the hidden states [batch, length, width] that predict each next piece.

        What the first head of the last layer looks at is appended to `seen`.
        """
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, memory, mask, seen if layer is self.decoder[-1] else None)
        return self.decoder_norm(x)

    def loss(self, batch: Batch, smoothing: float) -> tuple[Tensor, Tensor, Tensor]:
        """Return (smoothed loss, plain loss, alignment loss), each summed over target pieces."""
        memory, mask = self.encode(batch.source, batch.lengths)
        seen: list[Tensor] | None = [] if len(batch.links) else None
        hidden = self.decode(batch.inputs, memory, mask, seen).flatten(0, 1)
        total, plain = ProjectedLoss.apply(
            hidden.index_select(0, batch.where), self.embedding, self.bias, batch.gold, smoothing
        )
        if not seen:
            return total, plain, plain.new_zeros(())
        return total, plain, -(seen[0].flatten()[batch.links] * batch.shares).sum()


@dataclass(frozen=True, slots=True)
class Batch:
    """The arrays of a batch (see `batches.Arrays`) as tensors."""

    source: Tensor
    lengths: Tensor
    inputs: Tensor
    where: Tensor
    gold: Tensor
    links: Tensor
    shares: Tensor

    @classmethod
    def of(cls, arrays: Arrays, pinned: bool = False) -> Batch:
        """Return the batch in main memory; pinned, it reaches an accelerator without a wait."""
        tensors = (torch.from_numpy(getattr(arrays, name)) for name in cls.__slots__)
        return cls(*(t.pin_memory() if pinned else t for t in tensors))

    def to(self, device: str) -> Batch:
        """Return the batch in the memory of a device."""
        names = self.__slots__
        return Batch(*(getattr(self, name).to(device, non_blocking=True) for name in names))
