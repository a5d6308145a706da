"""The console script, also ``python -m norrbus_cli``. ``--version`` does not pay for the rest."""

import gc
import sys

from . import __version__


def main() -> None:
    """Run norrbus."""
    if "--version" in sys.argv[1:]:
        sys.stdout.write(f"norrbus {__version__}\n")
        return
    # A command lives a moment and makes thousands of lasting things first: looking for garbage
    # among them every few hundred costs a tenth of its time.
    gc.set_threshold(20_000, 50, 50)
    from .main import run

    try:
        run()
    finally:
        gc.freeze()  # nor is there anything to look for at the end


if __name__ == "__main__":
    main()
