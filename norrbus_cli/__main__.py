"""The console script, also ``python -m norrbus_cli``. ``--version`` does not pay for the rest."""

import sys

from . import __version__


def main() -> None:
    """Run norrbus."""
    if "--version" in sys.argv[1:]:
        sys.stdout.write(f"norrbus {__version__}\n")
        return
    from .main import run

    run()


if __name__ == "__main__":
    main()
