"""Quantities in words, per language: written for each, not translated."""

from __future__ import annotations

import re

_EN = r"""
    half(?!\s+(?:an?\s+(?:hour|day|lesson|page|class)|(?:of\s+)?the\s+(?:class|group)))
  | (?<!the\ )(?<!at\ )(?<!our\ )(?<!its\ )(?<!their\ )
    most\s+(?:of\b|people|men|women|children|(?!\w+(?:ous|less)\b)\w+s\b)
  | (?:the|a|an|vast|large|great|overwhelming)\s+majority(?!\s+age) | majority\s+of
  | doubl(?:ed|es|ing) | tripl(?:ed|es|ing) | quadrupl(?:ed|es|ing) | halv(?:ed|es|ing)
  | (?:two|three|four|five|ten)fold | twice\s+as
  | (?:two|three|four|five|six|seven|eight|nine|ten|twenty|a\ hundred)\s+times\s+
    (?:as|more|fewer|less|larger|bigger|greater|higher|smaller|lower)
  | (?:double|triple|treble|quadruple|twice|(?:two|three|four|five|ten)\s+times)\s+
    (?:that|this|the)\s+(?:number|figure|amount|total|share)
  | (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one|two)\s+hundred)\s+
    (?:countries|states|nations|governments)
  | (?:a|one|two|three|several)\s+dozen
  | millions? | billions? | thousands | hundreds | dozens
  | (?:a|one)\s+third\s+(?:of|more|less|fewer)\b | two\s+thirds | thirds\s+of
  | (?:a|one)\s+quarter(?!\s+of\s+an\s+hour) | three\s+quarters | per\s?cent(?:age\s+points?)?
  | (?:one|two|three|four|nine)\s+
    (?:(?:person|people|child|children|wom[ae]n|m[ae]n|migrants?|refugees?|countr(?:y|ies))\s+)?(?:in|out\s+of)\s+
    (?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|hundred)
"""
_NL = r"""
    helft(?!\s+van\s+de\s+(?:klas|groep)) | de\s+meesten? | het\s+merendeel
  | (?:de|een|grote|overgrote)\s+meerderheid | gehalveerd | halveer\w*
  | verdubbel\w* | verdrievoudig\w* | vervier?voudig\w* | (?:twee|drie|vier|vijf|tien)maal\s+zo
  | (?:dubbel|(?:twee|drie|vier|vijf|tien)\s+keer)\s+zo
  | (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|honderd)\s+keer\s+
    (?:groter|kleiner|hoger|lager|meer|minder)
  | het\s+(?:drie|vier)(?:dubbele|voud(?:ige)?) | (?:een|één|twee|drie|enkele)\s+dozijn
  | (?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|(?:twee)?honderd)\s+
    (?:landen|staten|regeringen)
  | miljoen(?:en)? | miljard(?:en)? | duizenden | honderden | tientallen
  | (?:een|één)\s+derde\s+(?:van|meer|minder)\b | twee\s?derde
  | (?:een|één)\s+kwart(?!ier) | drie\s?kwart | procent(?:punt(?:en)?)?
  | (?:een|één|twee|drie|negen)\s+
    (?:(?:mens|mensen|kind|kinderen|vrouw|vrouwen|man|mannen|migranten|vluchtelingen|landen)\s+)?op\s+(?:de\s+)?
    (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|honderd)
"""
_FR = r"""
    moitié(?!\s+de\s+la\s+classe) | la\s+plupart
  | (?:la|une|grande|large|immense)\s+majorité(?!\s+(?:légale|civile|pénale))
  | (?<!la\ )doubl(?:é|ée|és|ées|er|ent|ait|aient|èrent)(?!\s+national) | le\s+double
  | tripl(?:é|ée|és|ées|er|e|ent) | le\s+triple | quadrupl(?:é|ée|er|e|ent)
  | (?:deux|trois|quatre|cinq|dix)\s+fois\s+(?:plus|moins)
  | millions? | milliards? | milliers | centaines | dizaines | douzaines | une\s+douzaine | le\s+quadruple
  | (?:vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingt(?:-dix|s)|cent)\s+
    (?:pays|états|gouvernements)
  | (?:un|le)\s+tiers\s+d(?:e|es|u|['’]\w+)\b | deux\s+tiers
  | (?:un|le)\s+quart(?!\s+d['’]heure) | trois\s+quarts(?!\s+d['’]heure) | pour\s*cent
  | (?:une?|deux|trois|neuf)\s+(?:(?:personne|enfant|femme|homme|migrant|réfugié)s?\s+|pays\s+)?sur\s+
    (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent)
"""

WORDS = {
    language: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE | re.VERBOSE)
    for language, pattern in (("en", _EN), ("nl", _NL), ("fr", _FR))
}
