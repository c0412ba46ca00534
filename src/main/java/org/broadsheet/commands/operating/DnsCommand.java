package org.broadsheet.commands.operating;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet dns}: the records to publish so that the mail is believed. */
@Command(
        name = "dns",
        description = "Print the DNS records to publish so that mail servers believe our mail: SPF, DKIM, DMARC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet dns --config /etc/broadsheet"})
public final class DnsCommand implements Callable<Integer> {

    /**
     * How mail goes out, as far as the records tell.
     *
     * @param from the domain of the sender's address
     * @param bounces the domain to which reports come
     * @param host the relay; empty where mail goes into a folder
     * @param dkim name and content of the record of the key; empty where we do not sign
     */
    public record Sending(String from, String bounces, Optional<String> host, Map<String, String> dkim) {}

    private final Function<Common, Sending> settings;

    public DnsCommand(Function<Common, Sending> settings) {
        this.settings = settings;
    }

    /** A string in a TXT record holds at most 255 octets; longer texts are cut into several (RFC 1035). */
    private static final int STRING = 255;

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        Sending sending = settings.apply(common);
        String domain = sending.from();
        Map<String, String> records = new LinkedHashMap<>();
        records.put(domain, "v=spf1 mx" + relay(sending.host()) + " -all");
        String returns = sending.bounces();
        if (!returns.equals(domain)) {
            records.put(returns, "v=spf1 mx" + relay(sending.host()) + " -all");
        }
        records.putAll(sending.dkim());
        records.put("_dmarc." + domain, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain);
        StringBuilder text = new StringBuilder();
        records.forEach((name, content) -> text.append("%s. IN TXT %s%n".formatted(name, quoted(content))));
        text.append('\n').append(notes(!sending.dkim().isEmpty(), returns));
        common.answer(System.out, Map.of("records", records), text.toString().stripTrailing());
        return ExitCode.DONE;
    }

    private static String relay(Optional<String> host) {
        return host.map(DnsCommand::mechanism).orElse("");
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
                DMARC: p=none asks for reports only; read them, then say p=quarantine. The big providers want at least p=none for bulk mail.
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
