package org.broadsheet.app;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.config.AppConfig;
import org.broadsheet.delivery.Bounces;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.ReaderLinks;
import org.broadsheet.digest.Section;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.links.KeyFile;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.mail.ImapInbox;
import org.broadsheet.mail.ImapWatch;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MailboxRoute;
import org.broadsheet.mail.MaildirInbox;
import org.broadsheet.matching.FirstLook;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.store.JdbcConversations;
import org.broadsheet.store.JdbcEndedLinks;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcHeldRecords;
import org.broadsheet.store.JdbcLetterBook;
import org.broadsheet.store.JdbcPaperLists;
import org.broadsheet.store.JdbcTurnedAway;
import org.broadsheet.store.KeyedHash;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.Inbox;
import org.broadsheet.subscription.LetterTokens;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.subscription.SubscriptionMail;
import org.broadsheet.subscription.SubscriptionSettings;
import org.broadsheet.subscription.Verdicts;
import org.broadsheet.tex.Tex;
import org.broadsheet.web.ArchiveFinder;
import org.broadsheet.web.Site;
import org.broadsheet.web.WebLinks;

/** The desks where readers are heard, and what they need, as the settings say. */
public final class DeskWiring {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_LENGTH = 10;
    private static final int RADIX = 36;
    private static final int KEY_OCTETS = 32;

    private final Instance instance;
    private final AppConfig config;
    private final Path data;
    private final SignedLinks links;

    DeskWiring(Instance instance) {
        this.instance = instance;
        this.config = instance.config();
        this.data = instance.data();
        this.links = new SignedLinks(
                new KeyFile(data.resolve("keys"), instance.time()).keys(),
                instance.time(),
                new JdbcEndedLinks(instance.database())::endedBefore,
                earliest(instance.time()));
    }

    /** Whoever reads a letter of a day that was lived again opens its links today. */
    private static Instant earliest(InstantSource time) {
        return time instanceof SimulatedTime simulated && simulated.isReadToday()
                ? InstantSource.system().instant().truncatedTo(ChronoUnit.DAYS)
                : Instant.MIN;
    }

    public SignedLinks links() {
        return links;
    }

    /** The tokens that letters carry, so that a reply proves that it answers one. */
    LetterTokens tokens() {
        return new LetterTokens(links, subscriptionSettings());
    }

    private SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings(
                config.digest().masthead(),
                config.sender().from(),
                !(config.mailbox().route() instanceof MailboxRoute.None),
                config.mailbox().plusAddresses(),
                page().map(page -> URI.create(page + "/")),
                usual(),
                config.readers().profile(),
                config.subscription());
    }

    private DigestTime usual() {
        return new DigestTime(config.readers().at(), config.readers().zone(), DigestTime.WEEKDAYS);
    }

    /**
     * Where links in mail lead. Without a public address, mail that stays on this machine leads to this machine's page, and
     * mail that leaves it has no links.
     */
    private Optional<URI> page() {
        return config.publicUrl()
                .or(() -> config.mail() instanceof MailRoute.Folder
                        ? Optional.of(config.web().base())
                        : Optional.empty());
    }

    /** The links of a reader's digests. */
    ReaderLinks readerLinks() {
        return new WebLinks(page(), links, tokens()::unsubscribeMail);
    }

    /** The pages, for a server that readers reach at {@code base}. */
    Site site(URI base) {
        return Site.of(new Site.Parts(
                instance.library(),
                new ArchiveFinder(instance.archive(), instance.library()),
                new FirstLook(instance.matcher()),
                instance.subscribers(),
                subscriptionDesk(),
                feedbackDesk(),
                instance.digests(),
                instance.matching().matches(),
                new JdbcHeldRecords(instance.database()),
                instance.digestMail(),
                new JdbcPaperLists(instance.database()),
                links,
                instance.templates(),
                config.digest().masthead(),
                base,
                usual(),
                instance.time(),
                new JdbcTurnedAway(instance.database(), InstantSource.system())::add));
    }

    public SubscriptionDesk subscriptionDesk() {
        return new SubscriptionDesk(
                instance.subscribers(),
                conversations(),
                instance.library(),
                verdicts(),
                links,
                subscriptionSettings(),
                instance.templates().languages(),
                DeskWiring::randomId);
    }

    /** What tells whether another node has the same keys, and nothing else. */
    String keyPrint() {
        StringBuilder keys = new StringBuilder();
        for (String file : List.of("keys", "address-key")) {
            new KeyFile(data.resolve(file), instance.time())
                    .keys().stream()
                            .map(key -> key.id() + " "
                                    + HexFormat.of().formatHex(key.secret().derive("print of node")) + " ")
                            .sorted()
                            .forEach(keys::append);
        }
        return new KeyedHash(new byte[KEY_OCTETS]).of(keys.toString());
    }

    /** By a key of its own, since that of links is made anew now and then. */
    private KeyedHash addressHash() {
        return new KeyedHash(new KeyFile(data.resolve("address-key"), instance.time())
                .keys()
                .getFirst()
                .secret()
                .derive("addresses"));
    }

    public Conversations conversations() {
        return new JdbcConversations(instance.database(), addressHash());
    }

    SubscriptionMail composer() {
        return new SubscriptionMail(
                conversations(),
                instance.subscribers(),
                instance.library(),
                instance.templates(),
                links,
                subscriptionSettings());
    }

    /** A verdict that came by letter: the number is that of the digest it answers. */
    private Verdicts verdicts() {
        return new Verdicts() {
            @Override
            public Optional<String> judge(ReaderId reader, LocalDate digest, int number, boolean likes, Instant now) {
                return DeskWiring.this.judge(reader, digest, number, likes ? Verdict.LIKE : Verdict.DISLIKE);
            }

            @Override
            public Optional<String> save(ReaderId reader, LocalDate digest, int number, boolean liked, Instant now) {
                return DeskWiring.this.judge(reader, digest, number, liked ? Verdict.SAVE : Verdict.FILE);
            }

            @Override
            public List<Paper> saved(ReaderId reader) {
                return feedbackDesk().learned(reader).stream()
                        .filter(learned -> learned.verdict().keeps())
                        .map(learned -> learned.paper().paper())
                        .toList();
            }
        };
    }

    private Optional<String> judge(ReaderId reader, LocalDate date, int number, Verdict verdict) {
        List<Entry> entries =
                instance.digests().find(reader, date).map(Digest::entries).orElse(List.of());
        if (number < 1 || number > entries.size()) {
            return Optional.empty();
        }
        return switch (feedbackDesk().judge(reader, entries.get(number - 1).paper(), verdict)) {
            case FeedbackDesk.Answer.Noted noted ->
                Optional.of(Tex.read(noted.paper().paper().title()).text());
            case FeedbackDesk.Answer.Undone undone ->
                Optional.of(Tex.read(undone.paper().paper().title()).text());
            case FeedbackDesk.Answer.Nowhere() -> Optional.empty();
        };
    }

    FeedbackDesk feedbackDesk() {
        return new FeedbackDesk(
                new JdbcFeedback(instance.database()), instance.library(), this::heading, instance.time());
    }

    /** Under which heading a reader was last shown a paper. */
    private Optional<String> heading(ReaderId reader, long paper) {
        return instance
                .digests()
                .last(reader)
                .flatMap(last -> instance.digests().find(reader, last.date()))
                .stream()
                .flatMap(digest -> digest.sections().stream())
                .filter(section -> section.entries().stream().anyMatch(entry -> entry.paper() == paper))
                .map(Section::name)
                .findFirst();
    }

    /** The job that reads the mailbox; empty where letters are not read. */
    public Optional<MailIn> mailIn() {
        Optional<Inbox> inbox = switch (config.mailbox().route()) {
            case MailboxRoute.None() -> Optional.empty();
            case MailboxRoute.Maildir(Path folder) -> Optional.of(new MaildirInbox(data.resolve(folder)));
            case MailboxRoute.Imap imap -> Optional.of(new ImapInbox(imap));
        };
        return inbox.map(box -> new MailIn(
                box,
                new JdbcLetterBook(instance.database()),
                subscriptionDesk(),
                this::isReport,
                MailIn.Settings.of(config.sender().from()),
                instance.time()));
    }

    /** Says when a letter comes, where the mailbox can: to be closed by whoever asked. */
    public Optional<ImapWatch> mailWatch(Runnable stir) {
        return config.mailbox().route() instanceof MailboxRoute.Imap imap
                ? Optional.of(ImapWatch.start(imap, config.mailbox().every(), stir))
                : Optional.empty();
    }

    /** Reports about our mail may come to the same mailbox as letters. */
    private boolean isReport(byte[] raw, List<String> recipients, Instant now) {
        return !(instance.mail().bounceDesk(instance.database()).take(raw, String.join(" ", recipients))
                instanceof Bounces.Effect.NotOurs);
    }

    private static String randomId() {
        return RANDOM.ints(ID_LENGTH, 0, RADIX)
                .mapToObj(digit -> Integer.toString(digit, RADIX))
                .collect(Collectors.joining());
    }
}
