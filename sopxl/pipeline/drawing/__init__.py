"""A sheet as drawing: measured, with the choices of its user, as shapes or on paper."""
