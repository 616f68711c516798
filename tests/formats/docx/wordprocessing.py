"""Makes Word documents out of a few lines of WordprocessingML, as programs write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = {
    "w": W,
    "r": _REL,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>
<w:sz w:val="22"/><w:lang w:val="fr-FR" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="120" w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sous-titre"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/>
<w:rPr><w:i/><w:color w:val="595959"/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Intertitre"><w:name w:val="Notre intertitre"/>
<w:basedOn w:val="Titre2"/></w:style>
<w:style w:type="paragraph" w:styleId="Citation"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Legende"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrique"><w:name w:val="Rubrique"/><w:basedOn w:val="Normal"/>
<w:rPr><w:caps/><w:color w:val="9C1C1C"/><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Auteur"><w:name w:val="Author Bio"/><w:basedOn w:val="Normal"/>
<w:pPr><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="9C1C1C"/></w:pBdr></w:pPr>
<w:rPr><w:i/><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Listepuces"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Lienhypertexte"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="lev"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Appelnotedebasdep"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"""
NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="•"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"""
_SEPARATORS = """<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>
</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>
<w:continuationSeparator/></w:r></w:p></w:footnote>"""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def run(words: str, properties: str = "") -> str:
    """A run; ``properties`` are elements such as ``<w:b/>``."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of ready-made runs, or of words when ``content`` has no tag."""
    content = content if "<" in content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    ppr = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{ppr}{content}</w:p>"


def note(number: int, content: str) -> str:
    """A footnote of ready-made runs."""
    mark = '<w:r><w:rPr><w:rStyle w:val="Appelnotedebasdep"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}"><w:p>{mark}{content}</w:p></w:footnote>'


def reference(number: int) -> str:
    """The mark of a footnote in the text."""
    style = '<w:rPr><w:rStyle w:val="Appelnotedebasdep"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def part(root: str, content: str) -> str:
    """A whole part whose root element is ``w:root``."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    return f'{_HEAD}<w:{root}{spaces} mc:Ignorable="w14">{content}</w:{root}>'


def document(
    body: str,
    *,
    notes: str = "",
    header: str = "",
    footer: str = "",
    comments: str = "",
    title: str = "",
    links: Mapping[str, str] | None = None,
    styles: str = STYLES,
    changed: Mapping[str, str | bytes] | None = None,
    kind: str = "document.main+xml",
) -> bytes:
    """A document with ``body`` and the parts that are given; ``links`` are addresses by key.

    ``changed`` puts other content in place of members, or adds some.
    """
    parts: dict[str, tuple[str, str]] = {
        "styles": ("styles", styles),
        "numbering": ("numbering", NUMBERING),
    }
    if notes:
        parts["footnotes"] = ("footnotes", _SEPARATORS + notes)
    if header:
        parts["header1"] = ("hdr", header)
    if footer:
        parts["footer1"] = ("ftr", footer)
    if comments:
        parts["comments"] = ("comments", comments)
    section = "".join(
        f'<w:{name}Reference w:type="default" r:id="rId-{name}1"/>'
        for name in ("header", "footer")
        if f"{name}1" in parts
    )
    size = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1700" w:bottom="1417"'
        ' w:left="1700" w:header="708" w:footer="708" w:gutter="0"/>'
    )
    main = f"<w:body>{body}<w:sectPr>{section}{size}</w:sectPr></w:body>"
    relations = "".join(
        f'<Relationship Id="rId-{name}" Type="{_REL}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in parts
    )
    relations += "".join(
        f'<Relationship Id="{key}" Type="{_REL}/hyperlink" Target="{address}"'
        ' TargetMode="External"/>'
        for key, address in (links or {}).items()
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}{name.rstrip("1")}+xml"/>'
        for name in parts
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}{kind}"/>'
            f'{types}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
            'relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        ),
        "word/document.xml": part("document", main),
        "word/_rels/document.xml.rels": _relationships(relations),
        **{f"word/{name}.xml": part(root, content) for name, (root, content) in parts.items()},
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>"
        ),
    }
    members.update(changed or {})
    return packed(members)


def _relationships(content: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{content}</Relationships>'


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of ``members``, the same bytes every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """What is in the archive ``data``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
