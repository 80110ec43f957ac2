"""Arabic and Hebrew words for those who draw letters from left to right, one after the other.

Words of such a script are turned round where they stand in a line, and Arabic letters take the form
that joins them to their neighbours. That is what a line of an official form needs; the whole of the
Unicode bidirectional algorithm (quotations within quotations) is not here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
STRETCH = re.compile(f"[{LETTER}](?:[^A-Za-z\u00c0-\u02af]*[{LETTER}])?")
NUMBER = re.compile(r"\d+(?:[.,/:]\d+)*")
PAIRS = str.maketrans("()[]«»<>", ")(][»«><")
LAM, ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
CLUSTER = re.compile(f"(?:{LAM}[{ALEFS}]|[\\s\\S])[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]*")
"""A letter, or lam and alef in one, with the marks above and below it."""

LIGATURE, ALEF = "ARABIC LIGATURE LAM WITH {alef}", "ARABIC LETTER "
FORMS = {
    (False, False): "ISOLATED",
    (True, False): "FINAL",
    (False, True): "INITIAL",
    (True, True): "MEDIAL",
}
"""By whether a letter is joined to the one before it and to the one after it."""


def visual(text: str) -> str:
    """Return a line in the order in which its letters stand, from left to right."""
    return text if text.isascii() else STRETCH.sub(lambda found: _turned(found[0]), text)


def _turned(stretch: str) -> str:
    """Return a stretch from its end to its beginning, numbers left as they are."""
    turned = "".join(cluster.translate(PAIRS) for cluster in reversed(_joined(stretch)))
    return NUMBER.sub(lambda found: found[0][::-1], turned)


def _joined(stretch: str) -> list[str]:
    """Return the clusters of a stretch, its letters in the form that their place asks for."""
    clusters = CLUSTER.findall(stretch)
    letters = [_letter(cluster) for cluster in clusters]
    joints = [_join(one, two) for one, two in pairwise(letters)]
    places = zip([False, *joints], [*joints, False], strict=True)
    return [
        (_shape(letter, FORMS[place]) or letter) + cluster[len(letter) :]
        for cluster, letter, place in zip(clusters, letters, places, strict=True)
    ]


def _letter(cluster: str) -> str:
    return cluster[:2] if cluster[0] == LAM and cluster[1:2] in tuple(ALEFS) else cluster[0]


def _join(one: str, two: str) -> bool:
    return bool(_shape(one, "INITIAL") and _shape(two, "FINAL"))


@cache
def _shape(letter: str, form: str) -> str:
    """Return a letter in one of its forms; nothing for a letter that has no such form."""
    name = unicodedata.name(letter[-1], "")
    if len(letter) > 1:
        name = LIGATURE.format(alef=name.removeprefix(ALEF))
    try:
        return unicodedata.lookup(f"{name} {form} FORM")
    except KeyError:
        return ""
