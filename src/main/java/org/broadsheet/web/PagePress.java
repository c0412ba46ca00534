package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Templates;
import org.broadsheet.web.http.Response;

/** Prints pages from their templates, in one language, for everybody or for readers. */
final class PagePress {

    private final Templates templates;
    private final Language language;
    private final String masthead;
    private final boolean reader;
    private final List<Frame.Tongue> tongues;
    private final List<Frame.Tongue> others;

    /** @param reader whether the public pages are printed as readers see them */
    PagePress(Templates templates, Language language, String masthead, boolean reader) {
        this.templates = templates;
        this.language = language;
        this.masthead = masthead;
        this.reader = reader;
        this.tongues = templates.languages().codes().stream()
                .map(templates.languages()::of)
                .map(PagePress::tongue)
                .toList();
        this.others = tongues.stream()
                .filter(tongue -> !tongue.code().equals(language.code()))
                .toList();
    }

    private static Frame.Tongue tongue(Language other) {
        String name = other.locale().getDisplayLanguage(other.locale());
        return new Frame.Tongue(
                other.code(),
                name.substring(0, 1).toUpperCase(other.locale()) + name.substring(1),
                "/~" + other.code());
    }

    String masthead() {
        return masthead;
    }

    Language language() {
        return language;
    }

    /** All languages in which there are pages. */
    List<Frame.Tongue> tongues() {
        return tongues;
    }

    boolean reader() {
        return reader;
    }

    /** The sentence of that name; see {@link Language#say}. */
    String say(String name, Object... values) {
        return language.say(name, values);
    }

    /** A key for what is printed alike whenever it is asked for. */
    String key(String page) {
        return language.code() + (reader ? " reader " : " ") + page;
    }

    /** A page's frame that search engines may list. */
    Frame frame(String title, Optional<String> feed) {
        return new Frame(title + " · " + masthead, masthead, feed, reader, reader, others);
    }

    /** The frame of a page that is one reader's own, or that nobody needs to find. */
    Frame own(String title) {
        return new Frame(title + " · " + masthead, masthead, Optional.empty(), true, reader, others);
    }

    Response page(int status, String template, Record facts) {
        return Response.html(status, text(template, facts));
    }

    String text(String template, Record facts) {
        return templates.render(template, language, facts);
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
        return notice(status, heading, List.of(line), Optional.empty(), List.of(today()));
    }

    /** The way to the first page. */
    Way today() {
        return new Way(say("page.way.today"), "/");
    }
}
