package org.broadsheet.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.files.FileTrouble;

/** Secrets come from a file of their own or from the environment, so that a configuration can be shown to anybody. */
record Secrets(Path folder, Map<String, String> environment) {

    /** Whether the environment says that there is no network: {@code BROADSHEET_OFFLINE=true}. */
    boolean isOffline() {
        return Boolean.parseBoolean(environment.get("BROADSHEET_OFFLINE"));
    }

    /**
     * The first line of the file that {@code setting} names, relative to the configuration folder; else the variable.
     *
     * @return empty if there is neither, or there is a problem with the file
     */
    Optional<String> find(ConfigFile in, String setting, String variable) {
        Optional<Path> file = in.ifAny(setting, "a path", folder::resolve);
        if (file.isEmpty()) {
            return Optional.ofNullable(environment.get(variable)).filter(secret -> !secret.isBlank());
        }
        try {
            Optional<String> secret = Files.readString(file.get(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .filter(line -> !line.isBlank());
            if (secret.isEmpty()) {
                in.problem(
                        setting,
                        "%s: %s is empty. Expected the secret on its first line.".formatted(setting, file.get()));
            }
            return secret;
        } catch (IOException unreadable) {
            in.problem(
                    setting,
                    "%s: %s cannot be read (%s). Make it, readable for the user that runs Broadsheet and for nobody else."
                            .formatted(setting, file.get(), FileTrouble.why(unreadable)));
            return Optional.empty();
        }
    }
}
