"""The directives of the answer library and its neighbors: answers, the form, questionnaire numbers, the checker of links."""
