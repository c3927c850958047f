"""From a folder of YAML to a bundle, with every problem as a finding and never as an exception.

An editor who is no programmer reads these findings: each has a place, a sentence and a remedy, in
French, Dutch and English.
"""
