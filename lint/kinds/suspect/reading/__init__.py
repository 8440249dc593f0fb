"""Reading: a clause as the likeliest words, and what else could stand there."""
