"""Longer feeding of the readers of foreign files, led by what their code does with them (atheris).

The readers, their seeds and the mutations are those of `tests/fuzz`. `python3 dev.py fuzz [SECONDS]
[NAMES]` makes the environment and runs every reader in a process of its own.
"""
