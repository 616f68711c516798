"""What the elements of HTML are, as far as it matters for reading an article."""

from __future__ import annotations

# HTML Living Standard, section 13.1.2: elements without content, and with content that is no HTML.
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "basefont",
        "bgsound",
        "frame",
        "keygen",
    ]
)
RAW = frozenset(
    ["script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"]
)
RCDATA = frozenset(("title", "textarea"))

# Elements that stand in a line of text. A run of text goes on through them; all others end it.
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "br",
        "wbr",
        "img",
        "picture",
        "map",
        "area",
        "input",
        "meter",
        "output",
        "progress",
    ]
)
# Of those, the ones that show something else than words, with everything in them.
OPAQUE = frozenset(["picture", "map", "area", "input", "meter", "output", "progress", "rp", "rt"])

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
# Elements whose text is one paragraph: an unknown element in them stands in the line.
TEXT_BOXES = HEADINGS | frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "caption",
        "figcaption",
        "blockquote",
        "summary",
        "legend",
        "address",
    ]
)

# A <p> that is not closed ends where one of these begins (section 13.2.6.4.7) …
CLOSES_P = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "ul",
        "table",
        "dd",
        "dt",
        "li",
        "listing",
        "plaintext",
        "xmp",
    ]
)
# … and each of these ends others, unless one of the fences stands between.
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), LISTS | {"table"}),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "option": (frozenset(("option",)), frozenset(("select",))),
    "td": (frozenset(("td", "th")), frozenset(("table",))),
    "th": (frozenset(("td", "th")), frozenset(("table",))),
    "tr": (frozenset(("tr", "td", "th")), frozenset(("table",))),
    **{
        name: (
            frozenset(["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"]),
            frozenset(("table",)),
        )
        for name in ("tbody", "thead", "tfoot")
    },
}

# What a reader of the page never sees as text, or what is no prose: no run is read in them.
UNREAD = frozenset(
    [
        "head",
        "template",
        "svg",
        "math",
        "object",
        "applet",
        "video",
        "audio",
        "canvas",
        "select",
        "datalist",
        "button",
        "textarea",
        "script",
        "style",
        "noscript",
        "iframe",
        "noembed",
        "noframes",
        "xmp",
        "plaintext",
        "frameset",
        "listing",
        "pre",
    ]
)
# Of those, what may stand between words without ending them.
BETWEEN_WORDS = frozenset(
    [
        "svg",
        "math",
        "object",
        "video",
        "audio",
        "canvas",
        "select",
        "button",
        "script",
        "style",
        "noscript",
        "template",
    ]
)
# What the head of a page is made of; anything else ends it.
IN_HEAD = frozenset(
    [
        "base",
        "basefont",
        "bgsound",
        "link",
        "meta",
        "title",
        "script",
        "style",
        "noscript",
        "template",
        "noframes",
    ]
)

# Inline elements that lines of their own are put in, parted by a single line break.
LINES = frozenset(("a", "b", "strong", "font", "span", "big", "small", "i", "em", "cite"))

# Markers of inline elements as translators see them; all others are `<span>`.
MARKERS = {
    "a": "a", "b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "ins": "u", "s": "s",
    "del": "s", "strike": "s", "sub": "sub", "sup": "sup", "code": "code", "kbd": "code",
    "samp": "code", "tt": "code", "var": "code", "br": "br", "img": "img", "picture": "img",
}  # fmt: skip

BLANKS = " \t\n\f\r"
"""What HTML calls white space: in text, any run of it reads as one blank."""
