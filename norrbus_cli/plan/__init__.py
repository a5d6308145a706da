"""The agreement (överenskommelse).

A genomförandeplan or a SIP in versions, with measures, opinions and approvals.
"""
