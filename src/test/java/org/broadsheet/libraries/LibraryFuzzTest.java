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
                        "<records><record><title>A &amp; <b>b</b></title><doi>10.1000/a</doi><relatedItem><title>J</title></relatedItem></record>",
                        "<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF=\"https://arxiv.org/abs/2408.01234\">[2408.01234] A</A>",
                        "cff-version: 1\ntitle: >-\n  A\ndoi: 10.1000/a\nreferences:\n  - title: B\n    url: x\n",
                        "\\bibitem{a} A, arXiv:2408.01234\n\\entry{b}{c}{}\n\\field{title}{A}\n\\verb 10.1000/a\n",
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
