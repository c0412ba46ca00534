package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the operator's page says to type is what the commands' helps say, and what the program takes. */
class OperatingPageTest {

    private static final Path PAGES = Path.of("src/site/markdown");

    /** A call in a code block or between back quotes; {@code -u broadsheet} is the user. */
    private static final Pattern CALL =
            Pattern.compile("(?<![\\w./-])(?<!-u )(?<!-o )(?<!--owner )broadsheet ([a-z][^`\\n|<>;&#\"]*)");

    private static final Pattern FENCE = Pattern.compile("(?s)```.*?```|`[^`\\n]+`");

    private static final Pattern PIPE = Pattern.compile("bounces: \"\\|[^\"]+\"");

    private static List<String> calls(Path page) throws IOException {
        List<String> calls = new ArrayList<>();
        Matcher code = FENCE.matcher(Files.readString(page));
        while (code.find()) {
            Matcher call = CALL.matcher(code.group());
            while (call.find()) {
                calls.add(call.group(1)
                        .replaceAll("\\$\\([^)]*\\)|[…'’\\[\\]]", "")
                        .strip());
            }
        }
        return calls;
    }

    @Test
    void everyCommandOnThePagesIsOneThatTheProgramTakes() throws IOException {
        List<Path> pages;
        try (Stream<Path> all = Files.list(PAGES)) {
            pages = all.filter(page -> List.of("operating.md", "web.md", "delivery.md", "index.md")
                            .contains(page.getFileName().toString()))
                    .toList();
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
        assertThat(taken).isGreaterThan(25);
    }

    @Test
    void theHelpOfBounceSaysTheLineThatThePageSays() throws IOException {
        Matcher onPage = PIPE.matcher(Files.readString(PAGES.resolve("operating.md")));
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
}
