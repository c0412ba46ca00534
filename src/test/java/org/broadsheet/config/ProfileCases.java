package org.broadsheet.config;

import java.util.List;
import java.util.stream.Stream;

/** Profiles with and without mistakes, and what is said about each. The reader and the JSON Schema are held to the same. */
final class ProfileCases {

    /**
     * @param problems as {@code LINE: sentence}; empty for a profile that is fine
     * @param schema whether the schema can know it too
     */
    record Case(String name, String yaml, List<String> problems, boolean schema) {
        @Override
        public String toString() {
            return name;
        }
    }

    private ProfileCases() {}

    static Stream<Case> all() {
        return Stream.concat(fine(), Stream.concat(wrong(), wrongForTheReaderOnly()));
    }

    /** Those that a schema can know. */
    static Stream<Case> forTheSchema() {
        return all().filter(Case::schema);
    }

    private static Stream<Case> fine() {
        return Stream.of(
                fine("an address is enough", "email: ada@example.org"),
                fine("a time in quotes", "email: a@b.org\nat: \"07:30\""),
                fine("a time without quotes", "email: a@b.org\nat: 07:30"),
                fine("a time with one digit", "email: a@b.org\nat: 7:30"),
                fine("a list of days", "email: a@b.org\ndays: [monday, thursday]"),
                fine("words in capitals", "email: a@b.org\nevery: Week\ndays: MONDAY\nwhen-empty: A-line"),
                fine("whole numbers written otherwise", "email: a@b.org\nfloor: 5.0\nat-most: 1e1"),
                fine("a name that ends its line", "email: a@b.org\nname: |\n  Ada Lovelace"),
                fine("one day", "email: a@b.org\ndays: monday"),
                fine("weekdays", "email: a@b.org\ndays: weekdays"),
                fine("one of each", """
                        email: a@b.org
                        interests:
                          - name: X
                            papers: 2408.01230
                            dislikes: On words
                            authors: Karen Spärck Jones
                            categories: cs.IR
                            without: 3D
                        """),
                fine("short days in capitals", "email: a@b.org\ndays: [Mon, Tue]"),
                fine("every day", "email: a@b.org\ndays: [all]"),
                fine("every week", "email: a@b.org\nevery: week"),
                fine("every week on a day", "email: a@b.org\nevery: week\ndays: [friday]"),
                fine("a personal digest", "email: a@b.org\ninterests:\n  - name: X\n    about: sparse retrieval"),
                fine(
                        "a long text",
                        "email: a@b.org\ninterests:\n  - name: X\n    about: |\n      one\n      two: three"),
                fine("papers of all kinds", """
                        email: a@b.org
                        interests:
                          - name: X
                            papers:
                              - 2408.01230
                              - arXiv:2408.01234v2
                              - https://arxiv.org/abs/2408.01234
                              - 10.1145/3404835.3463238
                              - "On words: a study"
                            dislikes:
                              - 2408.01235
                              - "Off words: a study"
                        """),
                fine("all of it", """
                        email: a@b.org
                        name: Ada
                        timezone: Europe/Berlin
                        at: 06:05
                        every: day
                        days: [weekdays]
                        interests:
                          - name: X
                            authors: [Karen Spärck Jones, G. Salton]
                            categories: [cs.IR, hep-th]
                            without: [blockchain, 3D, 2024]
                            at-most: 3
                        trending: 3
                        at-most: 12
                        floor: 0
                        variety: 0.25
                        when-empty: a-line
                        """),
                fine("a library", "email: a@b.org\ninterests:\n  - name: X\n    library: [ilse.bib]"),
                fine("limits as whole numbers", "email: a@b.org\nvariety: 1"));
    }

    private static Stream<Case> wrong() {
        return Stream.of(
                wrong("no address", "name: Ada", "1: email is missing. Add a line like: email: ada@example.org"),
                wrong(
                        "not an address",
                        "name: Ada\nemail: ada",
                        "2: email: \"a***\" is not an e-mail address. Expected a form like ada@example.org."),
                wrong(
                        "an address that is a list",
                        "email: [a@b.org]",
                        "1: email is a list. Expected an address like ada@example.org."),
                wrong(
                        "an address that is missing",
                        "email:\nname: x",
                        "1: email says nothing. Expected an address like ada@example.org; or delete the line."),
                wrong(
                        "a misspelt key",
                        "email: a@b.org\ntimezon: UTC",
                        "2: unknown key \"timezon\". Did you mean \"timezone\"?"),
                wrong(
                        "a key of another program",
                        "email: a@b.org\ntopics: []",
                        "2: unknown key \"topics\". Did you mean \"interests\"?"),
                wrong(
                        "a key with an underscore",
                        "email: a@b.org\nat_most: 3",
                        "2: unknown key \"at_most\". Did you mean \"at-most\"?"),
                wrong(
                        "a key from nowhere",
                        "email: a@b.org\nfavourite-colour: red",
                        "2: unknown key \"favourite-colour\". Known here: email, name, timezone, at, every, days, language, interests, at-most, trending, floor, variety, when-empty."),
                wrong(
                        "an unknown key of an interest",
                        "email: a@b.org\ninterests:\n  - name: X\n    about: y\n    author: [z]",
                        "5: unknown key of an interest \"author\". Did you mean \"authors\"?"),
                wrong(
                        "an hour that no clock shows",
                        "email: a@b.org\nat: 25:00",
                        "2: at = \"25:00\" must be a time of day like 07:30."),
                wrong("an hour alone", "email: a@b.org\nat: 7", "2: at = \"7\" must be a time of day like 07:30."),
                wrong(
                        "an hour in words",
                        "email: a@b.org\nat: 7am",
                        "2: at = \"7am\" must be a time of day like 07:30."),
                wrong(
                        "an unknown day",
                        "email: a@b.org\ndays: [monday, tusday]",
                        "2: days: \"tusday\" is none of monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat, sun, weekdays, all. Did you mean \"tuesday\"?"),
                wrong(
                        "a blank term",
                        "email: a@b.org\ninterests:\n  - name: X\n    about: y\n    without: [' ']",
                        "5: without = \"\" must be a term, an author or a category to keep out."),
                wrong("a blank name", "email: a@b.org\nname: ' '", "2: name = \"\" must be a name like Ada Lovelace."),
                wrong(
                        "a name of two lines",
                        "email: a@b.org\nname: \"a\\nb\"",
                        "2: name: A reader's name stands on one line, without control characters."),
                wrong(
                        "an address for a category",
                        "email: a@b.org\ninterests:\n  - name: X\n    categories: a@b",
                        "4: categories: \"a@b\" is not a category. Expected a form like cs.IR, hep-th or neuroscience."),
                wrong(
                        "every week on weekdays in capitals",
                        "email: a@b.org\nevery: WEEK\ndays: [Weekdays]",
                        "3: every: week gives one digest a week, but days names 5 days. Keep one of them, or write every: day."),
                wrong(
                        "two days that are no list",
                        "email: a@b.org\ndays: monday, thursday",
                        "2: days is one value with a comma in it. Expected a list: write days: [\"monday\", \"thursday\"]."),
                wrong(
                        "every week on all days",
                        "email: a@b.org\nevery: week\ndays: all",
                        "3: every: week gives one digest a week, but days names 7 days. Keep one of them, or write every: day."),
                wrong(
                        "categories that are no list",
                        "email: a@b.org\ninterests:\n  - name: X\n    categories: cs.IR, cs.DB",
                        "4: categories is one value with a comma in it. Expected a list: write categories: [\"cs.IR\", \"cs.DB\"]."),
                wrong(
                        "no days",
                        "email: a@b.org\ndays: []",
                        "2: days is an empty list. Add an item, or delete the line."),
                wrong("every year", "email: a@b.org\nevery: year", "2: every: \"year\" is none of day, week, month."),
                wrong(
                        "too many",
                        "email: a@b.org\nat-most: 101",
                        "2: at-most = \"101\" must be a whole number from 1 to 100."),
                wrong(
                        "half a paper",
                        "email: a@b.org\ntrending: 2.5",
                        "2: trending = \"2.5\" must be a whole number from 0 to 100."),
                wrong(
                        "a number in quotes",
                        "email: a@b.org\nfloor: \"30\"",
                        "2: floor = \"30\" must be a whole number from 0 to 100."),
                wrong(
                        "too much variety",
                        "email: a@b.org\nvariety: 1.5",
                        "2: variety = \"1.5\" must be a number from 0 to 1."),
                wrong(
                        "another way of being empty",
                        "email: a@b.org\nwhen-empty: a_line",
                        "2: when-empty: \"a_line\" is none of nothing, a-line. Did you mean \"a-line\"?"),
                wrong(
                        "interests that are words",
                        "email: a@b.org\ninterests: [retrieval]",
                        "2: this item of interests is text. Expected keys; its first line reads \"- name: Sparse retrieval\"."),
                wrong(
                        "interests without a list",
                        "email: a@b.org\ninterests:\n  name: X\n  about: y",
                        "2: interests is a group of keys. Expected a list; its first line reads \"- name: Sparse retrieval\"."),
                wrong(
                        "interests without anything",
                        "email: a@b.org\ninterests:",
                        "2: interests is nothing. Expected a list; its first line reads \"- name: Sparse retrieval\"."),
                wrong(
                        "an interest without a name",
                        "email: a@b.org\ninterests:\n  - about: y",
                        "3: this interest has no name. Begin it with: - name: Sparse retrieval"),
                wrong(
                        "an interest without a wish",
                        "email: a@b.org\ninterests:\n  - name: X\n    without: [y]",
                        "3: the interest \"X\" does not say what is wanted. Add about, papers, library, authors, categories or always."),
                wrong(
                        "authors that are no list",
                        "email: a@b.org\ninterests:\n  - name: X\n    authors: Karen Spärck Jones, G. Salton",
                        "4: authors is one value with a comma in it. Expected a list: write authors: [\"Karen Spärck Jones\", \"G. Salton\"]."),
                wrong(
                        "a yes for a name",
                        "email: a@b.org\nname: true",
                        "2: name: true means yes or no to YAML. Put it in \"quotes\" if it is a text."),
                wrong(
                        "a category that cannot be one",
                        "email: a@b.org\ninterests:\n  - name: X\n    categories: [cs/IR]",
                        "4: categories: \"cs/IR\" is not a category. Expected a form like cs.IR, hep-th or neuroscience."),
                wrong(
                        "nothing to send",
                        "email: a@b.org\ntrending: 0",
                        "2: trending: 0 without interests leaves nothing to send. Add interests, or write trending: 10."),
                wrong(
                        "a week with two days",
                        "email: a@b.org\nevery: week\ndays: [mon, tue]",
                        "3: every: week gives one digest a week, but days names 2 days. Keep one of them, or write every: day."),
                wrong(
                        "everything at once",
                        "email: ada\nat: noon\ncolour: red\ninterests:\n  - name: X\n    at-most: 0",
                        "1: email: \"a***\" is not an e-mail address. Expected a form like ada@example.org.",
                        "2: at = \"noon\" must be a time of day like 07:30.",
                        "3: unknown key \"colour\". Known here: email, name, timezone, at, every, days, language, interests, at-most, trending, floor, variety, when-empty.",
                        "5: the interest \"X\" does not say what is wanted. Add about, papers, library, authors, categories or always.",
                        "6: at-most = \"0\" must be a whole number from 1 to 100."));
    }

    /** What a schema cannot say, or what is no YAML at all. */
    private static Stream<Case> wrongForTheReaderOnly() {
        return Stream.of(
                reader(
                        "a misspelt zone",
                        "email: a@b.org\ntimezone: Europe/Berln",
                        "2: timezone: \"Europe/Berln\" is not a time zone. Did you mean \"Europe/Berlin\"?"),
                reader(
                        "an abbreviation for a zone",
                        "email: a@b.org\ntimezone: EST",
                        "2: timezone: \"EST\" is not a time zone. Did you mean \"America/New_York\"?"),
                reader(
                        "a city for a zone",
                        "email: a@b.org\ntimezone: New York",
                        "2: timezone: \"New York\" is not a time zone. Did you mean \"America/New_York\"?"),
                reader(
                        "a zone from nowhere",
                        "email: a@b.org\ntimezone: Atlantis",
                        "2: timezone: \"Atlantis\" is not a time zone. Expected one like Europe/Berlin, America/New_York or UTC."),
                reader(
                        "a key twice",
                        "email: a@b.org\nat: 07:30\nat: 08:30",
                        "3: at was already set on line 2. Delete one of the two."),
                reader(
                        "two interests of one name",
                        "email: a@b.org\ninterests:\n  - name: X\n    about: y\n  - name: X\n    about: z",
                        "5: another interest is called \"X\", on line 3. Give one of the two another name."),
                reader(
                        "an address without a paper",
                        "email: a@b.org\ninterests:\n  - name: X\n    papers: [https://example.org/thesis.pdf]",
                        "4: papers: \"https://example.org/thesis.pdf\" is an address without an arXiv number or DOI in it. Write the paper's title instead."),
                reader("an empty file", "", "1: the file is empty. Write at least a line like: email: ada@example.org"),
                reader(
                        "a file of remarks",
                        "# nothing yet\n",
                        "1: the file is empty. Write at least a line like: email: ada@example.org"),
                reader("a file of words", "hello\n", "1: this is text. Expected lines like \"key: value\"."),
                reader(
                        "a file that is a list",
                        "- email: a@b.org\n",
                        "1: this is a list. Expected lines like \"key: value\", without \"- \"."),
                reader(
                        "a tab",
                        "email: a@b.org\ninterests:\n\t- name: X",
                        "3: a tab indents this line. YAML wants spaces: replace it by two."),
                reader(
                        "two colons",
                        "email: a@b.org\nname: Ada: the first",
                        "2: a second \": \" in one line, or a line that is indented too far. Put a value that has \": \" in it into \"quotes\", or line the key up with its neighbours."),
                reader(
                        "an open quote",
                        "email: a@b.org\nname: \"Ada\nat: 07:30\n",
                        "2: a quoted text begins here and is not closed. Close it with the same quote."),
                reader(
                        "text behind a quote",
                        "email: a@b.org\nname: 'it's'\n",
                        "2: text stands behind the end of a quoted text or a key. Put all of it into one pair of \"quotes\"."),
                reader(
                        "a line without a colon",
                        "email: a@b.org\nname Ada\nat: 07:30\n",
                        "2: here stands neither \"key: value\" nor \"- item\". Write it as one of the two."),
                reader(
                        "a sign that YAML keeps for itself",
                        "email: a@b.org\nname: @ada\n",
                        "2: a value that begins with %, @ or ` must stand in \"quotes\", so: \"@…\"."),
                reader(
                        "an open bracket",
                        "email: a@b.org\ndays: [monday\nat: 07:30\n",
                        "2: a list in [brackets] or a group in {braces} begins here and is not closed, or lacks a comma. Close it, or write one \"- item\" a line."),
                reader(
                        "crooked lines",
                        "email: a@b.org\ninterests:\n  - name: X\n    about: y\n   papers: [z]\n",
                        "5: this line's indentation fits none of the lines above. Line it up with the keys or the \"- \" it belongs to."),
                reader(
                        "a star",
                        "email: a@b.org\nname: *ada\n",
                        "2: \"*ada\" refers to another place of the file. Write out what stands there."),
                reader(
                        "two documents",
                        "email: a@b.org\n---\nemail: b@b.org\n",
                        "3: a second document begins here. A file holds one; delete the line \"---\" and what follows it."),
                reader(
                        "an invisible character",
                        "email: a@b.org\nname: A\u0000da\n",
                        "2: the invisible character U+0000 stands here. Delete it, or see whether this is text."),
                reader(
                        "a line break in a name",
                        "email: a@b.org\nname: \"Ada\\nBcc: eve@example.org\"",
                        "2: name: A reader's name stands on one line, without control characters."));
    }

    private static Case fine(String name, String yaml) {
        return new Case(name, yaml, List.of(), true);
    }

    private static Case wrong(String name, String yaml, String... problems) {
        return new Case(name, yaml, List.of(problems), true);
    }

    private static Case reader(String name, String yaml, String... problems) {
        return new Case(name, yaml, List.of(problems), false);
    }
}
