"""The SHA-256 of a content. Its library is loaded when something is hashed: one who only looks at
papers does not wait for it.
"""

from __future__ import annotations

NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # of no content


def sha256(content: bytes) -> str:
    """The hash of a content, in hexadecimal digits."""
    import hashlib

    return hashlib.sha256(content).hexdigest()
