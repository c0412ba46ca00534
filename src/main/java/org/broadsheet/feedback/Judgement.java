package org.broadsheet.feedback;

import java.time.Instant;
import java.util.Optional;
import org.broadsheet.profiles.ReaderId;

/**
 * A reader's verdict on a paper.
 *
 * @param paper its shelf number
 * @param interest the name of the interest under which the reader saw it, which is the one it teaches; empty if none
 * @param at when they said so
 */
public record Judgement(ReaderId reader, long paper, Verdict verdict, Optional<String> interest, Instant at) {}
