"""How hard a text is to read: words a sentence, syllables a word, and what each language makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

# Per language: what is added for each sentence's and word's length (Flesch's scale, 100 very easy, 0 very hard).
# English: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32, 1948.
# Dutch: W. H. Douma, De leesbaarheid van landbouwbladen, Wageningen, 1960.
# French: L. Kandel and A. Moles, "Application de l'indice de Flesch à la langue française", 1958.
_EASE: dict[str, Callable[[float, float], float]] = {
    "en": lambda words, syllables: 206.835 - 1.015 * words - 84.6 * syllables,
    "nl": lambda words, syllables: 206.835 - 0.93 * words - 77 * syllables,
    "fr": lambda words, syllables: 207 - 1.015 * words - 73.6 * syllables,
}

# A group of vowels is a syllable; what a language writes and does not say, or says apart, is put right.
_VOWELS = {
    "en": r"[aeiouy]+",
    "nl": r"[ëïöü][aeiouyéè]*|(?:aai|ooi|oei|eeu|ieu|[aeiouyéè]{1,2})",
    "fr": r"[éèêë](?=[aou]|en|er\b)|[aeiouyàâäéèêëîïôöùûüœæ]+",
}
_SILENT = {
    "en": r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeiouylscxzgh]|[aeiouy]l)es$|[^aeiouytd]ed$",
    "nl": r"(?!)",
    "fr": r"[^aeiouyàâéèêîôùû]es?$|[^aeiouyàâéèêîôùûm]ent$|[qg]ue(?:s|nt)?$",
}
_APART = {
    "en": r"iet(?!y)|iety|io(?!u|n)|ia(?!l|n\b|g)|eo(?!p)|ea(?=te|ti)|(?<!g|q)ua|(?<=i)a$"
    r"|(?<=[eo])ing$|ie(?=r$|nc|nt)",
    "nl": r"ie(?=ën|ër)|eo|ia|io(?!n)|ua|iu",
    "fr": r"éo|éa|ao|oa|ué",
}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")


@dataclass(frozen=True)
class Reading:
    """A text as the formulas see it."""

    sentences: int
    words: int
    syllables: int
    longest: int  # words of its longest sentence

    @property
    def words_a_sentence(self) -> float:
        return self.words / max(1, self.sentences)

    @property
    def syllables_a_word(self) -> float:
        return self.syllables / max(1, self.words)

    def ease(self, language: str) -> float:
        """Flesch's reading ease, by the language's own formula."""
        return _EASE[language](self.words_a_sentence, self.syllables_a_word)


def knows(language: str) -> bool:
    """Whether there is a formula for a language."""
    return language in _EASE


def reading(sentences: Iterable[str], language: str, known: Collection[str] = ()) -> Reading:
    """A text's sentences counted; names, numbers and the `known` words (terms) count as two syllables at most."""
    counts = [_counted(sentence, language, known) for sentence in sentences]
    told = [(words, syllables) for words, syllables in counts if words]
    return Reading(
        len(told),
        sum(words for words, _ in told),
        sum(syllables for _, syllables in told),
        max((words for words, _ in told), default=0),
    )


@lru_cache(maxsize=50_000)
def syllables(word: str, language: str) -> int:
    """How many syllables a word has, near enough: wrong by one in about one word of ten."""
    small = word.lower()
    count = len(re.findall(_VOWELS[language], small)) - bool(re.search(_SILENT[language], small))
    return max(1, count + len(re.findall(_APART[language], small)))


def _counted(sentence: str, language: str, known: Collection[str]) -> tuple[int, int]:
    """Words and syllables of a sentence."""
    words = WORD.findall(sentence)
    total = 0
    for place, word in enumerate(words):
        eased = word[0].isdigit() or (place and word[0].isupper()) or word.casefold() in known
        total += min(2, syllables(word, language)) if eased else syllables(word, language)
    return len(words), total
