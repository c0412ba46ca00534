package org.broadsheet.mail;

import jakarta.mail.MessagingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets without Nagle's delay: with it each message of more than 8 kB waits for a delayed acknowledgement, so a
 * connection sends 22 messages a second instead of hundreds. One for all connections of a transport, because the library knows a factory
 * by its session, which takes milliseconds to make.
 */
final class QuickSockets extends SocketFactory {

    /** Of the connection that this thread is just opening: only then does the library ask for sockets. */
    private static final ThreadLocal<Line> OPENING = new ThreadLocal<>();

    /**
     * What the sockets of one connection have in common. Remembers the last one, so that its owner can set a timeout for each step and
     * end it from outside; and can hold back what is flushed, so that commands share a packet.
     */
    static final class Line {

        private volatile Socket last = new Socket();
        private volatile Socket outermost = last;
        private volatile boolean holding;

        Socket last() {
            return last;
        }

        /**
         * Where the library writes to, too.
         *
         * @param isProtected whether what the library writes is
         * @throws IOException if what is written here would not be: nothing goes out beside the protection
         */
        OutputStream out(boolean isProtected) throws IOException {
            if (isProtected != outermost instanceof SSLSocket) {
                throw new IOException("the connection was protected by a socket that is not ours");
            }
            return outermost.getOutputStream();
        }

        /** What is written from now on waits, whoever flushes it. */
        void hold() {
            holding = true;
        }

        /** What waits goes out with the next thing that is flushed. */
        void release() {
            holding = false;
        }
    }

    /** Opens a connection, with sockets of our making. */
    @FunctionalInterface
    interface Opening {
        void run() throws MessagingException;
    }

    /** Has a connection opened whose sockets are that line's. */
    static void open(Line line, Opening connection) throws MessagingException {
        OPENING.set(line);
        try {
            connection.run();
        } finally {
            OPENING.remove();
        }
    }

    private static Line line() {
        return Objects.requireNonNull(OPENING.get(), "a socket that belongs to no connection");
    }

    @Override
    public Socket createSocket() throws IOException {
        return noted(new HoldingSocket(line()));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        Socket socket = createSocket();
        if (local != null) {
            socket.bind(new java.net.InetSocketAddress(local, localPort));
        }
        socket.connect(new java.net.InetSocketAddress(host, port));
        return socket;
    }

    /**
     * Protects sockets by {@code tls}, and remembers and hurries them: where TLS begins with the first byte, the library asks
     * only this one. Sockets that are not of our making hold nothing back.
     */
    static SSLSocketFactory protectedBy(SSLSocketFactory tls) {
        return new Protected(tls);
    }

    private static Socket noted(Socket made) throws IOException {
        made.setTcpNoDelay(true);
        line().last = made;
        line().outermost = made;
        return made;
    }

    private static final class Protected extends SSLSocketFactory {

        private final SSLSocketFactory tls;

        Protected(SSLSocketFactory tls) {
            this.tls = tls;
        }

        @Override
        public Socket createSocket() throws IOException {
            return noted(tls.createSocket());
        }

        /** Over a socket that the library made by itself, or one of ours after STARTTLS. */
        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            Socket made = tls.createSocket(noted(socket), host, port, autoClose);
            line().outermost = made;
            return made;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return noted(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return noted(tls.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return noted(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, @Nullable InetAddress local, int localPort)
                throws IOException {
            return noted(tls.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }

    private static final class HoldingSocket extends Socket {

        private final Line line;
        private @Nullable OutputStream out;

        HoldingSocket(Line line) {
            this.line = line;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            if (out == null) {
                out = new BufferedOutputStream(super.getOutputStream(), 32 * 1024) {
                    @Override
                    public synchronized void flush() throws IOException {
                        if (!line.holding) {
                            super.flush();
                        }
                    }
                };
            }
            return out;
        }
    }
}
