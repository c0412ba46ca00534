package org.broadsheet.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.operating.DnsCommand;
import org.broadsheet.commands.operating.SendCommand;
import org.broadsheet.config.AppConfig;
import org.broadsheet.delivery.BounceDesk;
import org.broadsheet.delivery.KeptMail;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.Press;
import org.broadsheet.delivery.Transport;
import org.broadsheet.links.KeyFile;
import org.broadsheet.mail.DkimSeal;
import org.broadsheet.mail.EmlFolder;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MimePress;
import org.broadsheet.mail.ReportReader;
import org.broadsheet.mail.ReturnPath;
import org.broadsheet.mail.SmtpTransport;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.JdbcBounces;
import org.broadsheet.store.database.Database;

/** The gates for mail, as the settings say. */
public final class MailWiring {

    private final AppConfig config;
    private final Path data;
    private final InstantSource time;

    public MailWiring(AppConfig config, Path data, InstantSource time) {
        this.config = config;
        this.data = data;
        this.time = time;
    }

    /** What sending one letter takes: no database, so that it works where nothing else does. */
    static SendCommand.Parts open(Common common, InstantSource time) {
        MailWiring mail = new MailWiring(common.settings(), common.data, time);
        return new SendCommand.Parts() {
            @Override
            public Transport transport() {
                return mail.config.mail() instanceof MailRoute.Smtp smtp
                        ? new SmtpTransport(smtp.hurried())
                        : mail.transport();
            }

            @Override
            public Press press() {
                return mail.press(any -> Optional.empty());
            }

            @Override
            public EmailAddress from() {
                return mail.config.sender().from();
            }

            @Override
            public void close() {}
        };
    }

    /** How mail goes out, as far as DNS records tell. */
    static DnsCommand.Sending published(Common common) {
        AppConfig config = common.settings();
        return new DnsCommand.Sending(
                config.sender().from().domain(),
                config.sender().bounces().domain(),
                config.mail() instanceof MailRoute.Smtp smtp ? Optional.of(smtp.host()) : Optional.empty(),
                config.dkim()
                        .map(DkimSeal::read)
                        .map(seal -> Map.of(seal.recordName(), seal.record()))
                        .orElse(Map.of()));
    }

    /** A new way out, to be closed by whoever asked. */
    public Transport transport() {
        return switch (config.mail()) {
            case MailRoute.Folder folder -> new EmlFolder(data.resolve(folder.path()), folder.alsoHtml());
            case MailRoute.Smtp smtp -> new SmtpTransport(smtp);
        };
    }

    /** Where the way out leaves messages with us; empty if it hands them over. */
    Optional<KeptMail> kept() {
        return switch (config.mail()) {
            case MailRoute.Folder folder -> Optional.of(new EmlFolder(data.resolve(folder.path()), folder.alsoHtml()));
            case MailRoute.Smtp smtp -> Optional.empty();
        };
    }

    /** @param replyTo where answers to a message go; empty for the sender itself */
    public MimePress press(Function<Message, Optional<EmailAddress>> replyTo) {
        return new MimePress(
                config.sender(), returnPath(), replyTo, config.dkim().map(DkimSeal::read));
    }

    ReturnPath returnPath() {
        List<byte[]> keys = new KeyFile(data.resolve("keys"), time)
                .keys().stream().map(key -> key.secret().derive("return path")).toList();
        return new ReturnPath(config.sender().bounces(), keys);
    }

    public BounceDesk bounceDesk(Database database) {
        return new BounceDesk(new ReportReader(returnPath()), new JdbcBounces(database), time);
    }
}
