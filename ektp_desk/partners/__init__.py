"""Partners: who helps to find the people without a card, what they were asked, what they said."""
