package org.broadsheet.app;

import java.util.List;
import org.broadsheet.rendering.TemplateProblem;

/** Templates need an edit; every edit is listed. */
final class TemplateMistakes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateMistakes(List<TemplateProblem> problems) {
        super(String.join("\n", problems.stream().map(TemplateProblem::toString).toList()));
    }
}
