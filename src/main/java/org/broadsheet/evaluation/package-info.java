/**
 * How good matching is: the protocol, the measures and the baselines, on a trial of readers, likes and days.
 *
 * <pre>{@code
 * broadsheet evaluate --history h.jsonl.gz --window w.jsonl.gz --readers r.jsonl.gz
 * }</pre>
 *
 * <p>The protocol is in benchmarks-method.md. A baseline is a ranker beside {@code OurRanker}; nothing of the product uses this room.
 */
package org.broadsheet.evaluation;
