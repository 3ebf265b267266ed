"""All datasets that can be read, by name."""

from collections.abc import Mapping
from functools import partial

from app.datasets import sipri_export, sipri_register, sipri_tiv
from app.datasets.dataset import Dataset
from app.datasets.sipri import CITATION, TERMS
from app.errors import Fault, InvalidValue

_sipri = partial(
    Dataset,
    title="SIPRI Arms Transfers Database",
    publisher="SIPRI",
    speaker="org:sipri",
    terms=TERMS,
    citation=CITATION,
    spelled="SIPRI",
)
_ALL = (
    _sipri(
        name="sipri",
        url="https://armstransfers.sipri.org/ArmsTransfer/TransferRegister",
        layouts=(sipri_export.LAYOUT, *sipri_register.LAYOUTS),
    ),
    _sipri(
        name="sipri-tiv",
        url="https://armstransfers.sipri.org/ArmsTransfer/ImportExport",
        layouts=(sipri_tiv.LAYOUT,),
    ),
)
DATASETS: Mapping[str, Dataset] = {dataset.name: dataset for dataset in _ALL}


def dataset_of(name: str) -> Dataset:
    """A dataset by its name; InvalidValue names those there are."""
    if name not in DATASETS:
        allowed = tuple(DATASETS)
        raise InvalidValue(Fault("name", f"{name!r} is no dataset that is read", allowed=allowed))
    return DATASETS[name]
