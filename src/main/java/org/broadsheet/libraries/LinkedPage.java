package org.broadsheet.libraries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.Identifiers;
import org.broadsheet.papers.PaperId;
import org.broadsheet.text.Entities;

/** A page of HTML that links to papers: a browser's bookmarks, Pocket's, somebody's list of publications. Read once, tag by tag. */
final class LinkedPage {

    private static final int LONGEST_HEAD = 2_000;
    private static final int LONGEST_TAG = 4_000;
    private static final int LONGEST_TITLE = 1_000;

    /** {@code [2407.00007] Widgets}, as arXiv calls its pages. */
    private static final String NUMBER_BEFORE = "^\\[[^\\[\\]]{1,40}\\]\\s?";

    private final String text;

    /** What the first of each paper's links that is no button calls it, by its number. */
    private final Map<PaperId, String> titles = new LinkedHashMap<>();

    /** The title of the page's own paper. */
    private String own = "";

    private Optional<PaperId> linked = Optional.empty();
    private final StringBuilder called = new StringBuilder();

    private LinkedPage(String text) {
        this.text = text;
    }

    /** False if it is none that names a paper; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        String head = text.substring(0, Math.min(LONGEST_HEAD, text.length()))
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (!head.startsWith("<!doctype")
                && !head.contains("<html")
                && !head.startsWith("<a ")
                && !head.startsWith("<dl>")) {
            return false;
        }
        LinkedPage page = new LinkedPage(text);
        page.readAll();
        page.titles.forEach((id, title) -> basket.add(title, List.of(named(id)), List.of()));
        return !page.titles.isEmpty();
    }

    private static String named(PaperId id) {
        return id.arxiv().map(arxiv -> "arXiv:" + arxiv).orElse(id.value());
    }

    private void readAll() {
        int at = text.indexOf('<');
        while (at >= 0) {
            int close = text.indexOf('>', at);
            int end = close < 0 ? text.length() : close;
            tag(text.substring(at + 1, Math.min(end, at + LONGEST_TAG)));
            at = end < text.length() ? text.indexOf('<', end) : -1;
            int until = at < 0 ? text.length() : at;
            int most = Math.min(until, end + 1 + LONGEST_TITLE - called.length());
            if (linked.isPresent() && most > end + 1) {
                called.append(text, end + 1, most);
            }
        }
        ended();
    }

    private void tag(String tag) {
        String name = tag.substring(0, Math.min(tag.length(), 5)).toLowerCase(Locale.ROOT);
        if (name.startsWith("a ") || name.startsWith("a\n") || name.startsWith("/a") || name.startsWith("/li")) {
            ended();
        }
        if (name.startsWith("meta")) {
            cited(attribute(tag, "name").toLowerCase(Locale.ROOT), attribute(tag, "content"));
        }
        String address = attribute(tag, name.startsWith("a") ? "href" : name.startsWith("span") ? "title" : "");
        if (!address.isEmpty()) {
            String plain = Entities.decoded(address).replace("%2F", "/").replace("%3A", ":");
            linked = Identifiers.within(name.startsWith("span") ? plain.replace('&', ' ') : plain).stream()
                    .findFirst();
            linked.ifPresent(id -> titles.putIfAbsent(id, ""));
        }
    }

    /** What publishers' pages say of themselves for Google Scholar. */
    private void cited(String name, String content) {
        switch (name) {
            case "citation_title" -> own = Entities.decoded(content);
            case "citation_doi", "citation_arxiv_id", "citation_pmid" ->
                Identifiers.within(name.equals("citation_pmid") ? "PMID: " + content : EntryBasket.bare(content))
                        .stream()
                        .findFirst()
                        .ifPresent(id -> titles.merge(id, own, (one, other) -> one.isEmpty() ? other : one));
            default -> {}
        }
    }

    /** A link is over: what it was called is the paper's title, unless it is a button. */
    private void ended() {
        String title = Entities.decoded(called.toString())
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst(NUMBER_BEFORE, "");
        boolean button = title.length() < 6 || !Identifiers.within(title).isEmpty();
        if (linked.isPresent() && !button) {
            titles.merge(linked.get(), title, (one, other) -> one.isEmpty() ? other : one);
        }
        linked = Optional.empty();
        called.setLength(0);
    }

    private static String attribute(String tag, String name) {
        int at = name.isEmpty() ? -1 : tag.toLowerCase(Locale.ROOT).indexOf(" " + name + "=");
        int from = at + name.length() + 2;
        if (at < 0 || from >= tag.length()) {
            return "";
        }
        char quote = tag.charAt(from);
        boolean quoted = quote == '"' || quote == '\'';
        int end = quoted ? tag.indexOf(quote, from + 1) : tag.indexOf(' ', from);
        return tag.substring(quoted ? from + 1 : from, end < 0 ? tag.length() : end);
    }
}
