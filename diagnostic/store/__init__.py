"""What is kept, and how: on SQLite or on PostgreSQL, through SQLAlchemy's Core.

A step of the test costs at most one reading and one writing statement, and an answer is acknowledged only
once it is on the disk. Times come from the caller, in UTC; the store reads no clock. Nobody's name, address,
number or IP address has a place here.
"""
