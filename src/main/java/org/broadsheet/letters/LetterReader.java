package org.broadsheet.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Subscriber;

/** Reads what a letter asks, whoever wrote it and with whatever program. Pure: it believes nothing and changes nothing. */
public final class LetterReader {

    private static final Pattern TOKEN = Pattern.compile(
            "[a-z0-9]{1,12}\\.[a-z]\\.[A-Za-z0-9_-]{0,80}\\.[A-Za-z0-9_-]{0,80}\\.[0-9a-z]{1,9}\\.[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");
    private static final Pattern SUBSCRIBE =
            Pattern.compile("^\\s*(?:please\\s+)?subscribe(?:\\s+me)?\\b[\\s:,]*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERESTS = Pattern.compile(
            "^\\s*(?:my\\s+)?interests?\\b\\s*(?:are\\b|is\\b|in\\b|:)?\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADD = Pattern.compile("^\\s*(?:add|also)\\b[\\s:,]*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILLER = Pattern.compile(
            "(?:(?:to|the|me|please|broadsheet|digest|daily|papers?|list|newsletter|thanks?|thank you|hi|hello|dear|all|team|sir|madam|best|regards|cheers|you|a|lot)\\b[\\s,.!]*)+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•·]|\\d{1,2}[.)])\\s+(.*)$");
    private static final int MOST_REQUESTS = 30;
    private static final int MOST_TOKENS = 10;

    private final DigestTime usual;
    private final Function<byte[], FileRead> libraries;

    /**
     * @param usual when the digest comes for one who does not say
     * @param libraries reads a file that may be a reference manager's
     */
    public LetterReader(DigestTime usual, Function<byte[], FileRead> libraries) {
        this.usual = usual;
        this.libraries = libraries;
    }

    /** Who writes, as far as the letter's tokens prove it: it decides what a letter without a command means. */
    public enum Writer {
        /** Nothing is proven. */
        STRANGER,
        /** They have a confirmation of ours, which waits for a yes. */
        ASKED,
        /** They have a letter of ours to a reader. */
        READER,
        /** They have a token that can only end the mail. */
        LEAVING,
        /** They have a letter of ours that is too old. */
        TOO_LATE
    }

    /**
     * What became of a file.
     *
     * @param papers that it names
     * @param remark on what of it could not be read, to be told its sender; empty if nothing was left out
     */
    public record FileRead(List<LikedPaper> papers, Optional<String> remark) {
        public FileRead {
            papers = List.copyOf(papers);
        }
    }

    /** @param remarks on what came with the letter, to be told in the answer */
    public record Asked(List<Request> requests, List<String> remarks) {}

    public Asked read(ReceivedLetter letter, Writer writer, Instant now) {
        List<String> remarks = new ArrayList<>();
        List<LikedPaper> papers = papers(letter, remarks);
        if (letter.tooBig()) {
            remarks.add("Your letter was too big to be read whole. Please send less at a time.");
        }
        List<Request> requests = switch (writer) {
            case LEAVING -> List.of(new Request.Stop());
            case READER -> commands(letter, papers, true, now);
            case ASKED -> List.of(confirmation(letter));
            case TOO_LATE -> List.of(new Request.ShowProfile());
            case STRANGER -> commands(letter, papers, false, now);
        };
        return new Asked(requests.subList(0, Math.min(requests.size(), MOST_REQUESTS)), remarks);
    }

    /** Blank or a yes confirms; a no declines; anything else may be a machine's, and is asked for a yes. */
    private static Request confirmation(ReceivedLetter letter) {
        String first = OwnWords.of(letter).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        String subject = LetterCommands.bare(letter.subject());
        if (LetterCommands.declines(first) || (first.isEmpty() && LetterCommands.declines(subject))) {
            return new Request.Decline();
        }
        return first.isEmpty() || LetterCommands.confirms(first) ? new Request.Confirm() : new Request.NotUnderstood(first);
    }

    private List<Request> commands(ReceivedLetter letter, List<LikedPaper> papers, boolean replies, Instant now) {
        String subject = LetterCommands.bare(letter.subject());
        List<String> own = OwnWords.of(letter);
        List<Request> requests = new ArrayList<>(LetterCommands.of(subject, now));
        boolean byBody = false;
        List<String> words = new ArrayList<>();
        for (String line : own) {
            List<Request> found = LetterCommands.of(line, now);
            byBody |= !found.isEmpty();
            requests.addAll(found);
            if (found.isEmpty()) {
                words.add(line);
            }
        }
        Optional<Request> worded = worded(letter, subject, words, papers, requests);
        if (worded.isPresent()) {
            requests.removeIf(request -> request instanceof Request.Help);
            requests.addFirst(worded.get());
            if (worded.get() instanceof Request.SetInterests && !papers.isEmpty()) {
                requests.add(1, new Request.AddInterest("", papers));
            }
            return withoutTimes(requests, worded.get());
        }
        List<String> unquoted = OwnWords.unquoted(letter);
        if (!byBody && ProfileText.isIn(unquoted)) {
            return List.of(new Request.EditProfile(unquoted));
        }
        if (!papers.isEmpty() || (requests.isEmpty() && !replies)) {
            Request plain = plain(letter, text(words), papers, replies);
            requests.addFirst(plain);
            return withoutTimes(requests, plain);
        }
        if (requests.isEmpty()) {
            requests.add(new Request.NotUnderstood(firstOf(words, subject)));
        }
        return new ArrayList<>(new LinkedHashSet<>(requests));
    }

    /** {@code subscribe}, {@code interests} and {@code add}, which the rest of the letter belongs to. */
    private Optional<Request> worded(
            ReceivedLetter letter, String subject, List<String> words, List<LikedPaper> papers, List<Request> others) {
        List<String> body = withoutGreeting(words);
        String first = body.isEmpty() ? "" : body.getFirst();
        boolean bySubject = startsWord(subject);
        if (!bySubject && !startsWord(first)) {
            return Optional.empty();
        }
        List<String> rest = new ArrayList<>(bySubject ? body : body.subList(1, body.size()));
        String line = bySubject ? subject : first;
        Matcher subscribe = SUBSCRIBE.matcher(line);
        if (subscribe.matches()) {
            rest.addFirst(subscribe.group(1));
            return Optional.of(subscribe(letter, text(rest), papers, others));
        }
        Matcher interests = INTERESTS.matcher(line);
        if (interests.matches()) {
            rest.addFirst(interests.group(1));
            List<String> texts = listed(rest);
            return texts.isEmpty()
                    ? Optional.of(new Request.ShowProfile())
                    : Optional.of(new Request.SetInterests(texts));
        }
        Matcher add = ADD.matcher(line);
        if (add.matches()) {
            rest.addFirst(add.group(1));
            String about = text(rest);
            return about.isEmpty() && papers.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Request.AddInterest(about, papers));
        }
        return Optional.empty();
    }

    private static boolean startsWord(String line) {
        return SUBSCRIBE.matcher(line).matches()
                || INTERESTS.matcher(line).matches()
                || ADD.matcher(line).matches();
    }

    /** A letter without a command: sentences to us become an interest; so do papers that came with it. */
    private Request plain(ReceivedLetter letter, String about, List<LikedPaper> papers, boolean replies) {
        if (replies) {
            return new Request.AddInterest(about, papers);
        }
        return about.isEmpty() && papers.isEmpty()
                ? new Request.NotUnderstood(LetterCommands.bare(letter.subject()))
                : subscribe(letter, about, papers, List.of());
    }

    private Request subscribe(ReceivedLetter letter, String about, List<LikedPaper> papers, List<Request> others) {
        Optional<EmailAddress> from = letter.from();
        if (from.isEmpty()) {
            return new Request.NotUnderstood(LetterCommands.bare(letter.subject()));
        }
        Optional<DigestTime> time = Optional.empty();
        for (Request other : others) {
            if (other instanceof Request.SetTime asked) {
                time = Optional.of(asked.applied(time.orElse(usual)));
            }
        }
        return new Request.Subscribe(from.get(), name(letter.fromName()), new Wish(about, papers, time));
    }

    /** A stranger's times are part of their wish, and no request of their own. */
    private static List<Request> withoutTimes(List<Request> requests, Request wish) {
        return wish instanceof Request.Subscribe ? List.of(wish) : new ArrayList<>(new LinkedHashSet<>(requests));
    }

    private static String name(String written) {
        String line = written.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        try {
            return Subscriber.nameFit(line);
        } catch (IllegalArgumentException tooLong) {
            return "";
        }
    }

    /** The texts of a list, or the one text. */
    private static List<String> listed(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        boolean list = filled.size() > 1
                && filled.stream().allMatch(line -> BULLET.matcher(line).matches());
        if (!list) {
            String text = text(lines);
            return text.isEmpty() ? List.of() : List.of(text);
        }
        return filled.stream()
                .map(line -> BULLET.matcher(line).replaceFirst("$1").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Lines as one text; empty if they say no more than politeness does. */
    private static String text(List<String> lines) {
        String text = String.join("\n", withoutGreeting(lines)).strip();
        String cut = text.substring(0, Math.min(text.length(), Wish.LONGEST_ABOUT));
        return FILLER.matcher(cut.substring(0, Math.min(cut.length(), 200))).matches() && cut.length() <= 200
                ? ""
                : cut;
    }

    private static List<String> withoutGreeting(List<String> lines) {
        List<String> rest = new ArrayList<>(lines);
        while (!rest.isEmpty()
                && (rest.getFirst().isBlank()
                        || rest.getFirst()
                                .strip()
                                .matches("(?i)(?:hi|hello|dear|hey|good (?:morning|day)|hallo)\\b.{0,30}"))) {
            rest.removeFirst();
        }
        return rest;
    }

    private static String firstOf(List<String> words, String subject) {
        String line = words.stream().filter(each -> !each.isBlank()).findFirst().orElse(subject);
        return line.strip().substring(0, Math.min(line.strip().length(), 120));
    }

    private List<LikedPaper> papers(ReceivedLetter letter, List<String> remarks) {
        Set<LikedPaper> papers = new LinkedHashSet<>();
        for (ReceivedLetter.Attachment file : letter.attachments()) {
            if (mayBeLibrary(file)) {
                FileRead read = libraries.apply(file.bytes());
                papers.addAll(read.papers());
                read.remark().ifPresent(remarks::add);
            }
        }
        return List.copyOf(papers);
    }

    private static boolean mayBeLibrary(ReceivedLetter.Attachment file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String type = file.type().toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(?:bib|bibtex|ris|json)")
                || type.matches(".*/(?:x-bibtex|x-research-info-systems|json|x-bibtex-text-file).*");
    }

    /**
     * Everything in a letter that looks like a token of ours: what stands in its addresses first, then in the letters that it
     * answers, then in the subject.
     */
    public static List<String> tokens(ReceivedLetter letter) {
        List<String> places = new ArrayList<>(letter.recipients());
        places.addAll(letter.header("In-Reply-To"));
        places.addAll(letter.header("References"));
        places.add(letter.subject());
        Set<String> found = new LinkedHashSet<>();
        for (String place : places) {
            Matcher token = TOKEN.matcher(place.substring(0, Math.min(place.length(), 20_000)));
            while (found.size() < MOST_TOKENS && token.find()) {
                found.add(token.group());
            }
        }
        return List.copyOf(found);
    }
}
