"""Languages by name or by a code of three letters, as people and libraries give them."""

from __future__ import annotations

from pubmeta.model import Language
from pubmeta.problems import Log
from pubmeta.reading.values import taken

_NAMES = {
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
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def language_of(log: Log, path: str, text: str | None, *, line: int | None = None) -> Language | None:
    """The language of a BCP 47 tag, an ISO 639-2 code, or a name in English or in the language itself."""
    word = (text or "").strip()
    return taken(log, path, Language, _CODES.get(word.casefold(), word) or None, line=line)
