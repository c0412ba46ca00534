package org.broadsheet.libraries;

import org.broadsheet.Fuzz;
import org.junit.jupiter.api.Test;

class LibraryFuzzTest {

    @Test
    void anyBytesAreALibraryOrNot() {
        Fuzz.ofBytes("libraries", LibraryFile::read)
                .seeds(
                        "@string{d = \"10.1000/\"}\n@article{a, title = {On {X} \\\"o $\\alpha$}, doi = d # {w}, eprint={math.GT/0309136}}\n@comment{x}",
                        "TY  - JOUR\nTI  - A\n   more\nDO  - 10.1000/a\nER  - \n",
                        "[{\"data\":{\"title\":\"<i>A</i> &amp;\",\"extra\":\"arXiv: 2401.00001\"}},{\"itemType\":\"note\"}]",
                        "PMID- 1\nTI  - A\n      b\nLID - 10.1000/a [doi]\n",
                        "%0 Book\n%T A\n%R 10.1000/a\n",
                        "# list\n2408.01234\nhttps://doi.org/10.1000/a\n")
                .words(
                        "@article{",
                        "@string{",
                        "title = ",
                        "#",
                        "TY  - ",
                        "ER  - ",
                        "PMID- ",
                        "%T ",
                        "10.1000/",
                        "arXiv:",
                        "\\url{",
                        "$")
                .run();
    }
}
