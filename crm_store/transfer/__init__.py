"""Import and export: records as files, in the columns of the import format."""
