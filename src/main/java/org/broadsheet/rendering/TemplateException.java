package org.broadsheet.rendering;

import org.jspecify.annotations.Nullable;

/** A template that could not be rendered. The check at start finds these before anything is sent. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TemplateProblem problem;

    TemplateException(TemplateProblem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public TemplateProblem problem() {
        return problem;
    }
}
