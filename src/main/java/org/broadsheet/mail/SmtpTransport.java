package org.broadsheet.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.Transport;

/**
 * Hands messages to a mail server over connections that are kept, each for a limited number of messages and time. The
 * number of connections bounds how many callers send at once; the others wait.
 */
public final class SmtpTransport implements Transport {

    /** A server that has stopped reading is noticed so much later than it might be: an alarm set for each block cost a hundredth of sending. */
    private static final int LOOKS_A_BLOCK = 10;

    private final MailRoute.Smtp route;
    private final SSLSocketFactory trusted;
    private final Optional<Tokens> tokens;
    private final Session session;
    private final Semaphore places;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("smtp-watchdog").factory());
    private final Deque<Conversation> idle = new ArrayDeque<>();
    private final Set<Conversation> open = new HashSet<>();
    private boolean closed;

    /** @throws IllegalArgumentException if {@link MailRoute.Smtp#trusted()} names no file with certificates */
    public SmtpTransport(MailRoute.Smtp route) {
        this.route = route;
        this.trusted = route.trusted()
                .map(pem -> Trust.only("mail.smtp.trusted", pem))
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        this.tokens = route.login()
                .filter(MailRoute.Login.OAuth.class::isInstance)
                .map(login -> new Tokens(((MailRoute.Login.OAuth) login).token()));
        this.session = Session.getInstance(properties());
        this.places = new Semaphore(route.connections());
        long look = Math.max(1, route.timeouts().block().toMillis() / LOOKS_A_BLOCK);
        var unused = watchdog.scheduleWithFixedDelay(this::abortTheLate, look, look, TimeUnit.MILLISECONDS);
    }

    private void abortTheLate() {
        List<Conversation> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        all.forEach(Conversation::abortIfLate);
    }

    @Override
    public SendOutcome send(Parcel parcel) {
        places.acquireUninterruptibly();
        try {
            Optional<Conversation> kept = takeIdle();
            if (kept.isPresent()) {
                Conversation.Exchange exchange = exchange(kept.get(), parcel);
                if (!exchange.connectionWasStale()) {
                    return exchange.outcome();
                }
                // It ended between two messages, as servers do after a while: that says nothing about this one.
            }
            return switch (connect()) {
                case Connected(Conversation fresh) -> exchange(fresh, parcel).outcome();
                case NotConnected(SendOutcome why) -> why;
            };
        } finally {
            places.release();
        }
    }

    /** Connects and logs in, and sends nothing: what stands in the way, with what to do; empty if nothing does. */
    public Optional<String> obstacle() {
        return switch (connect()) {
            case Connected(Conversation fresh) -> {
                end(fresh);
                yield Optional.empty();
            }
            case NotConnected(SendOutcome why) -> Optional.of(why.reason());
        };
    }

    private Conversation.Exchange exchange(Conversation conversation, Parcel parcel) {
        Conversation.Exchange exchange = conversation.deliver(parcel);
        if (conversation.isUsable(route.mostMessages(), route.longestUse())) {
            putBack(conversation);
        } else {
            end(conversation);
        }
        return exchange;
    }

    private sealed interface Opening {}

    private record Connected(Conversation conversation) implements Opening {}

    private record NotConnected(SendOutcome why) implements Opening {}

    private Opening connect() {
        try {
            return new Connected(open());
        } catch (AuthenticationFailedException refused) {
            if (tokens.isEmpty()) {
                return new NotConnected(ConnectFailure.explain(route, refused));
            }
            return connectWithFreshToken();
        } catch (MessagingException failure) {
            return new NotConnected(ConnectFailure.explain(route, failure));
        } catch (IOException noToken) {
            return new NotConnected(noToken(noToken));
        }
    }

    /** A token lives for about an hour, so the first refusal only means that it is old. */
    private Opening connectWithFreshToken() {
        try {
            return new Connected(open());
        } catch (MessagingException failure) {
            return new NotConnected(ConnectFailure.explain(route, failure));
        } catch (IOException noToken) {
            return new NotConnected(noToken(noToken));
        }
    }

    private static SendOutcome noToken(IOException failure) {
        return new SendOutcome.SenderRefused(
                SendOutcome.Scope.ROUTE, "no access token for XOAUTH2: " + failure.getMessage());
    }

    private Conversation open() throws MessagingException, IOException {
        Conversation conversation = new Conversation(session, route.timeouts());
        register(conversation);
        try {
            if (route.login().isEmpty()) {
                conversation.open(route.host(), route.port(), null, null);
            } else {
                logIn(conversation, route.login().get());
            }
            return conversation;
        } catch (MessagingException | IOException failure) {
            end(conversation);
            throw failure;
        }
    }

    private void logIn(Conversation conversation, MailRoute.Login login) throws MessagingException, IOException {
        switch (login) {
            case MailRoute.Login.Password(String user, String password) ->
                conversation.open(route.host(), route.port(), user, password);
            case MailRoute.Login.OAuth(String user, MailRoute.TokenSource source) -> {
                String token = tokens.orElseThrow().current();
                try {
                    conversation.open(route.host(), route.port(), user, token);
                } catch (AuthenticationFailedException refused) {
                    tokens.orElseThrow().refused(token);
                    throw refused;
                }
            }
        }
    }

    private Properties properties() {
        Properties settings = new Properties();
        settings.put("mail.smtp.socketFactory", new QuickSockets());
        settings.setProperty("mail.smtp.socketFactory.fallback", "false");
        settings.setProperty(
                "mail.smtp.connectiontimeout", millis(route.timeouts().connect()));
        settings.setProperty("mail.smtp.timeout", millis(route.timeouts().greeting()));
        settings.setProperty("mail.smtp.quitwait", "false");
        route.helo().ifPresent(name -> settings.setProperty("mail.smtp.localhost", name));
        switch (route.tls()) {
            case NONE -> settings.setProperty("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> settings.setProperty("mail.smtp.ssl.enable", "true");
        }
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.socketFactory", QuickSockets.protectedBy(trusted));
        route.login().ifPresent(login -> {
            settings.setProperty("mail.smtp.auth", "true");
            settings.setProperty(
                    "mail.smtp.auth.mechanisms",
                    switch (login) {
                        case MailRoute.Login.Password ignored -> "PLAIN LOGIN";
                        case MailRoute.Login.OAuth ignored -> "XOAUTH2";
                    });
        });
        return settings;
    }

    private static String millis(java.time.Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private Optional<Conversation> takeIdle() {
        while (true) {
            Conversation next;
            synchronized (this) {
                next = idle.pollLast();
            }
            if (next == null || next.isUsable(route.mostMessages(), route.longestUse())) {
                return Optional.ofNullable(next);
            }
            end(next);
        }
    }

    private synchronized void register(Conversation conversation) {
        open.add(conversation);
        if (closed) {
            conversation.abort();
        }
    }

    private void putBack(Conversation conversation) {
        synchronized (this) {
            if (!closed) {
                idle.addLast(conversation);
                return;
            }
        }
        end(conversation);
    }

    private void end(Conversation conversation) {
        synchronized (this) {
            open.remove(conversation);
        }
        try {
            conversation.close();
        } catch (MessagingException alreadyGone) {
            conversation.abort();
        }
    }

    @Override
    public void close() {
        List<Conversation> resting;
        List<Conversation> busy;
        synchronized (this) {
            closed = true;
            resting = new ArrayList<>(idle);
            idle.clear();
            open.removeAll(resting);
            busy = new ArrayList<>(open);
        }
        resting.forEach(this::end);
        busy.forEach(Conversation::abort);
        watchdog.shutdown();
    }
}
