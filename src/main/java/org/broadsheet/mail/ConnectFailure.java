package org.broadsheet.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.SendOutcome.Scope;

/** Why no connection came about, in words that tell the operator what to change. */
final class ConnectFailure {

    private static final Pattern CODE = Pattern.compile("\\b([245]\\d\\d)[ -]");
    private static final Pattern GREETING = Pattern.compile("response: (-?\\d+)");

    private ConnectFailure() {}

    static SendOutcome explain(MailRoute.Smtp route, MessagingException failure) {
        String place = route.host() + ":" + route.port();
        if (failure instanceof AuthenticationFailedException) {
            String said = Reply.of(0, String.valueOf(failure.getMessage())).text();
            boolean temporary = said.startsWith("4");
            String words =
                    "%s did not take the login: %s. Check mail.smtp.user and mail.smtp.password-file (many providers want an app password or OAuth)."
                            .formatted(place, said.isEmpty() ? "no reason given" : said);
            return temporary
                    ? new SendOutcome.Unreachable(Scope.ROUTE, words)
                    : new SendOutcome.SenderRefused(Scope.ROUTE, words);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = network(place, route, cause);
            if (!words.isEmpty()) {
                return new SendOutcome.Unreachable(Scope.ROUTE, words);
            }
        }
        return greeting(place, failure);
    }

    /** Empty if the cause is not about reaching or trusting the server. */
    private static String network(String place, MailRoute.Smtp route, Throwable cause) {
        return switch (cause) {
            case UnknownHostException unknown ->
                "there is no host named %s. Check mail.smtp.host, and this machine's name server."
                        .formatted(route.host());
            case ConnectException refused ->
                "%s refused the connection (%s): nothing listens on that port, or a firewall is in between. Check mail.smtp.host and mail.smtp.port."
                        .formatted(place, refused.getMessage());
            case NoRouteToHostException away -> "there is no way to %s. Check the network.".formatted(place);
            case SocketTimeoutException silent ->
                "%s did not answer in time (%s). A firewall may swallow the port, or the port expects TLS from the first byte (mail.smtp.tls: implicit)."
                        .formatted(place, silent.getMessage());
            case CertificateExpiredException expired -> "the certificate of %s has expired.".formatted(place);
            case CertPathBuilderException untrusted ->
                "the certificate of %s is not signed by an authority that this machine trusts. If the server has its own, name its certificate in mail.smtp.trusted."
                        .formatted(place);
            case CertificateException wrong ->
                wrong.getCause() == null
                        ? "the certificate of %s is not for that name: %s. Set mail.smtp.host to a name in the certificate."
                                .formatted(place, wrong.getMessage())
                        : "";
            case SSLException tls
            when !(tls.getCause() instanceof CertificateException) ->
                "%s and we did not agree on TLS: %s. Port 465 usually wants mail.smtp.tls: implicit, 587 starttls."
                        .formatted(place, tls.getMessage());
            default -> "";
        };
    }

    private static SendOutcome greeting(String place, MessagingException failure) {
        String said = Reply.of(0, String.valueOf(failure.getMessage())).text();
        if (said.contains("STARTTLS is required")) {
            return new SendOutcome.Unreachable(
                    Scope.ROUTE,
                    "%s does not offer STARTTLS, which mail.smtp.tls: starttls requires. Set mail.smtp.tls to implicit or none, or use another port."
                            .formatted(place));
        }
        Matcher code = GREETING.matcher(said);
        Matcher any = CODE.matcher(said);
        boolean refused = code.find()
                ? code.group(1).startsWith("5")
                : any.find() && any.group(1).startsWith("5");
        String words = "%s did not let us in: %s".formatted(place, said);
        return refused
                ? new SendOutcome.SenderRefused(Scope.ROUTE, words)
                : new SendOutcome.Unreachable(Scope.ROUTE, words);
    }
}
