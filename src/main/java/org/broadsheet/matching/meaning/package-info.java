/**
 * What papers and texts mean to a sentence model: vectors, read once, kept small, compared by cosine.
 *
 * <pre>{@code
 * try (Embedder model = settings.open().orElseThrow()) {
 *     List<float[]> vectors = model.embed(texts); // one a text, in order
 * }
 * }</pre>
 *
 * <p>A model that fails leaves words alone to match, and says so in {@code status}. ONNX Runtime lives here and nowhere else.
 */
package org.broadsheet.matching.meaning;
