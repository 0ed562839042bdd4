"""A compiler for courses on contested subjects: every number, term and date is data with a source."""
