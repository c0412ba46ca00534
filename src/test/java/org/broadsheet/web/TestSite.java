package org.broadsheet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.Database;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.TestDatabase;

/** A whole site on a free port, over a database of its own; its finder finds by number and by words of the title. */
final class TestSite implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    final Database database = TestDatabase.migrated();
    final Library library = new JdbcLibrary(database);
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;

    TestSite(WebSettings settings) {
        server = WebServer.start(
                settings,
                Site.of(new Site.Parts(
                        library,
                        finder(),
                        Templates.from(Optional.empty()),
                        "Broadsheet",
                        settings.base(),
                        () -> NOON)),
                () -> NOON);
    }

    static TestSite open() {
        return new TestSite(WebSettings.local(0));
    }

    void shelve(Paper... papers) {
        new JdbcPaperShelf(database)
                .put(new PaperShelf.Batch("test", List.of(papers), List.of(), Optional.empty()), NOON);
    }

    URI at(String path) {
        return server.address().resolve(path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    HttpResponse<String> post(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Finder finder() {
        return new Finder() {
            @Override
            public List<ShelvedPaper> search(String query, int limit) {
                return library.since(0, 1_000).stream()
                        .filter(paper -> paper.paper().title().contains(query))
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<ShelvedPaper> similar(long paper, int limit) {
                return library.since(0, 1_000).stream()
                        .filter(other -> other.number() != paper)
                        .limit(limit)
                        .toList();
            }
        };
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
