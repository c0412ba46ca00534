package org.broadsheet.commands.operating;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.links.KeyFile;
import org.broadsheet.links.LinkKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet keys}: what signs the links in mail. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "The keys that sign the links in mail: keys in the data folder, which only its owner can read.",
        footer = {"", "Example: broadsheet keys rotate"})
public final class KeysCommand {

    private final InstantSource time = InstantSource.system();

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Which keys there are, without the keys.",
            footer = {"", "Example: broadsheet keys list --json"})
    int list(@Mixin Common common) {
        tell(common, file(common).keys(), "");
        return ExitCode.DONE;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Make a new key. The old ones sign nothing more, and verify until the last link of theirs has expired.",
                "A running daemon goes on with the keys it began with: restart it."
            },
            footer = {"", "Example: broadsheet keys rotate"})
    int rotate(
            @Mixin Common common,
            @Option(
                            names = "--end-old",
                            description =
                                    "Somebody else has the old keys: end them now, and with them every link in mail sent so far.")
                    boolean endOld) {
        KeyFile file = file(common);
        file.rotate(endOld ? Duration.ZERO : KeyFile.RETIRES_AFTER);
        tell(common, file.keys(), "\nA running daemon goes on with the keys it began with: restart it.");
        return ExitCode.DONE;
    }

    private KeyFile file(Common common) {
        return new KeyFile(common.data.resolve("keys"), time);
    }

    private static void tell(Common common, List<LinkKey> keys, String what) {
        common.answer(
                System.out,
                Map.of("keys", keys.stream().map(KeysCommand::fields).toList()),
                keys.stream().map(KeysCommand::line).collect(Collectors.joining("\n")) + what);
    }

    private static String line(LinkKey key) {
        return "%s  %s"
                .formatted(
                        key.id(),
                        key.verifiesUntil()
                                .map(until -> "verifies until " + until)
                                .orElse("signs"));
    }

    private static Map<String, String> fields(LinkKey key) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", key.id());
        fields.put("verifiesUntil", key.verifiesUntil().map(Instant::toString).orElse(""));
        return fields;
    }
}
