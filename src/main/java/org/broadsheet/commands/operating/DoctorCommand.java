package org.broadsheet.commands.operating;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet doctor}: whether everything is as it must be before, and while, it runs. */
@Command(
        name = "doctor",
        description = {
            "Look at everything that Broadsheet needs: Java, disk, clock, time zones, settings, profiles, templates, database,"
                    + " index, sources, the mail server with its login, the mailbox, SPF, DKIM and DMARC as published, and the page.",
            "Each line is fine, or says what to do. Nothing is sent and nothing is changed."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  broadsheet doctor --data /var/lib/broadsheet --config /etc/broadsheet",
            "  broadsheet doctor --json",
            "",
            "Exit codes: 0 nothing needs you; 1 something does."
        })
public final class DoctorCommand implements Callable<Integer> {

    /**
     * What one look found.
     *
     * @param state {@code fine}, {@code note}, or {@code act}
     * @param says what was found, and what to do where something is to be done
     */
    public record Finding(String area, String state, String says) {

        public static Finding fine(String area, String says) {
            return new Finding(area, "fine", says);
        }

        /** Worth knowing. */
        public static Finding note(String area, String says) {
            return new Finding(area, "note", says);
        }

        /** A person must do something. */
        public static Finding act(String area, String says) {
            return new Finding(area, "act", says);
        }
    }

    private final Function<Common, List<Finding>> examination;

    public DoctorCommand(Function<Common, List<Finding>> examination) {
        this.examination = examination;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        List<Finding> findings = examination.apply(common);
        boolean fine = findings.stream().noneMatch(one -> one.state().equals("act"));
        common.answer(
                System.out,
                Map.of(
                        "fine",
                        fine,
                        "findings",
                        findings.stream()
                                .map(one -> Map.of("area", one.area(), "state", one.state(), "says", one.says()))
                                .toList()),
                findings.stream()
                        .map(one -> "%-4s  %-10s %s".formatted(mark(one.state()), one.area(), one.says()))
                        .collect(Collectors.joining("\n")));
        return fine ? ExitCode.DONE : ExitCode.NOT_DONE;
    }

    private static String mark(String state) {
        return switch (state) {
            case "fine" -> "ok";
            case "note" -> "-";
            default -> "!";
        };
    }
}
