"""Where all that is known lies side by side: one page a case, every paper, the demo."""
