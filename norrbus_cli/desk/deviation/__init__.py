"""The yearly compilation (sammanställning) of deviations, without persons."""
