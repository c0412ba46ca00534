package org.broadsheet.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.NeedsEdits;
import org.broadsheet.config.Problem;
import org.broadsheet.config.ProfileFolder;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers.FileReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet profiles}: what the profile files say; whether there is what they name only {@code check} asks the archive. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = {
            "Look at the readers in config/profiles, one file a reader.",
            "Nothing is sent or changed; a running daemon takes a saved file over by itself."
        },
        footer = {
            "",
            "Exit codes: 0 all fine; 1 there is no such profile; 2 files need edits, each listed with its line.",
            "",
            "Examples:",
            "  broadsheet profiles check",
            "  broadsheet profiles list --config /etc/broadsheet",
            "  broadsheet profiles show ada"
        })
public final class ProfilesCommand {

    /** The files as they are now, and the edits that broadsheet.yaml needs. */
    private record Look(ProfileFolder profiles, List<Problem> problems) {}

    private final Function<Common, Optional<FoundPapers.Parts>> archive;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InstantSource time = InstantSource.system();

    /** @param archive opens the instance that the folders name; empty if there is none */
    public ProfilesCommand(Function<Common, Optional<FoundPapers.Parts>> archive) {
        this.archive = archive;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "List every edit that broadsheet.yaml and the profiles need, as FILE:LINE: what, and what to write instead.",
                "Exits with 2 if there is one. Then, where there is an archive, remarks on papers, categories and authors that"
                        + " profiles name and no paper has had so far: they may be misspelt, or come yet."
            },
            footer = {"", "Example: broadsheet profiles check && systemctl reload-or-restart broadsheet"})
    int check(@Mixin Common common) {
        Look look = look(common);
        int fine = look.profiles().readers().size();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("fine", fine);
        answer.put(
                "problems",
                look.problems().stream().map(ProfilesCommand::fields).toList());
        List<Problem> remarks = look.profiles().remarks();
        if (!remarks.isEmpty()) {
            answer.put("remarks", remarks.stream().map(ProfilesCommand::fields).toList());
        }
        List<String> unfound = look.problems().isEmpty() ? unfound(common, look) : List.of();
        if (!unfound.isEmpty()) {
            answer.put("unfound", unfound);
        }
        String summary = "%s; %s"
                .formatted(
                        count(look.problems().size(), "edit is needed", "edits are needed"),
                        fine == 0 && look.profiles().unread().isEmpty()
                                ? "there are no profiles"
                                : count(fine, "profile is fine", "profiles are fine"));
        common.answer(
                out,
                answer,
                Stream.of(
                                look.problems().stream().map(Problem::toString),
                                remarks.stream().map(remark -> remark.file() + ": " + remark.what()),
                                unfound.stream(),
                                Stream.of(summary))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n")));
        sayWhereProfilesBelong(common, look);
        return look.problems().isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_EDIT;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the readers of the profiles: when their next digest comes, and what they care about.",
            footer = {"", "Example: broadsheet profiles list --json"})
    int list(@Mixin Common common) {
        Look look = look(common);
        List<ProfileView> views = look.profiles().readers().stream()
                .map(reader -> new ProfileView(reader, time.instant()))
                .toList();
        common.answer(
                out,
                Map.of("profiles", views.stream().map(ProfileView::summary).toList()),
                views.isEmpty()
                        ? "There are no profiles."
                        : views.stream().map(ProfileView::line).collect(Collectors.joining("\n")));
        sayWhereProfilesBelong(common, look);
        complain(look.problems());
        return look.problems().isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_EDIT;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Show one profile with everything that its file leaves to the defaults, and when its next digest comes.",
            footer = {"", "Example: broadsheet profiles show ada"})
    int show(
            @Mixin Common common,
            @Parameters(paramLabel = "NAME", description = "The file's name: ada, for config/profiles/ada.yaml.")
                    String name) {
        Look look = look(common);
        String wanted = name.replaceFirst("\\.ya?ml$", "");
        Optional<FileReader> found = look.profiles().readers().stream()
                .filter(reader -> reader.file().equals(wanted))
                .findFirst();
        if (found.isPresent()) {
            ProfileView view = new ProfileView(found.get(), time.instant());
            common.answer(out, view.whole(), view.text());
            return ExitCode.DONE;
        }
        if (look.profiles().unread().contains(wanted)) {
            complain(look.problems().stream()
                    .filter(problem -> problem.file()
                            .getFileName()
                            .toString()
                            .replaceFirst("\\.ya?ml$", "")
                            .equals(wanted))
                    .toList());
            return ExitCode.NEEDS_EDIT;
        }
        throw new IllegalArgumentException("There is no profile \"%s\" in %s. There are: %s."
                .formatted(
                        wanted,
                        AppConfig.profiles(common.config),
                        Stream.concat(
                                        look.profiles().readers().stream().map(FileReader::file),
                                        look.profiles().unread().stream())
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Print the JSON Schema that lets editors complete and check profiles.",
            footer = {
                "",
                "Example: broadsheet profiles schema > profile.schema.json, and in the profile's first line:",
                "  # yaml-language-server: $schema=profile.schema.json"
            })
    int schema(@Option(names = "--settings", description = "The schema of broadsheet.yaml instead.") boolean settings)
            throws IOException {
        String file = "/schema/" + (settings ? "broadsheet" : "profile") + ".schema.json";
        try (InputStream in = ProfilesCommand.class.getResourceAsStream(file)) {
            out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }

    private static Look look(Common common) {
        List<Problem> problems = new ArrayList<>();
        ReaderDefaults defaults = ReaderDefaults.USUAL;
        try {
            defaults = common.settings().readers();
        } catch (NeedsEdits edits) {
            if (edits.problems().isEmpty()) {
                throw edits;
            }
            problems.addAll(edits.problems());
        }
        ProfileFolder profiles = ProfileFolder.read(AppConfig.profiles(common.config), defaults);
        problems.addAll(profiles.problems());
        return new Look(profiles, problems);
    }

    private List<String> unfound(Common common, Look look) {
        Optional<FoundPapers.Parts> there = archive.apply(common);
        if (there.isEmpty()) {
            return List.of();
        }
        try (FoundPapers.Parts instance = there.get()) {
            return new Unfound(instance).of(look.profiles().readers());
        }
    }

    private void sayWhereProfilesBelong(Common common, Look look) {
        Path folder = AppConfig.profiles(common.config);
        if (!look.profiles().listed() && look.profiles().problems().isEmpty()) {
            err.println(
                    "There is no folder %s. Make it, with a file NAME.yaml for each reader, or name another with --config."
                            .formatted(folder));
        }
    }

    private void complain(List<Problem> problems) {
        problems.forEach(err::println);
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", problem.file().toString());
        fields.put("line", problem.line());
        fields.put("what", problem.what());
        return fields;
    }

    private static String count(int count, String one, String more) {
        return count == 0 ? "no " + more : count + " " + (count == 1 ? one : more);
    }
}
