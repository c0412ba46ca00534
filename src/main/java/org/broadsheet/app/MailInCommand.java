package org.broadsheet.app;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.subscription.MailIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet mail-in}: the mail-in job, once, now. */
@Command(
        name = "mail-in",
        description = {
            "Read the mailbox that broadsheet.yaml names in mailbox:, do what its letters ask, and queue the answers.",
            "A letter that was read is marked as read; reading it again does nothing."
        },
        footer = {
            "",
            "Exit codes: 0 read; 1 the mailbox cannot be read, or none is named.",
            "",
            "Example: broadsheet mail-in --json"
        },
        mixinStandardHelpOptions = true)
final class MailInCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        try (Instance instance = Instance.open(common, InstantSource.system())) {
            Optional<MailIn> job = instance.desk().mailIn();
            if (job.isEmpty()) {
                throw new IllegalStateException(
                        "No mailbox is read here. Say in %s which: mailbox: {route: maildir} or {route: imap, imap: {host: ...}}."
                                .formatted(common.config.resolve("broadsheet.yaml")));
            }
            MailIn.Counts counts = job.get().run();
            Map<String, Integer> fields = new LinkedHashMap<>();
            fields.put("letters", counts.letters());
            fields.put("requests", counts.requests());
            fields.put("automatic", counts.automatic());
            fields.put("reports", counts.reports());
            fields.put("setAside", counts.setAside());
            common.answer(
                    System.out,
                    fields,
                    "%d letters read: %d requests, %d from machines, %d delivery reports, %d set aside."
                            .formatted(
                                    counts.letters(),
                                    counts.requests(),
                                    counts.automatic(),
                                    counts.reports(),
                                    counts.setAside()));
            return ExitCode.DONE;
        }
    }
}
