"""Bytes that are no UTF-8 text are refused with what they look like, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats.decoding import MAX_BYTES, decode

TEXT = "Défense\nLe président a parlé hier à Paris, « sans notes ».\n"


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decode(data, "articles/essai.fr.txt")
    assert caught.value.where is not None
    assert caught.value.where.path == "articles/essai.fr.txt"
    assert caught.value.advice
    return caught.value


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_kept_code_point_by_code_point(text: str) -> None:
    text += "x"
    assert decode(text.encode(), "a.txt") == text


def test_a_byte_order_mark_and_crlf_are_kept() -> None:
    text = "\ufeffTitre\r\nUne phrase assez longue.\r\n"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("windows-1252", "Windows-1252"),
        ("iso-8859-1", "Latin-1 (ISO-8859-1)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32"),
        ("mac-roman", "Mac Roman"),
    ],
)
def test_another_encoding_is_named_with_the_command_that_converts_it(
    encoding: str, name: str
) -> None:
    text = TEXT.replace("«", "“").replace("»", "”") if encoding == "windows-1252" else TEXT
    error = refusal(text.encode(encoding))
    assert error.code == "article-encoding"
    assert f"it looks like {name}." in error.message
    assert "l10n repair articles/essai.fr.txt" in error.advice
    assert error.where is not None
    assert error.where.line == 1


def test_lines_in_another_encoding_among_utf8_are_counted_and_the_first_is_said() -> None:
    error = refusal(TEXT.encode() + "Été\n".encode("latin-1") + TEXT.encode() + b"d\xe9j\xe0\n")
    assert "in 2 lines there are other bytes, first 0xC9" in error.message
    assert "they look like Latin-1" in error.message
    assert "l10n repair articles/essai.fr.txt" in error.advice
    assert error.where is not None
    assert error.where.line == 3


def test_the_line_of_the_first_bad_byte_is_said() -> None:
    error = refusal(b"Titre\nsans accent\nd\xe9j\xe0 vu\n")
    assert error.where is not None
    assert error.where.line == 3


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data).code == "article-empty"


def test_nul_bytes_are_refused() -> None:
    assert refusal(b"abc\0def").code == "article-binary"


def test_a_file_that_is_too_large_is_refused() -> None:
    assert refusal(b"a" * (MAX_BYTES + 1)).code == "article-too-large"


def test_a_file_cut_off_inside_a_character_is_told_from_a_wrong_encoding() -> None:
    assert refusal("Le prix est de 3 €".encode()[:-1]).code == "article-cut-off"


def test_lone_carriage_returns_are_refused_with_their_line() -> None:
    error = refusal(b"un\r\ndeux\ntrois\rquatre\n")
    assert error.code == "article-line-ends"
    assert error.where is not None
    assert error.where.line == 3


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x85", "\x7f"])
def test_control_characters_are_refused_with_their_line(sign: str) -> None:
    error = refusal(f"un\ndeux{sign}\n".encode())
    assert error.code == "article-control"
    assert error.where is not None
    assert error.where.line == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except InputError:
        return
    assert text.encode() == data
