"""Short lines that state who, when and whose picture, wherever in the article they stand."""

from __future__ import annotations

from l10n.formats.html.hints import hinted, in_figure
from l10n.formats.html.imprint import states_something
from l10n.formats.html.page import Paragraph
from l10n.formats.html.tokens import Kind
from l10n.formats.html.view import STATED, View
from l10n.formats.text.captions import credit_at
from l10n.formats.text.credits import read_credit
from l10n.formats.text.names import read_name, read_names
from l10n.formats.text.part import read_label
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Label, Role

_IMPRINT_WORDS = 24
_BACK = 24
_SEEN = 400
_BRACKETED = ("(Photo", "(Foto", "(photo", "(©", "(Bild", "(Image", "(Crédit", "(Credit")


def imprint(view: View, at: int, one: Paragraph, hint: Role | None) -> Verdict | None:
    """Bylines, dates and credits: short lines that state nothing else, or are called so."""
    sight, scope = view.sight(at), view.scope
    if sight.look.words > _IMPRINT_WORDS or (sight.prose and sight.look.words > 12):
        return None
    if sight.look.parts:
        part = sight.look.parts[0]
        return Verdict(part.role, f"{part.label.value} and nothing else")
    if at < scope.first and states_something(one, view.page.language) is Role.DATE:
        return Verdict(Role.DATE, "a date among other things")
    if hint is Role.IMAGE_CREDIT:
        return picture(view, at, one, hint)
    if at < scope.first and not sight.look.stop and _names_somebody(one):
        return Verdict(Role.BYLINE, "begins as a byline does")
    inner = [role for one_hint in one.inline.hints if (role := hinted(one_hint.token)) in STATED]
    named = not one.heading or read_names(one.words, 0) is not None
    if hint in STATED and hint is not None and named and at < scope.first + 1:
        return Verdict(hint, f"called a {hint.value}")
    if hint is Role.BYLINE and sight.look.words <= 10 and read_names(one.words, 0):
        return Verdict(hint, "called a byline")
    if hint is Role.DATE and at > scope.last:
        return Verdict(hint, f"called a {hint.value}")
    if inner and at <= scope.first:
        return Verdict(inner[0] or Role.DATE, "holds what is called so")
    return None


def _names_somebody(one: Paragraph) -> bool:
    """Whether it begins with the label of a byline and goes on with a name somewhere."""
    label = read_label(one.words, Label.BYLINE)
    if label is None:
        return False
    rest = one.words[label.end :]
    return any(read_name(piece.strip(" :")) for piece in rest.split(","))


def picture(view: View, at: int, one: Paragraph, hint: Role | None) -> Verdict | None:
    """The caption of a picture or its credit."""
    if hint is Role.IMAGE_CREDIT:
        label = read_label(one.words, Label.IMAGE_CREDIT)
        if label and not one.words[label.end :].strip(" :"):
            return Verdict(Role.CAPTION, "the label of a credit")
        return Verdict(Role.IMAGE_CREDIT, "called a credit")
    look = view.sight(at).look
    if in_figure(one) or hint is Role.CAPTION:
        if read_credit(look.text):
            return Verdict(Role.IMAGE_CREDIT, "the credit of a figure")
        return Verdict(Role.CAPTION, "the caption of a figure")
    short = len(look.text) < _SEEN and look.words <= 60
    if short and _ends_in_credit(look.text) and _is_below_picture(view, one):
        return Verdict(Role.CAPTION, "the line below a picture, with its credit")
    return None


def _ends_in_credit(text: str) -> bool:
    return credit_at(text) is not None or (
        text.endswith(")") and text[text.rfind("(") :].startswith(_BRACKETED)
    )


def _is_below_picture(view: View, one: Paragraph) -> bool:
    """Whether a picture with no words behind it stands before the paragraph."""
    tokens, text = view.page.tokens, view.page.text
    for token in reversed(tokens[max(one.run.first - _BACK, 0) : one.run.first]):
        if token.kind is Kind.TEXT and text[token.start : token.end].strip():
            return False
        if token.kind is Kind.START and token.name in ("img", "amp-img", "picture"):
            return True
    return False
