package org.broadsheet.rendering;

import java.util.List;

/** Templates need an edit; every edit is listed. */
public final class TemplateMistakes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TemplateMistakes(List<TemplateProblem> problems) {
        super(String.join("\n", problems.stream().map(TemplateProblem::toString).toList()));
    }
}
