"""norrbus: support for children under the Norrbus agreement, coordinated from a terminal.

A map of the house. A room is a folder named after what people talk about; it may use the rooms
above it in ``HOUSE``, never one below. In each the same few files: ``model`` (rules), ``choices``
(its words to choose among), ``refusals`` (sentences), ``form`` (what is asked), ``store`` (rows),
``actions`` (deeds), ``deadlines`` (what must be done when), ``paper`` (what a template may see),
``page`` (what is shown on screen), ``commands``.

    words, register, rule, terminal, paper      what all rooms stand on: days, file, screen
    authority, case, consent, meeting, plan     whose register it is; the way of a case
    coordination, deviation, forum              who coordinates; what departs; above the single case
    suppression, evaluation, statistics         counts that point at no child
    deadline, history                           all deadlines and reminders; the log read, commands
                                                taken back, things annulled
    desk                                        all that is known, side by side: one page a case,
                                                every paper, the demo
    rooms                                       the rooms in the order of the work, as commands
    helping                                     help about a word, found among them
"""

__version__ = "0.1.0"

# The rooms from the top of the staircase down; ``tests/test_house_rules.py`` reads it.
HOUSE = (
    *("words", "register", "rule", "terminal", "authority", "paper", "case", "consent", "meeting"),
    *("plan", "coordination", "deviation", "forum", "suppression", "evaluation", "deadline"),
    *("statistics", "history", "desk", "rooms", "helping", "main"),
)
