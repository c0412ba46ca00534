package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.libraries.CitationWriter;
import org.broadsheet.papers.Paper;
import org.broadsheet.web.http.Response;

/** Papers as files to take home. */
final class Citations {

    private Citations() {}

    /** Ways to each format; {@code path} ends where a field may follow. */
    static List<PagePress.Way> ways(String path) {
        return List.of(
                new PagePress.Way("BibTeX", path + "as=bib"),
                new PagePress.Way("RIS", path + "as=ris"),
                new PagePress.Way("CSL JSON", path + "as=csl"),
                new PagePress.Way("CSV", path + "as=csv"));
    }

    /** The file of that format; empty for a format that there is not. */
    static Optional<Response> file(String format, List<Paper> papers) {
        return switch (format) {
            case "bib" -> file("application/x-bibtex", "papers.bib", CitationWriter.bibTex(papers));
            case "ris" -> file("application/x-research-info-systems", "papers.ris", CitationWriter.ris(papers));
            case "csl" ->
                file("application/vnd.citationstyles.csl+json", "papers.json", CitationWriter.cslJson(papers));
            case "csv" -> file("text/csv", "papers.csv", CitationWriter.csv(papers));
            default -> Optional.empty();
        };
    }

    private static Optional<Response> file(String type, String name, String text) {
        return Optional.of(
                Response.text(200, type, text).with("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }
}
