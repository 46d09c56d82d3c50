"""Small parts of lists that are published as packages, taken by the scripts beside them."""
