"""Packages of the optional extra `ray`: loaded where they are used, named where they lack."""

from importlib import import_module
from types import ModuleType

from app.errors import Fault, FoedusError


def package(name: str, where: str) -> ModuleType:
    """A package of the extra; FoedusError tells `where` it is needed and how to have it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = f"needs the package {error.name}: pip install 'foedus[ray]' brings it"
        raise FoedusError(Fault(where, missing)) from error
