"""Work on many records: what is done with one, in processes that a bad record cannot harm, and whole batches."""
