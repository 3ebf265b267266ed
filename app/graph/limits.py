"""How much one question may look through."""

# Claims: a quarter of a second on two cores. FOEDUS_READS sets another number.
READS = 50_000
