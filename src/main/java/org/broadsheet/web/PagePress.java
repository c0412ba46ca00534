package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.rendering.Templates;
import org.broadsheet.web.http.Response;

/** Prints pages from their templates. */
final class PagePress {

    private final Templates templates;
    private final String masthead;

    PagePress(Templates templates, String masthead) {
        this.templates = templates;
        this.masthead = masthead;
    }

    String masthead() {
        return masthead;
    }

    /** A page's frame that search engines may list. */
    Frame frame(String title, String strap, Optional<String> feed) {
        return new Frame(title, masthead, strap, feed, false);
    }

    /** The frame of a page that is one reader's own. */
    Frame own(String title) {
        return new Frame(title, masthead, "", Optional.empty(), true);
    }

    Response page(int status, String template, Record facts) {
        return Response.html(status, templates.render(template, facts));
    }

    String text(String template, Record facts) {
        return templates.render(template, facts);
    }

    /**
     * A page with a few words and perhaps one button.
     *
     * @param ways links to follow from here
     */
    record Notice(Frame frame, String heading, List<String> lines, Optional<Button> button, List<Way> ways) {}

    /**
     * @param action where its POST goes
     * @param act what the form's field {@code act} says
     */
    record Button(String label, String action, String act) {}

    /** A link to follow from here. */
    record Way(String label, String href) {}

    Response notice(int status, String heading, List<String> lines, Optional<Button> button, List<Way> ways) {
        return page(status, "page-notice.html", new Notice(own(heading), heading, lines, button, ways));
    }

    Response notice(int status, String heading, String line) {
        return notice(status, heading, List.of(line), Optional.empty(), List.of(new Way("Today's papers", "/")));
    }
}
