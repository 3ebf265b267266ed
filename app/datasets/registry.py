"""All datasets that can be read, by name."""

from collections.abc import Mapping
from functools import partial

from app.claims.grade import UNGRADED
from app.datasets import (
    atop,
    atop_alliances,
    atop_dyads,
    atop_members,
    ftm,
    gdelt,
    kiel,
    oryx,
    polecat,
    sipri_export,
    sipri_register,
    sipri_tiv,
    ucdp,
)
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
    Dataset(
        name="oryx",
        title="Oryx, equipment losses",
        publisher="Oryx",
        speaker="org:oryx",
        url=oryx.URL,
        terms=oryx.TERMS,
        citation=oryx.CITATION,
        layouts=oryx.LAYOUTS,
    ),
    Dataset(
        name="kiel",
        title="Ukraine Support Tracker",
        publisher="Kiel Institute",
        speaker="org:kiel-institute",
        url=kiel.URL,
        terms=kiel.TERMS,
        citation=kiel.CITATION,
        layouts=(kiel.LAYOUT,),
    ),
    Dataset(
        name="polecat",
        title="POLECAT, events in PLOVER's types",
        publisher="POLECAT project",
        speaker=None,
        url="https://doi.org/10.7910/DVN/AJGVIT",
        terms=polecat.TERMS,
        citation=polecat.CITATION,
        layouts=(polecat.LAYOUT,),
        grade="F3",
    ),
    Dataset(
        name="gdelt",
        title="GDELT, events in CAMEO's codes",
        publisher="The GDELT Project",
        speaker=None,
        url="https://www.gdeltproject.org/data.html",
        terms=gdelt.TERMS,
        citation=gdelt.CITATION,
        layouts=gdelt.LAYOUTS,
        grade="F3",
    ),
    Dataset(
        name="atop",
        title="Alliance Treaty Obligations and Provisions",
        publisher="ATOP",
        speaker="org:atop",
        url="https://www.atopdata.org/data.html",
        terms=atop.TERMS,
        citation=atop.CITATION,
        layouts=(atop_members.LAYOUT, atop_alliances.LAYOUT, *atop_dyads.LAYOUTS),
    ),
    Dataset(
        name="ucdp",
        title="UCDP state-based conflicts",
        publisher="UCDP",
        speaker="org:ucdp",
        url="https://ucdp.uu.se/downloads/",
        terms=ucdp.TERMS,
        citation=ucdp.CITATION,
        layouts=ucdp.LAYOUTS,
    ),
    Dataset(
        name="ftm",
        title="FollowTheMoney",
        publisher=None,
        speaker=None,
        url=ftm.URL,
        terms=ftm.TERMS,
        citation=ftm.CITATION,
        layouts=ftm.LAYOUTS,
        grade=UNGRADED,
    ),
)
# Not a dataset: what `foedus export` wrote.
EXPORTED = "foedus"
DATASETS: Mapping[str, Dataset] = {dataset.name: dataset for dataset in _ALL}


def dataset_of(name: str) -> Dataset:
    """A dataset by its name; InvalidValue names those there are."""
    if name not in DATASETS:
        allowed = (*DATASETS, EXPORTED)
        raise InvalidValue(Fault("name", f"{name!r} is no dataset that is read", allowed=allowed))
    return DATASETS[name]
