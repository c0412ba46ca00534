package org.broadsheet.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.config.AppConfig;
import org.broadsheet.mail.DkimSeal;
import org.broadsheet.mail.MailRoute;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet dns}: the records to publish so that the mail is believed. */
@Command(
        name = "dns",
        description = "Print the DNS records to publish so that mail servers believe our mail: SPF, DKIM, DMARC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet dns --config /etc/broadsheet"})
final class DnsCommand implements Callable<Integer> {

    /** A string in a TXT record holds at most 255 octets; longer texts are cut into several (RFC 1035). */
    private static final int STRING = 255;

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        AppConfig config = AppConfig.read(common.config, System.getenv());
        String domain = config.sender().from().domain();
        Optional<DkimSeal> seal = config.dkim().map(DkimSeal::read);
        Map<String, String> records = new LinkedHashMap<>();
        records.put(domain, "v=spf1 mx" + relay(config.mail()) + " -all");
        String returns = config.sender().bounces().domain();
        if (!returns.equals(domain)) {
            records.put(returns, "v=spf1 mx" + relay(config.mail()) + " -all");
        }
        seal.ifPresent(dkim -> records.put(dkim.recordName(), dkim.record()));
        records.put("_dmarc." + domain, "v=DMARC1; p=quarantine; rua=mailto:postmaster@" + domain);
        StringBuilder text = new StringBuilder();
        records.forEach((name, content) -> text.append("%s. IN TXT %s%n".formatted(name, quoted(content))));
        text.append('\n').append(notes(seal.isPresent(), returns));
        common.answer(System.out, Map.of("records", records), text.toString().stripTrailing());
        return ExitCode.DONE;
    }

    private static String relay(MailRoute route) {
        return switch (route) {
            case MailRoute.Folder ignored -> "";
            case MailRoute.Smtp smtp -> mechanism(smtp.host());
        };
    }

    /** A mail server on this machine is among "mx" or has another name outside; its loopback address is nobody's business. */
    private static String mechanism(String host) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("::1")) {
            return "";
        }
        if (host.contains(":")) {
            return " ip6:" + host;
        }
        return (host.matches("[0-9.]+") ? " ip4:" : " a:") + host;
    }

    private static String notes(boolean signs, String returns) {
        return """
                SPF: keep what is published already and add what is missing; a name has one SPF record. If a provider sends for you,
                it documents an "include:" to use instead of "a:".
                %s
                DMARC: begin with p=none and read the reports; the big providers want at least that for bulk mail.
                Delivery reports: %s needs an MX whose server takes b+TAG addresses (Postfix: recipient_delimiter = +).""".formatted(
                        signs
                                ? "DKIM: this instance signs; the record above is its public key."
                                : "DKIM: this instance does not sign (mail.dkim.key-file is empty): let your mail server do it, or make a key.",
                        returns);
    }

    private static String quoted(String content) {
        StringBuilder quoted = new StringBuilder();
        for (int begin = 0; begin < content.length(); begin += STRING) {
            quoted.append(begin == 0 ? "" : " ")
                    .append('"')
                    .append(content, begin, Math.min(content.length(), begin + STRING))
                    .append('"');
        }
        return quoted.toString();
    }
}
