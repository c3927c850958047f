"""Which band a number of points falls in."""

from diagnostic.model.profile import Band, Domain


def band_at(domain: Domain, points: int) -> Band:
    """The highest band whose cut the points reach."""
    return next(band for band in reversed(domain.bands) if points >= band.cut or band is domain.bands[0])


def bands_between(domain: Domain, low: int, high: int) -> tuple[Band, ...]:
    """Every band that points from `low` to `high` can fall in, lowest first."""
    first = domain.bands.index(band_at(domain, low))
    last = domain.bands.index(band_at(domain, high))
    return domain.bands[first : last + 1]


def band_between(domain: Domain, low: int, high: int, answered: int) -> Band | None:
    """The band when both ends agree and enough scored questions were answered, else None."""
    possible = bands_between(domain, low, high)
    return possible[0] if len(possible) == 1 and answered >= domain.needs else None
