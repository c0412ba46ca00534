package org.broadsheet.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.SendOutcome.Scope;

/**
 * A server's reply, and what it means. Sources: RFC 5321, section 4.2; RFC 3463 for the enhanced code.
 *
 * @param code three digits; -1 where the connection ended instead
 * @param text all lines in one, addresses in it hidden
 */
record Reply(int code, String text) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d)\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("(?<![^\\s<>@:;,\"()])[^\\s<>@:;,\"()]++@([A-Za-z0-9.-]+)");
    private static final int LONGEST = 500;

    /** Of more than this nobody sees anything, and looking for addresses in it takes the longer the more there is. */
    private static final int MOST_READ = 4_000;

    /** Replies about us often come with a general code, and are known by their words alone. */
    private static final Pattern ABOUT_US = Pattern.compile(
            "black.?list|block.?list|blocked|\\bspam|reputation|\\bspf\\b|\\bdmarc\\b|\\bdkim\\b|\\brbl\\b|dnsbl|rate.?limit|too many|relay|authenticat|not authori[sz]ed|polic(y|ies)\\b",
            Pattern.CASE_INSENSITIVE);

    /** As {@code SMTPTransport} keeps it: lines with their codes, separated by line feeds. */
    static Reply of(int code, String lines) {
        String said = lines == null ? "" : lines.substring(0, Math.min(lines.length(), MOST_READ));
        String text = said.strip().replaceAll("(?<![ \\t])[ \\t]*+\\R\\s*", " / ");
        String hidden = ADDRESS.matcher(text).replaceAll("***@$1").replaceAll("\\p{Cntrl}", " ");
        return new Reply(code, hidden.length() > LONGEST ? hidden.substring(0, LONGEST) + "…" : hidden);
    }

    boolean isPositive() {
        return code >= 200 && code < 400;
    }

    /** What a refusal in a phase means; a connection that ended is not a reply and has its own outcome. */
    SendOutcome refusal(Phase phase) {
        if (code == 421) {
            return new SendOutcome.Unreachable(phase == Phase.MAIL ? Scope.ROUTE : Scope.DOMAIN, text);
        }
        if (code / 100 != 5) {
            return new SendOutcome.Deferred(text);
        }
        String enhanced = enhanced();
        // RFC 5321, section 4.5.3.1.10: too many recipients or a full mailbox is temporary whatever its first digit
        // says.
        if ((code == 552 && !enhanced.equals("5.3.4")) || enhanced.equals("5.2.2")) {
            return new SendOutcome.Deferred(text);
        }
        if (isAboutUs(enhanced)) {
            return new SendOutcome.SenderRefused(reach(phase), text + whatToDo());
        }
        return switch (phase) {
            case MAIL ->
                isAboutTheMessage(enhanced)
                        ? new SendOutcome.MessageRefused(text)
                        : new SendOutcome.SenderRefused(Scope.ROUTE, text);
            case RCPT ->
                isAboutTheMessage(enhanced) ? new SendOutcome.MessageRefused(text) : new SendOutcome.Refused(text);
            case DATA, BODY, DOT ->
                enhanced.startsWith("5.1.") || enhanced.equals("5.2.1")
                        ? new SendOutcome.Refused(text)
                        : new SendOutcome.MessageRefused(text);
        };
    }

    private boolean isAboutUs(String enhanced) {
        if (enhanced.isEmpty()) {
            return wantsLogin() || ABOUT_US.matcher(text).find();
        }
        // 5.7.x is policy; 5.1.7 and 5.1.8 are the sender's address.
        return enhanced.startsWith("5.7.")
                || enhanced.equals("5.1.7")
                || enhanced.equals("5.1.8")
                || (!enhanced.startsWith("5.1.")
                        && !enhanced.startsWith("5.2.")
                        && ABOUT_US.matcher(text).find());
    }

    private boolean isAboutTheMessage(String enhanced) {
        return enhanced.isEmpty()
                ? (code >= 500 && code <= 504) || code == 555
                : enhanced.startsWith("5.3.") || enhanced.startsWith("5.5.") || enhanced.startsWith("5.6.");
    }

    private String whatToDo() {
        if (wantsLogin()) {
            return " (it wants a login: set mail.smtp.user and mail.smtp.password-file)";
        }
        return isAboutRelaying()
                ? " (it takes mail for its own domains only, unless it knows us: set mail.smtp.user, or have it allow this machine's address)"
                : "";
    }

    private boolean wantsLogin() {
        return code == 530 || code == 535;
    }

    private boolean isAboutRelaying() {
        return text.toLowerCase(Locale.ROOT).contains("relay");
    }

    /** Our own server refusing to relay stops everything; a recipient's server stops only its domain. */
    private Scope reach(Phase phase) {
        return phase == Phase.MAIL || isAboutRelaying() || wantsLogin() ? Scope.ROUTE : Scope.DOMAIN;
    }

    /** The enhanced status code, such as {@code 5.1.1}; empty where there is none. */
    private String enhanced() {
        Matcher found = ENHANCED.matcher(text);
        return found.find() ? "%s.%s.%s".formatted(found.group(1), found.group(2), found.group(3)) : "";
    }
}
