package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.broadsheet.subscription.LetterBook.SetAside;
import org.broadsheet.subscription.MailIn;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet mail-in}: the mail-in job, once, now, and the letters that it could not read. */
@Command(
        name = "mail-in",
        description = {
            "Read the mailbox that broadsheet.yaml names in mailbox:, do what its letters ask, and queue the answers.",
            "A letter that was read is marked as read; reading it again does nothing. A letter that cannot be read is tried"
                    + " twice, then set aside with its reason: it stays in the mailbox, flagged, and holds up nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  broadsheet mail-in --json",
            "  broadsheet mail-in --set-aside             lists the letters that were set aside",
            "  broadsheet mail-in --set-aside --show 3    prints one as it came",
            "  broadsheet mail-in --set-aside --again 3   reads it again",
            "  broadsheet mail-in --set-aside --drop 3    takes it off the list; it stays in the mailbox",
            "",
            "Exit codes: 0 done; 1 the mailbox cannot be read, none is named, or there is no such letter."
        },
        mixinStandardHelpOptions = true)
public final class MailInCommand implements Callable<Integer> {

    /** What reading the mailbox takes. */
    public interface Parts extends Opened {
        /** Empty where no letters are read. */
        Optional<MailIn> mailIn();
    }

    private final Opening<Parts> opening;

    public MailInCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Option(names = "--set-aside", description = "Read nothing new; list, show, read again or drop what was set aside.")
    private boolean setAside;

    @ArgGroup
    private Choice choice;

    /** What to do with one of them. */
    static final class Choice {

        @Option(
                names = "--show",
                paramLabel = "NUMBER",
                description = "With --set-aside: print that letter as it came.")
        private Long show;

        @Option(names = "--again", paramLabel = "NUMBER", description = "With --set-aside: read that letter again.")
        private Long again;

        @Option(
                names = "--drop",
                paramLabel = "NUMBER",
                description = "With --set-aside: take that letter off the list.")
        private Long drop;
    }

    @Override
    public Integer call() throws IOException {
        if (choice != null && !setAside) {
            throw new IllegalStateException("--show, --again and --drop need --set-aside beside them.");
        }
        try (Parts instance = opening.open(common, InstantSource.system())) {
            MailIn job = instance.mailIn()
                    .orElseThrow(() -> new IllegalStateException(
                            "No mailbox is read here. Say in %s which: mailbox: {route: maildir} or {route: imap, imap: {host: ...}}."
                                    .formatted(common.config.resolve("broadsheet.yaml"))));
            if (!setAside) {
                return counted(job.run());
            }
            if (choice == null) {
                return list(job.setAside());
            }
            if (choice.show != null) {
                return show(job, named(job, choice.show));
            }
            return choice.again != null ? again(job, named(job, choice.again)) : drop(job, named(job, choice.drop));
        }
    }

    private static SetAside named(MailIn job, long number) {
        return job.setAside().stream()
                .filter(letter -> letter.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No letter %d is set aside. See broadsheet mail-in --set-aside.".formatted(number)));
    }

    private int list(List<SetAside> letters) {
        String text = letters.stream()
                .map(letter -> "%d  %s  tried %s: %s"
                        .formatted(
                                letter.number(),
                                letter.at(),
                                letter.tries() == 1 ? "once" : letter.tries() + " times",
                                letter.reason()))
                .collect(Collectors.joining("\n"));
        List<Map<String, Object>> fields = letters.stream()
                .map(letter -> Map.<String, Object>of(
                        "number", letter.number(),
                        "letter", letter.id(),
                        "at", letter.at().toString(),
                        "tries", letter.tries(),
                        "reason", letter.reason()))
                .toList();
        common.answer(System.out, Map.of("setAside", fields), letters.isEmpty() ? "No letter is set aside." : text);
        return ExitCode.DONE;
    }

    private int show(MailIn job, SetAside letter) throws IOException {
        byte[] raw = job.show(letter).orElseThrow(MailInCommand::gone);
        PrintStream out = System.out;
        out.write(raw);
        out.flush();
        return ExitCode.DONE;
    }

    private int again(MailIn job, SetAside letter) {
        return counted(job.again(letter).orElseThrow(MailInCommand::gone));
    }

    private int drop(MailIn job, SetAside letter) {
        job.drop(letter);
        common.answer(
                System.out,
                Map.of("dropped", letter.number()),
                "Letter %d is off the list. It is in the mailbox, flagged.".formatted(letter.number()));
        return ExitCode.DONE;
    }

    private static IllegalStateException gone() {
        return new IllegalStateException("That letter is no longer in the mailbox. --drop takes it off the list.");
    }

    private int counted(MailIn.Counts counts) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        fields.put("letters", counts.letters());
        fields.put("requests", counts.requests());
        fields.put("automatic", counts.automatic());
        fields.put("reports", counts.reports());
        fields.put("later", counts.later());
        fields.put("setAside", counts.setAside());
        common.answer(
                System.out,
                fields,
                "%d letters read: %d requests, %d from machines, %d delivery reports, %d to be tried again, %d set aside."
                        .formatted(
                                counts.letters(),
                                counts.requests(),
                                counts.automatic(),
                                counts.reports(),
                                counts.later(),
                                counts.setAside()));
        return ExitCode.DONE;
    }
}
