"""Answers to questionnaires, filled in with what their sender has said and nothing else."""
