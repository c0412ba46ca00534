package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.commands.Common;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Every command on the operator's page is run as it stands there, on an instance of its own; those that cannot are named, with the reason.
 * What the other pages say to type, the program takes.
 */
class OperatingWalkTest {

    private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "src/site/markdown");
    private static final Path PAGE = PAGES.resolve("operating.md");

    /** What the beginning of a line is not run for. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("mvn ", "builds the product, which these tests do already"),
            Map.entry("sudo useradd", "changes the machine; the package does the same, which was installed by hand"),
            Map.entry("sudo mkdir", "changes the machine"),
            Map.entry("sudo install", "changes the machine"),
            Map.entry("sudo cp", "changes the machine"),
            Map.entry("sudo ln", "changes the machine"),
            Map.entry("sudo mv", "changes the machine"),
            Map.entry("sudo systemctl", "needs a running systemd"),
            Map.entry("sudo postconf", "changes the machine's Postfix; MailStoryTest runs one"),
            Map.entry("sudo -u postgres", "changes the machine's PostgreSQL"),
            Map.entry("sudo -u broadsheet tee", "changes the machine"),
            Map.entry("sudo -u broadsheet postalias", "changes the machine's Postfix"),
            Map.entry("echo 'bounces:", "changes the machine's Postfix"),
            Map.entry("broadsheet()", "names a shell function"),
            Map.entry("broadsheet ingest arxiv-metadata", "needs arXiv's snapshot; ArxivSnapshotTest reads such files"),
            Map.entry("broadsheet move", "MoveStoryTest runs it against a PostgreSQL"));

    /** Named in a sentence without what they need. */
    private static final List<String> ONLY_NAMED = List.of(
            "broadsheet backup", "broadsheet readers add", "broadsheet replay", "broadsheet init --data … --config …");

    /** What ends with another code than 0 on an instance that has not done anything yet, and rightly. */
    private static final Map<String, Integer> RIGHTLY_NOT_0 = Map.of(
            "broadsheet doctor", 1,
            "broadsheet outbox retry example.org", 1);

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```");
    private static final Pattern INLINE = Pattern.compile("`(broadsheet [^`]+)`");

    /** A call in a code block or between back quotes; {@code -u broadsheet} is the user. */
    private static final Pattern CALL =
            Pattern.compile("(?<![\\w./-])(?<!-u )(?<!-o )(?<!--owner )broadsheet ([a-z][^`\\n|<>;&#\"]*)");

    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]+`");

    private static final Pattern PIPE = Pattern.compile("bounces: \"\\|[^\"]+\"");

    @TempDir
    private Path folder;

    @Test
    void everyCommandOnThePageWorksAsItStandsThere() throws Exception {
        anInstance();
        Map<String, Ran> ran = new LinkedHashMap<>();
        List<String> untold = new ArrayList<>();
        for (String command : commands()) {
            if (ONLY_NAMED.contains(command)) {
                String[] words = command.replaceFirst("^broadsheet ", "")
                        .replaceFirst(" --.*", "")
                        .split(" ");
                List<String> help = new ArrayList<>(List.of(words));
                help.add("--help");
                assertThat(Ran.of(help.toArray(String[]::new)).code())
                        .as(command)
                        .isZero();
            } else if (NOT_RUN.keySet().stream().anyMatch(command::startsWith)) {
                continue;
            } else if (command.startsWith("broadsheet ")) {
                ran.put(command, run(command));
            } else {
                untold.add(command);
            }
        }

        assertThat(untold).as("neither run nor named as not run").isEmpty();
        assertThat(ran).hasSizeGreaterThan(15);
        ran.forEach((command, result) -> {
            assertThat(result.err())
                    .as(command)
                    .doesNotContain("Unknown", "Missing required", "Unmatched", "at org.broadsheet");
            assertThat(result.code())
                    .as("%s: %s%s", command, result.out(), result.err())
                    .isEqualTo(RIGHTLY_NOT_0.getOrDefault(command, 0));
        });
    }

    @Test
    void everyCommandOnTheOtherPagesIsOneThatTheProgramTakes() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(PAGES.resolve("../../../README.md")));
        try (Stream<Path> all = Files.list(PAGES)) {
            all.filter(page -> page.toString().endsWith(".md") && !page.equals(PAGE))
                    .forEach(pages::add);
        }
        int taken = 0;
        for (Path page : pages) {
            for (String call : calls(page)) {
                String[] words = call.split("\\s+", -1);
                CommandLine line = Typed.line(words);
                try {
                    line.parseArgs(words);
                } catch (CommandLine.MissingParameterException named) {
                    assertThat(named.getCommandLine())
                            .as("%s: broadsheet %s", page, call)
                            .isNotSameAs(line);
                } catch (CommandLine.ParameterException unknown) {
                    throw new AssertionError(
                            "%s: broadsheet %s: %s".formatted(page, call, unknown.getMessage()), unknown);
                }
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(5);
    }

    @Test
    void theHelpOfBounceSaysTheLineThatThePageSays() throws IOException {
        Matcher onPage = PIPE.matcher(Files.readString(PAGE));
        String help = Typed.line("bounce")
                .getSubcommands()
                .get("bounce")
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .replaceAll("\\s+", " ");
        Matcher inHelp = PIPE.matcher(help);

        assertThat(onPage.find()).isTrue();
        assertThat(inHelp.find()).isTrue();
        assertThat(inHelp.group()).isEqualTo(onPage.group());
    }

    private static List<String> calls(Path page) throws IOException {
        List<String> calls = new ArrayList<>();
        Matcher code = CODE.matcher(Files.readString(page));
        while (code.find()) {
            Matcher call = CALL.matcher(code.group());
            while (call.find()) {
                calls.add(call.group(1)
                        .replaceAll("\\$\\([^)]*\\)|[…'’\\[\\]]", "")
                        .replace("DATE", "2026-03-02")
                        .strip());
            }
        }
        return calls;
    }

    private void anInstance() throws Exception {
        Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(
                folder.resolve("config/broadsheet.yaml"),
                "from: papers@example.org\nsources: {arxiv: [], arxiv-lookups: \"\"}\nmatching: {embedder: none}\nmailbox: {route: maildir}\n");
        Files.writeString(
                folder.resolve("config/profiles/ada.yaml"),
                "email: ada@example.org\ninterests: [{name: Owls, about: owls at night}]\n");
        Common common = new Common();
        common.data = Files.createDirectories(folder.resolve("data"));
        common.config = folder.resolve("config");
        try (Instance made = InstanceFolder.make(common, InstantSource.system())) {
            made.followProfiles();
            made.outbox()
                    .add(
                            OperatorTest.message(made.time().instant()),
                            made.time().instant());
        }
    }

    /** Without comments, pipes and files for output; every line of a block of shell, and every command in a sentence. */
    private static List<String> commands() throws Exception {
        String page = Files.readString(PAGE);
        List<String> commands = new ArrayList<>();
        Matcher fence = FENCE.matcher(page);
        while (fence.find()) {
            for (String line : fence.group(1).split("\n")) {
                String plain = line.strip()
                        .replaceFirst("^sudo -u broadsheet broadsheet ", "broadsheet ")
                        .replaceFirst("\\s+#.*", "");
                if (!plain.isEmpty()) {
                    commands.add(plain.startsWith("broadsheet ") ? plain.replaceFirst(" [|>] .*", "") : plain);
                }
            }
        }
        Matcher inline = INLINE.matcher(FENCE.matcher(page).replaceAll(""));
        while (inline.find()) {
            commands.add(inline.group(1).replaceAll("\\s+", " "));
        }
        return commands;
    }

    private Ran run(String command) {
        boolean restore = command.startsWith("broadsheet restore");
        String here = command.replace("/var/backups", folder.toString())
                .replace("$(date +%F)", "2026-11-21")
                .replace("digest/s42/2026-03-02", "answer/waits")
                .replace("s42", "s1");
        boolean folders = here.contains(" --data ");
        String[] words = here.replace(
                        "/var/lib/broadsheet",
                        folder.resolve(restore ? "restored" : "data").toString())
                .replace("/etc/broadsheet", folder.resolve("config").toString())
                .replaceFirst("^broadsheet ", "")
                .split(" +");
        return folders ? Ran.of(words) : Ran.in(folder, words);
    }
}
