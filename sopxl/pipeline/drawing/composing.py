"""The pages of an SOP on a form: laid out, and composed into a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.laying_out import lay_out
from sopxl.model.errors import UserError
from sopxl.reference.offices import office
from sopxl.scene.compose import compose

if TYPE_CHECKING:
    from sopxl.layout.form import Form
    from sopxl.layout.plan import Layout
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.scene import Scene


def drawable(outcome: Outcome, name: str) -> Sop:
    """Return the SOP of an outcome; raises UserError for one without a step to draw."""
    if outcome.sop is None or not outcome.sop.steps:
        raise UserError(
            f"«{name}» tidak berisi langkah yang dapat digambar.",
            "Isi kolom Kegiatan dan Jenis pada lembar SOP, lalu ulangi.",
            "no-steps",
        )
    return outcome.sop


def composed(sop: Sop, form: Form, settings: Settings) -> tuple[Layout, Scene]:
    """Return the layout of an SOP on a form, and the pages of it."""
    layout = lay_out(sop, form, settings)
    owner = office(sop.identity.satker)
    return layout, compose(sop, layout, form, office=owner.name if owner else "")
