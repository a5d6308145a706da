"""Documents: written from the templates as Markdown and HTML, whole or not at all, and
registered."""
