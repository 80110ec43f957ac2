"""What is said, on terminals and in files that know few signs.

Windows writes what is redirected into a file in the code page of the country, which has no arrow.
"""

from __future__ import annotations

import codecs
import json
import sys
from io import TextIOWrapper
from typing import Any

import click

OTHERWISE = {"→": "->", "←": "<-", "✓": "v", "✗": "x", "⏎": "|", "␣": "_", "≥": ">=", "≤": "<="}
"""How the signs that sopxl itself uses are written where they do not exist."""

UNKNOWN = "?"
PLAIN_SIGNS = "sopxl-plain"
UTF_8 = "utf-8"


def let_everything_be_said() -> None:
    """Let no sign that an encoding lacks end the program: it is written in plain ones."""
    codecs.register_error(PLAIN_SIGNS, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=PLAIN_SIGNS)


def echo_json(record: Any) -> None:
    """Write a record as JSON that reads back as it was, in whatever encoding it is written."""
    spelled_out = codecs.lookup(sys.stdout.encoding or UTF_8).name != UTF_8
    click.echo(json.dumps(record, ensure_ascii=spelled_out, indent=2))


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(OTHERWISE.get(sign, UNKNOWN) for sign in signs), error.end
