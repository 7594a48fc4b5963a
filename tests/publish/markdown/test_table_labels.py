"""Tables that stack on a phone: their cells know their columns."""

TABLE = "# A { #a }\n\n| Question | one | SOC 2 |\n| --- | --- | --- |\n| Who? | x | y |\n"


def test_cells_of_three_columns_name_them(write, render):
    """Every cell but the first says its column, with a capital."""
    write("a.md", TABLE)
    made = render("a.md")
    assert '<td data-label="One">x</td>' in made
    assert '<td data-label="SOC 2">y</td>' in made
    assert '<th scope="row">Who?</th>' in made


def test_tables_of_two_columns_stay_as_they_are(write, render):
    """Two columns fit a phone."""
    write("a.md", TABLE.replace(" SOC 2 |", "").replace(" --- |\n", "\n", 1).replace(" y |", ""))
    assert "data-label" not in render("a.md")


def test_words_of_generated_cells_stay_apart(render, write, docs):
    """Search reads cells one after the other; their words must not run together."""
    (docs / "criteria.toml").write_text(
        '[[criterion]]\nid = "CC1.1"\nseries = "CC1"\ncategory = "security"\ntitle = "Ethics"\nabout = "All."\n'
    )
    write("a.md", "# A { #a }\n\n::: criteria\n")
    made = render("a.md")
    assert "</strong>\n<span" in made
    assert "</td>\n<td" in made
