"""The test itself: from the language gate to the result and the sheet to take along."""
