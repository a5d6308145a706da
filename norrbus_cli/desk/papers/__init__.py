"""Every kind of paper, and the commands that write and list them."""
