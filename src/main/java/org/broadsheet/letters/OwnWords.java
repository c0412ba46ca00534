package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** What somebody wrote themselves in a letter, without what their mail program quotes and their signature. Pure. */
final class OwnWords {

    private static final Pattern QUOTED = Pattern.compile("^\\s*(?:>|\\|\\s).*");
    private static final Pattern QUOTE_MARKS = Pattern.compile("^\\s*(?:[>|]\\s?)+");
    private static final Pattern ORIGINAL = Pattern.compile(
            "^\\s*(?:-{2,}\\s*(?:original message|ursprüngliche nachricht|forwarded message|message d'origine|mensaje original|weitergeleitete nachricht)\\s*-{2,}|_{20,})\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "On 3 March, Broadsheet wrote:", in the languages of the common mail programs; it may be wrapped onto two lines. */
    private static final Pattern WROTE = Pattern.compile(
            "^\\s*(?:(?:on|am|le|el|il|em|op|den|dne|dnia)\\b.{4,160}|.{4,120}<[^>]{3,80}>\\s*)(?:wrote|writes|schrieb(?:\\s.{0,120})?|a écrit|escribió|ha scritto|escreveu|schreef|skrev)\\s*:?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Pattern HEADER_BLOCK = Pattern.compile(
            "^\\*?(?:from|von|de|da|van|från)\\*?\\s*:\\*?\\s.*(?:@|broadsheet).*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 100_000;

    private OwnWords() {}

    /** The whole body as lines, HTML turned to text, quoting kept. Never more than 100,000 characters. */
    static List<String> lines(ReceivedLetter letter) {
        String text = letter.text().isBlank() ? ofHtml(letter.html()) : letter.text();
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        return cut.replace('\u00a0', ' ')
                .replaceAll("[\\u200b\\u200c\\u200d\\u2060\\ufeff]", "")
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    /** The lines that are the sender's own. */
    static List<String> of(ReceivedLetter letter) {
        List<String> lines = lines(letter);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.equals("--")
                    || ORIGINAL.matcher(line).matches()
                    || HEADER_BLOCK.matcher(line).matches()) {
                break;
            }
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (WROTE.matcher(line).matches()) {
                continue;
            }
            if (!next.isBlank()
                    && !QUOTED.matcher(next).matches()
                    && WROTE.matcher(line + " " + next).matches()) {
                i++;
                continue;
            }
            if (!QUOTED.matcher(line).matches()) {
                own.add(line);
            }
        }
        return own;
    }

    /** All lines with the marks of quoting taken off, so that a quoted text can be edited and sent back. */
    static List<String> unquoted(ReceivedLetter letter) {
        return lines(letter).stream()
                .map(line -> QUOTE_MARKS.matcher(line).replaceFirst(""))
                .toList();
    }

    /** HTML as text: a line a block, quotations marked as in plain text, links and styles gone. */
    static String ofHtml(String html) {
        if (html.isBlank()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Lines(text), Jsoup.parse(html).body());
        return text.toString().strip();
    }

    private static final class Lines implements NodeVisitor {

        private final StringBuilder text;
        private int quotes;

        Lines(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                String folded = words.text().replaceAll("\\s+", " ");
                if (!folded.isBlank() || (text.length() > 0 && !atLineStart())) {
                    startLine();
                    text.append(atLineStart() ? folded.stripLeading() : folded);
                }
            } else if (node instanceof Element element) {
                if (quotation(element)) {
                    quotes++;
                }
                if (element.nameIs("br") || element.isBlock()) {
                    endLine(element.nameIs("br"));
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.isBlock()) {
                    endLine(false);
                }
                if (quotation(element)) {
                    quotes--;
                }
            }
        }

        private static boolean quotation(Element element) {
            return element.nameIs("blockquote") || element.hasClass("gmail_quote");
        }

        private boolean atLineStart() {
            int length = text.length();
            return length == 0
                    || text.charAt(length - 1) == '\n'
                    || (quotes > 0 && length > 1 && text.substring(length - 2).equals("> "));
        }

        private void startLine() {
            if (quotes > 0 && (text.length() == 0 || text.charAt(text.length() - 1) == '\n')) {
                text.append("> ".repeat(Math.min(quotes, 5)));
            }
        }

        private void endLine(boolean evenIfEmpty) {
            if (evenIfEmpty || (text.length() > 0 && text.charAt(text.length() - 1) != '\n')) {
                text.append('\n');
            }
        }
    }
}
