"""The steps of the routine after the report: signatures, copies, analysis, decision, feedback."""
