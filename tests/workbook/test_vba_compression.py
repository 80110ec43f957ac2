"""[MS-OVBA] 2.4.1: what is compressed here comes back whole out of two readers of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream
from pyopenvba.vba import decompress

from sopxl.workbook.vba.compression import CHUNK, compress

# Few letters make many copies, and lengths around the chunk make the borders.
repetitive = st.text("ab \n", max_size=3 * CHUNK).map(str.encode)
sources = st.one_of(repetitive, st.text(max_size=200).map(lambda text: (text * 30).encode()))


@given(sources)
def test_olevba_reads_back_what_was_compressed(source: bytes) -> None:
    assert decompress_stream(bytearray(compress(source))) == source


@given(sources)
def test_pyopenvba_reads_back_what_was_compressed(source: bytes) -> None:
    assert decompress(compress(source)) == source


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_every_border_of_a_chunk_is_kept(length: int) -> None:
    source = bytes(position % 251 for position in range(length))
    assert decompress_stream(bytearray(compress(source))) == source


def test_a_whole_chunk_without_any_repetition_is_stored_raw() -> None:
    pairs = [bytes((high, low)) for high in range(128) for low in range(16)]
    source = b"".join(pair[::-1] if pair[0] % 3 else pair for pair in pairs)
    assert decompress_stream(bytearray(compress(source))) == source


def test_the_worked_example_of_the_specification_comes_out_to_the_byte() -> None:
    """[MS-OVBA] 3.2.3, maximum compression."""
    assert compress(b"a" * 73) == bytes.fromhex("01 03 B0 02 61 45 00")


def test_the_example_with_normal_compression_becomes_as_short_as_in_the_specification() -> None:
    """[MS-OVBA] 3.2.2; where two copies are equally long, either may be taken."""
    source = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    assert len(compress(source)) == 51
    assert decompress_stream(bytearray(compress(source))) == source
