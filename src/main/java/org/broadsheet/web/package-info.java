/**
 * Pages and clicks: one handler a page, or a few that belong together. A handler reads the link or the form, asks a desk, and
 * chooses a template by the sealed answer; it holds no rule of its own. A GET changes nothing, whoever follows the link.
 *
 * <pre>{@code
 * final class OwlPage implements Page {
 *     public Response get(Incoming request) {
 *         return press.page(200, "page-owl.html", new Owl(press.frame(press.say(OWLS), Optional.empty()), request.query().line("q")));
 *     }
 * }
 * }</pre>
 *
 * <p>To add one: the handler, a line in {@code PagesByAddress}, a template, its sentences in {@code templates/en} and each other
 * language, its samples in {@code PageSamples} (the tests
 * render them with hostile text), and its path in {@code BrowserStoryTest}, which looks at it on a phone and a desk. If strangers
 * make much work with it, {@code Site.isHeavy} says so. Text from a form is clean already ({@link org.broadsheet.web.http.Incoming});
 * what is wrong with it is said at its field ({@link org.broadsheet.web.forms}). Links are written as if
 * pages stood at the root; {@code Signposts} leads them on in the visitor's language and as the reader they are. How the server protects all this: {@link org.broadsheet.web.http}.
 */
package org.broadsheet.web;
