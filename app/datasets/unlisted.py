"""States of the COW and Gleditsch-Ward lists that have no id here: ISO never gave them a code.

They ended before ISO's lists began: a row that names one only by number is refused, and told so by
name. The numbers mean the same in both lists; 751 is in UCDP's alone.
"""

UNLISTED: dict[str, str] = {
    "89": "the United Provinces of Central America",
    "99": "Gran Colombia",
    "240": "Hanover",
    "245": "Bavaria",
    "267": "Baden",
    "269": "Saxony",
    "271": "Württemberg",
    "273": "Hesse-Kassel",
    "275": "Hesse-Darmstadt",
    "280": "Mecklenburg-Schwerin",
    "300": "Austria-Hungary",
    "327": "the Papal States",
    "329": "the Two Sicilies",
    "332": "Modena",
    "335": "Parma",
    "337": "Tuscany",
    "511": "Zanzibar",
    "563": "Transvaal",
    "564": "the Orange Free State",
    "711": "Tibet",
    "730": "Korea before its division",
    "751": "Hyderabad",
    "815": "Annam, Vietnam before 1893",
}
