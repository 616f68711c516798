"""One step of the decoder at a time, with what the steps before it have left."""

from __future__ import annotations

import math
from typing import Any

import torch
from learning.model import Attention, Translator
from torch import Tensor
from torch.nn import functional


def _heads(x: Tensor, heads: int) -> Tensor:
    """Part [rows, length, width] into [rows, heads, length, width of a head]."""
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


class Steps:
    """The decoder at work on some sentences, `beam` hypotheses each.

    Keys and values of the source are computed once and stand once for a sentence: its hypotheses
    are queries side by side. Those of the hypotheses grow by one a step and follow `reorder`.
    """

    def __init__(self, model: Translator, source: Tensor, lengths: Tensor, beam: int) -> None:
        """Read the sources: `source` [sentences, pieces], `lengths` [sentences]."""
        self.model, self.beam, self.position = model, beam, 0
        memory, self.mask = model.encode(source, lengths)
        self.sources = [self._of_source(layer.source_attention, memory) for layer in model.decoder]
        self.packed = [
            torch.cat([a.query, a.key, a.value]) for a in (la.attention for la in model.decoder)
        ]
        self.past: list[tuple[Tensor, Tensor] | None] = [None] * len(model.decoder)

    @staticmethod
    def _of_source(attention: Attention, memory: Tensor) -> tuple[Tensor, Tensor]:
        both = functional.linear(memory, torch.cat([attention.key, attention.value]))
        key, value = both.chunk(2, dim=-1)
        return _heads(key, attention.heads).contiguous(), _heads(
            value, attention.heads
        ).contiguous()

    def next(self, ids: Tensor) -> Tensor:
        """Take the piece each hypothesis wrote, [sentences × beam]; return float32 logits."""
        model = self.model
        x = functional.embedding(ids, model.embedding)[:, None] * math.sqrt(model.shape.width)
        x = x + model.positions[self.position]
        self.position += 1
        for number, layer in enumerate(model.decoder):
            x = x + self._over_past(number, layer.attention, x)
            x = x + self._over_source(number, layer.source_attention, x)
            x = x + layer.ffn(x)
        hidden = model.decoder_norm(x)[:, 0].float()
        # In bfloat16, logits of 10 lie 0.06 apart: too coarse to tell hypotheses apart.
        with torch.autocast(hidden.device.type, enabled=False):
            return functional.linear(hidden, model.embedding, model.bias)

    def _over_past(self, number: int, attention: Attention, x: Tensor) -> Tensor:
        packed = functional.linear(attention.norm(x), self.packed[number])
        query, key, value = (_heads(part, attention.heads) for part in packed.chunk(3, dim=-1))
        past = self.past[number]
        if past is not None:
            key, value = torch.cat([past[0], key], 2), torch.cat([past[1], value], 2)
        self.past[number] = (key, value)
        mixed = functional.scaled_dot_product_attention(query, key, value)
        return functional.linear(mixed.transpose(1, 2).flatten(2), attention.out)

    def _over_source(self, number: int, attention: Attention, x: Tensor) -> Tensor:
        key, value = self.sources[number]
        query = functional.linear(attention.norm(x), attention.query)
        query = _heads(query.view(-1, self.beam, query.shape[-1]), attention.heads)
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=self.mask.to(query.dtype)
        )
        mixed = mixed.transpose(1, 2).flatten(2).view(len(x), 1, -1)
        return functional.linear(mixed, attention.out)

    def reorder(self, origins: Tensor) -> None:
        """Go on from other hypotheses: `origins` [sentences, beam] numbers them within each."""
        starts = torch.arange(len(origins), device=origins.device)[:, None] * self.beam
        self._select((starts + origins).flatten())

    def keep(self, going: Tensor, origins: Tensor | None) -> None:
        """Drop sentences that are done; `origins`, of those that go on, as in `reorder`."""
        where = going.nonzero()[:, 0]
        if origins is None:
            origins = torch.zeros(len(where), 1, dtype=torch.long, device=where.device)
        self._select((where[:, None] * self.beam + origins).flatten())
        self.sources = [(key[where], value[where]) for key, value in self.sources]
        self.mask = self.mask[where]

    def _select(self, rows: Tensor) -> None:
        def chosen(pair: Any) -> Any:
            return None if pair is None else tuple(part.index_select(0, rows) for part in pair)

        self.past = [chosen(pair) for pair in self.past]
