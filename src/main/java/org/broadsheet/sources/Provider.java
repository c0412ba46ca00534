package org.broadsheet.sources;

import java.time.Duration;

/**
 * Whoever runs the servers behind one or several sources, and wants all our questions counted together.
 *
 * @param name under which its pace is kept; never changes
 * @param gap the least time from the end of one answer to the next question, over all its services and all our processes
 */
public record Provider(String name, Duration gap) {

    /**
     * arXiv: one request every three seconds over a single connection, for its API, OAI-PMH and RSS together.
     *
     * <p>Source: <a href="https://info.arxiv.org/help/api/tou.html">arXiv API Terms of Use</a>.
     */
    public static final Provider ARXIV = new Provider("arxiv", Duration.ofSeconds(3));

    /** As readers know it. */
    String shown() {
        return equals(ARXIV) ? "arXiv" : name;
    }

    /** One without a rule of its own: a question a second. */
    public static Provider usual(String name) {
        return new Provider(name, Duration.ofSeconds(1));
    }
}
