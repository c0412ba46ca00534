package org.broadsheet.subscription;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.Templates;
import org.broadsheet.subscription.AnswerLetter.Paragraph;

/** Puts confirmations, welcomes and answers into words: the kinds {@code confirm}, {@code welcome} and {@code answer}. */
public final class SubscriptionMail implements Composer {

    private static final int COLUMNS = 72;

    private static final Map<String, String> TYPES = Map.of(
            "bib", "application/x-bibtex",
            "ris", "application/x-research-info-systems",
            "json", "application/vnd.citationstyles.csl+json",
            "csv", "text/csv");

    private final Conversations conversations;
    private final Subscribers subscribers;
    private final WantedWords wanted;
    private final Templates templates;
    private final SubscriptionSettings settings;
    private final LetterTokens tokens;

    public SubscriptionMail(
            Conversations conversations,
            Subscribers subscribers,
            Library archive,
            Templates templates,
            SignedLinks links,
            SubscriptionSettings settings) {
        this.conversations = conversations;
        this.subscribers = subscribers;
        this.wanted = new WantedWords(archive, settings.unsaid());
        this.templates = templates;
        this.settings = settings;
        this.tokens = new LetterTokens(links, settings);
    }

    record ConfirmFacts(
            String masthead,
            Optional<String> name,
            String address,
            List<WantedWords.Wanted> interests,
            String when,
            boolean usualTime,
            Optional<String> page,
            boolean reply,
            boolean again,
            String until,
            List<String> limits,
            List<String> remarks) {}

    record WelcomeFacts(
            String masthead,
            Optional<String> name,
            List<WantedWords.Wanted> interests,
            String when,
            String first,
            List<String> commands,
            boolean reply,
            Optional<String> preferences,
            Optional<String> unsubscribe) {}

    /** Exactly one of the three texts is there. */
    record Piece(Optional<String> words, Optional<String> item, Optional<String> exact) {}

    record AnswerFacts(
            String masthead,
            String subject,
            List<Piece> body,
            Optional<String> preferences,
            Optional<String> unsubscribe) {}

    @Override
    public Composition compose(MessageKey key) {
        String[] parts = key.value().split("/", -1);
        return switch (parts[0]) {
            case "confirm" -> confirm(parts[1], parts.length > 2);
            case "welcome" -> welcome(parts[1], parts[2]);
            case "answer" -> answer(parts[2]);
            default -> new Composition.Withdrawn("%s is no letter of the subscription desk".formatted(key));
        };
    }

    /** @param again whether it was sent before, and they asked once more */
    private Composition confirm(String id, boolean again) {
        Optional<Pending> found =
                conversations.pending(id).filter(pending -> pending.reader().isEmpty());
        if (found.isEmpty()) {
            return new Composition.Withdrawn("it was confirmed or declined already");
        }
        Pending pending = found.get();
        Language language = templates.languages().of(pending.profile().language());
        ConfirmFacts facts = new ConfirmFacts(
                settings.masthead(),
                optional(pending.name()),
                pending.email().value(),
                wanted.of(language, pending.profile()),
                new AnswerWords(language).when(pending.time()),
                !pending.wishedTime(),
                tokens.confirmPage(pending).map(Object::toString),
                settings.read(),
                again,
                moment(language, pending.expires(), pending.time().zone()),
                wanted.limits(language, pending.profile()),
                pending.remarks());
        return new Composition.Ready(ready(
                pending.email(),
                pending.name(),
                language.say("confirm.subject", settings.masthead()),
                "confirm",
                language,
                facts,
                pending.since(),
                Optional.empty(),
                pending.thread()));
    }

    private Composition welcome(String readerId, String pendingId) {
        Optional<Subscriber> reader = ReaderId.parse(readerId).flatMap(subscribers::written);
        Optional<Pending> pending = conversations.pending(pendingId);
        if (reader.isEmpty() || pending.isEmpty()) {
            return new Composition.Withdrawn("the reader has left");
        }
        Subscriber who = reader.get();
        Language language = templates.languages().of(who.profile().language());
        AnswerWords words = new AnswerWords(language);
        Instant sent = pending.get().since();
        Instant first = who.time().nextAfter(who.time().newestAt(who.since()));
        WelcomeFacts facts = new WelcomeFacts(
                settings.masthead(),
                optional(who.name()),
                wanted.of(language, pending.get().profile()),
                words.when(pending.get().time()),
                moment(language, first, who.time().zone()),
                words.commands(),
                settings.read(),
                tokens.preferencesPage(who.id(), sent).map(Object::toString),
                tokens.unsubscribePage(who.id(), sent).map(Object::toString));
        return new Composition.Ready(ready(
                who.email(),
                who.name(),
                language.say("welcome.subject", settings.masthead()),
                "welcome",
                language,
                facts,
                who.since(),
                Optional.of(who.id()),
                List.of()));
    }

    private Composition answer(String id) {
        Optional<AnswerLetter> found = conversations.answer(id);
        if (found.isEmpty()) {
            return new Composition.Withdrawn("the answer is no longer kept");
        }
        AnswerLetter answer = found.get();
        Optional<Subscriber> reader = answer.reader().flatMap(subscribers::written);
        Optional<ReaderId> active = reader.map(Subscriber::id);
        String spoken = answer.body().stream()
                .filter(paragraph -> paragraph.kind() == Paragraph.Kind.LANGUAGE)
                .map(Paragraph::text)
                .findFirst()
                .or(() -> reader.map(who -> who.profile().language()))
                .orElse(Profile.DEFAULT_LANGUAGE);
        Language language = templates.languages().of(spoken);
        AnswerFacts facts = new AnswerFacts(
                settings.masthead(),
                answer.subject(),
                answer.body().stream()
                        .flatMap(paragraph -> piece(paragraph).stream())
                        .toList(),
                active.flatMap(who -> tokens.preferencesPage(who, answer.since()))
                        .map(Object::toString),
                active.flatMap(who -> tokens.unsubscribePage(who, answer.since()))
                        .map(Object::toString));
        Letter letter = ready(
                answer.to(),
                "",
                answer.subject(),
                "answer",
                language,
                facts,
                answer.since(),
                Optional.empty(),
                answer.thread());
        return new Composition.Ready(letter.with(enclosed(answer)));
    }

    private static Optional<Letter.Enclosed> enclosed(AnswerLetter answer) {
        return answer.body().stream()
                .filter(paragraph -> paragraph.kind() == Paragraph.Kind.FILE)
                .findFirst()
                .map(paragraph -> {
                    int name = paragraph.text().indexOf('\n');
                    String file = paragraph.text().substring(0, name);
                    String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain");
                    return new Letter.Enclosed(file, type, paragraph.text().substring(name + 1));
                });
    }

    /** @param unsubscribes whose digest the letter's header ends; empty for an answer, which no list sends */
    private Letter ready(
            EmailAddress to,
            String name,
            String subject,
            String template,
            Language language,
            Record facts,
            Instant date,
            Optional<ReaderId> unsubscribes,
            List<String> thread) {
        return new Letter(
                to,
                name,
                subject,
                wrapped(templates.render(template + ".txt", language, facts)),
                templates.render(template + ".html", language, facts),
                date,
                unsubscribes.isPresent() ? Letter.AutoSubmitted.AUTO_GENERATED : Letter.AutoSubmitted.AUTO_REPLIED,
                unsubscribes.flatMap(who -> tokens.unsubscribePage(who, date)),
                unsubscribes.flatMap(who -> tokens.unsubscribeMail(who, date)),
                thread,
                Optional.empty());
    }

    /** Empty for what is not shown. */
    private static Optional<Piece> piece(Paragraph paragraph) {
        Optional<String> text = Optional.of(paragraph.text().strip());
        return switch (paragraph.kind()) {
            case WORDS -> Optional.of(new Piece(text, Optional.empty(), Optional.empty()));
            case ITEM -> Optional.of(new Piece(Optional.empty(), text, Optional.empty()));
            case EXACT -> Optional.of(new Piece(Optional.empty(), Optional.empty(), text));
            case KEPT, LANGUAGE, FILE -> Optional.empty();
        };
    }

    private static String moment(Language language, Instant instant, ZoneId zone) {
        return language.date("date.moment", LocalDateTime.ofInstant(instant, zone));
    }

    private static Optional<String> optional(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** Sentences in lines of 72 columns; lines that are indented, or hold one long word, stay as they are. */
    static String wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().lines().map(String::stripTrailing).toList()) {
            if (line.length() <= COLUMNS || line.startsWith("    ")) {
                lines.add(line);
                continue;
            }
            String indent = line.startsWith("- ") || line.startsWith("* ") ? "  " : "";
            StringBuilder current = new StringBuilder();
            for (String word : line.split(" ", -1)) {
                if (!current.isEmpty() && current.length() + 1 + word.length() > COLUMNS) {
                    lines.add(current.toString().stripTrailing());
                    current = new StringBuilder(indent);
                    current.append(word);
                } else {
                    current.append(current.isEmpty() ? "" : " ").append(word);
                }
            }
            lines.add(current.toString().stripTrailing());
        }
        return String.join("\n", lines).replaceAll("\n{3,}", "\n\n") + "\n";
    }

    /** What the templates of these letters are to be tried with before anything is sent. */
    public static List<Sample> samples() {
        String hostile = Sample.HOSTILE;
        Optional<String> some = Optional.of(hostile);
        Optional<String> link = Optional.of("https://papers.example.org/x");
        List<WantedWords.Wanted> wanted = List.of(
                new WantedWords.Wanted(hostile, some, some, List.of(hostile)),
                new WantedWords.Wanted("Plain", Optional.empty(), Optional.empty(), List.of()));
        List<Piece> body = List.of(
                new Piece(some, Optional.empty(), Optional.empty()),
                new Piece(Optional.empty(), some, Optional.empty()),
                new Piece(Optional.empty(), Optional.empty(), some));
        List<Sample> samples = new ArrayList<>();
        for (String kind : List.of(".html", ".txt")) {
            samples.add(Sample.of(
                    "confirm" + kind,
                    new ConfirmFacts(
                            hostile,
                            some,
                            hostile,
                            wanted,
                            hostile,
                            true,
                            link,
                            true,
                            true,
                            hostile,
                            List.of(hostile),
                            List.of(hostile))));
            samples.add(Sample.of(
                    "confirm" + kind,
                    new ConfirmFacts(
                            "B",
                            Optional.empty(),
                            "a",
                            List.of(),
                            "w",
                            false,
                            Optional.empty(),
                            false,
                            false,
                            "u",
                            List.of(),
                            List.of())));
            samples.add(Sample.of(
                    "welcome" + kind,
                    new WelcomeFacts(hostile, some, wanted, hostile, hostile, List.of(hostile), true, link, link)));
            samples.add(Sample.of(
                    "welcome" + kind,
                    new WelcomeFacts(
                            "B",
                            Optional.empty(),
                            List.of(),
                            "w",
                            "f",
                            List.of(),
                            false,
                            Optional.empty(),
                            Optional.empty())));
            samples.add(Sample.of("answer" + kind, new AnswerFacts(hostile, hostile, body, link, link)));
            samples.add(Sample.of(
                    "answer" + kind, new AnswerFacts("B", "s", List.of(), Optional.empty(), Optional.empty())));
        }
        return samples;
    }
}
