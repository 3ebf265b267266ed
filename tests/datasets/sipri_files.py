"""Made-up registers in SIPRI's layouts."""

REGISTER_HEADER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,"
    "Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,"
    "SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
)
EXPORT_PREAMBLE = """\
Transfers of major conventional arms, made up for a test; 'quoted', and with commas;
A '?' in a column indicates uncertain data.;
;
Data generated: 03 Mar 2031 02:05:09 PM;
"""
EXPORT_HEADER = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,"
    "Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,"
    "Local production;\n"
)


def register(*rows: str) -> str:
    """The older layout: a row a deal."""
    return REGISTER_HEADER + "".join(f"{row}\n" for row in rows)


def export(*rows: str, preamble: str = EXPORT_PREAMBLE) -> str:
    """The newer layout: a row a deal and year of delivery, ';' at the end of each line."""
    return (preamble + EXPORT_HEADER + "".join(f"{row};\n" for row in rows)).replace("\n", "\r\n")
