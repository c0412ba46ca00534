/**
 * The server: what is the same for every page. It reads a request within its limits, gives it its place, hands it to the
 * {@link org.broadsheet.web.http.Pages}, and sends what comes back with the headers that protect its reader.
 *
 * <pre>{@code
 * try (WebServer web = WebServer.start(settings, pages, time)) { … web.address() … }
 * }</pre>
 *
 * <p>A request meets, in this order: {@link org.broadsheet.web.http.Buckets} (how often a client may ask),
 * {@link org.broadsheet.web.http.BodyRoom} (how much memory its form may take, before the first byte is read),
 * {@link org.broadsheet.web.http.HeavyWork} (a thread, for what costs much), {@link org.broadsheet.web.http.FormReader},
 * {@link org.broadsheet.web.http.Guard} (was the form ours?). Nothing here knows a page.
 */
package org.broadsheet.web.http;
