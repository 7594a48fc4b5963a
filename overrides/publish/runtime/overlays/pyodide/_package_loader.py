"""Where packages would be installed; nothing is: the wheel is imported from its archive."""


class _Folder:
    """A path as an object: JavaScript asks it for its text."""

    def __init__(self, path: str) -> None:
        """Keep the path."""
        self.path = path

    def __str__(self) -> str:
        """The path."""
        return self.path


SITE_PACKAGES = _Folder("/lib/python3.13/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Register installed packages: there are none."""
