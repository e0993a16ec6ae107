"""The one thing hypothesis draws for a changed file: the number its changes begin from."""

from random import Random

from hypothesis import strategies as st

# Good files differ from making to making (tokens, moments, packed sizes), and hypothesis gives up
# on a test in which the same draws meet other bounds. So the places in a file are not its draws.
RANDOM = st.integers(0, 2**64 - 1).map(Random)
