"""The agreement (överenskommelse).

A genomförandeplan or a SIP in versions, with measures, opinions and approvals.
"""

FORM = "blanketten Genomförandeplan (Arjeplog 2012, bilaga 2)"
