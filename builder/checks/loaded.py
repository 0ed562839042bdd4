"""Loaded words for people who move, per language: written for each, not translated. Each with what to say instead."""

from __future__ import annotations

from typing import NamedTuple


class Loaded(NamedTuple):
    """A family of loaded wordings: a pattern of them, and what to say instead."""

    pattern: str
    say: str


# Who is spoken of. Water words are loaded only where they are said of people.
PEOPLE = {
    "en": r"(?:people|persons|human\ beings|men|women|children|families|newcomers|arrivals|strangers|workers|students|"
    r"(?:im|e)?migrants?|refugees?|(?:asylum|protection)[ -]seekers?|foreigners?|displaced)",
    "nl": r"(?:mensen|personen|mannen|vrouwen|kinderen|gezinnen|nieuwkomers|vreemdelingen|buitenlanders|ontheemden|"
    r"arbeiders|(?:im|e|arbeids)?migranten|(?:oorlogs)?vluchtelingen|asielzoekers|verzoekers)",
    "fr": r"(?:gens|personnes|hommes|femmes|enfants|familles|arrivants|étrangers|travailleurs|déplacée?s|"
    r"(?:im|é)?migr(?:ants?|antes?|ée?s)|réfugiée?s?|demandeu(?:rs|ses)\ d['’]asile|exilée?s)",
}

# Up to three words between the two, none of which leads elsewhere ("a flow of money to people").
_FEW = (
    r"(?:(?!(?:to|from|for|by|at|in|into|on|through|between|and|naar|voor|door|in|op|uit|tussen|en|vers|pour|par|dans|"
    r"entre|chez|et)\b)[\w-]+\s+){0,3}?"
)

_WATER_EN = (
    r"(?:influx|inflow|flood|wave|tide|stream|flow|surge|tsunami|torrent|deluge|swarm|horde|avalanche|trickle)(?:e?s)?"
)
_WATER_NL = (
    r"(?:golf|golven|stroom|stromen|vloed(?:golf)?|toevloed|stortvloed|"
    r"instroom|toestroom|uitstroom|tsunami|zwerm|horde|lawine)"
)
_WATER_FR = (
    r"(?:vagues?|flux|afflux|flots?|flot\ continu|raz-de-marée|marées?|déferlantes?|tsunamis?|hordes?|nuées?|"
    r"torrents?|avalanches?|ruées?)"
)

_EN = {
    "say how many people came, when, and who counted them": rf"{_WATER_EN}\s+of\s+{_FEW}{PEOPLE['en']}",
    "say movements, arrivals or departures": (
        r"(?:migrant|migration|migratory|refugee|immigration|asylum|human)\s+"
        r"(?:influx|inflows?|floods?|waves?|tides?|streams?|flows?|surges?|tsunamis?|swarms?|invasions?)"
    ),
    "say came, arrived, crossed or left": (
        rf"{PEOPLE['en']}\s+{_FEW}"
        r"(?:(?:flood|pour|stream|swarm|surg)(?:s|ed|ing|es|e)?\s+(?:in|into|across|over|out|through|to|towards?))"
    ),
    "say how many came, and what was short": (
        rf"(?:flooded|swamped|overrun|overwhelmed|inundated|invaded)\s+(?:by|with)\s+{_FEW}{PEOPLE['en']}"
    ),
    "an invasion is by an army; say arrivals": rf"invasion\s+(?:of|by)\s+{_FEW}{PEOPLE['en']}|great\s+replacement",
    "an act can be illegal, a person cannot; say irregular migrant, without papers, without a permit": (
        r"illegals|illegal\s+(?:im)?migrants?|illegal\s+(?:aliens?|people|persons?|refugees?|foreigners?|workers?)"
        r"|clandestines?"
    ),
    "say irregular migration": r"illegal\s+(?:im)?migration|clandestine\s+(?:im)?migration",
    "say asylum seeker; whether she is a refugee is examined": (
        r"(?:bogus|fake|phony|false|so-called)\s+(?:asylum[ -]seekers?|refugees?)"
        r"|(?:asylum|benefit|welfare)\s+(?:shoppers?|shopping|tourists?|tourism|cheats?)"
    ),
    "say what she came for: labour migrant": r"fortune[ -](?:seek|hunt)ers?|economic\s+refugees?|gold[ -]diggers?",
    "say what she did and which rule applied": r"(?:queue|line)[ -]jump(?:ers?|ing)",
    "say how many people, from when to when": r"mass\s+(?:im)?migration",
    "say whose crisis it was and of what: reception, housing, war": r"migrant\s+crisis",
    "say expulsion, expelled, removal": r"(?:mass\s+)?deport(?:ation|ations|ed|ing|s|ee|ees)?",
    "say who she is and where she was born": r"anchor\s+bab(?:y|ies)|third-worlders?|half-castes?",
}

_NL = {
    "zeg hoeveel mensen kwamen, wanneer, en wie hen telde": (
        rf"{_WATER_NL}\s+(?:van\s+|aan\s+)?{_FEW}{PEOPLE['nl']}"
        r"|"
        r"toevloed|vloedgolf"
    ),
    "zeg verplaatsingen, aankomsten of vertrek": (
        r"(?:mensen|migratie|migranten|vluchtelingen|immigratie|asiel|asielzoekers)-?"
        r"(?:stroom|stromen|golf|golven|vloed|toevloed|tsunami|instroom|toestroom|invasie|lawine|zwerm)"
    ),
    "zeg kwamen, kwamen aan, staken over": (
        rf"{PEOPLE['nl']}\s+{_FEW}(?:(?:toe|binnen)?stro(?:om|mt|mden|men)|(?:toe|binnen)gestroomd)"
    ),
    "zeg hoeveel mensen kwamen, en waaraan gebrek was": (
        rf"(?:overspoel|overstelp)(?:d|t|en)?\s+(?:door|met)\s+{_FEW}{PEOPLE['nl']}"
    ),
    "een invasie doet een leger; zeg aankomsten": rf"invasie\s+(?:van|door)\s+{_FEW}{PEOPLE['nl']}|omvolking",
    "een daad kan onwettig zijn, een mens niet; zeg zonder papieren, irreguliere migrant, zonder wettig verblijf": (
        r"illegalen|(?:een|de|als|geen)\s+illegaal(?=\s*[.,;:!?)]|\s+(?:is|was|die|in|op|zonder|of|en|te)\b|\s*$)"
        r"|illegale\s+(?:im)?migrant(?:en)?|illegale\s+(?:mensen|personen|vreemdeling(?:en)?|vluchteling(?:en)?|"
        r"arbeiders?|werknemers?)|clandestienen"
    ),
    "zeg irreguliere migratie": r"illegale\s+(?:im)?migratie|clandestiene\s+(?:im)?migratie",
    "zeg asielzoeker, verzoeker; of ze vluchteling is, wordt onderzocht": (
        r"(?:nep|schijn)(?:vluchteling|asielzoeker)(?:en)?|(?:valse|zogenaamde)\s+(?:vluchteling|asielzoeker)(?:en)?"
        r"|asiel(?:toerist(?:en)?|toerisme|shopp(?:er|ers|ing|en)|profiteurs?|fraudeurs?)"
    ),
    "zeg waarvoor ze kwam: arbeidsmigrant": r"geluks?zoek(?:er|ers|ster|sters)|economische\s+vluchteling(?:en)?",
    "zeg mensen op doorreis; het woord maakt van een plaats een soort mens": (
        r"trans(?:it)?migrant(?:en)?|trans(?:it)?migratie"
    ),
    "zeg wat geteld wordt: in het buitenland geboren, van buitenlandse herkomst": (
        r"allochtoon|allochtone?n?|autochtoon|autochtone?n?"
    ),
    "zeg mensen van wie het verzoek is afgewezen": (
        r"uitgeprocedeerden?(?!\s+(?:asielzoeker|verzoeker|mens|gezin)\w*)"
    ),
    "zeg wat ze deed en welke regel gold": r"voorkruipers?|voordringers?",
    "zeg hoeveel mensen, van wanneer tot wanneer": r"massa-?(?:im)?migratie|massale\s+(?:im)?migratie",
    "zeg wiens crisis het was en waarvan: opvang, huisvesting, oorlog": r"migrantencrisis|asielcrisis",
    "zeg uitwijzing, verwijdering": r"deport(?:atie|aties|eren|eert|eerde|eerden)|gedeporteerd(?:en?)?",
    "zeg welke reden bedoeld is, en wat daarover onderzocht is": r"aanzuigeffect(?:en)?",
}

_FR = {
    "dites combien de personnes sont venues, quand, et qui les a comptées": (
        rf"{_WATER_FR}\s+(?:continus?\s+|massifs?\s+|massives?\s+)?(?:de\s+|des\s+|d['’])(?:[\w-]+\s+(?:de\s+)?){{0,3}}?{PEOPLE['fr']}"
    ),
    "dites mouvements, arrivées ou départs": (
        r"(?:vagues?|flux|afflux|flots?|pressions?|submersions?|invasions?|déferlantes?|tsunamis?)\s+"
        r"(?:im)?migratoires?|(?:vague|marée|raz-de-marée|flot)\s+humaine?s?|afflux\s+massifs?"
    ),
    "dites viennent, arrivent, traversent": (
        rf"{PEOPLE['fr']}\s+{_FEW}(?:afflu(?:ent|aient|é|er)|défer?l(?:ent|aient|er|é)|se\s+déversent)"
    ),
    "dites combien de personnes sont venues, et ce qui manquait": (
        rf"(?:submergée?s?|envahie?s?|inondée?s?|débordée?s?)\s+(?:par\s+(?:les?\s+|des\s+|la\s+)?|de\s+){_FEW}{PEOPLE['fr']}"
    ),
    "une invasion est le fait d’une armée ; dites arrivées": (
        rf"(?:invasion|ruée)\s+(?:de|des|par\s+les)\s+{_FEW}{PEOPLE['fr']}|grand\s+remplacement"
    ),
    "un acte peut être illégal, une personne non ; dites migrant en situation irrégulière, sans titre de séjour": (
        r"(?:un|les|des|aux?|ces|d['’])\s?illéga(?:l|ux)(?=\s*[.,;:!?)]|\s+(?:est|sont|qui|en|dans|sans|ou|et)\b|\s*$)"
        r"|(?:im)?migr(?:ant|ante|é|ée)s?\s+(?:illéga(?:l|ux|les?)|clandestine?s?)"
        r"|(?:étranger|étrangère|réfugié|réfugiée|travailleur|travailleuse)s?\s+(?:illéga(?:l|ux|les?)|clandestine?s?)"
        r"|(?:un|une|les|des|aux?|ces|de)\s+clandestine?s?(?!\s+\w+é)"
    ),
    "dites migration irrégulière": r"(?:im)?migration\s+(?:illégale|clandestine)",
    "dites demandeur d’asile ; la question de savoir s’il est réfugié est examinée": (
        r"(?:faux|fausses?|soi-disant|prétendus?)\s+(?:réfugiée?s?|demandeu(?:rs?|ses?)\s+d['’]asile)"
        r"|touris(?:tes?|me)\s+(?:de\s+l['’]asile|social)|shopping\s+de\s+l['’]asile|asylum\s+shopping"
    ),
    "dites pour quoi elle est venue : travailleuse migrante": (
        r"réfugiée?s?\s+économiques?|chercheu(?:rs?|ses?)\s+d['’]or"
    ),
    "dites de quelle raison il s’agit, et ce qu’on en a étudié": r"appels?\s+d['’]air|pompes?\s+aspirantes?",
    "dites combien de personnes, de quand à quand": (
        r"(?:im)?migration\s+(?:massive|de\s+masse)|immigration\s+incontrôlée"
    ),
    "dites la crise de qui, et de quoi : de l’accueil, du logement, d’une guerre": (
        r"crise\s+(?:des\s+migrants|migratoire)"
    ),
    "dites les personnes dont la demande a été rejetée": (
        r"les\s+déboutée?s|un\s+débouté|une\s+déboutée|des\s+déboutée?s"
    ),
    "dites expulsion, éloignement": r"déport(?:ations?|er|ée?s?|ent|ait|aient)",
    "dites ce qui est compté : né à l’étranger, d’origine étrangère": (
        r"(?:Belges?|Français(?:es?)?)\s+de\s+souche|allochtones?"
    ),
    "dites ce qu’elle a fait, et quelle règle s’appliquait": r"resquilleurs?|resquilleuses?",
}

# What every loaded wording holds: most strings hold none of it, and finding that out is quick.
STEMS = {
    "en": r"influx|flow|flood|wave|tide|stream|surg|tsunami|torrent|deluge|swarm|horde|avalanche|trickle|pour|swamp|"
    r"overrun|overwhelm|inundat|inva|replacement|illegal|clandestin|bogus|fake|phony|false|so-called|shop|touris|cheat|"
    r"fortune|hunter|economic|gold|jump|mass|crisis|deport|anchor|third-world|half-caste",
    "nl": r"gol[fv]|stro[om]|vloed|tsunami|zwerm|horde|lawine|overspoel|overstelp|invasie|omvolking|illega|clandestien|"
    r"nepv|nepa|schijnv|schijna|valse|zogenaamd|asielt|shop|profit|fraud|lukszoek|lukzoek|economische|transi|transm|allocht|autocht|uitgeproc|voorkruip|"
    r"voordring|massa|crisis|deport|aanzuig",
    "fr": r"vague|flux|flot|marée|déferl|tsunami|horde|nuée|torrent|avalanche|ruée|pression|submer|invasion|envahi|"
    r"inond|débord|afflu|défer|déverse|remplacement|illéga|clandestin|faux|fausse|soi-disant|prétendu|touris|shop|"
    r"économiques?|chercheu|appels? d|pompe|massi|de masse|incontrôl|crise|débout|déport|souche|"
    r"allocht|resquill",
}

WORDINGS: dict[str, tuple[Loaded, ...]] = {
    language: tuple(Loaded(pattern, say) for say, pattern in listed.items())
    for language, listed in (("en", _EN), ("nl", _NL), ("fr", _FR))
}
"""language → its loaded wordings. Other languages have the `avoid` lists of their terms alone."""
