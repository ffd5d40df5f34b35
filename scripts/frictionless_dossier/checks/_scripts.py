"""Scripts of writing, as far as checks of texts need them.

Python's standard library does not hold the Unicode property *Script*. It is read off the names of
characters instead: that of a letter begins with its script (`LATIN SMALL LETTER A WITH MACRON`,
`ARABIC LETTER PEH`), and so does that of a mark that belongs to one script (`ARABIC FATHA`). Marks
that any script may carry (`COMBINING MACRON`), modifier letters (`MODIFIER LETTER TURNED COMMA`,
the ʻ of transliterations), digits, punctuation, symbols and blanks belong to none.
"""

import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from frictionless_dossier.findings import Kind

NAMES = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hang": ("HANGUL",),
    "Hani": ("CJK",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mong": ("MONGOLIAN",),
    "Mymr": ("MYANMAR",),
    "Orya": ("ORIYA",),
    "Sinh": ("SINHALA",),
    "Syrc": ("SYRIAC",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Tfng": ("TIFINAGH",),
    "Thaa": ("THAANA",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
}
"""First words of character names, by code of ISO 15924."""

_LANGUAGES = {
    "Arab": "ar arc az bal ckb fa glk kk ks ku ky lrc mzn pa prs ps sd tg tk ug ur uz",
    "Armn": "hy",
    "Beng": "as bn",
    "Cyrl": "az be bg ce kk ky mk mn os ru sr tg tk tt ug uk uz",
    "Deva": "hi kok ks mai mr ne sa sd",
    "Ethi": "am ti",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hani": "zh yue",
    "Hebr": "he yi",
    "Jpan": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Kore": "ko",
    "Laoo": "lo",
    "Latn": (
        "af az bs ca cs cy da de en es et eu fi fil fr ga gl ha hr hu id is it ku la lt lv ms mt "
        "nb nl nn no om pl pt ro sk sl so sq sr sv sw tk tl tr ug uz vi yo"
    ),
    "Mlym": "ml",
    "Mong": "mn",
    "Mymr": "my",
    "Orya": "or",
    "Sinh": "si",
    "Syrc": "arc syr",
    "Taml": "ta",
    "Telu": "te",
    "Tfng": "ber zgh",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
}
_NEUTRAL = frozenset({"COMBINING", "MODIFIER"})
_JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner: spelling, not layout, in the scripts that join letters."""
_JOINING = frozenset(
    {"ARABIC", "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "KANNADA", "MALAYALAM"}
    | {"MONGOLIAN", "ORIYA", "SINHALA", "SYRIAC", "TAMIL", "TELUGU"}
)


@lru_cache(maxsize=1024)
def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts in which a language, a tag of BCP 47, is usually written.

    The script that the tag itself names, as in `uz-Cyrl`; else those of the language. Empty where
    the language is not known here.
    """
    subtags = language.split("-")
    named = [each for each in subtags[1:] if each in NAMES]
    if named:
        return (named[0],)
    return tuple(code for code, each in _LANGUAGES.items() if subtags[0] in each.split())


@cache
def script_name(character: str) -> str | None:
    """The script of a letter or mark, as character names call it; None for what belongs to none."""
    if unicodedata.category(character)[0] not in "LM":
        return None
    word = unicodedata.name(character, "unnamed").split()[0]
    return None if word in _NEUTRAL else word


def first_letters(text: str) -> dict[str, str]:
    """The scripts of a text, as character names call them, each with its first letter or mark."""
    found: dict[str, str] = {}
    for character in dict.fromkeys(text):
        script = script_name(character)
        if script is not None:
            found.setdefault(script, character)
    return found


def form_faults(text: str, hidden: Kind, uncomposed: Kind) -> Iterator[tuple[Kind, str]]:
    """What is wrong with the characters of a text, whatever its script.

    Args:
        text: The text.
        hidden: The kind of finding for characters that readers do not see.
        uncomposed: That for a text that is not in composed form.
    """
    if not text.isprintable():  # Else there is no such character; it may also be a mere blank.
        strange = sorted(set(_unprintable(text)))
        if strange:
            yield hidden, f"has {', '.join(map(shown, strange))}"
    if not unicodedata.is_normalized("NFC", text):
        yield uncomposed, "is not in composed form (NFC)"


def _unprintable(text: str) -> Iterator[str]:
    """The characters of a text that are controls, steer its direction, or are no characters.

    They are those of the categories Cc, Cf, Cn, Co, Cs, Zl and Zp; but the two joiners of letters
    are spelling between letters of a script that joins.
    """
    for place, character in enumerate(text):
        if unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029":
            continue
        before = script_name(text[place - 1]) if place else None
        if character not in _JOINERS or before not in _JOINING:
            yield character


def together(found: Collection[str]) -> bool:
    """Whether these scripts, as character names call them, are ever used in one text."""
    return any(set(found) <= set(words) for words in NAMES.values())


def shown(character: str) -> str:
    """A character for a message: itself, if it can be seen, with code point and name."""
    name = unicodedata.name(character, "no character")
    code = f"U+{ord(character):04X}"
    return f"{character} ({code} {name})" if character.isprintable() else f"{code} {name}"
