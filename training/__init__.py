"""Train, export and measure the encoder that `backchannel.annotate` runs.

Users never install this: it needs PyTorch and the corpora, neither of which ships with the package.
"""
