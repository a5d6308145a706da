"""What an actor is to do, in which cases."""
