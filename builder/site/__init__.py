"""The written course to a website: writing it out, one engine run per language, the MkDocs plugin, serving."""
