"""`parcours new`: a record to start from, valid in shape, in both languages, with a comment for each key.

What only a source can say is marked to be written (`generator.check.placeholder`): the check names every such place,
and no site is built while one is left.
"""

from generator.scaffold.questions import QUESTIONS, Answers, Question, Refused, Scaffold
from generator.scaffold.writing import Made, new_record

__all__ = ["QUESTIONS", "Answers", "Made", "Question", "Refused", "Scaffold", "new_record"]
