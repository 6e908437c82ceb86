"""A second reader that asks a language model, behind the same contract.

In: a document, and the service that the user named. Out: a reading. Always true: nothing is asked of anyone
unless the user names a service; every span is found again in the text, letter by letter, or what rests on it
is refused; what is refused is counted in a warning on the document.
"""

from backchannel.language_model.reader import LanguageModelReader

__all__ = ["LanguageModelReader"]
