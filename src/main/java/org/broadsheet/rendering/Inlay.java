package org.broadsheet.rendering;

/** The value of a gap that is long: written where it stands instead of being copied there. Written as it is, like markup. */
@FunctionalInterface
public interface Inlay {

    void appendTo(StringBuilder out);
}
