"""How much one question may look through."""

# How long it may take before Neo4j ends it. FOEDUS_SECONDS sets another number.
SECONDS = 10
# Claims: a quarter of a second on two cores. FOEDUS_READS sets another number.
READS = 50_000
