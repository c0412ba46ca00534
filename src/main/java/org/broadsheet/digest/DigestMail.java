package org.broadsheet.digest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
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
        this.typesetter = new Typesetter(templates, settings, links);
    }

    /** What the templates of a digest are to be tried with before anything is sent. */
    public static List<Sample> samples() {
        return Shapes.samples();
    }

    @Override
    public Composition compose(MessageKey key) {
        Optional<Digest.Named> named = Digest.named(key);
        if (named.isEmpty()) {
            return new Composition.Withdrawn("%s is not the key of a digest".formatted(key));
        }
        Optional<Subscriber> reader = subscribers.find(named.get().reader());
        if (reader.isEmpty()) {
            return new Composition.Withdrawn(
                    "%s reads no more".formatted(named.get().reader()));
        }
        return store.find(named.get().reader(), named.get().date())
                .<Composition>map(digest -> new Composition.Ready(letter(reader.get(), digest)))
                .orElseGet(() -> new Composition.Withdrawn("there is no digest of that reader and date"));
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
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        library.byNumber(digest.entries().stream().map(Entry::paper).toList())
                .forEach(paper -> papers.put(paper.number(), paper));
        Typesetter.Sheets sheets =
                typesetter.set(reader, digest, papers, WeekBehind.of(reader, digest, papers, lookBack, library));
        return new Letter(
                reader.email(),
                Tidy.line(reader.name()),
                typesetter.wording(reader.profile().language()).subject(digest),
                sheets.text(),
                sheets.html(),
                digest.madeAt(),
                Letter.AutoSubmitted.AUTO_GENERATED,
                links.unsubscribe(digest),
                links.unsubscribeMail(digest));
    }
}
