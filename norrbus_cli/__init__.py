"""norrbus: support for children and young people under the Norrbus agreement, coordinated from a
terminal.

A map of the house. Each thing that people talk about is a folder, and each folder has the same few
files: ``model`` (rules), ``refusals`` (their sentences), ``form`` (what is asked), ``store``
(rows), ``actions`` (deeds), ``deadlines`` (what must be done when), ``document`` (what a template
may see), ``commands``.

    case, actor, consent, meeting, agreement,
    followup, deviation, disagreement            the way of a case
    placement, handover, routine    care outside the home; another coordinator; the local routines
    evaluation                      answers without names after a meeting, shown as sums
    forum                                        the meetings above the single case
    deadline, reminder                           every deadline and its rule; the morning run
    today, agenda                                what presses; the coordinator's calendar file
    statistics                                   the year in figures, without pointing at a child
    documents                                    papers, written from ``templates/``
    register                                     care of the file
    demo                                         an invented case, run for real
    schema                                       the tables, step by step

Below them the kernel: ``main`` (list of rooms, error boundary), ``context``, ``config``;
``question`` (forms), ``entry`` (from a form to a command), ``guide``, ``ask``, ``editor`` (guided
entry), ``options``, ``output``; ``database`` (the one door), ``trouble``, ``key``, ``folders``,
``calendar``, ``dates``, ``reference``, ``identity``, ``text``, ``swedish``, ``clock``, ``errors``.
Who may import whom is kept by ``tests/test_house_rules.py``.
"""

__version__ = "0.1.0"
