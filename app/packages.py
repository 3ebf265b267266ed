"""Packages of optional extras: loaded where they are used, named where they lack."""

from importlib import import_module
from types import ModuleType

from app.errors import Fault, FoedusError


def package(name: str, where: str, extra: str) -> ModuleType:
    """A package of an extra; FoedusError tells `where` it is needed and which extra brings it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = f"needs the package {error.name}: pip install 'foedus[{extra}]' brings it"
        raise FoedusError(Fault(where, missing)) from error
