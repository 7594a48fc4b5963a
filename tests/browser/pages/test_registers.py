"""The register of rules that name a report, and the list of sources, in a browser: their filters; the page without a script."""

PHONE = {"width": 360, "height": 740}


def test_the_register_is_filtered(page, site):
    """Rows without the words are hidden, the count says how many are left, and a link to a hidden row brings all back."""
    page.goto(f"{site}/registers/naming-soc/")
    rows = page.locator(".register").first.locator("tbody tr")
    every = rows.count()
    field = page.get_by_label("Filter the table").first
    field.fill("fedramp")
    shown = rows.locator("visible=true")
    assert 0 < shown.count() < every
    assert all("fedramp" in words.lower() for words in shown.all_inner_texts())
    assert page.locator(".filter output").first.inner_text() == f"{shown.count()} of {every} rows"
    page.evaluate("location.hash = 'naming-hecvat'")
    page.locator("#naming-hecvat").wait_for(state="visible")
    assert field.input_value() == ""


def test_the_sources_are_filtered(page, site):
    """A source without the words is hidden with its name, and a grade without sources with its title."""
    page.goto(f"{site}/sources/")
    page.get_by_label("Filter the sources").fill("graded law gdpr")
    names = page.locator("dl.sources dt:visible")
    assert names.count() == 1
    assert page.locator("dl.sources dd:visible").count() == 1
    assert page.get_by_role("heading", name="Sellers of software and services").is_hidden()
    assert page.get_by_role("heading", name="Laws, rules and orders").is_visible()


def test_the_register_needs_no_script(browser, site):
    """Without scripts both tables are whole, and the page does not scroll sideways on a phone."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}/registers/naming-soc/")
    assert page.locator(".register").count() == 2
    assert page.locator(".register tbody tr:visible").count() == page.locator(".register tbody tr").count()
    assert page.locator(".filter").count() == 0
    context.close()
