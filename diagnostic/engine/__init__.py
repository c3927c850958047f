"""What the project exists for: answers in; path, bands, profile and referrals out.

Every function here is pure: the same bundle, answers and facts give the same result, in the kiosk, the
checker, the simulator and the tests alike.
"""
