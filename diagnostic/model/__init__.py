"""What a questionnaire is, as immutable data.

Nothing here reads a file, a clock or a database. Texts keep every language (`Text`); nobody below the
web picks one. The names are the field's own: see `docs/architecture.md`.
"""
