"""Why the system refused a file, in words of the catalogue: its own are in English, or in its language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.message import Message, message, verbatim

REASONS: Mapping[int, Message] = MappingProxyType(
    {
        errno.ENOENT: message("No such file or directory"),
        errno.EACCES: message("Permission denied"),
        errno.EPERM: message("Operation not permitted"),
        errno.ENOSPC: message("No space left on device"),
        errno.EDQUOT: message("Disk quota exceeded"),
        errno.EFBIG: message("File too large"),
        errno.EROFS: message("Read-only file system"),
        errno.EIO: message("Input/output error"),
        errno.EISDIR: message("Is a directory"),
        errno.ENOTDIR: message("Not a directory"),
        errno.ENAMETOOLONG: message("File name too long"),
        errno.EEXIST: message("File exists"),
        errno.ENOTEMPTY: message("Directory not empty"),
        errno.ELOOP: message("Too many levels of symbolic links"),
        errno.EBUSY: message("Device or resource busy"),
        errno.ENODEV: message("No such device"),
        errno.ENXIO: message("No such device or address"),
        errno.EMFILE: message("Too many open files"),
        errno.ENFILE: message("Too many open files in system"),
        errno.ENOMEM: message("Cannot allocate memory"),
        errno.EINVAL: message("Invalid argument"),
    }
)
"""By the codes of POSIX.1-2017, <errno.h>; the English is that of its messages."""
DENIED = REASONS[errno.EACCES]


def reason(error: OSError) -> Message:
    """Why it was refused; what has no code of these as the system puts it."""
    return REASONS.get(error.errno or 0) or verbatim(error.strerror or str(error))
