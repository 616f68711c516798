"""A small project with a glossary, an article and two catalogs, for the glossary commands."""

from __future__ import annotations

from pathlib import Path

CLEAN = """\
concept,type,fr,en,de,en_variants,en_forbidden,context,note
tank,weapon,char,tank,Panzer,,,,
mine,weapon,mine,mine,Mine,land mine,,,
"""

# Line: what is wrong there. Each row is wrong in one way.
PLANTED = """\
concept,type,fr,en,de,en_variants,en_forbidden,context,note
tank,weapon,char,tank,Panzer,,,,
tank,weapon,obus,shell,Granate,,,,
mine,weapon,mine,mine,Mine,,,,
pit,general,mine,pit,Bergwerk,,,,
gun,weapon,canon,gun,Kanone,,"cannon > howitzer",,
rifle,weapon,fusil,rifle,Gewehr,,carbine,,
carbine,weapon,carabine,carbine,Karabiner,,rifle,,
sonar,weapon,sonar,sonar,,,,,
radar,weapon,radar,r\u0430dar,Radar,,,,
bomb,weapon,bombe,bo\u202emb,Bombe,,,,
letter,weapon,b,letter,Buchstabe,,,,
ship,weapon,navire,ship  hull,Schiff,,,,
"""
PLANTED_CODES = {
    3: "duplicate",
    5: "homograph",
    6: "instead",
    8: "cycle",
    9: "locale",
    10: "lookalike",
    11: "direction",
    12: "short",
    13: "space",
}

ARTICLE = "# Le char\n\nUn char avance. La mine explose. Le char tire.\n"

PO = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"X-Source-Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#: articles/front.fr.md:3
msgid "Un char avance."
msgstr "{advances}"

#: articles/front.fr.md:3
msgid "La mine explose."
msgstr "{explodes}"

#: articles/front.fr.md:3
#, fuzzy
msgid "Le char tire."
msgstr "{fires}"
"""


def found(folder: Path, glossary: str = CLEAN) -> Path:
    """Make the project in ``folder``; return its glossary file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "l10n.toml").write_text('source = "fr"\ntargets = ["en", "de"]\n', encoding="utf-8")
    (folder / "articles").mkdir()
    (folder / "articles" / "front.fr.md").write_text(ARTICLE, encoding="utf-8")
    targets = {
        "en": ("A tank advances.", "The mine explodes.", "The tank fires."),
        "de": ("Ein Panzer rückt vor.", "Die Mine explodiert.", "Der Panzer schießt."),
    }
    for locale, (advances, explodes, fires) in targets.items():
        path = folder / "locales" / locale / "LC_MESSAGES" / "front.po"
        path.parent.mkdir(parents=True)
        text = PO.format(locale=locale, advances=advances, explodes=explodes, fires=fires)
        path.write_text(text, encoding="utf-8")
    (folder / "glossaries").mkdir()
    path = folder / "glossaries" / "arms.csv"
    path.write_text(glossary, encoding="utf-8")
    return path
