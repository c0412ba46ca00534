package org.broadsheet.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/** Reads what a letter asks, whoever wrote it and with whatever program. Pure: it believes nothing and changes nothing. */
public final class LetterReader {

    private static final Pattern SUBSCRIBE = Pattern.compile(
            "^\\s*(?:please\\s+)?subscribe(?:\\s+me)?(?:\\s+(?:to|for)(?=\\s))?\\b[\\s:,]*(.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERESTS = Pattern.compile(
            "^\\s*(?:my\\s+)?interests?\\b\\s*(?:are\\b|is\\b|in\\b|:)?\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADD = Pattern.compile("^\\s*(?:add|also)\\b[\\s:,]*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANOTHER =
            Pattern.compile("^\\s*(?:add|also|interests?)\\s*:", Pattern.CASE_INSENSITIVE);
    private static final int MOST_REQUESTS = 30;
    private static final int MOST_TOKENS = 10;

    private final Us us;
    private final DigestTime usual;
    private final AttachedLibraries libraries;

    /**
     * @param us how our own letters are known where somebody quotes them
     * @param usual when the digest comes for one who does not say
     * @param libraries reads a file that may be a reference manager's
     */
    public LetterReader(Us us, DigestTime usual, Function<byte[], FileRead> libraries) {
        this.us = us;
        this.usual = usual;
        this.libraries = new AttachedLibraries(libraries);
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
     * @param remarks on what of it could not be read, to be told its sender; none if nothing was left out
     */
    public record FileRead(List<LikedPaper> papers, List<Remark> remarks) {
        public FileRead {
            papers = List.copyOf(papers);
            remarks = List.copyOf(remarks);
        }
    }

    /** @param remarks on what came with the letter, to be told in the answer */
    public record Asked(List<Request> requests, List<Remark> remarks) {}

    public Asked read(ReceivedLetter letter, Writer writer, Instant now) {
        List<Remark> remarks = new ArrayList<>();
        List<LikedPaper> papers = libraries.papers(letter, remarks);
        if (letter.tooBig()) {
            remarks.add(Remark.of("remark.too-big"));
        }
        List<Request> requests = switch (writer) {
            case LEAVING -> List.of(new Request.Stop());
            case READER -> commands(letter, ProfileText.without(OwnWords.of(letter, us)), papers, true, now);
            case ASKED -> List.of(confirmation(letter));
            case TOO_LATE ->
                leaving(letter, LetterCommands.bare(letter.subject()), OwnWords.of(letter, us))
                        .map(List::of)
                        .orElseGet(() -> List.of(new Request.ShowProfile()));
            case STRANGER -> first(letter, papers, now, remarks);
        };
        return new Asked(requests.subList(0, Math.min(requests.size(), MOST_REQUESTS)), remarks);
    }

    /** Nothing, or a yes, confirms; a no or a stop declines; anything else may be a machine's, and is asked for a yes. */
    private Request confirmation(ReceivedLetter letter) {
        String own = String.join("\n", OwnWords.of(letter, us)).strip();
        String subject = LetterCommands.bare(letter.subject());
        if (own.isEmpty() && (Leaving.alone(subject) || Consent.of(subject) == Consent.NO)) {
            return new Request.Decline();
        }
        return switch (Consent.of(own)) {
            case YES, BLANK -> new Request.Confirm();
            case NO -> new Request.Decline();
            case UNCLEAR -> new Request.NotUnderstood(Said.firstOf(own.lines().toList(), subject));
        };
    }

    /** A stranger's letter: the lines of a profile in it are part of what it wishes. */
    private List<Request> first(ReceivedLetter letter, List<LikedPaper> papers, Instant now, List<Remark> remarks) {
        FirstLines first = FirstLines.in(OwnWords.of(letter, us), usual, now);
        List<Request> asked = commands(letter, first.words(), papers, false, now);
        boolean leaves = asked.stream().anyMatch(one -> one instanceof Request.Stop || one instanceof Request.Erase);
        if (leaves || !first.saySomething() || letter.from().isEmpty()) {
            return startsWord(LetterCommands.bare(letter.subject())) ? asked : Heeding.orAsked(asked);
        }
        remarks.addAll(first.remarks());
        Request.Subscribe said = asked.stream()
                .filter(Request.Subscribe.class::isInstance)
                .map(Request.Subscribe.class::cast)
                .findFirst()
                .orElseGet(() -> subscribe(letter, "", List.of(), asked));
        return List.of(new Request.Subscribe(said.email(), said.name(), first.joined(said.wish())));
    }

    private List<Request> commands(
            ReceivedLetter letter, List<String> lines, List<LikedPaper> attached, boolean replies, Instant now) {
        String subject = LetterCommands.bare(letter.subject());
        ListsNamed named = ListsNamed.in(lines);
        List<String> own = named.lines();
        List<LikedPaper> papers = new ArrayList<>(attached);
        papers.addAll(named.papers());
        Optional<Request> leaving = leaving(letter, subject, own);
        if (leaving.isPresent()) {
            return List.of(leaving.get());
        }
        List<Request> requests = new ArrayList<>(LetterCommands.of(subject, now));
        List<String> words = new ArrayList<>();
        for (String line : own) {
            Optional<ProfileText.Field> field = replies ? FieldNames.read(line) : Optional.empty();
            Optional<LikedPaper> liked = field.filter(one -> one.key().equals("like"))
                    .flatMap(one -> LikedPaper.parse(one.words().strip()))
                    .filter(paper -> paper.id().isPresent());
            if (liked.isPresent()) {
                papers.add(liked.get());
                continue;
            }
            List<Request> found = Closing.greets(line) ? List.of() : LetterCommands.of(line, now);
            requests.addAll(found);
            if (found.isEmpty()) {
                words.add(replies ? Heeding.withoutAsides(line, now, requests) : line);
            }
        }
        if (replies) {
            List<String> unquoted = OwnWords.unquoted(letter);
            // Without its edition nobody can tell whether it was edited or only quoted below words of their own.
            if (ProfileText.tells(unquoted) || words.stream().allMatch(String::isBlank)) {
                ProfileText.edited(unquoted).ifPresent(requests::add);
            }
        }
        List<Request> worded = worded(letter, subject, words, papers, requests);
        if (!worded.isEmpty()) {
            requests.removeIf(request -> request instanceof Request.Help);
            requests.addAll(0, worded);
            if (worded.getFirst() instanceof Request.SetInterests && !papers.isEmpty()) {
                requests.add(1, new Request.AddInterest("", papers));
            }
            return withoutTimes(requests, worded.getFirst());
        }
        String said = Said.text(words);
        if (replies) {
            return ofReader(requests, said, words, papers, subject, letter);
        }
        if (papers.isEmpty() && requests.isEmpty() && confirmsAnew(letter, said, words)) {
            return List.of(new Request.Confirm());
        }
        Optional<Request> heard = Heeding.ofStranger(words);
        if (papers.isEmpty() && requests.isEmpty() && heard.isPresent()) {
            return List.of(heard.get());
        }
        boolean wishes = !said.isEmpty() && requests.stream().allMatch(LetterReader::isPartOfAWish);
        if (!papers.isEmpty() || requests.isEmpty() || wishes) {
            Request plain = plain(letter, said, papers, requests);
            requests.addFirst(plain);
            return withoutTimes(requests, plain);
        }
        return new ArrayList<>(new LinkedHashSet<>(requests));
    }

    /** What a reader's letter asks besides its commands: sentences about what they read, papers, thanks. */
    private List<Request> ofReader(
            List<Request> requests,
            String said,
            List<String> words,
            List<LikedPaper> papers,
            String subject,
            ReceivedLetter letter) {
        Sentences.Read sentences = Sentences.of(words);
        if (requests.isEmpty() && papers.isEmpty() && Heeding.soundsLikeLeaving(words)) {
            return List.of(new Request.Stop());
        }
        requests.addAll(sentences.requests());
        if (!papers.isEmpty()) {
            requests.addFirst(new Request.AddInterest(sentences.requests().isEmpty() ? said : "", papers));
        }
        boolean blank = words.stream().allMatch(String::isBlank);
        Optional<Request> heard = !requests.isEmpty()
                ? Optional.empty()
                : blank
                        ? Heeding.of(OwnWords.withSignature(letter, us)).filter(Request.Thanks.class::isInstance)
                        : Heeding.of(words);
        if (heard.isPresent()) {
            requests.add(heard.get());
        } else if (requests.isEmpty()) {
            boolean thanks = Closing.thanks(String.join("\n", OwnWords.withSignature(letter, us)))
                    && !String.join(" ", words).contains("?")
                    && Closing.asksNothing(words)
                    && !Heeding.wantsElse(words);
            requests.add(
                    thanks
                                    || (said.isEmpty()
                                            && words.stream().noneMatch(line -> !line.isBlank())
                                            && ProfileText.isIn(OwnWords.unquoted(letter)))
                            ? new Request.Thanks()
                            : new Request.NotUnderstood(Said.firstOf(words, subject)));
        } else if (sentences.left().stream().anyMatch(Heeding::asks)
                && papers.isEmpty()
                && !sentences.requests().isEmpty()) {
            requests.add(new Request.NotUnderstood(
                    sentences.left().stream().filter(Heeding::asks).findFirst().orElseThrow()));
        }
        return new ArrayList<>(new LinkedHashSet<>(requests));
    }

    /** Whether the letter asks to stop, or to be forgotten; not if it says what somebody wants to read. */
    private static Optional<Request> leaving(ReceivedLetter letter, String subject, List<String> own) {
        if (startsWord(subject)) {
            return Optional.empty();
        }
        List<String> lines = Said.withoutGreeting(own);
        if (!lines.isEmpty() && startsWord(lines.getFirst())) {
            return Optional.empty();
        }
        String all = String.join("\n", lines).strip();
        boolean fresh = !LetterCommands.answers(letter.subject());
        if (Leaving.forgotten(all) || (fresh && Leaving.forgotten(subject))) {
            return Optional.of(new Request.Erase());
        }
        boolean asked =
                Leaving.asked(all) && (Leaving.alone(all) || !(Heeding.speaksOfElse(all) || Heeding.mayLean(all)));
        return asked || Leaving.alone(subject) || (fresh && Leaving.asked(subject))
                ? Optional.of(new Request.Stop())
                : Optional.empty();
    }

    /** A yes as a new letter: whoever waits for a confirmation gets it again. */
    private static boolean confirmsAnew(ReceivedLetter letter, String said, List<String> words) {
        String all = String.join("\n", words).strip();
        String subject = LetterCommands.bare(letter.subject());
        String yes = all.isEmpty() ? subject : all;
        return yes.length() <= 80 && Consent.plainlyYes(yes) && (said.isEmpty() || yes.split("\\s+", -1).length <= 8);
    }

    /** {@code subscribe}, {@code interests} and {@code add}, each with the lines that belong to it. */
    private List<Request> worded(
            ReceivedLetter letter, String subject, List<String> words, List<LikedPaper> papers, List<Request> others) {
        List<String> body = Said.withoutGreeting(words);
        List<Request> found = new ArrayList<>();
        if (startsWord(subject)) {
            wordedOne(letter, subject, body, papers, others).ifPresent(found::add);
            return found;
        }
        if (body.isEmpty() || !startsWord(body.getFirst())) {
            return found;
        }
        int from = 0;
        for (int i = 1; i <= body.size(); i++) {
            // A further "add:" begins anew; without its colon it may be the text's own word.
            if (i == body.size() || ANOTHER.matcher(body.get(i)).lookingAt()) {
                wordedOne(
                                letter,
                                body.get(from),
                                body.subList(from + 1, i),
                                found.isEmpty() ? papers : List.of(),
                                others)
                        .ifPresent(found::add);
                from = i;
            }
        }
        return found;
    }

    private Optional<Request> wordedOne(
            ReceivedLetter letter, String line, List<String> below, List<LikedPaper> papers, List<Request> others) {
        List<String> rest = new ArrayList<>(below);
        rest.replaceAll(each -> FieldNames.read(each)
                .filter(field -> field.key().equals("about"))
                .map(ProfileText.Field::words)
                .orElse(each));
        Matcher subscribe = SUBSCRIBE.matcher(line);
        if (subscribe.matches()) {
            rest.addFirst(subscribe.group(1));
            return Optional.of(
                    letter.from().isEmpty()
                            ? new Request.NotUnderstood(LetterCommands.bare(letter.subject()))
                            : subscribe(letter, Said.text(rest), papers, others));
        }
        Matcher interests = INTERESTS.matcher(line);
        if (interests.matches()) {
            rest.addFirst(interests.group(1));
            List<String> texts = Said.listed(rest);
            return texts.isEmpty()
                    ? Optional.of(new Request.ShowProfile())
                    : Optional.of(new Request.SetInterests(texts));
        }
        Matcher add = ADD.matcher(line);
        if (add.matches()) {
            rest.addFirst(add.group(1));
            String about = Said.text(rest);
            return about.isEmpty() && papers.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Request.AddInterest(about, papers));
        }
        return Optional.empty();
    }

    static boolean startsWord(String line) {
        return SUBSCRIBE.matcher(line).matches()
                || INTERESTS.matcher(line).matches()
                || ADD.matcher(line).matches();
    }

    /** A stranger's letter without a command: what it says becomes an interest; so do papers that came with it. */
    private Request plain(ReceivedLetter letter, String about, List<LikedPaper> papers, List<Request> others) {
        return (about.isEmpty() && papers.isEmpty()) || letter.from().isEmpty()
                ? new Request.NotUnderstood(LetterCommands.bare(letter.subject()))
                : subscribe(letter, about, papers, others);
    }

    private Request.Subscribe subscribe(
            ReceivedLetter letter, String about, List<LikedPaper> papers, List<Request> others) {
        Optional<DigestTime> time = Optional.empty();
        String language = Profile.DEFAULT_LANGUAGE;
        List<Interest> rules = new ArrayList<>();
        for (Request other : others) {
            if (other instanceof Request.SetTime asked) {
                time = Optional.of(asked.applied(time.orElse(usual)));
            } else if (other instanceof Request.SetLanguage(String code)) {
                language = code;
            } else if (other instanceof Request.AddRule(Interest rule)) {
                rules.add(rule);
            }
        }
        return new Request.Subscribe(
                letter.from().orElseThrow(),
                name(letter.fromName()),
                new Wish(about, papers, time, language, rules, Wish.Form.NONE));
    }

    /** A stranger's times and rules are part of their wish, and no requests of their own. */
    private static List<Request> withoutTimes(List<Request> requests, Request wish) {
        return wish instanceof Request.Subscribe ? List.of(wish) : new ArrayList<>(new LinkedHashSet<>(requests));
    }

    private static boolean isPartOfAWish(Request request) {
        return request instanceof Request.SetTime
                || request instanceof Request.SetLanguage
                || request instanceof Request.AddRule;
    }

    private static String name(String written) {
        String line = written.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        try {
            return Subscriber.nameFit(line);
        } catch (IllegalArgumentException tooLong) {
            return "";
        }
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
            Matcher token = Us.TOKEN.matcher(place.substring(0, Math.min(place.length(), 20_000)));
            while (found.size() < MOST_TOKENS && token.find()) {
                found.add(token.group());
            }
        }
        return List.copyOf(found);
    }
}
