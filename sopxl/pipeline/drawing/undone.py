"""What a user did to the last drawing that no new one takes over, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends.drawingml import PRESETS
from sopxl.layout.page import CAPSULE_TEXT
from sopxl.pipeline.drawing.keeping_words import (
    ANSWER,
    ARROW,
    CAPTION,
    ENTRY,
    FLOW,
    LINK,
    PENTAGON,
    STEP,
    SYMBOL,
    sentence,
)
from sopxl.scene.owned import BACKING
from sopxl.scene.places import places_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.scene.places import ArrowPlace, LabelPlace, Places, SymbolPlace
    from sopxl.workbook.drawing.earlier import EarlierDrawing

MIXED = (
    "{names} yang Anda kelompokkan dengan bentuk lain dibiarkan, dan digambar lagi di tempatnya. "
    "Pisahkan kelompoknya (Ungroup), lalu hapus yang lama."
)
GROUPED = (
    "{names} yang Anda kelompokkan dilepas dari kelompoknya dan kembali ke tempat semula. "
    "Geser tanpa mengelompokkan supaya letaknya dipertahankan oleh --keep."
)
COPIED = (
    "Salinan {names} dihapus, karena bernama seperti bentuk gambar ini. "
    "Beri nama lain pada salinan yang ingin Anda simpan (Alt+F10), sebelum menggambar."
)
TYPED = (
    "Tulisan «{text}» yang Anda ketik pada {name} tidak ikut dalam gambar baru. "
    "Tulis dalam kotak teks sendiri (Sisipkan > Kotak Teks), yang tetap di tempatnya."
)
RESHAPED = (
    "Bentuk atau putaran {names} yang Anda ubah kembali seperti semula: "
    "yang dipertahankan hanya letak dan ukuran."
)
LONGEST = 300
"""In characters, of a text that is quoted so that it can be typed again."""

OUR_WORDS = frozenset(("", *CAPSULE_TEXT.values()))
"""What symbols of steps say."""

SHAPES = frozenset(PRESETS.values())


def undone(earlier: EarlierDrawing | None) -> tuple[str, ...]:
    """Return what every new drawing undoes: typed words, copies, groups."""
    if earlier is None:
        return ()
    places = places_from(earlier.places)
    names = _names(places)
    lists = ((MIXED, earlier.mixed), (GROUPED, earlier.grouped), (COPIED, earlier.copied))
    return (*_typed(earlier, places, names), *_listed(lists, names))


def reshaped(earlier: EarlierDrawing) -> tuple[str, ...]:
    """Return the symbols that were turned, or made another shape."""
    places = places_from(earlier.places)
    changed = (
        place.id
        for place in places.symbols
        if (shape := earlier.shapes.get(place.id))
        and (shape.rotation or (shape.preset and shape.preset not in SHAPES))
    )
    return tuple(_listed(((RESHAPED, changed),), _names(places)))


def _listed(lists: Iterable[tuple[str, Iterable[str]]], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each list that is not empty; backings are seen by nobody."""
    for template, ids in lists:
        called = [names.get(one, one) for one in ids if not one.startswith(BACKING)]
        if called:
            yield sentence(template, called)


def _typed(earlier: EarlierDrawing, places: Places, names: Mapping[str, str]) -> Iterator[str]:
    ours = _our_words(places)
    for name, shape in earlier.shapes.items():
        text, said = (" ".join(words.split()) for words in (shape.text, shape.said))
        if name in names and text and text not in ours.get(name, (said or text,)):
            quoted = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
            yield TYPED.format(text=quoted, name=names[name])


def _our_words(places: Places) -> dict[str, frozenset[str]]:
    """Return what symbols and answers say, by id.

    Captions are what they tell a screen reader, if the program that saved them has kept that.
    """
    answers = {place.id: place.answer for place in places.arrows}
    pentagons = {place.id for place in places.symbols if place.home.pentagon}
    return {
        place.id: frozenset((place.called,)) if place.home.pentagon else OUR_WORDS
        for place in places.symbols
    } | {
        place.id: frozenset((answers[place.arrow], answers[place.arrow][:1]))
        for place in places.labels
        if place.symbol not in pentagons and place.arrow in answers
    }


def _names(places: Places) -> dict[str, str]:
    """Return what the user calls everything of a drawing, by id.

    A memory that somebody has damaged may name ends that it does not hold.
    """
    symbols = {place.id: place for place in places.symbols}
    arrows = {
        place.id: place
        for place in places.arrows
        if {place.source[0], place.target[0]} <= symbols.keys()
    }
    labels = (place for place in places.labels if place.arrow in arrows and place.symbol in symbols)
    return {
        **{name: _symbol(place) for name, place in symbols.items()},
        **{name: _arrow(place, symbols) for name, place in arrows.items()},
        **{place.id: _words(place, arrows, symbols) for place in labels},
    }


def _symbol(place: SymbolPlace) -> str:
    if place.home.pentagon:
        return PENTAGON.format(letter=place.called)
    return SYMBOL.format(name=STEP.format(step=place.called))


def _arrow(place: ArrowPlace, symbols: Mapping[str, SymbolPlace]) -> str:
    source, target = symbols[place.source[0]], symbols[place.target[0]]
    for end in (source, target):
        if end.home.pentagon:
            return ENTRY.format(letter=end.called)
    if source.called == target.called:
        return LINK.format(step=source.called)
    return ARROW.format(flow=FLOW.format(source=source.called, target=target.called))


def _words(
    place: LabelPlace, arrows: Mapping[str, ArrowPlace], symbols: Mapping[str, SymbolPlace]
) -> str:
    symbol = symbols[place.symbol]
    if symbol.home.pentagon:
        return CAPTION.format(letter=symbol.called)
    return ANSWER.format(answer=arrows[place.arrow].answer, step=symbol.called)
