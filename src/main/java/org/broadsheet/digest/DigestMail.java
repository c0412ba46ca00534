package org.broadsheet.digest;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.Languages;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.Templates;
import org.broadsheet.tex.Tidy;

/**
 * Puts a recorded digest into words. The digest's items stay as they were recorded; the words of a paper are those of its
 * newest version. Safe to use from many threads.
 */
public final class DigestMail implements Composer {

    private final DigestStore store;
    private final Subscribers subscribers;
    private final Library library;
    private final ReaderLinks links;
    private final LookBack lookBack;
    private final Typesetter typesetter;

    /** @throws org.broadsheet.rendering.TemplateException if a template of the digest has a mistake */
    public DigestMail(
            DigestStore store,
            Subscribers subscribers,
            Library library,
            Templates templates,
            ReaderLinks links,
            LookBack lookBack,
            DigestSettings settings) {
        this.lookBack = lookBack;
        this.store = store;
        this.subscribers = subscribers;
        this.library = library;
        this.links = links;
        this.typesetter = new Typesetter(templates, settings);
    }

    /** What the templates of a digest are to be tried with before anything is sent. */
    public static List<Sample> samples() {
        return Shapes.samples();
    }

    @Override
    public Composition compose(MessageKey key) {
        return forAll(List.of(key)).compose(key);
    }

    /** A digest's row stays as it was recorded. */
    @Override
    public boolean composesAgain() {
        return true;
    }

    /** Readers, digests and papers are read once for all: most readers of a day are shown the same papers. */
    @Override
    public Composer forAll(List<MessageKey> keys) {
        List<Digest.Named> named =
                keys.stream().flatMap(key -> Digest.named(key).stream()).toList();
        Map<ReaderId, Subscriber> readers = subscribers
                .find(named.stream().map(Digest.Named::reader).toList())
                .stream()
                .collect(Collectors.toMap(Subscriber::id, reader -> reader, (one, same) -> one));
        Map<Digest.Named, Digest> digests = store.find(named).stream()
                .collect(Collectors.toMap(
                        digest -> new Digest.Named(digest.reader(), digest.date()),
                        digest -> digest,
                        (one, same) -> one));
        Map<Long, ShelvedPaper> papers = papers(digests.values());
        return key -> compose(key, readers, digests, papers);
    }

    private Composition compose(
            MessageKey key,
            Map<ReaderId, Subscriber> readers,
            Map<Digest.Named, Digest> digests,
            Map<Long, ShelvedPaper> papers) {
        Optional<Digest.Named> named = Digest.named(key);
        if (named.isEmpty()) {
            return new Composition.Withdrawn("%s is not the key of a digest".formatted(key));
        }
        Subscriber reader = readers.get(named.get().reader());
        if (reader == null) {
            return new Composition.Withdrawn(
                    "%s reads no more".formatted(named.get().reader()));
        }
        Digest digest = digests.get(named.get());
        return digest == null
                ? new Composition.Withdrawn("there is no digest of that reader and date")
                : new Composition.Ready(letter(reader, digest, papers));
    }

    private Map<Long, ShelvedPaper> papers(Collection<Digest> digests) {
        Set<Long> numbers = new LinkedHashSet<>();
        digests.forEach(digest -> digest.entries().forEach(entry -> numbers.add(entry.paper())));
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(List.copyOf(numbers)).forEach(paper -> papers.put(paper.number(), paper));
        return papers;
    }

    /** Why a paper is in a digest, in a line of the first language; empty where nothing was found worth saying. */
    public String why(Entry entry) {
        return typesetter.wording(Languages.FIRST).why(entry);
    }

    /** {@link #why} reason by reason. */
    public List<String> reasons(Entry entry) {
        return typesetter.wording(Languages.FIRST).reasons(entry);
    }

    /** The digest as a page: the HTML of its letter. */
    public String page(Subscriber reader, Digest digest) {
        return letter(reader, digest).html();
    }

    /** The letter that carries this digest, recorded or not. */
    public Letter letter(Subscriber reader, Digest digest) {
        return letter(reader, digest, papers(List.of(digest)));
    }

    /** @param some the digest's papers, and others */
    private Letter letter(Subscriber reader, Digest digest, Map<Long, ShelvedPaper> some) {
        Map<Long, ShelvedPaper> papers = new HashMap<>(some);
        papers.keySet().retainAll(digest.entries().stream().map(Entry::paper).collect(Collectors.toSet()));
        ReaderLinks.OfDigest to = links.of(digest);
        Typesetter.Sheets sheets =
                typesetter.set(reader, digest, to, papers, WeekBehind.of(reader, digest, papers, lookBack, library));
        return new Letter(
                reader.email(),
                Tidy.line(reader.name()),
                typesetter.wording(reader.profile().language()).subject(digest),
                sheets.text(),
                sheets.html(),
                digest.madeAt(),
                Letter.AutoSubmitted.AUTO_GENERATED,
                to.unsubscribe(),
                to.unsubscribeMail());
    }
}
