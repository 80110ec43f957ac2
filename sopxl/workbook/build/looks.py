"""How the cells of a form look, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.model.sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
_LINED = {"border": 1}
_WRAPPED = {"text_wrap": True}
_INDENTED = {"indent": 1}
_HEADING = {**_LINED, **_WRAPPED, "bold": True, "align": "center", "bg_color": "#D9D9D9"}
_AUTHORING = {"bg_color": "#EAF1FB"}
_NOTE = {**_WRAPPED, "font_color": "#595959", "italic": True, "font_size": 9}

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "wrapped": {**_WRAPPED, "valign": "top"},
    "title": {**_WRAPPED, "bold": True, "font_size": 14, "align": "center"},
    "subtitle": {**_WRAPPED, "bold": True, "font_size": 11, "align": "center"},
    "section": {"bold": True, "font_size": 12},
    "step": {"bold": True, "align": "center", "valign": "top"},
    "strong": {**_WRAPPED, "bold": True, "valign": "top"},
    "note": _NOTE,
    "note.line": {**_NOTE, "text_wrap": False},
    "heading": _HEADING,
    "agency": {**_LINED, **_WRAPPED, "bold": True, "font_size": 12, "align": "center"},
    "label": {**_INDENTED, **_LINED, **_WRAPPED, "bold": True, "bg_color": "#F2F2F2"},
    "value": {**_LINED, **_WRAPPED},
    "value.text": {**_INDENTED, **_LINED, **_WRAPPED, "num_format": "@"},
    "value.date": {**_INDENTED, **_LINED, "num_format": "[$-421]dd mmmm yyyy", "align": "left"},
    "value.code": {**_LINED, **_WRAPPED, "num_format": "@"},
    "value.centred": {**_LINED, **_WRAPPED, "align": "center"},
    "value.duration": {**_LINED, **_WRAPPED, "align": "center", "num_format": "@"},
    "list.number": {**_LINED, "align": "center", "valign": "top"},
    "list.value": {**_INDENTED, **_LINED, **_WRAPPED, "valign": "top"},
    "authoring.heading": {**_HEADING, "bg_color": "#BDD3F0"},
    "authoring.section": {"bold": True, "font_color": "#1F4E79"},
    "authoring.value": {**_LINED, **_WRAPPED, **_AUTHORING},
    "authoring.number": {**_LINED, **_AUTHORING, "align": "center"},
    "check.heading": {**_HEADING, "bg_color": "#F8D7DA"},
    "check.value": {**_WRAPPED, "font_color": "#9C0006", "font_size": 9},
    "count.steps": {**_NOTE, "num_format": '0" langkah"', "align": "left"},
    "count.amiss": {**_NOTE, "num_format": '0" baris perlu diperbaiki"', "align": "left"},
    "end": {"top": 1},
}

MISSING = {"bg_color": "#F4B6B6"}
"""The mark on a required cell that is empty, or a target that does not exist."""

PREVIEW: Mapping[StepKind, Mapping[str, Any]] = {
    StepKind.START: {"bg_color": "#C6E0B4"},
    StepKind.ACTIVITY: {"bg_color": "#BDD7EE"},
    StepKind.DECISION: {"bg_color": "#FFE699"},
    StepKind.END: {"bg_color": "#E2C6F0"},
}
"""The tint of an actor's cell by the kind of step, until the symbol is drawn there."""
