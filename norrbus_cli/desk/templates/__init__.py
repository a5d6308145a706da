"""The templates: which holds, copies of one's own, their fields, and whether all is well."""
