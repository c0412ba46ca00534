package org.broadsheet.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.Hunch;
import org.broadsheet.letters.words.PhraseTable;

/** What is done about a letter of which no command and no table says what it means, but its words sound like. Pure. */
final class Heeding {

    private static final Hunch HUNCH = Hunch.named("reader");

    /** From this chance on it is done. Of letters that it had not learned from, nine of ten above it were that; see benchmarks.md. */
    private static final double SURE = 0.65;

    /** Of a sentence among others. */
    private static final double QUITE_SURE = 0.85;

    /** What cannot be undone, or would turn away a stranger. */
    private static final double VERY_SURE = 0.95;

    /** Where the answer shows what changed, and how to take it back. */
    private static final double LIKELY = 0.4;

    private static final double EVEN = 0.5;

    private static final double UNLIKELY = 0.1;

    /** Thanks are not answered, and whoever takes leave gives thanks. */
    private static final double HARDLY = 0.1;

    private static final double FEW = 0.35;

    private static final double MUCH = 0.5;

    /** A question among praise that may be praise itself. */
    private static final double PRAISE = 0.2;

    /** A stranger's letter that may ask to stop. */
    private static final double PERHAPS = 0.4;

    /** "I leave at seven, so send it at six": what comes last asks. */
    private static final Pattern BEFORE_ITS_END = Pattern.compile(
            "^(?:[^,，]*(?:,[^,]*){0,4}[,，]\\s*|.{1,80}?\\s(?=so\\s))(?:(?:so|therefore|daher|also|donc|alors|así que|por eso|quindi|dus|więc|поэтому|所以|ので)\\s+)?");

    private Heeding() {}

    /** What a reader's words ask; empty if that is not clear. */
    static Optional<Request> of(List<String> words) {
        String said = said(words);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Optional<Request> whole = heard(said, SURE);
        if (whole.isPresent()) {
            return whole;
        }
        // A story around what is asked.
        Set<Request> found = new LinkedHashSet<>();
        Said.sentences(said).forEach(sentence -> heard(sentence, QUITE_SURE).ifPresent(found::add));
        if (HUNCH.of(said).chance("stop") < PERHAPS) {
            found.remove(new Request.Stop());
        }
        if (found.size() > 1) {
            found.removeIf(Request.Thanks.class::isInstance);
        }
        boolean thanks = found.contains(new Request.Thanks());
        return found.size() != 1 || (thanks && said.contains("?"))
                ? Optional.empty()
                : Optional.of(found.iterator().next());
    }

    private static Optional<Request> heard(String said, double sure) {
        Hunch.Heard heard = HUNCH.of(said);
        if (heard.is("stop", sure) && !Leaving.goesOn(said) && !mayLean(said)) {
            return Optional.of(new Request.Stop());
        }
        if (heard.is("erase", VERY_SURE)) {
            return Optional.of(new Request.Erase());
        }
        if (heard.is("profile", sure)) {
            return Optional.of(new Request.ShowProfile());
        }
        if (heard.is("help", sure)) {
            return Optional.of(new Request.Help());
        }
        if (heard.is("undo", sure)) {
            return Optional.of(new Request.Undo());
        }
        if (heard.is("resume", sure)) {
            return Optional.of(new Request.Resume());
        }
        return heard.is("thanks", sure)
                        && heard.chance("stop") < HARDLY
                        && !said.matches("(?s).*\\d.*")
                        && !Sentences.measures(said)
                        && asksOutOfPraise(said)
                ? Optional.of(new Request.Thanks())
                : Optional.empty();
    }

    /** "How do you do it? Wonderful!": whether no question in it wants an answer. */
    private static boolean asksOutOfPraise(String said) {
        return Said.sentences(said).stream()
                .filter(sentence -> sentence.matches("(?s).*[?？؟].*"))
                .allMatch(sentence -> HUNCH.of(sentence).chance("thanks") >= PRAISE);
    }

    /** What a stranger's words ask, which would else be what they want to read: the end of our mail, or how all of this works. */
    static Optional<Request> ofStranger(List<String> words) {
        String said = said(words);
        if (said.isEmpty() || Leaving.goesOn(said)) {
            return Optional.empty();
        }
        Hunch.Heard heard = HUNCH.of(said);
        if ((heard.is("stop", SURE) && heard.known() >= MUCH)
                || (heard.chance("stop") >= EVEN
                        && Said.sentences(said).stream()
                                .anyMatch(sentence -> HUNCH.of(sentence).is("stop", VERY_SURE)))) {
            return Optional.of(new Request.Stop());
        }
        return heard.is("help", said.matches("(?s).*[?？؟].*") ? LIKELY : SURE) && heard.known() >= MUCH
                ? Optional.of(new Request.Help())
                : Optional.empty();
    }

    /** What a stranger asks; whoever says nothing but what may be a request to stop is asked what they want. */
    static List<Request> orAsked(List<Request> asked) {
        return asked.size() == 1
                        && asked.getFirst() instanceof Request.Subscribe(var email, var name, var wish)
                        && wish.papers().isEmpty()
                        && wish.rules().isEmpty()
                        && !said(List.of(wish.about())).isEmpty()
                        && HUNCH.of(wish.about()).chance("stop") >= PERHAPS
                        && !Leaving.goesOn(wish.about())
                ? List.of(new Request.NotUnderstood(
                        Said.firstOf(wish.about().lines().toList(), "")))
                : asked;
    }

    /** Whether a reader's words sound like a wish for more or less of something; most words of its subjects are new to us. */
    static boolean leans(List<String> words) {
        String said = said(words);
        if (said.isEmpty()) {
            return false;
        }
        Hunch.Heard heard = HUNCH.of(said);
        return heard.known() >= FEW && heard.chance("lean") >= LIKELY && heard.chance("lean") > heard.chance("stop");
    }

    /** Whether words below which somebody thanks sound like anything but thanks: thanks are not answered. */
    static boolean wantsElse(List<String> words) {
        String said = said(words);
        Hunch.Heard heard = HUNCH.of(said);
        return leans(words) || (!said.isEmpty() && heard.known() >= MUCH && heard.chance("thanks") < PRAISE);
    }

    /** Whether words that seem to ask for the end of our mail may ask for the end of one of its subjects. */
    static boolean mayLean(String said) {
        Hunch.Heard heard = HUNCH.of(said);
        return heard.chance("lean") >= UNLIKELY && heard.chance("stop") < QUITE_SURE && Sentences.namesSubjects(said);
    }

    /** Whether what was read as "more" or "less" of something sounds like a request to stop: "no necesito más esto". */
    static boolean soundsLikeLeaving(List<String> words) {
        String said = said(words);
        return !said.isEmpty() && !Leaving.goesOn(said) && HUNCH.of(said).is("stop", SURE) && !mayLean(said);
    }

    /** Whether a sentence that a table takes for a request to stop sounds like anything but one. */
    static boolean speaksOfElse(String words) {
        Hunch.Heard heard = HUNCH.of(words);
        return words.length() <= Hunch.LONGEST && heard.known() >= MUCH && heard.chance("stop") < EVEN;
    }

    private static String said(List<String> words) {
        String said = String.join("\n", Said.withoutGreeting(words)).strip();
        return said.length() > 2 * Hunch.LONGEST ? "" : said;
    }

    /** Takes the sentences of a line that are commands; what is left of it are the others. */
    static String withoutAsides(String line, Instant now, List<Request> requests) {
        List<String> left = new ArrayList<>();
        for (String sentence : Said.sentences(line)) {
            List<Request> found = LetterCommands.of(sentence, now);
            if (found.isEmpty()) {
                found = LetterCommands.of(BEFORE_ITS_END.matcher(sentence).replaceFirst(""), now);
            }
            if (!found.isEmpty() && found.stream().allMatch(Heeding::isPlain)) {
                requests.addAll(found);
            } else {
                left.add(sentence);
            }
        }
        return String.join(" ", left);
    }

    /** Whether a sentence that means nothing to us asks for something, so that its writer is to be told. */
    static boolean asks(String sentence) {
        return sentence.contains("?") || Sense.wishesSomething(PhraseTable.trimmed(sentence));
    }

    private static boolean isPlain(Request request) {
        return request instanceof Request.SetTime
                || request instanceof Request.SetLanguage
                || request instanceof Request.Pause
                || request instanceof Request.Resume
                || request instanceof Request.Undo
                || request instanceof Request.ShowProfile
                || request instanceof Request.Help;
    }
}
