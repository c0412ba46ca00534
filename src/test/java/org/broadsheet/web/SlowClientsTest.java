package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients who send a request a byte at a time, or half of it and then nothing. */
class SlowClientsTest {

    private static final int CLIENTS = 400;

    @Test
    void slowClientsKeepNobodyFromThePagesAndAreHungUpOn() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dsun.net.httpserver.maxReqTime=3",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowSite.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Socket> slow = new ArrayList<>();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = address(out);
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(halfARequest(address, i % 2 == 0));
            }

            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                assertThat(isHungUpOn(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            child.destroy();
        }
    }

    private static URI address(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith("http")) {
            line = out.readLine();
        }
        assertThat(line).as("the address of the site").isNotNull();
        return URI.create(line);
    }

    /** @param headers whether to stop within the headers, or else within the body */
    private static Socket halfARequest(URI address, boolean headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write((headers
                                ? "GET / HTTP/1.1\r\nHost: loc"
                                : "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nact=")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isHungUpOn(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
