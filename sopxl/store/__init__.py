"""The register at rest: one SQLite file behind a narrow interface."""
