"""Languages: their names, and their codes of three letters (ISO 639-2), for their BCP 47 tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, str]] = {
    "af": "afrikaans afr",
    "ar": "arabic ara",
    "bg": "bulgarian bul",
    "ca": "catalan català cat",
    "cs": "czech čeština ces cze",
    "cy": "welsh cym wel",
    "da": "danish dansk dan",
    "de": "german ngerman deutsch austrian naustrian swissgerman nswissgerman allemand alemán deu ger",
    "el": "greek ell gre",
    "en": "english american british usenglish ukenglish englisch anglais inglés inglês eng",
    "es": "spanish español castellano castilian spanisch espagnol espanhol spa",
    "et": "estonian est",
    "eu": "basque euskara eus baq",
    "fa": "persian farsi fas per",
    "fi": "finnish suomi fin",
    "fr": "french français francais francés francês französisch fra fre",
    "gl": "galician galego glg",
    "he": "hebrew heb",
    "hi": "hindi hin",
    "hr": "croatian hrvatski hrv",
    "hu": "hungarian magyar hun",
    "hy": "armenian hye arm",
    "id": "indonesian ind",
    "is": "icelandic íslenska isl ice",
    "it": "italian italiano italienisch ita",
    "ja": "japanese japanisch 日本語 jpn",
    "ka": "georgian kat geo",
    "ko": "korean 한국어 kor",
    "la": "latin lat",
    "lt": "lithuanian lit",
    "lv": "latvian lav",
    "mk": "macedonian mkd mac",
    "ms": "malay msa may",
    "nl": "dutch nederlands nld dut",
    "no": "norwegian norsk nor",
    "pl": "polish polski pol",
    "pt": "portuguese português portugues portugiesisch por",
    "pt-BR": "brazilian brazil",
    "ro": "romanian română ron rum",
    "ru": "russian русский russisch rus",
    "sk": "slovak slovenčina slk slo",
    "sl": "slovenian slovene slovenščina slv",
    "sq": "albanian sqi alb",
    "sr": "serbian srp",
    "sv": "swedish svenska swe",
    "th": "thai tha",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ukr",
    "vi": "vietnamese vie",
    "zh": "chinese chinesisch 中文 zho chi",
}
"""Of each language its names, in English and in the languages that name it, and its codes; in lower case."""
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def language_tag(word: str) -> str:
    """The tag of the language that a name or a code of three letters means; any other word as it is."""
    return _CODES.get(word.casefold(), word)
