package org.broadsheet.letters;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;
import org.broadsheet.profiles.EmailAddress;

/**
 * How our own letters are known where somebody quotes them: by the name they carry, the address they come from, the tokens in
 * their links, and the sentences that stand in all of them.
 *
 * @param masthead the instance's name, as letters call it
 * @param mailbox where letters to us arrive
 */
public record Us(String masthead, EmailAddress mailbox) {

    /** What our letters sign links and replies with. */
    static final Pattern TOKEN = Pattern.compile(
            "[a-z0-9]{1,12}\\.[a-z]\\.[A-Za-z0-9_-]{0,80}\\.[A-Za-z0-9_-]{0,80}\\.[0-9a-z]{1,9}\\.[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

    /** The first words of sentences in our templates, which no program changes. */
    private static final List<String> SENTENCES =
            PhraseTable.of("ours", "begins").all();

    /** The last lines of our letters. */
    private static final PhraseTable ENDS = PhraseTable.of("ours", "ends");

    public Us {
        masthead = masthead.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a line names us: by name, or by an address of ours with or without a token in it. */
    boolean named(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        String local = mailbox.local().toLowerCase(Locale.ROOT);
        return (masthead.length() > 3 && lower.contains(masthead))
                || lower.contains(local + "@" + mailbox.domain())
                || lower.contains(local + "+");
    }

    /** Whether a letter of ours begins with this line. */
    boolean begins(String line) {
        if (line.length() > 400 || line.length() < Math.min(10, masthead.length())) {
            return false;
        }
        String mark = masthead.toUpperCase(Locale.ROOT);
        if (!masthead.isEmpty() && (line.equals(mark) || line.startsWith(mark + " · "))) {
            return true;
        }
        String folded = PhraseTable.folded(line);
        return SENTENCES.stream().anyMatch(folded::startsWith);
    }

    /** Whether a line can only be one of ours: a link with a token in it, a sentence that closes our letters. */
    boolean ends(String line) {
        return carriesToken(line) || ENDS.in(PhraseTable.folded(line.substring(0, Math.min(line.length(), 400))));
    }

    static boolean carriesToken(String line) {
        return TOKEN.matcher(line.substring(0, Math.min(line.length(), 2_000))).find();
    }

    /** Where in a line a letter of ours begins, which lost its line breaks; -1 for nowhere. */
    int indexIn(String line) {
        if (masthead.isEmpty()) {
            return -1;
        }
        String mark = " " + masthead.toUpperCase(Locale.ROOT) + " ";
        int at = line.indexOf(mark);
        return at < 0 ? -1 : at + 1;
    }
}
