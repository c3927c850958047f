"""The Flask application: pages for the person, later for counsellors and editors."""
