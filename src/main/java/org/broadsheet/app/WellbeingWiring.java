package org.broadsheet.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.Problem;
import org.broadsheet.config.ProfileFiles;
import org.broadsheet.daemon.Version;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.store.JdbcJobBook;
import org.broadsheet.store.JdbcLetterBook;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcSights;
import org.broadsheet.store.JdbcSourceBook;
import org.broadsheet.store.JdbcTroubleBook;
import org.broadsheet.store.JdbcTurnedAway;
import org.broadsheet.store.database.Database;
import org.broadsheet.wellbeing.ContentCheck;
import org.broadsheet.wellbeing.CrowdCheck;
import org.broadsheet.wellbeing.DayFigures;
import org.broadsheet.wellbeing.JobCheck;
import org.broadsheet.wellbeing.ListCheck;
import org.broadsheet.wellbeing.MachineCheck;
import org.broadsheet.wellbeing.MailCheck;
import org.broadsheet.wellbeing.Reputation;
import org.broadsheet.wellbeing.SourceCheck;
import org.broadsheet.wellbeing.Wellbeing;

/** What can be not well, and where each check looks. */
final class WellbeingWiring {

    private static final int DAYS_SHOWN = 30;

    private WellbeingWiring() {}

    /** Everything asked one after the other, on the machine's clock even where readers live in a simulated time. */
    static Wellbeing of(
            Database database, AppConfig config, ProfileFiles profiles, Meanings meanings, LongSupplier freeBytes) {
        JdbcJobBook jobs = new JdbcJobBook(database);
        JdbcSights sights = new JdbcSights(database);
        return new Wellbeing(
                List.of(
                        new JobCheck(jobs),
                        new SourceCheck(new JdbcSourceBook(database)),
                        new ListCheck(sights),
                        new MailCheck(
                                new JdbcOutboxBook(database), new JdbcRests(database), new JdbcLetterBook(database)),
                        new Reputation(sights),
                        new CrowdCheck(new JdbcTurnedAway(database, InstantSource.system()), sights::heldBack),
                        new MachineCheck(
                                freeBytes,
                                config.delivery().minFreeBytes(),
                                jobs,
                                Version.current().committed()),
                        new ContentCheck(
                                new ContentCheck.Sights(
                                        () -> profiles.problems().stream()
                                                .map(Problem::toString)
                                                .toList(),
                                        sights,
                                        meanings::trouble,
                                        database::schemaAhead),
                                jobs)),
                new JdbcTroubleBook(database),
                InstantSource.system());
    }

    /** What the operator's page draws. */
    static List<DayFigures> days(Database database) {
        return new JdbcSights(database).days(DAYS_SHOWN, InstantSource.system().instant());
    }

    /** The name of a daemon on this data among those on the same tables. */
    static String node(Path data) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            host = "localhost";
        }
        return host + ":" + data.toAbsolutePath().normalize();
    }
}
