"""`python -m app.cli`: the commands where `foedus` is not installed."""

from app.cli.program import main

main()
