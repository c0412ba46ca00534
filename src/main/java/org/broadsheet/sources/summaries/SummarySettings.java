package org.broadsheet.sources.summaries;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A server that speaks OpenAI's {@code /v1/chat/completions}: Ollama, vLLM and others.
 *
 * @param address without {@code /v1/chat/completions}
 * @param model as the server calls it
 * @param key sent as a bearer token; empty for a server that asks for none
 * @param timeout for one sentence
 */
public record SummarySettings(URI address, String model, Optional<String> key, Duration timeout) {}
