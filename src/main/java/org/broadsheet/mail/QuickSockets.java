package org.broadsheet.mail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets without Nagle's delay: with it each message of more than 8 kB waits for a delayed acknowledgement, so a
 * connection sends 22 messages a second instead of hundreds. Remembers the last one, so that its owner can set a timeout
 * for each step and end it from outside; and can hold back what is flushed, so that commands share a packet.
 */
final class QuickSockets extends SocketFactory {

    private volatile Socket last = new Socket();
    private volatile boolean holding;

    Socket last() {
        return last;
    }

    @Override
    public Socket createSocket() throws IOException {
        return noted(new HoldingSocket());
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
    SSLSocketFactory protectedBy(SSLSocketFactory tls) {
        return new Protected(tls);
    }

    private Socket noted(Socket made) throws IOException {
        made.setTcpNoDelay(true);
        last = made;
        return made;
    }

    /** What is written from now on waits, whoever flushes it. */
    void hold() {
        holding = true;
    }

    /** What waits goes out with the next thing that is flushed. */
    void release() {
        holding = false;
    }

    private final class Protected extends SSLSocketFactory {

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
            return tls.createSocket(noted(socket), host, port, autoClose);
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

    private final class HoldingSocket extends Socket {

        private @Nullable OutputStream out;

        @Override
        public OutputStream getOutputStream() throws IOException {
            if (out == null) {
                out = new BufferedOutputStream(super.getOutputStream(), 32 * 1024) {
                    @Override
                    public synchronized void flush() throws IOException {
                        if (!holding) {
                            super.flush();
                        }
                    }
                };
            }
            return out;
        }
    }
}
