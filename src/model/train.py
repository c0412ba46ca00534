"""Tunes the base so that abstracts of one author lie near each other, and a title near its abstract: InfoNCE, temperature .05.

A step has 512 pairs, in half of the steps all of one category, so that the negatives are hard; and 256 pairs of title and abstract. Papers that
share an author are no negatives.
"""
import json
import math
import random
import sys

import numpy as np
import onnx
import scipy.sparse as sparse
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer

import weights

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
PAIRS, TITLES, PIECES, PASSES, RATE, TEMPERATURE, TITLE_SHARE = 512, 256, 192, 4, 5e-5, 0.05, 0.5
HEADS = 12
PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm", "wide": "intermediate.dense", "narrow": "output.dense", "last": "output.LayerNorm",
}


class Layer(nn.Module):
    def __init__(self, size, wide):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.norm, self.last = (nn.LayerNorm(size, eps=1e-12) for _ in range(2))
        self.wide, self.narrow = nn.Linear(size, wide), nn.Linear(wide, size)

    def forward(self, x, mask):
        def heads(t):
            return t.view(x.shape[0], x.shape[1], HEADS, -1).transpose(1, 2)

        seen = F.scaled_dot_product_attention(heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask)
        x = self.norm(x + self.out(seen.transpose(1, 2).reshape(x.shape)))
        return self.last(x + self.narrow(F.gelu(self.wide(x))))


class Encoder(nn.Module):
    """The first token's last state, unit length."""

    def __init__(self, base):
        super().__init__()
        self.word = nn.Embedding.from_pretrained(torch.tensor(base["embeddings.word_embeddings.weight"]), freeze=False)
        self.position = nn.Parameter(torch.tensor(base["embeddings.position_embeddings.weight"]))
        self.kind = nn.Parameter(torch.tensor(base["embeddings.token_type_embeddings.weight"][0]))
        size = self.word.weight.shape[1]
        self.norm = nn.LayerNorm(size, eps=1e-12)
        wide = base["encoder.layer.0.intermediate.dense.bias"].shape[0]
        count = 1 + max(int(name.split(".")[2]) for name in base if name.startswith("encoder.layer."))
        self.layers = nn.ModuleList(Layer(size, wide) for _ in range(count))
        for path, part in self.paths():
            part.data = torch.tensor(base[path])

    def paths(self):
        yield "embeddings.LayerNorm.weight", self.norm.weight
        yield "embeddings.LayerNorm.bias", self.norm.bias
        for number, layer in enumerate(self.layers):
            for part, path in PARTS.items():
                for kind in ("weight", "bias"):
                    yield f"encoder.layer.{number}.{path}.{kind}", getattr(getattr(layer, part), kind)

    def forward(self, ids, mask):
        x = self.norm(self.word(ids) + self.position[: ids.shape[1]] + self.kind)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return F.normalize(x[:, 0].float(), dim=-1)

    def save(self, base, out):
        tuned = dict(base)
        tuned["embeddings.word_embeddings.weight"] = self.word.weight
        tuned["embeddings.position_embeddings.weight"] = self.position
        tuned["embeddings.token_type_embeddings.weight"] = torch.stack(
            [self.kind.cpu(), torch.tensor(base["embeddings.token_type_embeddings.weight"][1])])
        tuned.update(self.paths())
        np.savez_compressed(out, **{name: np.asarray(v.detach().cpu() if torch.is_tensor(v) else v, np.float32) for name, v in tuned.items()})


def padded(rows):
    longest = math.ceil(max(len(row) for row in rows) / 8) * 8
    ids, mask = np.zeros((len(rows), longest), np.int64), np.zeros((len(rows), longest), bool)
    for place, row in enumerate(rows):
        ids[place, : len(row)], mask[place, : len(row)] = row, True
    return torch.from_numpy(ids).to(DEVICE), torch.from_numpy(mask).to(DEVICE)


def loss(one, other, shared):
    scores = (one @ other.T / TEMPERATURE).masked_fill(shared, -1e4)
    own = torch.arange(len(one), device=one.device)
    return (F.cross_entropy(scores, own) + F.cross_entropy(scores.T, own)) / 2


def main(folder, data, out):
    training = json.load(open(data, encoding="utf-8"))
    papers, pairs = training["papers"], training["pairs"]
    tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)

    def read(texts):
        return [np.array(e.ids) for e in tokenizer.encode_batch(texts)]

    whole, titles, abstracts = read([p[0] + ". " + p[1] for p in papers]), read([p[0] for p in papers]), read([p[1] for p in papers])
    rows = np.repeat(np.arange(len(papers)), [len(p[3]) for p in papers])
    columns = np.array([a for p in papers for a in p[3]])
    authors = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)))
    chance = np.random.RandomState(0)

    def shared(one, other):
        mask = ((authors[one] @ authors[other].T) > 0).toarray() | np.equal.outer(np.array(one), np.array(other))
        np.fill_diagonal(mask, False)
        return torch.from_numpy(mask).to(DEVICE)

    def batches():
        order = chance.permutation(len(pairs))
        half = len(order) // 2
        alike = sorted(order[half:], key=lambda k: papers[pairs[k][0]][2])
        found = [part[k : k + PAIRS] for part in (list(order[:half]), alike) for k in range(0, len(part) - PAIRS // 2, PAIRS)]
        random.Random(int(chance.randint(1 << 30))).shuffle(found)
        return found

    base = weights.read(onnx.load(folder + "/model.onnx"))
    model = Encoder(base).to(DEVICE)
    decayed = [p for p in model.parameters() if p.ndim >= 2]
    plain = [p for p in model.parameters() if p.ndim < 2]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0}], lr=RATE)
    step, steps = 0, PASSES * len(batches())
    for _ in range(PASSES):
        for batch in batches():
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / (0.1 * steps + 1)) * max(0.02, 1 - step / steps)
            turned = [pairs[k] if chance.rand() < 0.5 else pairs[k][::-1] for k in batch]
            one, other = [p[0] for p in turned], [p[1] for p in turned]
            drawn = chance.randint(0, len(papers), TITLES)
            with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
                a, b = model(*padded([whole[k] for k in one])), model(*padded([whole[k] for k in other]))
                c, d = model(*padded([titles[k] for k in drawn])), model(*padded([abstracts[k] for k in drawn]))
            both = loss(a, b, shared(one, other)) + TITLE_SHARE * loss(c, d, shared(drawn, drawn))
            optimizer.zero_grad(set_to_none=True)
            both.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            print(step, "of", steps, round(both.item(), 3), flush=True)
    model.save(base, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
