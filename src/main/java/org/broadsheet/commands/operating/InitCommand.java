package org.broadsheet.commands.operating;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.profiles.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet init}: a new instance, and settings to edit. */
@Command(
        name = "init",
        description = {
            "Make a new instance: a commented broadsheet.yaml with this machine's time zone and what you say here, a folder for"
                    + " profiles, what editors check both by (*.schema.json), and the data folder with its tables and keys.",
            "It asks nothing and overwrites nothing; run it again when half of it was there."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  broadsheet init",
            "  broadsheet init --data /var/lib/broadsheet --config /etc/broadsheet --from papers@example.org --owner you@example.org",
            "",
            "Then: broadsheet doctor"
        })
public final class InitCommand implements Callable<Integer> {

    private final Opening<Opened> making;
    private final Supplier<ZoneId> zone;

    /**
     * @param making opens the instance of a folder, and makes it where there is none
     * @param zone of this machine
     */
    public InitCommand(Opening<Opened> making, Supplier<ZoneId> zone) {
        this.making = making;
        this.zone = zone;
    }

    @Mixin
    private Common common;

    @Option(names = "--from", paramLabel = "ADDRESS", description = "Whom the mail is from, like papers@example.org.")
    private String from;

    @Option(
            names = "--owner",
            paramLabel = "ADDRESS",
            description = "Who runs it: gets a letter when a person is needed, and is named to readers and to arXiv.")
    private String owner;

    @Option(names = "--public-url", paramLabel = "URL", description = "Where readers will reach the web page.")
    private String publicUrl;

    @Override
    public Integer call() throws IOException {
        for (String address : Arrays.asList(from, owner)) {
            if (address != null && EmailAddress.parse(address).isEmpty()) {
                throw new IllegalStateException(
                        "\"%s\" is not an e-mail address. Expected a form like ada@example.org.".formatted(address));
            }
        }
        List<String> made = new ArrayList<>();
        List<String> there = new ArrayList<>();
        folder(common.config, made, there);
        folder(common.config.resolve("profiles"), made, there);
        Path file = common.config.resolve("broadsheet.yaml");
        file(file, settings(), made, there);
        for (String schema : List.of("broadsheet.schema.json", "profile.schema.json")) {
            file(common.config.resolve(schema), shipped("/schema/" + schema), made, there);
        }
        (Files.isDirectory(common.data) ? there : made).add(common.data.toString());
        making.open(common, InstantSource.system()).close();
        common.answer(System.out, Map.of("made", made, "there", there), """
                Made: %s.
                There already, and left alone: %s.
                Next: edit %s (from, mail, sources), put profiles into %s or let people subscribe, then
                  broadsheet doctor
                  broadsheet serve""".formatted(
                        made.isEmpty() ? "nothing" : String.join(", ", made),
                        there.isEmpty() ? "nothing" : String.join(", ", there),
                        file,
                        common.config.resolve("profiles")));
        return ExitCode.DONE;
    }

    private static void folder(Path folder, List<String> made, List<String> there) throws IOException {
        (Files.isDirectory(folder) ? there : made).add(folder.toString());
        Files.createDirectories(folder);
    }

    private static void file(Path file, String text, List<String> made, List<String> there) throws IOException {
        if (Files.exists(file)) {
            there.add(file.toString());
        } else {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            made.add(file.toString());
        }
    }

    /** The shipped settings, every one with its default and its comment, and what is known filled in. */
    private String settings() throws IOException {
        String yaml = shipped("/shipped/config/broadsheet.yaml")
                .replace("../src/main/resources/schema/broadsheet.schema.json", "broadsheet.schema.json");
        yaml = with(yaml, "  timezone", zone.get().getId());
        yaml = from == null ? yaml : with(yaml, "from", from);
        yaml = owner == null ? yaml : with(yaml, "owner", owner);
        return publicUrl == null ? yaml : with(yaml, "public-url", publicUrl);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream shipped = InitCommand.class.getResourceAsStream(name)) {
            if (shipped == null) {
                throw new IllegalStateException("The program lacks its own %s. Install it anew.".formatted(name));
            }
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String with(String yaml, String setting, String value) {
        Matcher line = Pattern.compile("(?m)^" + setting + ": *\\S+").matcher(yaml);
        return line.replaceFirst(Matcher.quoteReplacement(setting + ": \"" + value.replace("\"", "") + "\""));
    }
}
