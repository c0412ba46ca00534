package org.broadsheet.rendering;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** Gives Thymeleaf the sentence for {@code #{name}}, in the language that a template is rendered in. */
final class Sayings extends AbstractMessageResolver {

    private final Languages languages;

    Sayings(Languages languages) {
        this.languages = languages;
    }

    @Override
    public String resolveMessage(ITemplateContext context, Class<?> origin, String name, Object[] values) {
        return languages.of(context.getLocale().getLanguage()).say(name, values == null ? new Object[0] : values);
    }

    /** Never asked: a sentence that is not there is a mistake. */
    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, Class<?> origin, String name, Object[] values) {
        throw new IllegalArgumentException("there is no sentence \"%s\".".formatted(name));
    }
}
