package org.broadsheet.rendering;

/**
 * A mistake in a template, as an edit instruction.
 *
 * @param file as the operator finds it: {@code templates/digest.html}
 * @param line from 1; 0 where the whole file is meant
 */
public record TemplateProblem(String file, int line, String what) {

    @Override
    public String toString() {
        return line == 0 ? "%s: %s".formatted(file, what) : "%s:%d: %s".formatted(file, line, what);
    }
}
