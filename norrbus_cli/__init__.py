"""norrbus: support for children and young people under the Norrbus agreement, coordinated from a terminal.

A map of the house. Each thing that people talk about is a folder, and each folder has the same few files:
``model`` (rules), ``store`` (rows), ``actions`` (deeds), ``document`` (what a template may see), ``commands``.

    case, actor, consent, meeting, agreement     the way of a case
    documents                                    papers, written from ``templates/``
    register                                     care of the file
    demo                                         an invented case, run for real
    schema                                       the tables, step by step

Below them the kernel: ``main`` (list of rooms, error boundary), ``context``, ``config``, ``entry`` (guided entry),
``options``, ``output``, ``database`` (the one door), ``calendar``, ``dates``, ``reference``, ``identity``, ``text``,
``swedish``, ``clock``, ``errors``. Who may import whom is kept by ``tests/test_house_rules.py``.
"""

__version__ = "0.1.0"
