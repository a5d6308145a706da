"""The agreement (överenskommelse): a genomförandeplan or a SIP in versions, with measures, opinions and approvals."""
