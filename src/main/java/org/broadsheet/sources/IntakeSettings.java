package org.broadsheet.sources;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where papers come from.
 *
 * @param values what the sources' own settings say
 * @param lookBackDays how many days back a new instance asks; 0 to 60
 * @param inbox the watched folder; relative to the data folder
 * @param withheld the names of sources that are set up and not asked, since the environment says that there is no network
 * @param contact a mail or web address for the providers' operators, sent with every request; empty sends none
 */
public record IntakeSettings(
        SourceSetting.Values values, int lookBackDays, Path inbox, List<String> withheld, String contact) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException if an interval is too short, or the contact cannot be a header */
    public IntakeSettings {
        withheld = List.copyOf(withheld);
        values.spans().forEach((name, every) -> {
            if (every.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "sources.%s = %s is too short; sources change once a day. Expected at least 1s."
                                .formatted(name, every));
            }
        });
        if (contact.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "The contact goes into a request header, so it is plain ASCII on one line.");
        }
    }

    /** Where papers that readers name are looked up by identifier: arXiv's API; empty never asks. */
    public Optional<URI> lookups() {
        return values.site("arxiv-lookups");
    }
}
