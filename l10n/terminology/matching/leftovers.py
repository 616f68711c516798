"""Words of the French source that were left in a translation, glossary or no glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.span import Span
from l10n.terminology.matching.words import SOFT, Word, words

# What stands in quotation marks, brackets or an address may be French on purpose; codes are none.
_APART = re.compile(
    r"„[^“”]*[“”]|“[^”]*”|\"[^\"]*\"|«[^»]*»|‚[^‘’]*[‘’]|\([^)]*\)|\[[^\]]*\]|https?://\S+|\S+@\S+|</?[a-z]+\d*/?>"
)
# Grammar of French that is none of the other language.
_GRAMMAR = frozenset(
    {"les", "une", "dans", "pour", "avec", "sur", "qui", "que", "aux", "cette", "ces", "leur"}
    | {"leurs", "sont", "ont", "mais", "nous", "vous", "ils", "elle", "elles", "est", "sous"}
    | {"été", "après", "très", "où", "chez", "dont", "aussi", "ainsi", "alors", "depuis", "donc"}
    | {"lors", "selon", "plusieurs", "toutes", "tous", "cet", "ses", "nos", "vos", "ne", "pas"}
)
_OTHERS_GRAMMAR = {
    "en": frozenset({"pour", "sous", "ne", "pas", "est"}),
    "de": frozenset({"ne", "est"}),
}
_ACCENTS = re.compile(r"[àâçéèêëîïôùûÿ]")
_LATIN = re.compile(r"(?:ae|[cdlt]us|[ao]rum)$")
# Endings of French words that English does not have, beside the words it took over.
_UNENGLISH = re.compile(
    r"(?:eux|eu(?:x|se)s?|istes?|ismes?|ogie|aphie|iques?|oires?|aires?|eurs?|ez|oises?|aises?"
    r"|[bcdgtvp]res?|rres?|[aev]illes?|ouilles?|[iunrv]elles?|[aeio]gnes?|[eio]nnes?|mmes?"
    r"|[aeiou]sses?|[clnprx]tes?|[eiou]stes?|ndes?|r[dmnt]es?|rches?|ages?nt|aient|eaux?|ments?ent"
    r"|aines?)$"
)
_ENGLISH = frozenset(
    {
        "vaudeville",
        "amateur",
        "entrepreneur",
        "chauffeur",
        "connoisseur",
        "saboteur",
        "raconteur",
        "voyeur",
    }
    | {"liqueur", "grandeur", "provocateur", "restaurateur", "auteur", "masseur", "rigueur"}
    | {"unique", "technique", "antique", "boutique", "critique", "mystique", "oblique", "physique"}
    | {"pique", "communique", "questionnaire", "millionaire", "solitaire", "legionnaire", "affaire"}
    | {"doctrinaire", "faire", "repertoire", "conservatoire", "armoire", "bourgeoise", "turquoise"}
    | {
        "tortoise",
        "porpoise",
        "noise",
        "poise",
        "raise",
        "praise",
        "malaise",
        "mayonnaise",
        "chaise",
    }
    | {"centre", "theatre", "metre", "kilometre", "litre", "fibre", "calibre", "sabre", "spectre"}
    | {
        "lustre",
        "manoeuvre",
        "sombre",
        "ogre",
        "acre",
        "cadre",
        "macabre",
        "genre",
        "timbre",
        "mediocre",
        "are",
    }
    | {"massacre", "lucre", "padre", "mitre", "meagre", "sceptre", "bizarre", "parterre", "here"}
    | {"braille", "canaille", "ratatouille", "champagne", "cologne", "lasagne", "campaign", "tonne"}
    | {"personnel", "antenne", "gramme", "programme", "kilogramme", "femme", "finesse", "noblesse"}
    | {
        "largesse",
        "posse",
        "impasse",
        "crevasse",
        "lacrosse",
        "mousse",
        "masse",
        "piste",
        "riposte",
    }
    | {"artiste", "entente", "forte", "andante", "dilettante", "vigilante", "debutante", "carte"}
    | {"confidante", "blonde", "monde", "gendarme", "horde", "borne", "garde", "recherche", "paste"}
    | {"bureau", "plateau", "chateau", "gateau", "tableau", "beau", "trousseau", "nouveau", "mains"}
    | {"acquire", "tire", "fire", "wire", "desire", "sire", "entire", "empire", "vampire", "chains"}
    | {"trains", "grains", "gains", "plains", "remains", "contains", "domain", "captains", "pains"}
    | {
        "terrains",
        "mountains",
        "bargains",
        "migraine",
        "porcelaine",
        "fontaine",
        "domaine",
        "laine",
    }
    | {"image", "milieu", "lieu", "adieu", "rendez", "laissez", "concierge", "cognizante", "sainte"}
    | {
        "quarantaine",
        "maintains",
        "romaine",
        "cocaine",
        "ukraine",
        "villains",
        "refrains",
        "stains",
    }
    | {"attaches", "riches", "niches", "gazelle", "quenelle", "moselle", "arabesque", "canton"}
    | {"rapporteur", "interlocuteur", "ante", "communautaire", "bourgeoisie", "bureaux"}
    | {"compte", "comptes", "pointe", "plante", "commune", "provinces", "courante", "regime"}
    | {"caste", "haste", "taste", "waste", "baste", "paire", "crises", "bases", "moustaches"}
)
# Endings of adjectives that French and German share: internationale, positive, permanente.
_GERMAN = re.compile(
    r"(?:al|ell|iv|ent|ant|ern|im|il|abel|är|ar|id|ut|ekt|akt|ers|om|plex)(?:e|es|en)?$|(?:[iau]ble|ple)[ns]?$"
)
_LOANS = frozenset(
    {"élite", "bête", "fête", "façade", "naïve", "cliché", "résumé", "café", "fiancé", "fiancée"}
    | {"protégé", "régime", "détente", "communiqué", "première", "décor", "débris", "rôle"}
    | {"siècle", "mêlée", "crêpe", "émigré", "exposé", "attaché", "chargé", "blasé", "passé"}
    | {"risqué", "déjà", "voilà", "purée", "soufflé", "flambé", "touché", "toupée", "crème", "même"}
)
_GERMAN_WORDS = frozenset(
    {"sein", "fort", "rein", "sage", "passe", "plane", "rate", "live", "facto", "extra", "ultra"}
    | {"super", "plus", "minus", "vice", "versa", "solo", "quasi", "euro", "grosso", "modo", "http"}
    | {"laissez", "faire", "masse", "gros", "dies", "tender", "lange", "finale", "rage", "lande"}
    | {"beige", "rosa", "orange", "online", "offline", "page", "image", "face", "made", "sport"}
    | {"barrel", "contra", "ergo", "apropos", "pardon", "adieu", "toute", "nota", "bene", "ante"}
)
_SENTENCE = 3
_STOPS = frozenset(".!?:…«“„")


def leftovers(source: str, target: str, language: str) -> tuple[Span, ...]:
    """Where words of the French ``source`` stand untranslated in ``target``, in order.

    ``language`` is the target's, ``en`` or ``de``; for another nothing is known. Counts words in
    small letters that the source has too and that cannot be words of the other language: by their
    grammar (*dans*, *cette*), their accents, their endings (*poste*, *ministre*; in German any
    noun with a small letter). Left out: what is quoted, and a word beside a capital that was
    copied along, because names stay French (*Reporters sans frontières*) – unless the grammar of
    a sentence was copied as well.
    """
    if language not in _OTHERS_GRAMMAR:
        return ()
    original = words(source)
    known = {word.fold for at, word in enumerate(original) if _small(original, at)}
    names = {word.raw for word in original if word.raw[0].isupper()}
    found = words(target)
    quoted = [Span(*match.span()) for match in _APART.finditer(target)]
    grammar = _GRAMMAR - _OTHERS_GRAMMAR[language]
    told = []
    copied = 0
    for at, word in enumerate(found):
        if word.fold not in known or not _small(found, at):
            continue
        if any(one.start <= word.start < one.end for one in quoted):
            continue
        copied += word.fold in grammar
        if word.fold in grammar or (word.raw.islower() and _foreign(found, at, known, language)):
            told.append(at)
    if copied < _SENTENCE:
        told = [at for at in told if not _named(found, at, known | {one.lower() for one in names})]
    return tuple(Span(found[at].start, found[at].end) for at in told)


def _small(found: Sequence[Word], at: int) -> bool:
    """In small letters, but for the capital that begins a sentence."""
    word = found[at]
    opens = not at or word.joint.strip()[:1] in _STOPS
    return word.raw.islower() or (opens and word.raw[1:].islower())


def _foreign(found: Sequence[Word], at: int, known: set[str], language: str) -> bool:
    """Whether the word at ``at`` cannot be one of ``language`` by its looks."""
    word = found[at].fold
    after = found[at + 1] if at + 1 < len(found) else None
    if len(word) < 4 or not word.isalpha() or "." in (found[at].joint, after and after.joint):
        return False
    if _LATIN.search(word):
        return False
    if _ACCENTS.search(word):
        return word.removesuffix("s") not in _LOANS
    if language == "de":
        # afro-amerikanisch: a first part that languages share.
        if found[at].joint == "-" or (after and after.joint == "-" and after.fold not in known):
            return False
        return word not in _GERMAN_WORDS and not _GERMAN.search(word)
    single = word.removesuffix("s")
    return bool(_UNENGLISH.search(word)) and word not in _ENGLISH and single not in _ENGLISH


def _named(found: Sequence[Word], at: int, copied: set[str]) -> bool:
    """Whether a capital beside the word was copied along, over other copied words between."""
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(found):
            joint = found[here].joint if step < 0 else found[here + step].joint
            here += step
            if joint not in SOFT or found[here].fold not in copied:
                break
            shown = found[here]
            if shown.raw[0].isupper() and len(shown.raw) > 1 and shown.fold not in _GRAMMAR:
                return True
    return False
