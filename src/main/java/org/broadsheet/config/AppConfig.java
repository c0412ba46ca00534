package org.broadsheet.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.mail.DkimKey;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MailboxSettings;
import org.broadsheet.mail.Sender;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.summaries.SummarySettings;
import org.broadsheet.subscription.Limits;
import org.broadsheet.web.http.WebSettings;

/**
 * What {@code broadsheet.yaml} says, as the records of the rooms it is for. No class below {@code app} asks for a setting by
 * name. Relative paths of what the program writes or watches (mail folder, inbox) are relative to the data folder.
 *
 * @param publicUrl where readers reach the page, without a slash at its end; empty if they cannot
 * @param dkim signs each message; empty leaves that to the mail server
 * @param database a JDBC address; empty for the embedded database in the data folder
 * @param databaseSync whether each commit of the embedded database waits for the disk, and so survives a power cut
 * @param readers what holds for a reader who did not say otherwise
 * @param monitorPort loopback port of /health and /metrics; 0 for neither
 * @param summaries whoever writes a sentence about each paper; empty for nobody
 */
public record AppConfig(
        Sender sender,
        Optional<URI> publicUrl,
        Optional<String> database,
        boolean databaseSync,
        IntakeSettings sources,
        MailRoute mail,
        MailboxSettings mailbox,
        Optional<DkimKey> dkim,
        DeliverySettings delivery,
        ReaderDefaults readers,
        DigestSettings digest,
        Limits subscription,
        WebSettings web,
        int monitorPort,
        EmbedderSettings embedder,
        Optional<SummarySettings> summaries) {

    public static final String FILE = "broadsheet.yaml";

    /** The folder of profiles within a configuration folder. */
    public static Path profiles(Path folder) {
        return folder.resolve("profiles");
    }

    /**
     * Reads {@code broadsheet.yaml} of the folder; where it is missing, every setting has its default.
     *
     * @param environment where secrets may be instead of in a file: {@code BROADSHEET_SMTP_PASSWORD},
     *     {@code BROADSHEET_DATABASE_PASSWORD}, {@code BROADSHEET_EMBEDDER_KEY} and others
     * @throws NeedsEdits if anything in the file does not fit; it lists all of it
     */
    public static AppConfig read(Path folder, Map<String, String> environment) {
        return new AppConfigReader(ConfigFile.read(folder.resolve(FILE)), new Secrets(folder, environment)).read();
    }

    /** The same, with mail going another way. */
    public AppConfig withMail(MailRoute route) {
        return new AppConfig(
                sender,
                publicUrl,
                database,
                databaseSync,
                sources,
                route,
                mailbox,
                dkim,
                delivery,
                readers,
                digest,
                subscription,
                web,
                monitorPort,
                embedder,
                summaries);
    }
}
