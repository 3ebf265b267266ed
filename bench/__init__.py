"""How fast Foedus is: synthetic graphs in the field's shape, every question, ratios and gates.

    make bench                        both sizes; writes docs/benchmarks.md
    make bench SIZES=29000            one size
    python -m bench --quick           a few calls a question, to see that all runs

Data lies below .foedus/bench (or --data), about 2 GB for a million claims, and is used again.
"""
