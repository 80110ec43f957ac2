"""What `draw --keep` says of the user's choices in the last drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.pipeline.drawing.listing import listed
from sopxl.scene.labels import symbol_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sopxl.scene import Edge, Label, Node, Page, Scene
    from sopxl.scene.nudge import Nudges
    from sopxl.scene.places import LabelPlace, Places, SymbolPlace

KEPT_SYMBOL = "Langkah {step} tetap di tempat yang Anda pilih."
KEPT_PENTAGON = "Penghubung {letter} tetap di tempat yang Anda pilih."
KEPT_ARROW = "Panah dari langkah {source} ke langkah {target} tetap pada jalur yang Anda pilih."
KEPT_ANSWER = "Tulisan «{answer}» pada langkah {step} tetap di tempat yang Anda pilih."
KEPT_CAPTION = "Keterangan penghubung {letter} tetap di tempat yang Anda pilih."
PUT_BACK = (
    "{names} yang Anda pindahkan kembali ke tempat semula. "
    "Supaya tetap di tempat pilihan Anda, gambarlah dengan «sopxl draw --keep»."
)
KEPT_LINE = "Satu garis tetap pada jalur yang Anda pilih."
GIVEN_UP = (
    "Jalur pilihan Anda untuk panah {names} tidak dipakai: panah harus siku, "
    "dari sisi simbolnya ke sisi simbol tujuannya."
)
REDIRECTED = (
    "{names} yang Anda sambungkan ke simbol lain kembali ke asalnya: arah alur mengikuti tabel. "
    "Ubah kolom Lanjut atau Tidak."
)
BROUGHT_BACK = (
    "{names} yang Anda hapus digambar lagi: gambar mengikuti tabel. "
    "Hapus langkahnya, atau ubah isi kolom Lanjut dan Tidak."
)
FLOW = "langkah {source} ke langkah {target}"
ARROW, ENTRY, LINK = "panah {flow}", "panah dari penghubung {letter}", "garis pada langkah {step}"
LOST = "Letak pilihan Anda untuk {names} tidak dipakai: langkah atau pelaksananya telah berubah."
LOST_WORDS = (
    "Letak pilihan Anda untuk {names} tidak dipakai: alurnya telah berubah, "
    "atau panahnya keluar dari sisi lain."
)
STRETCHED = (
    "{names} yang melar ketika baris disisipkan atau dihapus di LibreOffice kembali ke ukuran "
    "semula."
)
ANSWER, CAPTION = "tulisan «{answer}» pada langkah {step}", "keterangan penghubung {letter}"
STEP, PENTAGON = "langkah {step}", "penghubung {letter}"
SYMBOL = "simbol {name}"
NOTHING_KNOWN = (
    "Gambar sebelumnya tidak mencatat letak simbolnya, sehingga semuanya digambar di tempat baru. "
    "Mulai sekarang letak itu dicatat."
)
NOTHING_MOVED = "Tidak ada simbol atau panah yang Anda pindahkan."


def what_is_kept(scene: Scene, nudges: Nudges) -> Iterator[str]:
    """Yield what is kept, each once, from the first page on."""
    nodes = (node for page in scene.pages for node in page.nodes if node.id in nudges.boxes)
    edges = (edge for page in scene.pages for edge in page.edges if edge.id in nudges.courses)
    words = (
        _of_words(label, page)
        for page in scene.pages
        for label in page.labels
        if label.id in nudges.words
    )
    yield from dict.fromkeys((*map(_of_symbol, nodes), *map(_of_arrow, edges), *words))


def put_back(scene: Scene, nudges: Nudges) -> Iterator[str]:
    """Yield what would be kept, where nothing is."""
    names: list[str] = []
    for page in scene.pages:
        names += (_symbol(node) for node in page.nodes if node.id in nudges.boxes)
        names += (_called(edge, page) for edge in page.edges if edge.id in nudges.courses)
        names += (_words(label, page) for label in page.labels if label.id in nudges.words)
    if names:
        yield sentence(PUT_BACK, names)


def given_up(scene: Scene, names: Collection[str]) -> Iterator[str]:
    """Yield the arrows whose courses cannot be kept."""
    flows = [
        FLOW.format(source=edge.from_step, target=edge.to_step)
        for page in scene.pages
        for edge in page.edges
        if edge.id in names
    ]
    if flows:
        yield GIVEN_UP.format(names=", ".join(flows))


def redirected(scene: Scene, names: Collection[str]) -> Iterator[str]:
    """Yield the arrows that led elsewhere than the table says."""
    arrows = [
        _called(edge, page) for page in scene.pages for edge in page.edges if edge.id in names
    ]
    if arrows:
        yield sentence(REDIRECTED, arrows)


def brought_back(scene: Scene, gone: Collection[str]) -> Iterator[str]:
    """Yield what is drawn again."""
    names: list[str] = []
    for page in scene.pages:
        names += (_symbol(node) for node in page.nodes if node.id in gone)
        names += (_called(edge, page) for edge in page.edges if edge.id in gone)
        names += (_words(label, page) for label in page.labels if label.id in gone)
    if names:
        yield sentence(BROUGHT_BACK, names)


def lost(gone: Sequence[SymbolPlace]) -> Iterator[str]:
    """Yield the symbols that stand in other cells now."""
    if gone:
        names = (
            (PENTAGON if s.home.pentagon else STEP).format(step=s.called, letter=s.called)
            for s in gone
        )
        yield LOST.format(names=", ".join(dict.fromkeys(names)))


def put_right(scene: Scene, stretched: Collection[str]) -> Iterator[str]:
    """Yield the symbols that a program has stretched."""
    nodes = (node for page in scene.pages for node in page.nodes if node.id in stretched)
    if names := [_symbol(node) for node in nodes]:
        yield sentence(STRETCHED, names)


def lost_words(places: Places, gone: Sequence[LabelPlace]) -> Iterator[str]:
    """Yield the words whose exits are not what they were."""
    symbols = {symbol.id: symbol for symbol in places.symbols}
    answers = {arrow.id: arrow.answer for arrow in places.arrows}
    names = [
        (CAPTION if symbols[place.symbol].home.pentagon else ANSWER).format(
            answer=answers[place.arrow],
            step=symbols[place.symbol].called,
            letter=symbols[place.symbol].called,
        )
        for place in gone
    ]
    if names:
        yield LOST_WORDS.format(names=", ".join(dict.fromkeys(names)))


def sentence(template: str, names: Sequence[str]) -> str:
    """Return a sentence that begins with names, each once."""
    words = template.format(names=listed(tuple(dict.fromkeys(names))))
    return f"{words[:1].upper()}{words[1:]}"


def _symbol(node: Node) -> str:
    if node.step is None:
        return PENTAGON.format(letter=node.text)
    return SYMBOL.format(name=STEP.format(step=node.step))


def _called(edge: Edge, page: Page) -> str:
    if edge.from_step is not None and edge.to_step is not None:
        return ARROW.format(flow=FLOW.format(source=edge.from_step, target=edge.to_step))
    source = next(node for node in page.nodes if node.id == edge.source[0])
    template = LINK if source.step else ENTRY
    return template.format(step=source.step, letter=source.text)


def _words(label: Label, page: Page) -> str:
    node = symbol_of(label, page)
    if node is None or node.step is None:
        return CAPTION.format(letter=node.text if node else "")
    return ANSWER.format(answer=label.text, step=node.step)


def _of_symbol(node: Node) -> str:
    if node.step is None:
        return KEPT_PENTAGON.format(letter=node.text)
    return KEPT_SYMBOL.format(step=node.step)


def _of_arrow(edge: Edge) -> str:
    if edge.from_step is None or edge.to_step is None:
        return KEPT_LINE
    return KEPT_ARROW.format(source=edge.from_step, target=edge.to_step)


def _of_words(label: Label, page: Page) -> str:
    node = symbol_of(label, page)
    if node is None or node.step is None:
        return KEPT_CAPTION.format(letter=node.text if node else "")
    return KEPT_ANSWER.format(answer=label.text, step=node.step)
