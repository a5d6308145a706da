"""What the register holds about somebody who works with it and is none of its people."""
