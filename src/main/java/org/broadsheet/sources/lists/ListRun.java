package org.broadsheet.sources.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.SourceSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that reads the lists which readers keep elsewhere: each once a night, and a new one within a minute or two. */
public final class ListRun {

    private static final Logger LOG = LoggerFactory.getLogger(ListRun.class);

    /** Lists in one run, so that intake, which runs beside it, is not held up long. A guess. */
    private static final int MOST = 20;

    /** How often we look whether somebody named a new list. */
    private static final Duration GLANCE = Duration.ofMinutes(1);

    private final ListBook book;
    private final Map<PaperList.Kind, Keeper> keepers;
    private final Duration every;
    private final PoliteClient client;
    private final InstantSource time;
    private final BooleanSupplier mine;
    private Instant asked = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;
    private Instant wholly = Instant.EPOCH;

    /**
     * @param client the instance's only one
     * @param mine asked before each list: whether it is for this process to read it
     */
    public ListRun(
            ListBook book, SourceSetting.Values values, PoliteClient client, BooleanSupplier mine, InstantSource time) {
        this.book = book;
        this.keepers = ListsKind.keepers(values);
        this.every = values.span("lists.every");
        this.client = client;
        this.mine = mine;
        this.time = time;
    }

    /** Takes note of all lists that profiles name, without reading any. */
    public void notice() {
        book.notice(Instant.EPOCH);
    }

    /**
     * What one run did.
     *
     * @param changed of those that were read
     * @param failed could not be read; they are tried again the next night
     */
    public record Counts(int read, int changed, int failed) {}

    public synchronized Counts run() {
        Instant now = time.instant();
        if (now.isBefore(asked.plus(GLANCE))) {
            return new Counts(0, 0, 0);
        }
        asked = now;
        if (!mine.getAsBoolean()) {
            return new Counts(0, 0, 0);
        }
        boolean all = now.isAfter(looked.plus(every)) || now.isAfter(wholly.plus(every));
        // A change that is being stored just now may carry an earlier moment.
        book.notice(all ? Instant.EPOCH : looked.minus(GLANCE));
        looked = now;
        wholly = all ? now : wholly;
        int read = 0;
        int changed = 0;
        int failed = 0;
        for (PaperList list : book.due(now.minus(every), MOST)) {
            if (!mine.getAsBoolean()) {
                break;
            }
            try {
                Keeper keeper = keepers.get(list.kind());
                if (keeper == null) {
                    throw new Keeper.NoAnswer(
                            "Nobody is asked for lists of this kind here; see sources.lists in broadsheet.yaml.");
                }
                ListBook.Standing standing =
                        keeper.read(list, book.known(list), (address, headers) -> answer(keeper, address, headers));
                read++;
                changed += book.keep(list, standing, time.instant()) ? 1 : 0;
            } catch (Keeper.NoAnswer reason) {
                failed++;
                book.failed(list, String.valueOf(reason.getMessage()), time.instant());
                // The kind alone: a list's name tells who its reader is.
                LOG.atInfo()
                        .addKeyValue("kind", list.kind())
                        .addKeyValue("reason", reason.getMessage())
                        .log("list not read");
            }
        }
        if (read + failed > 0) {
            LOG.atInfo()
                    .addKeyValue("read", read)
                    .addKeyValue("changed", changed)
                    .addKeyValue("failed", failed)
                    .log("lists read");
        }
        return new Counts(read, changed, failed);
    }

    private String answer(Keeper keeper, URI address, Map<String, String> headers) throws Keeper.NoAnswer {
        return switch (client.get(keeper.provider(), address, Optional.empty(), headers)) {
            case FetchOutcome.Fetched(InputStream body, String cursor) -> text(body);
            case FetchOutcome.NothingNew() -> throw new Keeper.NoAnswer("The answer is empty.");
            case FetchOutcome.Unavailable(String reason) -> throw new Keeper.NoAnswer(reason);
            case FetchOutcome.Unreadable(String reason) -> throw new Keeper.NoAnswer(reason);
        };
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
