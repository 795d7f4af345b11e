"""The trade's rules by their ids: measured on any page, made by hand or by the program.

``geometry.py``, ``corners.py`` and ``shape.py`` measure a ``Plan`` (what stands where,
``page/plan.py``), ``finished.py`` and ``legal.py`` the finished page.  The search for proposals and
``banmian check`` use the same functions, by the same ids (``registry.py``); what a broken rule
costs is in ``profile.py``.
"""
