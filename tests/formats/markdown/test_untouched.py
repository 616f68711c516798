"""Words that stay in the source language are said, never passed over."""

from l10n.formats import read_article
from l10n.formats.omissions import left_out
from l10n.model.locale import Locale

ARTICLE = """\
+++
title = "Un \\u00e9tat"
description = "Une phrase"
date = 2024-03-04
+++

Un paragraphe qui suffit à faire un article.

> <figure>
> <figcaption>Légende ici.</figcaption></figure>

<p>Traduit.</p>

<!-- une remarque -->

<div class="spacer"></div>

```
du code
```
"""


def test_front_matter_and_html_that_stay_french_are_named_with_their_lines() -> None:
    article = read_article(ARTICLE.encode(), "kim.fr.md", Locale("fr"))
    findings = [(finding.code, finding.where.line) for finding in left_out(article)]
    assert findings == [("not-translated", 2), ("not-translated", 9)]
