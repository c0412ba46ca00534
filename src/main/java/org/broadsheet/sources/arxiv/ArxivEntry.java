package org.broadsheet.sources.arxiv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.sources.formats.NotAPaper;

/** An arXiv identifier with its version, as feeds give it: {@code oai:arXiv.org:2203.01250v3} or {@code …/abs/astro-ph/0601001v1}. */
record ArxivEntry(ArxivId id, int version) {

    private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})$");

    /** @throws NotAPaper if the text is no arXiv identifier */
    static ArxivEntry of(String text) throws NotAPaper {
        ArxivId id = ArxivId.find(text)
                .orElseThrow(() -> new NotAPaper(
                        "\"%s\" is not an arXiv identifier. Expected a form like oai:arXiv.org:2408.01234v1."
                                .formatted(text)));
        Matcher version = VERSION.matcher(text.strip());
        return new ArxivEntry(id, version.find() ? Math.max(1, Integer.parseInt(version.group(1))) : 1);
    }
}
