package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** A letter's body as lines: its plain text, or its HTML as text, with quotations marked as plain text marks them. Pure. */
final class LetterLines {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200b\\u200c\\u200d\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\u00ad]");
    private static final int LONGEST = 100_000;
    private static final int MOST_LINES = 4_000;

    private LetterLines() {}

    /** Never more than 100,000 characters, nor 4,000 lines. */
    static List<String> of(ReceivedLetter letter) {
        return letter.text().isBlank() ? ofHtml(letter) : ofText(letter.text());
    }

    private static List<String> ofText(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : clean(text).lines().limit(MOST_LINES).toList()) {
            // A blank at the end says that a program wrapped the line (RFC 3676); "-- " is the signature's delimiter.
            boolean flows = !lines.isEmpty() && flows(lines.getLast()) && !line.isBlank() && !Quotation.quoted(line);
            if (flows) {
                lines.set(lines.size() - 1, lines.getLast().stripTrailing() + " " + line);
            } else {
                lines.add(line);
            }
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static boolean flows(String line) {
        return line.endsWith(" ") && line.length() >= 55 && line.length() < 1_000 && !Quotation.quoted(line);
    }

    static List<String> ofHtml(ReceivedLetter letter) {
        if (letter.html().isBlank()) {
            return List.of();
        }
        HtmlText html = new HtmlText();
        NodeTraversor.traverse(
                html,
                Jsoup.parse(letter.html().substring(0, Math.min(letter.html().length(), 2 * LONGEST)))
                        .body());
        return clean(html.text())
                .lines()
                .limit(MOST_LINES)
                .map(String::stripTrailing)
                .toList();
    }

    private static String clean(String text) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        return INVISIBLE
                .matcher(cut.replace('\u00a0', ' ').replace('\u3000', ' ').replace('\u202f', ' '))
                .replaceAll("");
    }

    /** HTML as text: a line a block, quotations marked, links and styles gone. */
    private static final class HtmlText implements NodeVisitor {

        private static final Set<String> SIGNATURES = Set.of(
                "gmail_signature",
                "moz-signature",
                "protonmail_signature_block",
                "signature",
                "ms-outlook-mobile-signature",
                "applemailsignature",
                "gmail_signature_prefix",
                "tutanota_signature",
                "zimbra_signature",
                "x_signature",
                "bloop_sign",
                "emclient-signature",
                "mailbird-signature",
                "spark_signature",
                "ymail_signature");

        private final StringBuilder text = new StringBuilder();
        private int quotes;
        private int hidden;
        private int exact;

        String text() {
            return text.toString().strip();
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (hidden == 0) {
                    append(words);
                }
            } else if (node instanceof Element element) {
                quotes += quotation(element) ? 1 : 0;
                exact += element.nameIs("pre") ? 1 : 0;
                if (hides(element)) {
                    hidden++;
                }
                if (hidden > 0) {
                    return;
                }
                if (signature(element)) {
                    endLine(false);
                    startLine();
                    text.append("-- \n");
                } else if (element.nameIs("br") || element.nameIs("hr") || element.isBlock() || element.nameIs("tr")) {
                    endLine(element.nameIs("br"));
                    if (element.nameIs("li") && quotes == 0) {
                        text.append("- ");
                    }
                }
            }
        }

        private void append(TextNode words) {
            String folded = exact > 0 ? words.getWholeText() : words.text().replaceAll("\\s+", " ");
            if (!folded.isBlank() || (text.length() > 0 && !atLineStart())) {
                startLine();
                text.append(atLineStart() ? folded.stripLeading() : folded);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (hidden == 0 && element.isBlock()) {
                    endLine(false);
                    if (element.nameIs("p")
                            && !element.className().toLowerCase(Locale.ROOT).contains("mso")
                            && quotes == 0
                            && !plainMargin(element)) {
                        endLine(true);
                    }
                }
                exact -= element.nameIs("pre") ? 1 : 0;
                quotes -= quotation(element) ? 1 : 0;
                hidden -= hides(element) ? 1 : 0;
            }
        }

        private static boolean plainMargin(Element element) {
            return element.attr("style")
                    .replace(" ", "")
                    .toLowerCase(Locale.ROOT)
                    .matches("(?s).*margin(?:-bottom)?:0.*");
        }

        private static boolean hides(Element element) {
            String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
            return style.contains("display:none")
                    || style.contains("mso-hide:all")
                    || element.nameIs("style")
                    || element.nameIs("script")
                    || element.nameIs("title");
        }

        private static boolean quotation(Element element) {
            if (element.nameIs("blockquote")) {
                return !element.attr("style").replace(" ", "").contains("margin:0px0px0px40px")
                        || element.hasClass("gmail_quote")
                        || element.hasAttr("type");
            }
            String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
            if (names.isBlank() || element.nameIs("body")) {
                return false;
            }
            if (names.contains("gmail_attr")
                    || names.contains("moz-cite-prefix")
                    || names.contains("reply-header")
                    || names.contains("mail-quote-header")) {
                return true;
            }
            boolean quotes = names.contains("gmail_quote")
                    || names.contains("yahoo_quoted")
                    || names.contains("protonmail_quote")
                    || names.contains("tutanota_quote")
                    || names.contains("gmail_extra")
                    || names.contains("zmail_extra")
                    || names.contains("quoted_text")
                    || names.contains("mailquote")
                    || names.contains("moz-forward-container")
                    || names.contains("mail_quote")
                    || names.contains("isforwardcontent")
                    || names.contains("isreplycontent");
            return quotes && element.getElementsByTag("blockquote").isEmpty();
        }

        private static boolean signature(Element element) {
            for (String name : (element.className() + " " + element.id() + " " + element.attr("data-marker"))
                    .toLowerCase(Locale.ROOT)
                    .split("[\\s]+", -1)) {
                if (SIGNATURES.contains(name) || name.startsWith("__sig_")) {
                    return true;
                }
            }
            return false;
        }

        private boolean atLineStart() {
            int length = text.length();
            return length == 0
                    || text.charAt(length - 1) == '\n'
                    || (quotes > 0 && length > 1 && text.charAt(length - 1) == ' ' && text.charAt(length - 2) == '>')
                    || (length > 1
                            && text.charAt(length - 1) == ' '
                            && text.charAt(length - 2) == '-'
                            && (length == 2 || text.charAt(length - 3) == '\n'));
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
