"""Library -> pages: one module a kind of page. A page is a path, a language, a template and a view."""
