package org.broadsheet.sources.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;

/**
 * An Atom or RSS feed taken apart into its entries before any is parsed, so that one bad entry, or an end that is missing,
 * does not cost the others.
 *
 * @param header what stands before the first entry
 * @param entries each from its start tag to its end tag
 * @param torso an entry that begins and never ends, if the feed is cut off in one
 * @param ended whether the feed's own end tag is there
 */
public record FeedText(String header, List<String> entries, Optional<String> torso, boolean ended) {

    private static final Pattern ROOT = Pattern.compile("<(?:feed|rss|rdf:RDF)[\\s>]");
    private static final Pattern END =
            Pattern.compile("</(?:feed|rss|rdf:RDF|OAI-PMH|PubmedArticleSet)\\s{0,20}>\\s{0,100}$");
    private static final Pattern ENTRY = Pattern.compile("<(entry|item|record|PubmedArticle)(?=[\\s>])");

    /** Whether a body that begins like this is a feed. */
    public static boolean isFeed(String head) {
        return head.stripLeading().startsWith("<") && ROOT.matcher(head).find();
    }

    /** The header within the beginning of a body. */
    public static String headerIn(String head) {
        Matcher entry = ENTRY.matcher(head);
        return entry.find() ? head.substring(0, entry.start()) : head;
    }

    public static FeedText of(String text) {
        List<String> entries = new ArrayList<>();
        Optional<String> torso = Optional.empty();
        Matcher start = ENTRY.matcher(text);
        int from = 0;
        while (start.find(from)) {
            int end = end(text, start.end(), "</" + start.group(1));
            if (end < 0) {
                torso = Optional.of(text.substring(start.start()));
                break;
            }
            entries.add(text.substring(start.start(), end));
            from = end;
        }
        return new FeedText(
                headerIn(text), entries, torso, END.matcher(tail(text)).find());
    }

    /** Behind the end tag, or where the next entry begins if that comes first; CDATA does not count. Negative if neither. */
    private static int end(String text, int from, String endTag) {
        int at = from;
        while (true) {
            int next = text.indexOf('<', at);
            if (next < 0) {
                return -1;
            }
            if (text.startsWith("<![CDATA[", next)) {
                int close = text.indexOf("]]>", next);
                if (close < 0) {
                    return -1;
                }
                at = close;
            } else if (text.startsWith(endTag, next)) {
                int close = text.indexOf('>', next);
                return close < 0 ? -1 : close + 1;
            } else if (ENTRY.matcher(text).region(next, text.length()).lookingAt()) {
                return next;
            } else {
                at = next + 1;
            }
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 200));
    }

    /** The same without some entries. */
    public FeedText withoutThose(Predicate<String> unwanted) {
        return new FeedText(header, entries.stream().filter(unwanted.negate()).toList(), torso, ended);
    }

    /** Reads the entries, and says how the feed ended. */
    public Ending read(EntryReader reader, Consumer<SourceRecord> into) {
        long position = 0;
        for (String entry : entries) {
            position++;
            try {
                into.accept(new SourceRecord.Found(position, reader.read(FeedElement.parse(entry))));
            } catch (NotAPaper reason) {
                into.accept(new SourceRecord.Broken(position, String.valueOf(reason.getMessage()), entry));
            } catch (IllegalArgumentException invalid) {
                into.accept(new SourceRecord.Broken(position, String.valueOf(invalid.getMessage()), entry));
            }
        }
        if (torso.isPresent()) {
            into.accept(new SourceRecord.Broken(position + 1, "The feed ends within this entry.", torso.get()));
        }
        return ended
                ? new Ending.Complete()
                : new Ending.CutOff("The feed is cut off after %d whole entries. Fetch it again.".formatted(position));
    }

    /** Makes a paper of an entry. */
    @FunctionalInterface
    public interface EntryReader {
        public Paper read(FeedElement entry) throws NotAPaper;
    }
}
