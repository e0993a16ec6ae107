"""What every room stands on: transactions, audit, changes, clock, numbers, errors."""
