"""What goes wrong outside the SOP itself: files, folders, options."""

from __future__ import annotations

import errno

REASONS = {
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.EACCES: "tidak ada izin, atau sedang dipakai program lain",
    errno.EPERM: "tidak ada izin",
    errno.EISDIR: "itu sebuah folder",
    errno.ENOTDIR: "sebagian alamatnya bukan folder",
    errno.EEXIST: "sudah ada yang bernama sama",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EROFS: "penyimpanan hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}
"""Why the system refused, in the words of a user."""


class UserError(Exception):
    """Something the user can mend: what is wrong, and what to do, both in Indonesian.

    `code` is a stable English slug for machines (`password-protected`), shown in JSON only.
    """

    def __init__(self, message: str, remedy: str, code: str = "user-error") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str, str]]:
        """Survive the way back from a worker process."""
        return (type(self), (self.message, self.remedy, self.code))


class UsageError(UserError):
    """The command was called wrongly, or a path does not exist: exit code 2 instead of 1."""


def reason(error: OSError) -> str:
    """Return in Indonesian why the system refused."""
    return REASONS.get(error.errno or 0, f"sistem menolak (kode {error.errno})")
