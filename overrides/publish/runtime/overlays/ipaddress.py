"""What urllib.parse asks about a host in brackets; the links of the wizard have none."""


def ip_address(address: str) -> None:
    """Refuse every address."""
    raise ValueError(f"{address!r} is not an address here")
