/**
 * A template and a record become text. Thymeleaf lives here and nowhere else.
 *
 * <pre>{@code
 * String html = templates.render("digest.html", facts);
 * }</pre>
 *
 * <p>Every template is tried with samples before anything is sent ({@link org.broadsheet.rendering.Templates}); only
 * {@link org.broadsheet.rendering.Markup} may stand unescaped.
 */
package org.broadsheet.rendering;
