package org.broadsheet.libraries;

import java.util.function.Consumer;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;

/** Every format's reader is linear and keeps to its budget, and so is whoever tells which format it is. */
class LibraryGrowthTest {

    private static final int BYTES = 60_000;

    private static Consumer<String> behind(String start) {
        return text -> LibraryFile.read((start + text).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void bibTex() {
        Growth.of(behind("@misc{a, title={A}}\n"))
                .upTo(BYTES)
                .marks(
                        "@article{",
                        "@article(",
                        "@string{",
                        "@comment{",
                        "}",
                        "\"",
                        "title={",
                        "a,b={",
                        "a=b#b,",
                        "@a{b,title=\"",
                        "\\")
                .with("macros that double", length -> {
                    StringBuilder bomb = new StringBuilder("@string{a0=\"xxxxxxxxxx\"}");
                    for (int i = 1; bomb.length() < length; i++) {
                        bomb.append("@string{a%d=a%d#a%d#a%d}".formatted(i, i - 1, i - 1, i - 1));
                        bomb.append("@misc{k,title=a%d,doi=a%d}".formatted(i, i));
                    }
                    return bomb.toString();
                })
                .check();
    }

    @Test
    void ris() {
        Growth.of(behind("TY  - JOUR\n"))
                .upTo(BYTES)
                .marks("TY  - ", "ER  - ", "TI  - ", "DO  - 10.1000/", "      go on")
                .check();
    }

    @Test
    void pubMed() {
        Growth.of(behind("PMID- 1\n"))
                .upTo(BYTES)
                .marks("PMID- 1", "TI  - x", "LID - 10.1000/a [doi]", "      go on")
                .check();
    }

    @Test
    void endNote() {
        Growth.of(behind("%0 Book\n"))
                .upTo(BYTES)
                .marks("%0 Book", "%T x", "%R 10.1000/", "%")
                .check();
    }

    @Test
    void json() {
        Growth.of(behind("["))
                .upTo(BYTES)
                .marks("{\"title\":\"x\"},", "[", "{\"data\":", "\"", "\\u0020", "1,", "{\"extra\":\"arXiv: ", "\\n")
                .check();
    }

    @Test
    void lists() {
        Growth.of(behind("2408.01234\n"))
                .upTo(BYTES)
                .marks("2408.01234", "10.1000/a", "https://doi.org/", "# ", "- ", ",")
                .check();
    }

    @Test
    void anything() {
        Growth.of(behind(""))
                .upTo(BYTES)
                .marks("TY  -", "@a{", "%0 ", "PMID-", "10.1000/a")
                .check();
    }

    @Test
    void xml() {
        Growth.of(behind("<records><record>"))
                .upTo(BYTES)
                .marks(
                        "<record>",
                        "</record>",
                        "<title>x",
                        "<doi>10.1000/a</doi>",
                        "<url a=\"b\"",
                        "<![CDATA[",
                        "&amp;",
                        "<outline url=\"")
                .check();
    }

    @Test
    void pages() {
        Growth.of(behind("<!doctype html><a href=\"https://arxiv.org/abs/2407.00007\">"))
                .upTo(BYTES)
                .marks("<a href=\"https://arxiv.org/abs/2407.00007\">", "<a ", "x", "</a>", "<", "&amp;", "[", " href=")
                .check();
    }

    @Test
    void keyedLines() {
        Growth.of(behind("title: A\ndoi: 10.1000/a\n"))
                .upTo(BYTES)
                .marks(
                        "title: x",
                        "- title: >-",
                        "doi: 10.1000/a",
                        "  goes on",
                        "---",
                        "a:",
                        "arXiv:2407.00007",
                        "\\\\")
                .check();
    }

    @Test
    void latexItems() {
        Growth.of(behind("\\bibitem{a}\n"))
                .upTo(BYTES)
                .marks("\\bibitem{", "\\entry{", "\\field{title}{", "\\verb 10.1000/a", "}", "arXiv:2407.00007")
                .check();
    }
}
