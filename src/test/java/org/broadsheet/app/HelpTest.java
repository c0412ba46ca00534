package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help of every command would let a stranger run it. */
class HelpTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s).*\\n(?:Examples?:\\n|Example: )(.*)");

    @TestFactory
    List<DynamicTest> everyHelpSaysWhatItDoesAndEveryOptionAndShowsHowToCallIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (CommandLine command : all(Typed.line(), new ArrayList<>())) {
            tests.add(DynamicTest.dynamicTest(command.getCommandSpec().qualifiedName(), () -> check(command)));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> aCommandThatIsNamedIsFoundThoughOnlyItIsBuilt() {
        return Typed.line().getSubcommands().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(Typed.line(name).getSubcommands()).containsKey(name)))
                .toList();
    }

    @Test
    void withoutTheNameOfACommandThereAreAll() {
        assertThat(Typed.line("--help").getSubcommands())
                .containsOnlyKeys(Typed.line().getSubcommands().keySet())
                .hasSizeGreaterThan(20);
        assertThat(Typed.line("help", "serve").getSubcommands()).containsKey("serve");
        assertThat(Typed.line("serv").getSubcommands()).containsKey("serve");
    }

    private static void check(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("\r", "");
        var example = EXAMPLE.matcher(help);

        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        for (ArgSpec argument : command.getCommandSpec().args()) {
            assertThat(String.join("", argument.description()))
                    .as(argument.paramLabel())
                    .isNotBlank();
        }
        assertThat(example.matches()).as("has an example: %s", help).isTrue();
        assertThat(example.group(1)).contains(command.getCommandSpec().qualifiedName());
    }

    /** All of them, those below others too; {@code help} is picocli's. */
    private static List<CommandLine> all(CommandLine command, List<CommandLine> found) {
        found.add(command);
        command.getSubcommands().values().stream()
                .filter(below -> !below.getCommandName().equals("help"))
                .forEach(below -> all(below, found));
        return found;
    }
}
