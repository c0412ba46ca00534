package org.broadsheet.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.commands.Common;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.TemplateMistakes;
import org.broadsheet.rendering.TemplateProblem;
import org.broadsheet.rendering.Templates;
import org.broadsheet.subscription.SubscriptionMail;
import org.broadsheet.web.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The templates of mails and pages, which nobody gets before every one of them has been tried. Thread-safe. */
final class TriedTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(TriedTemplates.class);

    private final Templates templates;
    private boolean tried;

    /** @throws TemplateMistakes if the operator names a folder that is not there: the shipped ones are not what they mean */
    TriedTemplates(Common common) {
        if (common.templates != null && !Files.isDirectory(common.templates)) {
            throw new TemplateMistakes(List.of(new TemplateProblem(
                    common.templates.toString(),
                    0,
                    "there is no such folder. Make it, or leave --templates out for the shipped templates.")));
        }
        this.templates =
                Templates.from(Optional.of(common.templates == null ? Path.of("templates") : common.templates));
    }

    /** What every template is tried with, whichever mail or page it is for. */
    static List<Sample> samples() {
        return Stream.of(DigestMail.samples(), SubscriptionMail.samples(), Site.samples())
                .flatMap(List::stream)
                .toList();
    }

    /** Begins to try them on a thread of its own, so that a start has less to wait for. */
    TriedTemplates beforehand() {
        Thread.ofPlatform().daemon().name("templates").start(() -> {
            try {
                get();
            } catch (RuntimeException mistake) {
                LOG.atDebug().setCause(mistake).log("templates cannot be used, as whoever asks for them is told");
            }
        });
        return this;
    }

    /**
     * The templates, tried.
     *
     * @throws TemplateMistakes if one cannot be used, before anything is sent or served
     */
    synchronized Templates get() {
        if (!tried) {
            List<TemplateProblem> problems = templates.check(samples());
            if (!problems.isEmpty()) {
                throw new TemplateMistakes(problems);
            }
            tried = true;
        }
        return templates;
    }
}
