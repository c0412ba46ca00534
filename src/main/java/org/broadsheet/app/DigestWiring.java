package org.broadsheet.app;

import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.LateNews;
import org.broadsheet.store.JdbcDigests;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcPaperLists;
import org.jspecify.annotations.Nullable;

/** How papers become digests, and digests mails. */
final class DigestWiring {

    private final Instance instance;
    private final DigestSettings settings;
    private final PaperWiring papers;
    private @Nullable DigestMail digestMail;

    DigestWiring(Instance instance, PaperWiring papers) {
        this.instance = instance;
        this.settings = instance.config().digest();
        this.papers = papers;
    }

    DigestStore digests() {
        return new JdbcDigests(instance.database());
    }

    DigestRun digestRun() {
        MatchWiring matching = instance.matching();
        return new DigestRun(
                digests(),
                instance.subscribers(),
                matching.shards(),
                matching.matches(),
                matching.library(),
                matching.likeness(),
                matching.explainer(),
                instance.desk().tokens()::messageId,
                settings,
                now -> papers.late().late(now).map(late -> new LateNews.Late(late.whom(), late.day())),
                new JdbcPaperLists(instance.database()),
                instance.time());
    }

    /** Made when it is first needed, and once, since it keeps the day's papers in words. */
    synchronized DigestMail digestMail() {
        if (digestMail == null) {
            digestMail = new DigestMail(
                    digests(),
                    instance.subscribers(),
                    instance.library(),
                    instance.templates(),
                    instance.desk().readerLinks(),
                    new JdbcFeedback(instance.database()),
                    settings);
        }
        return digestMail;
    }
}
