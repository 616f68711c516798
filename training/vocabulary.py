"""Learn one joint SentencePiece vocabulary whose normalisation also serves at run time."""

from __future__ import annotations

import argparse
import random
import unicodedata
from pathlib import Path

BLANKS = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\t"
REMOVED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
APOSTROPHES = "\u2019\u2018\u02bc\u2032"


def normalisation_rules() -> dict[str, str]:
    """Return the character sequences that the tokenizer rewrites before it looks at a text.

    Every blank becomes an ordinary one, apostrophes straight, French and English double quotation
    marks straight (the German „ and “ stay: German targets need them), decomposed letters composed.
    """
    rules = dict.fromkeys(BLANKS, " ")
    rules |= dict.fromkeys(REMOVED, "")
    rules |= dict.fromkeys(APOSTROPHES, "'")
    rules |= {"\u2011": "-", "\u2010": "-", "\u2026": "...", "\ufb01": "fi", "\ufb02": "fl"}
    rules |= {"«": '"', "»": '"', "\u201d": '"'}
    for blank in " " + BLANKS:
        rules |= {"«" + blank: '"', blank + "»": '"'}
    for code in range(0xC0, 0x180):
        letter = chr(code)
        decomposed = unicodedata.normalize("NFD", letter)
        if decomposed != letter:
            rules[decomposed] = letter
    return rules


def write_rules(path: Path) -> None:
    """Write the rules as SentencePiece reads them: code points in hexadecimal, tab between."""
    lines = []
    for source, target in sorted(normalisation_rules().items()):
        left, right = (" ".join(f"{ord(c):X}" for c in side) for side in (source, target))
        lines.append(f"{left}\t{right}\n")
    path.write_text("".join(lines), encoding="utf-8")


def sample(mix: Path, out: Path, lines: int, seed: int) -> None:
    """Write about `lines` sentences of both sides, drawn by their late weight (news first)."""
    chances = random.Random(seed)  # noqa: S311
    with mix.open(encoding="utf-8") as rows:
        pairs = [row.rstrip("\n").split("\t") for row in rows]
    total = sum(min(1.0, float(p[2])) for p in pairs)
    with out.open("w", encoding="utf-8", newline="\n") as text:
        for _, _, late, source, target in pairs:
            if chances.random() < min(1.0, float(late)) * lines / (2 * total):
                text.write(f"{source}\n{target}\n")


def main() -> None:
    """Write `<work>/sentencepiece.model` from `<work>/mix.tsv`."""
    import sentencepiece

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"))
    parser.add_argument("--size", type=int, default=8000)
    parser.add_argument("--lines", type=int, default=160_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--targets", nargs="+", default=["en", "de"])
    options = parser.parse_args()
    text, rules = options.work / "vocabulary.txt", options.work / "normalisation.tsv"
    sample(options.work / "mix.tsv", text, options.lines, options.seed)
    write_rules(rules)
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(options.work / "sentencepiece"),
        vocab_size=options.size,
        model_type="unigram",
        character_coverage=0.9999,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_tsv=str(rules),
        control_symbols=[f"__{target}__" for target in options.targets],
        unk_id=0,
        eos_id=1,
        bos_id=-1,
        pad_id=-1,
        num_threads=2,
        minloglevel=1,
    )


if __name__ == "__main__":
    main()
