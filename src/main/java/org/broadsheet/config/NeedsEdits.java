package org.broadsheet.config;

import java.util.List;
import java.util.stream.Collectors;

/** The operator's files cannot be used as they are. The message is the whole list of edits, one a line. */
public final class NeedsEdits extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public NeedsEdits(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Where no file can be named: {@code sentence} says what to do. */
    public NeedsEdits(String sentence) {
        super(sentence);
        this.problems = List.of();
    }

    public List<Problem> problems() {
        return problems;
    }
}
